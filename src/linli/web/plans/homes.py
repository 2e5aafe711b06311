"""What one home pays by a plan, read out of the table of all homes that is kept with the plan."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.reports.plan.money import yuan
from linli.reports.plan.packages import NAMES
from linli.reports.words import say
from linli.web.people.doors import Door, doors
from linli.web.people.models import Occupancy
from linli.web.people.models.occupancy import Relation
from linli.web.plans import bridge
from linli.web.plans.models import Plan
from linli.web.shared import rights
from linli.web.shared.language import Language, reader_language
from linli.web.shared.rights import Hand

Table = dict[str, Any]
"""``linli.burden/1``."""

NOTHING = gettext_lazy("You pay nothing: the home belongs to somebody else, and the owner pays.")


@dataclass(frozen=True)
class Share:
    """What a home bears of one package, fen: out of its own pocket, out of the maintenance fund."""

    package: str
    own: int
    fund: int


@dataclass(frozen=True)
class Borne:
    """What a plan asks of a home; no shares where the reader owns nothing of it."""

    shares: list[Share]
    area_assumed: bool


@dataclass(frozen=True)
class Line:
    """One home and one package: what comes out of whose pocket, in sentences."""

    package: str
    own: str
    fund: str


@dataclass(frozen=True)
class Home:
    """One of the reader's homes; without lines where the reader does not bear anything."""

    nothing: ClassVar = NOTHING

    door: Door
    known: bool = True
    lines: list[Line] = field(default_factory=list)
    area_assumed: bool = False


@dataclass(frozen=True)
class Mine:
    """What the reader's homes pay; ``kept`` is false of a plan made before that was kept."""

    kept: bool
    homes: list[Home]


def told_of_homes(hand: Hand, plan: Plan, moment: datetime) -> dict[str, object]:
    """What the reader's own homes pay; whether they may take the table of all homes away."""
    collects = rights.may(hand, "make_plan", plan.estate, moment=moment)
    return {
        "mine": of_reader(hand, plan, timezone.localdate(moment)),
        "collects": collects and homes_kept(plan),
    }


def of_reader(hand: Hand, plan: Plan, day: date) -> Mine | None:
    """What a plan asks of the reader's own homes; None for who has none in this estate."""
    if not hand.person.is_authenticated:
        return None
    rows = Occupancy.objects.current(day).filter(estate=plan.estate_id, person=hand.person)
    mine = relations(rows.order_by("since", "pk").values_list("dwelling", "relation"))
    if not mine:
        return None
    if plan.homes is None:
        return Mine(kept=False, homes=[])
    document, known = json.loads(plan.homes), doors(plan.estate, mine)
    homes = [_home(document, known.get(key, Door(key)), relation) for key, relation in mine.items()]
    return Mine(kept=True, homes=homes)


def homes_kept(plan: Plan) -> bool:
    """Asked of the database, as the table weighs much and is not needed for it."""
    return Plan.objects.filter(pk=plan.pk, homes__isnull=False).exists()


def relations(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Homes and as what somebody belongs to each; an owner who is more than that is an owner."""
    found: dict[str, str] = {}
    for home, relation in rows:
        if found.get(home) != Relation.OWNER:
            found[home] = relation
    return found


def borne(document: Table, home: str, relation: str) -> Borne | None:
    """What is asked of a home, for somebody of it; None where the table does not have it."""
    rows = [row for row in document["homes"] if row["dwelling"] == home]
    if not rows:
        return None
    mine = [row for row in rows if _bears(row["role"], relation)]
    shares = [
        Share(name, sum(r["own_fen"][at] for r in mine), sum(r["fund_fen"][at] for r in mine))
        for at, name in enumerate(document["packages"])
    ]
    return Borne(shares if mine else [], any(row["area_assumed"] for row in mine))


def _bears(role: str, relation: str) -> bool:
    """Whether a row of the table is the reader's to pay.

    What an owner who lives elsewhere pays is not told to those who live in the home.
    """
    if relation == Relation.TENANT or role in {"tenant", "other"}:
        return False
    return role != "absent" or relation == Relation.OWNER


def _home(document: Table, door: Door, relation: str) -> Home:
    asked = borne(document, door.key, relation)
    if asked is None:
        return Home(door, known=False)
    lines = [line(share, document["years"], reader_language()) for share in asked.shares]
    return Home(door, lines=lines, area_assumed=asked.area_assumed)


def line(share: Share, years: int, lang: Language) -> Line:
    """A share in words."""
    name = share.package
    called = say(NAMES[name], lang) if name in NAMES else name
    return Line(called, _own(share.own, years, lang), _fund(share.fund, lang))


def _own(fen: int, years: int, lang: Language) -> str:
    if not fen:
        return _("Nothing out of your own pocket.")
    return _("%(own)s out of your own pocket: %(month)s a month over %(years)d years.") % {
        "own": yuan(fen, lang),
        "month": yuan(bridge.a_month(fen, years), lang),
        "years": years,
    }


def _fund(fen: int, lang: Language) -> str:
    if not fen:
        return ""
    return _("%(fund)s comes out of your home's part of the maintenance fund.") % {
        "fund": yuan(fen, lang)
    }
