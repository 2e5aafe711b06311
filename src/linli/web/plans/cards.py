"""The packages of a plan side by side, each as a card: what it costs, what it changes, for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.files.diagnosis import EstimateDocument
from linli.reports.numbers import about, share
from linli.web.plans.menus import FEWEST
from linli.web.plans.money import spread, yuan
from linli.web.plans.naming import Document, Names, listed
from linli.web.shared.language import Language

NAMES = {
    "joined": gettext_lazy("The law first, then residents, then the greatest effect"),
    "reach_only": gettext_lazy("The law first, then the greatest effect alone"),
    "voice_only": gettext_lazy("The law first, then residents alone"),
    "whole": gettext_lazy("All the money"),
    "three_quarters": gettext_lazy("Three quarters of the money"),
    "half": gettext_lazy("Half of the money"),
}
"""Each package by how it was chosen; what the law demands is in every one."""

EVERYTHING_IN_DOUBT = "ledger"
"""The layer of uncertainty that holds chance, parameters and unknown cells of the ledger."""


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


def cards(document: Document, names: Names, lang: Language) -> list[Card]:
    """The proposed package first."""
    return [
        Card(
            str(NAMES[package["name"]]),
            at == 0,
            list(_facts(document, package, lang)),
            listed(document, package["measures"], names, lang),
        )
        for at, package in enumerate(document["packages"])
    ]


def _facts(document: Document, package: Document, lang: Language) -> Iterator[Fact]:
    yield from _money(document, package, lang)
    yield from _effect(package, lang)
    gaps = sum(package["open_gaps"].values())
    none = _("none left")
    yield Fact(_("Faults the law wants gone"), _n_left(gaps) if gaps else none, alarming=bool(gaps))
    if package["served"] is not None and document["brief"]["voters"] >= FEWEST:
        words = _("%(share)s of the homes that handed in")
        value = words % {"share": share(float(Fraction(package["served"])))}
        yield Fact(_("Get something they asked for"), value)
    if len(document["packages"]) > 1:
        first = share(package["stability"][EVERYTHING_IN_DOUBT]["first"])
        value = _("%(share)s of trials with all doubts") % {"share": first}
        yield Fact(_("Comes first in"), value)


def _money(document: Document, package: Document, lang: Language) -> Iterator[Fact]:
    cost, households = package["cost_fen"], document["estate"]["households"]
    yield Fact(_("Costs"), _("about %(amount)s") % {"amount": spread(cost, lang)})
    if households:
        yield Fact(_("A household, all sources"), yuan(round(cost["mid"] / households), lang))
    yield Fact(_("Homes pay themselves"), _own(package["burden"], lang))
    yield Fact(_("Upkeep a year"), yuan(package["upkeep_fen"], lang))


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
    effect, doubt = package["effect"], package["stability"][EVERYTHING_IN_DOUBT]
    saved: EstimateDocument = {
        "mean": effect["saved"]["mean"],
        "se": effect["saved"]["se"],
        "low": doubt["low"],
        "high": doubt["high"],
    }
    value = _("about %(amount)s person-days a year") % {"amount": about(saved, lang)}
    yield Fact(_("Saves"), value)
    before, after = effect["deaths"]["before"], effect["deaths"]["after"]
    words = _("%(before)s before, %(after)s after, in a hundred years")
    yield Fact(
        _("Deaths to be expected"), words % {"before": _century(before), "after": _century(after)}
    )


def _century(a_year: float) -> str:
    return f"{100 * a_year:.2g}"


def _n_left(gaps: int) -> str:
    return _("%(n)d left") % {"n": gaps}
