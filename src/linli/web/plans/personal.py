"""What plans keep of those whose wishes they follow."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.reports.plan.money import yuan
from linli.web.estates.models import Household
from linli.web.people.models import Occupancy
from linli.web.plans.homes import NOTHING, Borne, Share, Table, borne, line, relations
from linli.web.plans.models import Plan, Wish, WishList
from linli.web.shared.language import Language, reader_language
from linli.web.shared.personal import Basis, Personal, Retention, declare

HEARD = _("So that the money goes to what neighbours want, each home counted once.")
YEARS = 1095
"""Days: as long as claims can be made about what was done with the money."""
TIME = Retention("handed_in_at", YEARS, _("you handed it in"))
WITH_THE_LIST = Retention(said=_("as long as the list it stands on"))
WRITTEN = "written by an office in its function, or drawn up from the ledger"


def _doors(key: int, estate: str, dwelling: str) -> Q:
    """The homes in which somebody lives now, or of which they are an owner."""
    behind = Q(pk__in=[])
    homes = Occupancy.objects.filter(person=key, until=None)
    for each, home in homes.values_list("estate", "dwelling"):
        behind |= Q(**{estate: each, dwelling: home})
    return behind


def _lists(key: int) -> "QuerySet[WishList]":
    return WishList.objects.filter(_doors(key, "round__estate", "dwelling"))


def _wishes(key: int) -> "QuerySet[Wish]":
    return Wish.objects.filter(_doors(key, "wish_list__round__estate", "wish_list__dwelling"))


def _plans(key: int) -> "QuerySet[Plan]":
    """Plans that let the reader's household off, or whose table has a home of theirs.

    Each row knows its ``reader``, as both columns speak of other homes too.
    """
    homes = Occupancy.objects.filter(person=key, until=None)
    mine = list(homes.values_list("estate", "dwelling"))
    found = Plan.objects.filter(estate__in={estate for estate, _home in mine})
    found = found.exclude(hardship=None, homes=None).defer("result")
    those = [one.pk for one in found if _let_off(one, mine) or _in_table(one, mine)]
    return Plan.objects.filter(pk__in=those).defer("result").annotate(reader=Value(key))


def _let_off(plan: Plan, mine: list[tuple[int, str]]) -> bool:
    if not plan.in_hardship:
        return False
    here = [home for estate, home in mine if estate == plan.estate_id]
    households = Household.objects.filter(estate=plan.estate_id, dwelling__dwelling__in=here)
    return households.filter(household__in=plan.in_hardship).exists()


def _in_table(plan: Plan, mine: list[tuple[int, str]]) -> bool:
    here = {home for estate, home in mine if estate == plan.estate_id}
    return any(row["dwelling"] in here for row in _table(plan)["homes"])


def _table(plan: Plan) -> Table:
    """What each home pays, as kept with the plan."""
    found: Table = json.loads(plan.homes) if plan.homes else {"homes": []}
    return found


def _asked(plan: Plan) -> Iterator[tuple[str, Borne]]:
    """The reader's homes in the table of a plan, with what is asked of each."""
    reader: int = vars(plan)["reader"]
    homes = Occupancy.objects.filter(person=reader, estate=plan.estate_id, until=None)
    table = _table(plan)
    for home, relation in relations(homes.values_list("dwelling", "relation")).items():
        if (found := borne(table, home, relation)) is not None:
            yield home, found


def _told(plan: Plan) -> Iterator[tuple[str, str]]:
    """Of the list and the table only what is about the reader's own household and homes."""
    lang = reader_language()
    yield gettext("plan"), _called(plan, lang)
    if plan.hardship:
        yield gettext("Households in hardship"), gettext("your household is on the list")
    years = _table(plan).get("years", 0)
    for home, asked in _asked(plan):
        if not asked.shares:
            yield home, str(NOTHING)
        for share in asked.shares:
            said = line(share, years, lang)
            where = f"{home} · {said.package}"
            yield from ((where, words) for words in (said.own, said.fund) if words)


def _called(plan: Plan, lang: Language) -> str:
    said = {"budget": yuan(plan.budget_fen, lang), "year": plan.year}
    if plan.shown_at is None:
        return gettext("%(budget)s, works in %(year)s (a draft)") % said
    return gettext("%(budget)s, works in %(year)s") % said


def _copy(plan: Plan) -> dict[str, object]:
    """The same for machines."""
    return {
        "estate": str(plan.estate),
        "asked_at": plan.asked_at.isoformat(),
        "budget_fen": plan.budget_fen,
        "year": plan.year,
        "draft": plan.shown_at is None,
        "in_hardship": bool(plan.hardship),
        "years": _table(plan).get("years"),
        "homes": [
            {"dwelling": home, **asdict(share)}
            for home, asked in _asked(plan)
            for share in asked.shares or [Share("", 0, 0)]
        ],
    }


declare(
    "plans.Round",
    title=_("Rounds of wishes"),
    not_personal={"*": WRITTEN},
)
declare(
    "plans.WishList",
    title=_("Lists of wishes of your home"),
    fields={
        "dwelling": Personal(_("that your home handed in a list"), HEARD, Basis.CONTRACT, TIME),
    },
    leaving="detach",
    kept=_("It is the home's, not one person's: others of the home may have filled it in."),
    reach=_lists,
)
declare(
    "plans.Wish",
    title=_("What your home wishes for"),
    fields={
        "measure": Personal(_("which measures it ticked"), HEARD, Basis.CONTRACT, WITH_THE_LIST)
    },
    leaving="detach",
    kept=_("It is the home's, not one person's: others of the home may have filled it in."),
    reach=_wishes,
)
declare(
    "plans.Plan",
    title=_("Plans: what your home pays"),
    fields={
        "homes": Personal(
            _("what each home pays by a plan, by door and household"),
            _("So that everybody can see what a plan asks of them before it is decided."),
            Basis.DUTY,
            Retention(said=_("as long as the plan")),
        ),
        "hardship": Personal(
            _("that your household is in hardship"),
            _("So that a plan lets you off what you cannot pay."),
            Basis.DUTY,
            Retention(said=_("until that one plan is drawn up, fails or is stopped")),
            sensitive=True,
        ),
    },
    not_personal={"*": WRITTEN},
    leaving="detach",
    kept=_(
        "What a home pays is the home's, not one person's. That a household is in hardship is gone "
        "within minutes, when the plan is drawn up."
    ),
    reach=_plans,
    tell=_told,
    copy=_copy,
)
