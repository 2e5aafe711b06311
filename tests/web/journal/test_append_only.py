"""The database refuses to change or delete an entry, whoever asks."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from linli.web.journal.models import Book, Entry, Root
from tests.web.conftest import NOON
from tests.web.journal.factories import sound, wrote

pytestmark = pytest.mark.django_db
REFUSED = pytest.raises(IntegrityError, match="append-only")


def test_an_entry_is_never_changed():
    entry = wrote()
    with REFUSED, transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(role="owner")
    entry.role = "owner"
    with REFUSED, transaction.atomic():
        entry.save()
    assert sound() == 1


def test_an_entry_is_never_deleted():
    entry = wrote()
    with REFUSED, transaction.atomic():
        entry.delete()
    with REFUSED, transaction.atomic():
        Entry.objects.all().delete()
    assert sound() == 1


@pytest.mark.parametrize("sql", ["UPDATE journal_entry SET line = ''", "DELETE FROM journal_entry"])
def test_not_even_by_hand(sql):
    wrote()
    with REFUSED, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
def test_nor_by_emptying_the_table():
    wrote()
    connection.check_constraints()  # what PostgreSQL has put off stands in the way otherwise
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("TRUNCATE journal_entry CASCADE")


def test_a_book_with_entries_is_never_deleted():
    entry = wrote()
    with pytest.raises(ProtectedError):
        entry.book.delete()


@pytest.mark.parametrize(
    "changes",
    [
        {"hash": "1" * 64},  # the same number again
        {"number": 2},  # the same hash again
        {"number": 2, "hash": "1" * 64},  # a second one after the same entry
        {"number": 0, "hash": "1" * 64, "before": "2" * 64},
        {"number": 2, "hash": "A" * 64, "before": "2" * 64},
        {"number": 2, "hash": "1" * 64, "before": "2" * 64, "how": "phone"},
    ],
)
def test_the_database_keeps_one_entry_a_number_a_hash_and_a_place(changes):
    entry = wrote()
    entry.pk = None
    for name, value in changes.items():
        setattr(entry, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


def test_a_book_has_a_time_when_it_has_entries_and_a_head_always():
    with pytest.raises(IntegrityError), transaction.atomic():
        Book.objects.create(name="lane", size=1, head="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        Book.objects.create(name="lane", head="")


def test_a_root_is_of_something():
    book = wrote().book
    with pytest.raises(IntegrityError), transaction.atomic():
        Root.objects.create(book=book, size=0, root="0" * 64, printed_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Root.objects.create(book=book, size=1, root="short", printed_at=NOON)
