"""What a measure is, and a candidate: a measure at the places where it would be carried out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from linli.engine.renewal.money import Fen, Money


class MeasureClass(StrEnum):
    """The official classes, with safety in front (General Office of the State Council 2020/23)."""

    SAFETY = "safety"
    BASIC = "basic"
    IMPROVE = "improve"
    UPGRADE = "upgrade"


class Source(StrEnum):
    """Who pays."""

    CENTRAL = "central"
    LOCAL = "local"
    """Province and city."""
    UTILITIES = "utilities"
    WORK_UNIT = "work_unit"
    RESIDENTS = "residents"
    FUND = "fund"
    """The maintenance fund."""
    SOCIAL_CAPITAL = "social_capital"


Extent = Literal["estate", "building", "entrance"]
"""How finely a measure is chosen: all its places together, those of a building, of an entrance."""

Heritage = Literal["allowed", "conditions", "forbidden"]

Season = Literal["any", "dry", "not_heating", "summer_break"]
"""When works may be done: always, outside the rainy months, outside the heating months, in the
summer holidays."""

Trade = Literal["pipes", "power", "building", "lifts", "outdoor", "rooms", "people"]
"""Who carries it out; one trade does one thing at a time, trades work side by side."""


@dataclass(frozen=True, slots=True)
class Price:
    """Money for one ``unit`` of a measure, with its source or the word ``assumption``."""

    money: Money
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by name with its settings: which places, how many units, which change."""

    name: str
    settings: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the catalogue."""

    code: str
    measure_class: MeasureClass
    soft: bool
    """Of people and rules, not of works."""
    zh: str
    en: str
    benefit_zh: str
    """The everyday benefit it is meant for, one sentence."""
    benefit_en: str
    extent: Extent
    sites: Rule
    """Finds its places (``engine.renewal.sites``)."""
    quantity: Rule
    """Counts its units (``engine.renewal.quantities``)."""
    price: Price
    upkeep: Price
    """A year, for one unit."""
    funders: tuple[Source, ...]
    """Who may pay for it, the usual first."""
    needs: tuple[str, ...]
    """Measures that must be in, at the same places, wherever they are still to be done there."""
    excludes: tuple[str, ...]
    """Measures that may not be in at the same places."""
    heritage: Mapping[str, Heritage]
    """By heritage grade of a building, ``historic`` and ``protected``."""
    season: Season
    trade: Trade
    days: Fraction
    """Working days to begin with."""
    days_each: Fraction
    """Working days for one more unit."""
    life_years: int
    effects: tuple[Rule, ...]
    """Change the estate, one after the other (``engine.renewal.effects``); none where the ledger
    has no column for what it changes."""
    number: int = 0
    """Its place in the catalogue: the order in which measures are carried out."""
    items: tuple[str, ...] = ()
    """Items of the official list that it carries out, in the list's own words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure at some of its places: what a plan takes or leaves.

    ``code`` is the measure's own where it is chosen for the whole estate, else
    ``measure@building`` or ``measure@building/entrance``; ``!`` at its end marks the part that
    closes hard gaps where the rest of the measure is a candidate of its own.
    """

    code: str
    measure: Measure
    sites: tuple[str, ...]
    """Keys of the places: rows of the table its site rule reads, ``building/entrance`` for
    entrances."""
    buildings: tuple[str, ...]
    """Buildings its sites stand in, in order; empty: some site is of no building, so it reaches
    the whole estate."""
    entrance: int | None
    """Set where it reaches one entrance only."""
    amount: Fraction
    """Units of ``measure.price``."""
    cost: Money
    upkeep: Fen
    """A year, at the middle price."""
    days: int
    """Working days, rounded up."""
    conditions: bool
    """A listed building asks for approval first."""
