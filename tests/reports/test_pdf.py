import hashlib
import re
from importlib.resources import files

import pytest

from linli.files.diagnosis import document_of
from linli.files.projection import local_polygons
from linli.reports.html import html_of
from linli.reports.pdf import pdf_of
from linli.reports.places import setting_of
from linli.reports.report import compose
from linli.reports.write import write_report
from tests.factories import small_estate
from tests.reports.factories import diagnosis, street

FONTS = files("linli.reports").joinpath("fonts")
SETTING = street(3)
DOCUMENT = document_of(diagnosis(SETTING.places))


def made(document, setting, lang):
    return pdf_of(compose(document, setting, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_is_set_in_both_languages(lang):
    assert made(DOCUMENT, SETTING, lang).startswith(b"%PDF-")


def test_equal_diagnoses_give_equal_bytes():
    assert made(DOCUMENT, SETTING, "zh") == made(DOCUMENT, SETTING, "zh")


def test_only_the_vendored_fonts_are_used():
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([\w-]+)", made(DOCUMENT, SETTING, "zh")))
    assert fonts
    assert fonts <= {b"NotoSansSC-Regular", b"LinliSansSC-Bold"}


def test_no_date_is_written():
    assert b"CreationDate" not in made(DOCUMENT, SETTING, "en")


def test_text_from_a_ledger_is_never_read_as_typst():
    nasty = '#panic("no") $ x^ * _ ] "'
    given = {**DOCUMENT, "estate": {**DOCUMENT["estate"], "name": nasty}}
    assert made(given, SETTING, "zh").startswith(b"%PDF-")


def test_the_fonts_are_the_listed_ones_with_their_licence():
    listed = dict(
        reversed(line.split()) for line in FONTS.joinpath("SHA256SUMS").read_text().splitlines()
    )
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in FONTS.iterdir()
        if file.name.endswith((".ttf", ".txt"))
    }
    assert found == listed
    assert "OFL.txt" in found


def test_the_report_of_an_estate_is_written_as_page_and_paper(tmp_path):
    estate = small_estate()
    setting = setting_of(estate, local_polygons(estate))
    document = document_of(diagnosis(setting.places))
    told = []
    page, paper = write_report(
        document, estate, tmp_path, "zh", lambda done, total: told.append((done, total))
    )
    report = compose(document, setting, "zh")
    assert page.read_text(encoding="utf-8") == html_of(report)
    assert paper.read_bytes() == pdf_of(report)
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert {file.name for file in tmp_path.iterdir()} == {"report.html", "report.pdf"}
