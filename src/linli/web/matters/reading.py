"""What is new for somebody: what waits for them, and what happened in what they follow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from linli.web.charter.telling import STAGES
from linli.web.journal.models import Entry
from linli.web.journal.wording import told
from linli.web.matters import bridge
from linli.web.matters.models import Matter, News, State, Why
from linli.web.matters.names import doer
from linli.web.matters.rail import due_day, due_words
from linli.web.shared.rights import Hand

MOST = 5
"""Entries told of one matter; the others are on its page."""


@dataclass(frozen=True)
class Waiting:
    """A step that waits for the reader."""

    matter: Matter
    stage: str
    due: str
    late: bool


@dataclass(frozen=True)
class Happened:
    """What others did on one matter: sentence and doer of the newest, and how many more."""

    line: News
    entries: Sequence[tuple[Entry, str, str]]
    more: int


def news_of(hand: Hand) -> QuerySet[News]:
    """Theirs; through another's hand those of one estate only."""
    rows = News.objects.filter(person=hand.person).select_related(
        "matter__estate", "matter__version"
    )
    return rows if hand.limits is None else rows.filter(matter__estate=hand.limits.estate)


def waiting(rows: QuerySet[News], today: date) -> list[Waiting]:
    """Steps that still run, each once, the most pressing first."""
    still = rows.filter(
        ~Q(why=Why.HAPPENED),
        matter__state=State.OPEN,
        stage=F("matter__stage"),
        stage_since=F("matter__stage_since"),
    )
    matters = {line.matter_id: line.matter for line in still}
    dated = [(due_day(each, bridge.stage_of(each)), each) for each in matters.values()]
    dated.sort(key=lambda one: (one[0] or date.max, one[1].pk))
    return [
        Waiting(
            each,
            str(STAGES.get(each.stage, each.stage)),
            due_words(due, today),
            due is not None and due < today,
        )
        for due, each in dated
    ]


def happened(lines: Sequence[News]) -> list[Happened]:
    """Each line with its entries in words; one query for all of them."""
    entries = _entries(lines)
    found = []
    for line in lines:
        own = [
            entry
            for entry in entries[line.matter.estate.estate, line.matter.subject]
            if (line.first or 0) <= entry.number <= (line.last or 0)
        ]
        shown = [(entry, told(entry).sentence, doer(entry)) for entry in own[:MOST]]
        found.append(Happened(line, shown, max(len(own) - MOST, 0)))
    return found


def _entries(lines: Iterable[News]) -> dict[tuple[str, str], list[Entry]]:
    """By book and subject, the newest first."""
    asked = Q(pk__in=[])
    for line in lines:
        asked |= Q(
            book__name=line.matter.estate.estate,
            subject=line.matter.subject,
            number__range=(line.first, line.last),
        )
    rows = Entry.objects.filter(asked).exclude(act="support").defer("line")
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in rows.select_related("book").order_by("-number"):
        found[entry.book.name, entry.subject].append(entry)
    return found
