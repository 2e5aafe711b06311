import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from linli.files.diagnosis import document_of
from linli.reports.content import Report, Table
from linli.reports.html import blocks_html, html_of
from linli.reports.places import Place, Setting
from linli.reports.report import compose
from tests.reports.factories import diagnosis, street

SETTING = street(6)
DOCUMENT = document_of(diagnosis(SETTING.places))
VOID = {"meta", "br"}


class Tags(HTMLParser):
    """Collects tags and attributes, and holds start and end tags against each other."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def tags_of(page):
    parser = Tags()
    parser.feed(page)
    assert parser.open == []
    return parser.seen


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_runs_no_script_and_fetches_nothing(lang):
    page = html_of(compose(DOCUMENT, SETTING, lang))
    seen = tags_of(page)
    assert not {tag for tag, _ in seen} & {"script", "link", "iframe", "img", "object", "base"}
    attributes = {name for _, attrs in seen for name in attrs}
    assert not {name for name in attributes if name.startswith("on")} | attributes & {"src", "href"}
    assert set(re.findall(r"\w+://[^\s\"]+", page)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in page
    assert set(re.findall(r"url\(([^)])", page)) == {"#"}


def test_names_from_the_ledger_are_text_never_markup():
    nasty = "<b onclick=x>\"'&"
    places = tuple(
        Place(each.building, nasty, each.households, each.outline) for each in SETTING.places
    )
    given = replace(diagnosis(places), name=nasty)
    page = html_of(compose(document_of(given), Setting(places, {}, {}), "zh"))
    assert "<b" not in page.replace("<body", "")
    assert "&lt;b onclick=x&gt;" in page
    tags_of(page)


def test_the_page_says_its_language():
    assert '<html lang="zh-Hans">' in html_of(compose(DOCUMENT, SETTING, "zh"))
    assert '<html lang="en">' in html_of(compose(DOCUMENT, SETTING, "en"))


def test_a_table_that_may_scroll_on_a_phone_can_be_reached_by_keyboard():
    page = html_of(compose(DOCUMENT, SETTING, "zh"))
    for table in page.split('<div class="table"')[1:]:
        columns = table.split("</thead>")[0].count("<th ")
        assert table.startswith(' tabindex="0"') == (columns >= 4)


def test_a_table_says_once_where_its_numbers_begin():
    blocks = (Table("", ("a", "b"), (("x", "1"),)), Table("", ("a", "b"), (("x", "y"),), numbers=2))
    counted, told = blocks_html(Report("", "", "en", blocks)).split("</table>")[:2]
    assert '<table class="numbers-1">' in counted
    assert "class" not in told.split("<table")[1]


def test_ids_are_unique_on_the_page():
    ids = [
        attrs["id"]
        for _, attrs in tags_of(html_of(compose(DOCUMENT, SETTING, "zh")))
        if "id" in attrs
    ]
    assert len(ids) == len(set(ids))


def test_every_pattern_that_is_used_is_defined():
    page = html_of(compose(DOCUMENT, SETTING, "zh"))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_equal_diagnoses_give_equal_pages():
    again = document_of(diagnosis(SETTING.places))
    assert html_of(compose(again, SETTING, "en")) == html_of(compose(DOCUMENT, SETTING, "en"))


def test_the_unit_of_the_model_is_never_broken_over_two_lines():
    page = html_of(compose(DOCUMENT, SETTING, "zh"))
    prose = re.sub(r"<svg.*?</svg>|<title>.*?</title>", "", page)
    assert "人·日" not in prose
    assert "人\N{WORD JOINER}·\N{WORD JOINER}日" in prose


def test_a_quarter_of_three_thousand_buildings_stays_below_three_megabytes():
    setting = street(3076, columns=60)
    page = html_of(compose(document_of(diagnosis(setting.places)), setting, "zh"))
    assert len(page.encode()) < 3_000_000
