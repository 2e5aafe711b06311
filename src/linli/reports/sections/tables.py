"""Tables that several parts of a report share."""

from collections.abc import Mapping

from linli.files.diagnosis import EstimateDocument
from linli.reports import labels, reading
from linli.reports.content import Table
from linli.reports.figures.footprints import Shape, footprint_map
from linli.reports.markup import Markup
from linli.reports.naming import entrance_name
from linli.reports.numbers import Language, about
from linli.reports.places import Setting
from linli.reports.words import between, say

LONGEST = 30
"""Rows shown of a table that has one row a building; the rest stands in ``diagnosis.json``."""

TEN = 10


def needs_table(by_need: Mapping[str, EstimateDocument], lang: Language) -> Table:
    """Plain person-days of each need."""
    return Table(
        "",
        (say("column.need", lang), say("column.person_days", lang)),
        tuple((labels.need(need, lang), about(lost, lang)) for need, lost in by_need.items()),
    )


def buildings_table(
    by_building: Mapping[str, EstimateDocument], setting: Setting, lang: Language
) -> Table:
    """The hardest-hit buildings, per household and in all."""
    homes = {place.building: place.households for place in setting.places}
    each, few = _named(reading.per_household(by_building, setting), homes)
    header = ("column.building", "column.households", "column.per_household", "column.total")
    return Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (
                setting.name_of(building),
                f"{homes[building]:,}",
                about(lost, lang),
                about(by_building[building], lang),
            )
            for building, lost in each[:LONGEST]
        ),
        cut=cut(len(each), LONGEST, few, lang),
    )


def entrances_table(
    by_entrance: Mapping[str, EstimateDocument], setting: Setting, lang: Language
) -> Table:
    """The ten hardest-hit entrances per household."""
    homes = setting.entrance_households
    each, few = _named(reading.per_entrance_household(by_entrance, setting), homes)
    header = ("column.entrance", "column.households", "column.per_household")
    return Table(
        say("entrances", lang),
        tuple(say(key, lang) for key in header),
        tuple(
            (
                entrance_name(key, setting, lang),
                f"{homes[key]:,}",
                about(lost, lang),
            )
            for key, lost in each[:TEN]
        ),
        cut=cut(len(each), TEN, few, lang),
    )


def map_of(
    by_building: Mapping[str, EstimateDocument],
    setting: Setting,
    *,
    title: str,
    unit: str,
    name: str,
    lang: Language,
) -> Markup:
    """The map of person-days per household; buildings without footprint are left out."""
    each = reading.per_household(by_building, setting)
    shapes = [
        Shape(
            place.name,
            place.outline,
            each[place.building]["mean"] if place.building in each else None,
        )
        for place in setting.places
        if place.outline is not None
    ]
    return footprint_map(shapes, title=title, unit=unit, name=name, lang=lang)


def cut(rows: int, shown: int, few: int, lang: Language) -> str:
    """The sentences that rows were left out; empty when none were."""
    said = [say("table.cut", lang, shown=shown, rows=f"{rows:,}")] if rows > shown else []
    if few:
        said.append(say("table.few", lang, few=f"{few:,}", fewest=reading.FEWEST))
    return between(lang).join(said)


def _named(
    each: Mapping[str, EstimateDocument], homes: Mapping[str, int]
) -> tuple[list[tuple[str, EstimateDocument]], int]:
    """Worst first those with enough households to be named, and how many have not."""
    named = {key: lost for key, lost in each.items() if homes[key] >= reading.FEWEST}
    return reading.worst_first(named), len(each) - len(named)
