"""A root vouches for every entry so far, and no later change gets past it."""

from datetime import timedelta

import pytest

from linli.engine.journal.roots import read_root
from linli.engine.journal.verify import verify
from linli.web.journal.actions import root
from linli.web.journal.models import Book, Root
from tests.web.conftest import NOON
from tests.web.journal.factories import exported, wrote

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed():
    """A root printed after three entries, then two more."""
    for _ in range(3):
        wrote()
    made = root("lane", where_for="notice/7", moment=NOON)
    wrote()
    wrote()
    return made


def test_the_export_agrees_with_an_earlier_root_short_or_full(printed):
    for text in (printed.short, printed.full, str(printed)):
        verdict = verify(exported(), [read_root(text)])
        assert verdict.fault is None
        assert [each.size for each in verdict.agreed] == [3]


def test_an_export_that_lost_its_end_does_not(printed):
    fault = verify(exported()[:2], [read_root(printed.short)]).fault
    assert (fault.code, fault.line) == ("end_cut", 3)


def test_the_same_root_is_kept_once_for_the_same_poster(printed):
    later = NOON + timedelta(days=1)
    again = root("lane", where_for="notice/7", moment=later)
    assert again.size == 5
    assert root("lane", where_for="notice/7", moment=later) == again
    assert root("lane", where_for="notice/8", moment=later).root == again.root
    assert Root.objects.count() == 3


def test_a_book_without_entries_has_no_root_to_print():
    with pytest.raises(Book.DoesNotExist):
        root("lane", moment=NOON)
