"""A plan, where it is, and in which language it is told; what every section looks up in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor, log10
from typing import Any

from linli.files.diagnosis import EstimateDocument
from linli.files.measure_manual import words
from linli.reports.numbers import Language, about, amount
from linli.reports.places import Setting
from linli.reports.words import say

Document = Mapping[str, Any]
"""A ``linli.plan/1``, or a part of one."""

MOST_NAMED = 4
"""Buildings named one by one; of more only the number is told."""

EVERYTHING = "ledger"
"""The layer of doubt that holds chance, parameters and unknown cells together."""

FEWEST_VOTERS = 5
"""Households asked below which nothing is told of what they wish: it would show a single one."""


@dataclass(frozen=True, eq=False)
class Told:
    """What a section is made from."""

    document: Document
    setting: Setting
    lang: Language

    @property
    def proposed(self) -> Document:
        """The package that is proposed: the first."""
        package: Document = self.document["packages"][0]
        return package

    @property
    def voters(self) -> int:
        """Households that handed in wishes, as far as it may be told; 0 when nobody was asked."""
        voters: int = self.document["brief"]["voters"] or 0
        return voters if voters >= FEWEST_VOTERS else 0

    @cached_property
    def measures(self) -> Mapping[str, Document]:
        """All that could be chosen, by code, in the order of the catalogue."""
        return {one["code"]: one for one in self.document["measures"]}

    def of(self, codes: Iterable[str]) -> list[Document]:
        """Measures by code, in the order of the catalogue."""
        wanted = set(codes)
        return [one for code, one in self.measures.items() if code in wanted]

    def named(self, measures: Sequence[Document]) -> str:
        """One measure at one or several places: its name, and where."""
        name = measures[0][self.lang]
        where = self.where(measures)
        return say("plan.name_at", self.lang, name=name, where=where) if where else name

    def where(self, measures: Sequence[Document]) -> str:
        """The buildings or entrances that measures reach; empty for the whole estate."""
        if not all(one["buildings"] for one in measures):
            return ""
        buildings = list(dict.fromkeys(key for one in measures for key in one["buildings"]))
        if len(buildings) == self.document["estate"]["buildings"]:
            return ""
        places = list(dict.fromkeys(self._place(one) for one in measures))
        if len(buildings) > MOST_NAMED or len(places) > MOST_NAMED:
            return say("plan.buildings", self.lang, number=len(buildings))
        if all(len(one["buildings"]) == 1 for one in measures):
            return self.and_(places)
        return self.and_(map(self.setting.name_of, buildings))

    def source(self, code: str) -> str:
        """Who pays."""
        name: str = words()["payers"][code][self.lang]
        return name

    def served(self, chosen: Document) -> float | None:
        """Share of those asked with a wish fulfilled; None where it is not known or not told."""
        return float(Fraction(chosen["served"])) if self.voters and chosen["served"] else None

    def and_(self, words: Iterable[str]) -> str:
        """Several things one after the other."""
        return say("generated.and", self.lang).join(words)

    def _place(self, measure: Document) -> str:
        building = self.setting.name_of(measure["buildings"][0])
        if measure["entrance"] is None:
            return building
        return say("entrance", self.lang, building=building, entrance=measure["entrance"])


def saved_of(package: Document) -> EstimateDocument:
    """Person-days a package saves a year, with the interval of every kind of doubt."""
    found, doubt = package["effect"]["saved"], package["stability"][EVERYTHING]
    mean = found["mean"]
    low, high = min(mean, doubt["low"]), max(mean, doubt["high"])
    return {"mean": mean, "se": (high - low) / 2, "low": low, "high": high}


def saving(package: Document, lang: Language) -> str:
    """``96（37 至 210）``: person-days saved a year, two digits of the middle, and the interval."""
    found = saved_of(package)
    if not found["mean"]:
        return about(found, lang)
    unit = 10.0 ** (floor(log10(abs(found["mean"]))) - 1)
    low, mid, high = (
        amount(found[end], lang, unit, largest=found["high"]) for end in ("low", "mean", "high")
    )
    return mid if low == high else say("plan.between", lang, low=low, mid=mid, high=high)


def things(package: Document, measures: Iterable[Document]) -> int:
    """How many things people would count: a measure once for each reason, wherever it is done."""
    return len({(one["measure"], package["why"][one["code"]]["code"]) for one in measures})
