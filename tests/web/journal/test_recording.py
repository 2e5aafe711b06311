"""An act is recorded once, in its own transaction, or not at all."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from linli.web.journal.actions import record
from linli.web.journal.models import Book, Entry
from linli.web.shared.rights import by_rule
from tests.web.conftest import NOON
from tests.web.journal.factories import ACT, exported, grant, numbers, sound, wrote

pytestmark = pytest.mark.django_db


def test_an_entry_holds_what_was_granted_and_what_is_told():
    entry = wrote(facts={"kind": "lift", "floors": 6}, how="desk", by="wx4")
    line = json.loads(entry.line)
    assert line == {
        "book": "lane", "number": 1, "at": "2031-05-01T12:00:00.000000Z", "act": ACT,
        "role": "tenant", "who": "k3m9xq2abc", "how": "desk", "by": "wx4",
        "subject": "matter/1", "facts": {"floors": 6, "kind": "lift"},
        "before": entry.before, "hash": entry.hash,
    }  # fmt: skip


def test_every_column_says_what_the_line_says():
    wrote()
    wrote(how="carer", by="c7d", facts={"heard": True})
    for entry in Entry.objects.select_related("book"):
        line = json.loads(entry.line)
        columns = ["number", "act", "role", "who", "how", "by", "subject", "before", "hash"]
        assert {name: getattr(entry, name) for name in columns} == {n: line[n] for n in columns}
        assert (entry.book.name, entry.told()) == (line["book"], line["facts"])
        assert entry.at.isoformat(timespec="microseconds") == line["at"].replace("Z", "+00:00")


def test_entries_follow_one_another_and_the_book_knows_its_end():
    first, second = wrote(), wrote()
    assert second.before == first.hash
    assert sound() == 2
    book = Book.objects.get()
    assert (book.size, book.head, book.at) == (2, second.hash, NOON)


def test_each_estate_has_a_book_of_its_own():
    wrote("lane")
    wrote("清河里")
    wrote("lane")
    assert numbers("lane") == [1, 2]
    assert numbers("清河里") == [1]
    assert sound("清河里") == 1


def test_an_act_that_fails_leaves_no_entry():
    wrote()
    with transaction.atomic():
        wrote()
        transaction.set_rollback(True)
    wrote()
    assert numbers() == [1, 2]
    assert sound() == 2


@pytest.mark.django_db(transaction=True)
def test_an_entry_without_the_transaction_of_its_act_is_refused():
    with pytest.raises(TransactionManagementError):
        record("lane", grant(), subject="matter/1", facts={}, moment=NOON)
    assert not Book.objects.exists()


def test_who_waited_for_their_turn_bears_the_time_of_the_turn():
    """The clock is read before the wait; the record's time never goes back."""
    wrote(moment=NOON + timedelta(seconds=2))
    late = wrote(moment=NOON)
    assert late.at == NOON + timedelta(seconds=2)
    assert sound() == 2


def test_what_a_rule_does_has_nobodys_name():
    with transaction.atomic():
        entry = record("lane", by_rule(ACT), subject="matter/1", facts={}, moment=NOON)
    assert (entry.who, entry.by, entry.how, entry.role) == (None, None, "rule", "platform")


def test_an_entry_costs_three_statements(django_assert_num_queries):
    """Lock the book, write the entry, move the book's end."""
    wrote()
    with transaction.atomic(), django_assert_num_queries(3):
        record("lane", grant(), subject="matter/1", facts={"floors": 6}, moment=NOON)


def test_an_export_is_the_lines_as_they_were_written():
    entries = [wrote() for _ in range(3)]
    assert exported() == [f"{entry.line}\n".encode() for entry in entries]
