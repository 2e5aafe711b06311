"""An entry follows the one before, in its form, or is not written."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from linli.engine.errors import InputError
from linli.engine.journal.chain import BEGINNING, LONGEST_LINE, append, begin
from linli.engine.journal.entry import FORM, HOWS, check_form, moment_text
from tests.engine.journal.books import act

HEAD = begin("lane")


def refused(head=HEAD, **changes):
    with pytest.raises(InputError) as caught:
        append(head, act(**changes))
    return caught.value.code, caught.value.where


def test_the_hash_of_an_entry_is_that_of_its_other_fields_in_canonical_form():
    """Spelt out once, so that anybody can do it in another language."""
    line, head = append(HEAD, act())
    entry = json.loads(line)
    claimed = entry.pop("hash")
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert claimed == hashlib.sha256(text.encode()).hexdigest() == head.hash
    assert entry["before"] == hashlib.sha256(b"linli.journal/1\nlane").hexdigest()


def test_an_entry_names_the_hash_of_the_one_before_and_its_number():
    first, head = append(HEAD, act(1))
    second, after = append(head, act(2))
    assert f'"before":"{head.hash}"' in second
    assert '"number":1,' in first
    assert '"number":2,' in second
    assert (after.size, after.at) == (2, act(2).at)


def test_two_books_begin_apart():
    assert BEGINNING.endswith("\n")
    assert begin("lane").hash != begin("court").hash


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("act", "Raise"), ("act", ""), ("role", "居民"), ("who", "Wang Fang"), ("who", ""),
        ("by", "王"), ("how", "phone"), ("subject", "matter/"), ("subject", "Matter 1"),
        ("at", "2031-05-01T12:00:00Z"), ("at", "2031-05-01T12:00:00.000000+00:00"),
        ("at", "2031-02-30T12:00:00.000000Z"),
    ],
)  # fmt: skip
def test_a_field_out_of_form_is_refused(name, value):
    assert refused(**{name: value}) == ("bad_field", name)


@pytest.mark.parametrize("book", ["", "a\nb", "x" * 101])
def test_a_book_has_a_plain_name(book):
    assert refused(begin(book)) == ("bad_field", "book")


def test_a_book_may_be_called_in_chinese():
    assert '"book":"清河里"' in append(begin("清河里"), act())[0]


@pytest.mark.parametrize("how", HOWS)
def test_every_hand_is_known(how):
    assert f'"how":"{how}"' in append(HEAD, act(how=how))[0]


def test_a_fact_is_never_a_fraction():
    assert refused(facts={"area_m2": 61.5}) == ("number_not_whole", "facts.area_m2")


def test_time_does_not_go_back():
    assert refused(append(HEAD, act(2))[1]) == ("time_goes_back", "at")
    assert append(append(HEAD, act(2))[1], act(2))[1].size == 2


def test_a_line_is_never_longer_than_readers_take():
    line, _ = append(HEAD, act(facts={"text": ""}))
    room = LONGEST_LINE - 1 - len(line)
    assert len(append(HEAD, act(facts={"text": "x" * room}))[0]) == LONGEST_LINE - 1
    assert refused(facts={"text": "x" * (room + 1)}) == ("line_too_long", "")


def test_a_moment_is_written_in_utc_with_six_decimals():
    shanghai = timezone(timedelta(hours=8))
    assert moment_text(datetime(2031, 5, 1, 20, tzinfo=shanghai)) == "2031-05-01T12:00:00.000000Z"
    assert moment_text(datetime(2031, 5, 1, 12, 0, 0, 7, UTC)) == "2031-05-01T12:00:00.000007Z"


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2031, 5, 1, 12))  # noqa: DTZ001 - the point


def test_an_entry_has_every_field_and_no_other():
    with pytest.raises(InputError, match="missing_field at act"):
        check_form({})
    with pytest.raises(InputError, match="unknown_field at name"):
        check_form(dict.fromkeys(FORM) | {"name": "Wang Fang"})
    with pytest.raises(InputError, match="not_an_entry"):
        check_form([])
