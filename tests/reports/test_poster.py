"""Posters for the wall: one sheet where it fits, large type, how to object, how to check."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from linli.reports import poster
from linli.reports.poster import Counted, Poster, poster_pdf

POSTER = Poster(
    estate="清和里",
    scope="3 号楼 2 单元",
    number=12,
    question="3 号楼 2 单元加装电梯吗？",
    text="在 2 单元北侧加装一部电梯，平层入户。\n总价约 62 万元，图纸在居委会看。",
    since=date(2031, 5, 1),
    last=date(2031, 5, 15),
    hangs_at="大门口公告栏",
    office="居委会",
    decides="居委会",
    link="https://linli.example/matters/12/",
    site="linli.example/matters/12",
    objections=True,
    place="3 号楼底层居委会（周一至周六 9:00 至 17:00）",
    phone="0512-6512 3456",
    root="48:8f3a-11c2-90de-77b1",
)
ROWS = [("参加表决，占全体业主", "699.00 m² 中的 524.25 m²", "12 人中的 9 人", "不少于 2/3")]


def sheets(made, lang="zh"):
    return PdfReader(BytesIO(poster_pdf(made, lang))).pages


def text_of(made, lang="zh"):
    """Without blanks, as lines break anywhere in Chinese."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in sheets(made, lang)))


def test_it_says_what_until_when_how_to_object_and_how_to_check():
    told = text_of(POSTER)
    for words in (
        "公示",
        "3号楼2单元加装电梯吗？",
        "图纸在居委会看。",
        "挂到2031年5月15日（含当天）",
        "有不同意见，2031年5月15日前（含当天）都可以提",
        "不用手机也一样",
        "0512-65123456",
        "由谁定：居委会",
        "linli.example/matters/12",
        "48:8f3a-11c2-90de-77b1",
        "linliverify",
    ):
        assert words in told, words


def test_a_result_says_whether_it_passed_with_its_shares():
    made = replace(POSTER, tells_result=True, objections=False, result=Counted(True, ROWS))
    told = text_of(made)
    assert "结果公布" in told
    assert "通过" in told
    assert "699.00m²中的524.25m²" in told
    assert "都可以提" not in told
    assert "没有通过" in text_of(replace(made, result=Counted(False, ROWS)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_people_usually_write_fits_on_one_sheet(lang):
    assert len(sheets(replace(POSTER, text=POSTER.text * 4), lang)) == 1
    counted = replace(POSTER, tells_result=True, result=Counted(True, ROWS * 3), objections=False)
    assert len(sheets(counted, lang)) == 1


def test_a_long_text_runs_over_with_numbered_sheets_and_nothing_lost():
    made = replace(POSTER, text="楼道里的灯坏了三盏，请大家看一看。\n" * 230 + "完")
    pages = sheets(made)
    assert len(pages) > 1
    assert text_of(made).count("楼道里的灯坏了三盏") == 230
    assert f"第1页，共{len(pages)}页" in text_of(made)


def test_what_nobody_has_said_is_left_out():
    told = text_of(replace(POSTER, place="", phone="", root=""))
    assert "到居委会说一声" in told
    assert "电话" not in told
    assert "总指纹" not in told


def test_equal_posters_give_equal_bytes():
    assert poster_pdf(POSTER, "zh") == poster_pdf(POSTER, "zh")


def test_what_people_wrote_is_never_read_as_typst():
    made = replace(POSTER, question='#panic("no") $ ] "', text='#panic("no")\n$x$ *y* \\')
    assert '#panic("no")' in text_of(made)


def test_type_is_at_least_sixteen_points():
    template = poster.files("linli.reports").joinpath("templates", "poster.typ")
    sizes = re.findall(r"(\d+)pt[,)} ]", template.read_text(encoding="utf-8"))
    assert min(size for size in map(int, sizes) if size > 6) >= 16
