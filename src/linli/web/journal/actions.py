"""Writing the record: one entry for one act, in the act's own transaction."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from linli.web.journal import acts, bridge
from linli.web.journal.models import Book, Entry, Root
from linli.web.shared.rights import Grant


def record(
    book: str, grant: Grant, *, subject: str, facts: Mapping[str, object], moment: datetime
) -> Entry:
    """Append the act that ``grant`` allowed; the entry stands if and only if the act does.

    The last thing an act does: from here to the end of its transaction nobody else can write in
    this book. ``at`` is when it is recorded: never before the entry before it, though the caller
    may have read the clock earlier and waited since.

    Parameters
    ----------
    book : key of the estate
    grant : from ``rights.demand`` or ``rights.by_rule``
    subject : what it was done to, such as ``matter/12``
    facts : as the act was declared (``acts.declare``)

    Raises
    ------
    TransactionManagementError : outside a transaction
    UndeclaredFactError : an act or fact that nobody has declared
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("An entry is recorded inside the transaction of its act.")
    told = acts.checked(grant.act, facts)
    kept = _locked(book)
    at = max(moment, kept.at or moment)
    line = bridge.written(book, kept.size, kept.head, grant, subject, told, at)
    entry = Entry.objects.create(
        book=kept,
        number=line.number,
        at=at,
        act=grant.act,
        role=grant.role,
        who=grant.who,
        how=grant.how,
        by=grant.by,
        subject=subject,
        facts=line.facts,
        before=line.before,
        hash=line.hash,
        line=line.text,
    )
    Book.objects.filter(pk=kept.pk).update(size=line.number, head=line.hash, at=at)
    return entry


@transaction.atomic
def root(book: str, *, where_for: str = "", moment: datetime) -> Root:
    """The root of all entries so far, to be printed; the same again while nothing was added.

    Raises
    ------
    Book.DoesNotExist : nothing has been recorded yet
    """
    kept = Book.objects.select_for_update().get(name=book, size__gt=0)
    hashes = kept.entries.order_by("number").values_list("hash", flat=True)
    digest = bridge.root(hashes.iterator()).hex()
    printed, _new = Root.objects.get_or_create(
        book=kept,
        size=kept.size,
        where_for=where_for,
        defaults={"root": digest, "printed_at": moment},
    )
    return printed


def _locked(book: str) -> Book:
    """The book's row, nobody else's until the transaction ends; SQLite locks the whole database."""
    fresh = {"head": bridge.beginning(book)}
    kept, _new = Book.objects.select_for_update().get_or_create(name=book, defaults=fresh)
    return kept
