"""What a report takes from a diagnosis: the worst of each kind, and amounts per head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linli.engine.stress.diagnosis import GROUPS
from linli.files.diagnosis import (
    DiagnosisDocument,
    EstimateDocument,
    GroupDocument,
    ShockDocument,
)
from linli.reports.places import Setting

ALL = GROUPS[0]
FEWEST = 5
"""Households from which a building or entrance is named: below it, a family would be."""

RECORD_FIRST = ("households", "components", "buildings")
"""Tables a diagnosis hangs on most."""

AT_LENGTH = 4
"""Shocks told at length: those that cost most a year, and the one that costs most at once."""

SLIGHT = 1.0
"""Person-days below which a shock is said to do next to nothing."""

HARDER = 1.1
"""A group is called hardest hit when its loss per head is at least this many times the mean."""


@dataclass(frozen=True, slots=True)
class HardestPlace:
    """The building that loses most per household, and how many times the mean that is."""

    building: str
    per_household: EstimateDocument
    ratio: float


@dataclass(frozen=True, slots=True)
class HardestGroup:
    """The group that loses most per head."""

    group: str
    persons: int
    ratio: float


def scaled(amount: EstimateDocument, factor: float) -> EstimateDocument:
    """``amount`` times a factor that is known exactly, such as a rate or one over a head count."""
    return {
        "mean": amount["mean"] * factor,
        "se": amount["se"] * factor,
        "low": amount["low"] * factor,
        "high": amount["high"] * factor,
    }


def a_year(shock: ShockDocument) -> EstimateDocument:
    """Person-days lost a year to one shock."""
    return scaled(shock["person_days_lost"], shock["annual_rate"])


def costly(document: DiagnosisDocument) -> list[ShockDocument]:
    """The shocks that happen here and cost something, the one that costs most a year first."""
    found = [
        shock
        for shock in document["shocks"]
        if shock["annual_rate"] > 0 and shock["person_days_lost"]["mean"] >= SLIGHT
    ]
    return sorted(found, key=lambda shock: -a_year(shock)["mean"])


def at_length(document: DiagnosisDocument) -> list[ShockDocument]:
    """The shocks told at length, the one that costs most a year first."""
    found = costly(document)
    if len(found) <= AT_LENGTH:
        return found
    at_once = max(found, key=lambda shock: shock["person_days_lost"]["mean"])
    return [shock for at, shock in enumerate(found) if at < AT_LENGTH or shock is at_once]


def worst_shock(document: DiagnosisDocument) -> ShockDocument | None:
    """The shock that costs most a year; None when nothing is lost."""
    worst = max(document["shocks"], key=lambda shock: a_year(shock)["mean"], default=None)
    return worst if worst and a_year(worst)["mean"] > 0 else None


def largest(amounts: Mapping[str, EstimateDocument]) -> str | None:
    """Key of the largest mean; None when all are 0."""
    key = max(amounts, key=lambda key: amounts[key]["mean"], default=None)
    return key if key is not None and amounts[key]["mean"] > 0 else None


def per_household(
    by_building: Mapping[str, EstimateDocument], setting: Setting
) -> dict[str, EstimateDocument]:
    """Person-days per household of each building that has households recorded."""
    return {
        place.building: scaled(by_building[place.building], 1 / place.households)
        for place in setting.places
        if place.households > 0 and place.building in by_building
    }


def per_entrance_household(
    by_entrance: Mapping[str, EstimateDocument], setting: Setting
) -> dict[str, EstimateDocument]:
    """Person-days per household of each entrance that has households recorded."""
    return {
        key: scaled(amount, 1 / setting.entrance_households[key])
        for key, amount in by_entrance.items()
        if setting.entrance_households.get(key, 0) > 0
    }


def hardest_place(
    by_building: Mapping[str, EstimateDocument], setting: Setting
) -> HardestPlace | None:
    """The building that loses most per household, of those with ``FEWEST`` households or more.

    None when nothing is lost or no building has that many.
    """
    each = per_household(by_building, setting)
    many = {place.building for place in setting.places if place.households >= FEWEST}
    building = largest({key: lost for key, lost in each.items() if key in many})
    if building is None:
        return None
    homes = sum(place.households for place in setting.places if place.building in each)
    mean = sum(by_building[key]["mean"] for key in each) / homes
    return HardestPlace(building, each[building], each[building]["mean"] / mean)


def hardest_group(shock: ShockDocument) -> HardestGroup | None:
    """The group that loses most per head; None when none loses clearly more than the mean."""
    ratios = {
        group: loss["ratio"]
        for group, loss in shock["by_group"].items()
        if group != ALL and loss["persons"] > 0 and loss["ratio"] is not None
    }
    group = max(ratios, key=lambda group: ratios[group], default=None)
    if group is None or ratios[group] < HARDER:
        return None
    return HardestGroup(group, shock["by_group"][group]["persons"], ratios[group])


def per_head(loss: GroupDocument) -> EstimateDocument | None:
    """Person-days per head of a group; None when nobody is in it."""
    return scaled(loss["unmet_person_days"], 1 / loss["persons"]) if loss["persons"] else None


def most_generated(document: DiagnosisDocument) -> tuple[str, float] | None:
    """The table with the largest share of made cells, and the share; None when none is made.

    Of equals the one that matters most for a diagnosis: households, parts, buildings.
    """
    shares = document["generated_share"]
    known = [table for table in RECORD_FIRST if table in shares]
    table = max([*known, *shares], key=lambda table: shares[table], default=None)
    return (table, shares[table]) if table is not None and shares[table] > 0 else None


def worst_first(amounts: Mapping[str, EstimateDocument]) -> list[tuple[str, EstimateDocument]]:
    """Keys with their amounts, largest mean first; ties in the order of their keys."""
    return sorted(amounts.items(), key=lambda item: (-item[1]["mean"], item[0]))


def total(amounts: Iterable[EstimateDocument]) -> float:
    """Sum of means."""
    return sum(amount["mean"] for amount in amounts)
