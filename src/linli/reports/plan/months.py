"""Months of the season and trades, in words."""

from collections.abc import Sequence

from linli.engine.renewal.schedule import WorkYear, bundled_year
from linli.reports.plan.told import Document, Told
from linli.reports.words import say

TRADES = {
    "pipes": "plan.trade.pipes",
    "power": "plan.trade.power",
    "building": "plan.trade.building",
    "lifts": "plan.trade.lifts",
    "outdoor": "plan.trade.outdoor",
    "rooms": "plan.trade.rooms",
    "people": "plan.trade.people",
}
MONTHS = (
    "plan.month.1",
    "plan.month.2",
    "plan.month.3",
    "plan.month.4",
    "plan.month.5",
    "plan.month.6",
    "plan.month.7",
    "plan.month.8",
    "plan.month.9",
    "plan.month.10",
    "plan.month.11",
    "plan.month.12",
)


def work_year(told: Told) -> WorkYear:
    """The year of works the plan was made for; what an older plan does not say is as usual."""
    brief, usual = told.document["brief"], bundled_year()
    avoid = {season: frozenset(months) for season, months in brief.get("avoid", {}).items()}
    return WorkYear(
        brief["first_month"],
        brief["months"],
        brief["crews"],
        brief.get("days_a_month", usual.days_a_month),
        avoid or usual.avoid,
    )


def season_of(package: Document, told: Told) -> str:
    """How long the works take and when they end."""
    slots: Sequence[Document] = package["slots"]
    if not slots:
        return say("plan.no_works", told.lang)
    days = max(slot["end"] for slot in slots)
    facts: dict[str, object] = {"days": f"{days:,}", "month": month_of(days - 1, told)}
    if late := sum(slot["late"] for slot in slots):
        return say("plan.season_late", told.lang, late=late, **facts)
    return say("plan.season", told.lang, **facts)


def month_name(month: int, told: Told) -> str:
    """1 to 12 as people write them."""
    return say(MONTHS[month - 1], told.lang)


def trade_name(code: str, told: Told) -> str:
    """Who carries it out; a code that is not known stands for itself."""
    return say(TRADES[code], told.lang) if code in TRADES else code


def month_of(day: int, told: Told) -> str:
    """The month in which a working day of the season lies."""
    return month_name(work_year(told).month(max(0, day)), told)


def months_of(slot: Document, told: Told) -> str:
    """One month, or from one to another."""
    first, last = month_of(slot["start"], told), month_of(slot["end"] - 1, told)
    if first == last or slot["end"] <= slot["start"]:
        return first
    return say("plan.months", told.lang, first=first, last=last)
