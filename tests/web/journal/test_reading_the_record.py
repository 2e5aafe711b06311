"""Anybody may read the record, take it away and learn how to check it."""

import json

import pytest
from django.urls import reverse

from linli.engine.journal.verify import verify
from linli.web.journal.actions import root
from linli.web.journal.views import SHOWN
from tests.web.conftest import NOON
from tests.web.journal.factories import ACT, exported, wrote

pytestmark = pytest.mark.django_db
LANGUAGE = {"headers": {"accept-language": "en"}}


@pytest.fixture
def page(visitor):
    """A page of the book, as a visitor sees it in English."""

    def get(name="journal", *args, book="lane", **query):
        return visitor.get(reverse(name, args=[book, *args]), query, **LANGUAGE)

    return get


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_entries_are_told_in_words_the_newest_first(page):
    wrote(facts={"floors": 6, "kind": "lift"})
    wrote(facts={"floors": 7, "kind": "roof"}, how="desk", by="wx4")
    shown = text(page())
    assert shown.index("Tried no on matter/1, 7 floors") < shown.index("Tried yes on matter/1, 6")
    assert "tenant k3m9xq2abc, at the counter; entered by wx4" in shown


@pytest.mark.parametrize(
    ("who", "how", "by", "words"),
    [
        ("k3m9xq2abc", "self", None, "tenant k3m9xq2abc"),
        ("k3m9xq2abc", "carer", "c7d", "tenant k3m9xq2abc, through their carer c7d"),
        ("k3m9xq2abc", "proxy", "p2q", "tenant k3m9xq2abc, through their proxy p2q"),
        (None, "self", None, "tenant"),
        (None, "rule", None, "By a rule that was set before, without anybody&#x27;s hand"),
    ],
)
def test_by_whose_hand_is_said_too(page, who, how, by, words):
    wrote(who=who, how=how, by=by)
    assert f"· {words}</span>" in text(page())


def test_a_public_name_cannot_carry_markup_into_a_page(page):
    wrote(facts={"firm": "<b>x</b>"})
    shown = text(page("journal-entry", 1))
    assert "&lt;b&gt;x" in shown
    assert "<b>x" not in shown


def test_a_long_record_is_read_page_by_page(page):
    for _ in range(SHOWN + 2):
        wrote()
    first = page()
    assert [each.entry.number for each in first.context["entries"]] == list(range(SHOWN + 2, 2, -1))
    assert "?before=3" in text(first)
    second = page(before=3)
    assert [each.entry.number for each in second.context["entries"]] == [2, 1]
    assert "To the newest" in text(second)
    assert "Earlier entries" not in text(second)


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 40, "²"])
def test_an_address_that_was_typed_wrong_shows_the_newest(page, before):
    wrote()
    assert "1, 6 floors" in text(page(before=before)).replace("matter/", "")


def test_one_thing_has_its_part_of_the_record(page):
    wrote(subject="matter/1")
    wrote(subject="matter/2")
    shown = text(page(subject="matter/2"))
    assert "on matter/2" in shown
    assert "on matter/1" not in shown


def test_a_page_of_the_record_asks_the_database_twice(page, django_assert_num_queries):
    for _ in range(20):
        wrote()
    with django_assert_num_queries(2):
        page()


def test_an_entry_shows_its_line_and_its_neighbours(page):
    first, second, third = wrote(), wrote(), wrote()
    shown = text(page("journal-entry", 2))
    for print_ in (first.hash, second.hash, third.hash):
        assert print_ in shown
    for number in (1, 3):
        assert reverse("journal-entry", args=["lane", number]) in shown
    assert json.loads(second.line)["hash"] in shown
    assert "Beginning of the record" in text(page("journal-entry", 1))
    assert "none yet" in text(page("journal-entry", 3))
    assert page("journal-entry", 4).status_code == 404


def test_the_export_is_the_record_and_verifies(page):
    for _ in range(3):
        wrote()
    response = page("journal-export")
    body = b"".join(response.streaming_content)
    assert response["Content-Type"].startswith("application/x-ndjson")
    assert "journal.jsonl" in response["Content-Disposition"]
    assert body == b"".join(exported())
    assert verify(body.splitlines(keepends=True)).fault is None


def test_how_to_check_names_the_command_and_the_printed_roots(page):
    wrote()
    printed = root("lane", where_for="notice/7", moment=NOON)
    shown = text(page("journal-check"))
    assert f"linli verify journal.jsonl --root {printed.short}" in shown
    assert "notice/7" in shown


@pytest.mark.parametrize("name", ["journal", "journal-check"])
def test_an_empty_record_says_what_will_be_here(page, name):
    assert "yet." in text(page(name))


def test_an_empty_record_is_an_empty_file(page):
    assert b"".join(page("journal-export").streaming_content) == b""


@pytest.mark.parametrize("book", ["清河里", "lane/2", "a b"])
def test_a_book_may_have_any_key_an_estate_has(page, book):
    wrote(book)
    assert "Tried not recorded on matter/1" in text(page(book=book))
    assert page("journal-entry", 1, book=book).status_code == 200
    assert page("journal-check", book=book).status_code == 200


def test_chinese_is_what_people_read_first(visitor):
    wrote()
    shown = visitor.get(reverse("journal", args=["lane"])).content.decode()
    assert "公开做过哪些事？" in shown
    assert ACT not in shown
