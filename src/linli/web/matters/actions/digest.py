"""What the platform does by itself, hour by hour: all of it may be repeated at any time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from linli.web.estates.models import Estate
from linli.web.journal.models import Book, Entry
from linli.web.matters import bridge
from linli.web.matters.actions.locking import held
from linli.web.matters.actions.notices import days_of
from linli.web.matters.models import Matter, News, Notice, State, Subscription, Why
from linli.web.matters.rail import due_day
from linli.web.matters.record import note
from linli.web.people.models import Position, Pseudonym
from linli.web.people.models.periods import holds_on
from linli.web.shared import rights

RAISER = "raiser"


def close_notices(moment: datetime) -> int:
    """Record of each notice that it has hung to its last day; how many."""
    today = timezone.localdate(moment)
    over = Notice.objects.filter(taken_down_at=None, over_at=None, until__lte=today)
    keys = list(over.order_by("pk").values_list("pk", flat=True))
    return sum(_close(key, moment) for key in keys)


@transaction.atomic
def _close(key: int, moment: datetime) -> bool:
    """False where somebody has closed it or taken it down meanwhile."""
    notice = Notice.objects.select_related("matter").get(pk=key)
    matter = held(notice.matter)
    waiting = Notice.objects.filter(pk=key, taken_down_at=None, over_at=None)
    if not waiting.update(over_at=moment):
        return False
    facts = days_of(notice) | {"what": "over"}
    note(matter, rights.by_rule("post_notice"), facts, moment=moment)
    return True


def tell_followers(moment: datetime) -> int:
    """A line for whoever follows a matter on which others have done something; how many."""
    estates = Estate.objects.filter(matters__subscriptions__isnull=False).distinct()
    return sum(_tell(estate, moment) for estate in estates)


@transaction.atomic
def _tell(estate: Estate, moment: datetime) -> int:
    """Up to the entry that is the last one now; what comes later is told the next time."""
    book = Book.objects.select_for_update().filter(name=estate.estate).first()
    following = Subscription.objects.filter(matter__estate=estate)
    least = following.aggregate(least=Min("told_to"))["least"]
    if book is None or least is None or least >= book.size:
        return 0
    done = _done_since(book, least)
    codes = dict(Pseudonym.objects.filter(estate=estate).values_list("person", "code"))
    lines = []
    for one in following.filter(told_to__lt=book.size).select_related("matter"):
        others = [
            number
            for number, who in done.get(one.matter.subject, ())
            if number > one.told_to and who != codes.get(one.person_id, "")
        ]
        if others:
            lines.append(_happened(one, others, moment))
    News.objects.bulk_create(lines, ignore_conflicts=True)
    following.filter(told_to__lt=book.size).update(told_to=book.size)
    return len(lines)


def _done_since(book: Book, number: int) -> dict[str, list[tuple[int, str | None]]]:
    """Entry and doer by subject; that somebody supports it is only counted."""
    rows = Entry.objects.filter(book=book, number__gt=number, number__lte=book.size)
    rows = rows.filter(subject__startswith="matter/").exclude(act="support")
    found: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for subject, entry, who in rows.order_by("number").values_list("subject", "number", "who"):
        found[subject].append((entry, who))
    return found


def _happened(one: Subscription, numbers: list[int], moment: datetime) -> News:
    return News(
        person_id=one.person_id,
        matter=one.matter,
        why=Why.HAPPENED,
        first=numbers[0],
        last=numbers[-1],
        at=moment,
    )


def remind(moment: datetime) -> int:
    """A line for whoever must act, when a step begins and again when its day has passed."""
    rows = Matter.objects.filter(state=State.OPEN).select_related("estate", "version")
    by_estate: dict[int, list[Matter]] = defaultdict(list)
    for matter in rows.order_by("pk"):
        by_estate[matter.estate_id].append(matter)
    return sum(_remind(key, matters, moment) for key, matters in by_estate.items())


@transaction.atomic
def _remind(estate: int, matters: Iterable[Matter], moment: datetime) -> int:
    today = timezone.localdate(moment)
    offices = list(Position.objects.filter(holds_on(today), estate=estate).order_by("pk"))
    lines: dict[tuple[object, ...], News] = {}
    for matter in matters:
        due = due_day(matter, bridge.stage_of(matter))
        whys = [Why.TURN, Why.LATE] if due is not None and due < today else [Why.TURN]
        for person in _who_must_act(matter, offices):
            for why in whys:
                line = _waits(matter, person, why, moment)
                lines[_key(line)] = line
    known = {_key(line) for line in _of_stages(estate)}
    fresh = [line for key, line in lines.items() if key not in known]
    News.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _who_must_act(matter: Matter, offices: Iterable[Position]) -> Iterator[int]:
    """Holders of the step's offices here, one building's only for that building; or the raiser."""
    who = bridge.stage_of(matter).who
    for office in offices:
        here = office.building is None or matter.building in (None, office.building)
        if office.office in who and here:
            yield office.person_id
    if RAISER in who and matter.raised_by_id is not None:
        yield matter.raised_by_id


def _waits(matter: Matter, person: int, why: Why, moment: datetime) -> News:
    return News(
        person_id=person,
        matter=matter,
        why=why,
        stage=matter.stage,
        stage_since=matter.stage_since,
        at=moment,
    )


def _of_stages(estate: int) -> QuerySet[News]:
    """The lines there are on steps that still run."""
    rows = News.objects.filter(matter__estate=estate, matter__state=State.OPEN)
    return rows.exclude(why=Why.HAPPENED)


def _key(line: News) -> tuple[object, ...]:
    return line.person_id, line.matter_id, line.why, line.stage, line.stage_since
