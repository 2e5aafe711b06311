"""What the public record says was done for somebody by another's hand, for their own page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from linli.web.accounts.models import Person
from linli.web.journal.models import Entry
from linli.web.journal.wording import told
from linli.web.people.models import Pseudonym

LATEST = 50


@dataclass(frozen=True)
class Done:
    """One act: when, in which estate, what, and who did it."""

    at: datetime
    estate: str
    what: str
    by: str


def done_for(person: Person, estate: int | None = None) -> list[Done]:
    """The latest acts under the person's pseudonyms that others did; in one estate if given."""
    mine = Pseudonym.objects.filter(person=person).select_related("estate")
    if estate is not None:
        mine = mine.filter(estate=estate)
    found = [act for pseudonym in mine for act in _in_estate(pseudonym)]
    return sorted(found, key=lambda act: act.at, reverse=True)[:LATEST]


def _in_estate(mine: Pseudonym) -> Iterator[Done]:
    entries = Entry.objects.filter(
        book__name=mine.estate.estate, who=mine.code, by__isnull=False
    ).order_by("-number")[:LATEST]
    codes = {entry.by for entry in entries}
    names = dict(
        Pseudonym.objects.filter(estate=mine.estate, code__in=codes).values_list(
            "code", "person__name"
        )
    )
    for entry in entries:
        code = entry.by or ""
        yield Done(entry.at, str(mine.estate), told(entry).sentence, names.get(code, code))
