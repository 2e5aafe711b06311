"""The packages of a plan side by side, each as a card: what it costs, what it changes, for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.reports.numbers import plain, share
from linli.reports.plan.groups import groups
from linli.reports.plan.money import spread, yuan
from linli.reports.plan.packages import package_name
from linli.reports.plan.relief import over_limit
from linli.reports.plan.told import EVERYTHING, Document, Told, saving
from linli.web.shared.language import Language

A_CENTURY = 100


@dataclass(frozen=True)
class Fact:
    """One line of a card."""

    label: str
    value: str
    alarming: bool = False


@dataclass(frozen=True)
class Card:
    """One package."""

    title: str
    proposed: bool
    facts: list[Fact]
    measures: list[str]


def cards(told: Told) -> list[Card]:
    """The proposed package first."""
    return [
        Card(
            package_name(package, told),
            at == 0,
            list(_facts(told, package)),
            listed(told, package),
        )
        for at, package in enumerate(told.document["packages"])
    ]


def listed(told: Told, package: Document) -> list[str]:
    """What is done: a measure once for each reason, with where it is done."""
    return [told.named(one.members) for one in groups(told, package, package["measures"])]


def _facts(told: Told, package: Document) -> Iterator[Fact]:
    yield from _money(told, package)
    yield from _effect(package, told.lang)
    gaps = sum(package["open_gaps"].values())
    left = _("%(n)d left") % {"n": gaps} if gaps else _("none left")
    yield Fact(_("Faults the law wants gone"), left, alarming=bool(gaps))
    if (served := told.served(package)) is not None:
        value = _("%(share)s of the homes that handed in") % {"share": share(served)}
        yield Fact(_("Get something they asked for"), value)
    if len(told.document["packages"]) > 1:
        first = share(package["stability"][EVERYTHING]["first"])
        value = _("%(share)s of trials with all doubts") % {"share": first}
        yield Fact(_("Comes first in"), value)


def _money(told: Told, package: Document) -> Iterator[Fact]:
    cost, households = package["cost_fen"], told.document["estate"]["households"]
    yield Fact(_("Costs"), _("about %(amount)s") % {"amount": spread(cost, told.lang)})
    if households:
        each = yuan(round(cost["mid"] / households), told.lang)
        yield Fact(_("A household, all sources"), each)
    if package["burden"]:
        yield Fact(_("Homes pay themselves"), _own(package["burden"], told.lang))
    if over := over_limit(package):
        payer = told.source(package["relief"]["payer"])
        value = _("%(payer)s is asked for up to %(amount)s more than its limit") % {
            "payer": payer,
            "amount": yuan(over, told.lang),
        }
        yield Fact(_("Not paid for yet"), value, alarming=True)
    yield Fact(_("Upkeep a year"), yuan(package["upkeep_fen"], told.lang))


def _own(burden: Mapping[str, Any], lang: Language) -> str:
    """What homes pay out of their own pocket: the half that pays least, and the most."""
    median, largest = burden["median_fen"], burden["largest_fen"]
    if not burden["total_fen"]:
        return _("nothing")
    if median == largest:
        return _("%(amount)s each") % {"amount": yuan(median, lang)}
    told = {"median": yuan(median, lang), "largest": yuan(largest, lang)}
    if not median:
        return _("more than half of them nothing, the most %(largest)s") % told
    return _("half of them %(median)s or less, the most %(largest)s") % told


def _effect(package: Document, lang: Language) -> Iterator[Fact]:
    words = _("about %(amount)s person-days a year")
    yield Fact(_("Saves"), words % {"amount": saving(package, lang)})
    deaths = package["effect"]["deaths"]
    ends = {when: plain(A_CENTURY * deaths[when], lang) for when in ("before", "after")}
    words = _("%(before)s before, %(after)s after, in a hundred years")
    yield Fact(_("Deaths to be expected"), words % ends)
