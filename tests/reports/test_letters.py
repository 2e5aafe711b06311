"""The letter to a household: one sheet, large type, the door and nothing else about its people."""

import re
from dataclasses import replace
from datetime import date

import pytest
import typst

from linli.reports import letters
from linli.reports.letters import Letter, letters_pdf, square

LETTER = Letter(
    estate="清和里",
    door="1号楼 2单元 1-2-301",
    code="ABCD-EFGH-JKMN",
    link="https://linli.example/join/ABCDEFGHJKMN/",
    site="linli.example/join",
    until=date(2031, 10, 28),
    phone="0512-6512 3456",
    place="清和里 3 号楼底层居委会（周一至周六 9:00 至 17:00）",
)


def sheets(pdf):
    return len(re.findall(rb"/Type ?/Page\b", pdf))


@pytest.mark.parametrize(("script", "sides"), [("zh", 1), ("en", 1), ("both", 2)])
def test_a_household_gets_one_sheet_whatever_its_names_are_like(script, sides):
    long = replace(LETTER, estate="长长长" * 6, door="一百二十三号楼 12单元 123-12-3001")
    assert sheets(letters_pdf([LETTER, long], script)) == 2 * sides


def test_equal_letters_give_equal_bytes():
    assert letters_pdf([LETTER], "zh") == letters_pdf([LETTER], "zh")


def test_a_name_from_a_ledger_is_never_read_as_typst():
    assert letters_pdf([replace(LETTER, estate='#panic("no") $ ] "')], "zh").startswith(b"%PDF-")


def test_a_letter_without_phone_and_place_still_says_where_to_go():
    words = letters._words(replace(LETTER, phone="", place=""), "zh")
    assert words["phone"] == ""
    assert words["come"].startswith("请到居委会")


def test_type_is_at_least_sixteen_points():
    template = letters.files("linli.reports").joinpath("templates", "letters.typ")
    sizes = re.findall(r"size: (\d+)pt", template.read_text(encoding="utf-8"))
    assert sizes
    assert min(map(int, sizes)) >= 16


def test_the_square_holds_the_link():
    """Every dark module of the code is drawn, none besides, and the quiet zone is kept."""
    drawn = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", square(LETTER.link)):
        drawn |= {(int(x) + step, int(y)) for step in range(int(length))}
    code = letters.qrcode.QRCode(
        error_correction=letters.ERROR_CORRECT_M, border=letters.QUIET_ZONE
    )
    code.add_data(LETTER.link)
    wanted = {
        (x, y) for y, row in enumerate(code.get_matrix()) for x, dark in enumerate(row) if dark
    }
    assert drawn == wanted
    assert min(x for x, _ in drawn) == letters.QUIET_ZONE


def test_what_does_not_become_a_pdf_is_a_fault(monkeypatch):
    monkeypatch.setattr(typst.Compiler, "compile", lambda *_, **__: None, raising=False)
    with pytest.raises(TypeError, match="no PDF"):
        letters_pdf([LETTER], "zh")
