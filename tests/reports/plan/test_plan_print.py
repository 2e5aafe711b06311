import re
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from linli.reports.content import Figure
from linli.reports.html import html_of
from linli.reports.pdf import pdf_of
from linli.reports.plan.report import compose_plan
from linli.reports.plan.write import write_plan
from linli.reports.svg import WIDTH
from tests.factories import small_estate
from tests.reports.plan.documents import SETTING, document, sketch

LANGUAGES = ("zh", "en")
PLANS = {
    "asked": document,
    "unasked": lambda: document(asked=False),
    "sketch": sketch,
}
"""Made when a test wants them: the engine takes its time for two of them."""


@pytest.fixture(params=PLANS)
def plan(request):
    return PLANS[request.param]()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_print_are_set_from_the_same_blocks(plan, lang):
    report = compose_plan(plan, SETTING, lang)
    assert report.title in html_of(report)
    read = PdfReader(BytesIO(pdf_of(report)))
    assert len(read.pages) >= 4
    assert "".join(report.estate.split()) in "".join(read.pages[0].extract_text().split())


def test_only_the_vendored_fonts_are_used():
    made = pdf_of(compose_plan(sketch(), SETTING, "zh"))
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([\w-]+)", made))
    assert fonts
    assert fonts <= {b"NotoSansSC-Regular", b"LinliSansSC-Bold"}


def test_equal_plans_give_equal_bytes():
    assert pdf_of(compose_plan(sketch(), SETTING, "zh")) == pdf_of(
        compose_plan(sketch(), SETTING, "zh")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_id_is_unique_and_every_pattern_defined(lang):
    page = html_of(compose_plan(sketch(), SETTING, lang))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_begins_inside_its_figure(plan, lang):
    for block in compose_plan(plan, SETTING, lang).blocks:
        if isinstance(block, Figure):
            places = [float(x) for x in re.findall(r'<text x="([-\d.]+)"', block.drawing)]
            assert all(0 <= x <= WIDTH for x in places)


def test_names_from_a_ledger_are_text_never_markup():
    nasty = sketch()
    nasty["estate"]["name"] = "<b onclick=x>\"'&"
    nasty["measures"][0]["zh"] = "<script>alert(1)</script>"
    page = html_of(compose_plan(nasty, SETTING, "zh"))
    assert "<script" not in page
    assert "<b " not in page


def test_an_amount_is_not_broken_from_its_unit():
    page = html_of(compose_plan(sketch(), SETTING, "zh"))
    prose = re.sub(r"<svg.*?</svg>|<title>.*?</title>", "", page)
    assert not re.findall(r"\d (?:万元|元)", prose)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_is_written_as_page_paper_and_workbook(tmp_path, lang):
    steps = []
    files = write_plan(
        document(), small_estate(), tmp_path, lang, lambda done, of: steps.append((done, of))
    )
    assert [file.name for file in files] == ["plan.html", "plan.pdf", "plan.xlsx"]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert sorted(file.name for file in tmp_path.iterdir()) == [file.name for file in files]
    assert openpyxl.load_workbook(files[2]).sheetnames
