"""What a study of a stress test says: how sure the answer is, what it hangs on, who absorbs what.

All amounts are person-days lost a year (unmet person-days + 365 x life-years) unless they say
otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LAYERS = ("draws", "parameters", "data", "all")
"""Where doubt comes from: too few draws; ranges of parameters; unknown or stale cells of the
ledger; all three together."""

SIDES: Mapping[str, tuple[str, str]] = {
    "outer_physical": ("physical", "structural"),
    "inner_social": ("organisational", "social_group"),
}
"""The two resiliences of the estate and the two sides each consists of."""


@dataclass(frozen=True, slots=True)
class Range:
    """Middle (median) and 90 % interval of what worlds say."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class Layer:
    """How far one kind of doubt moves the answer."""

    layer: str
    """One of LAYERS."""
    worlds: int
    """Worlds drawn; 0 for ``draws``, whose interval is the Monte Carlo error."""
    person_days_lost: Range
    deaths: Range
    """A year."""
    repair_yuan: Range
    """A year."""


@dataclass(frozen=True, slots=True)
class Swing:
    """The answer when one input stands at its low and at its high end, all else at the middle."""

    name: str
    """A parameter, or ``table.column`` of unknown cells of the ledger."""
    kind: str
    """``parameter`` or ``field``."""
    at_low: float
    """For a field: 5 % of worlds in which it alone is drawn."""
    at_high: float
    """For a field: 95 %."""


@dataclass(frozen=True, slots=True)
class Question:
    """A column of the ledger with unknown cells, and what knowing them would do."""

    table: str
    column: str
    unknown: int
    """Cells."""
    narrows: float
    """Share of the spread that unknown cells cause which would go, 0 to 1 (a first-order index)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A loss, and who keeps how much of it away. Parts add up to the whole exactly.

    ``whole`` is what the estate would lose with no outer physical and no inner social resilience
    and no outside help. Amounts are whole thousandths of a person-day.
    """

    whole: float
    players: Mapping[str, float]
    """``outer_physical`` and ``inner_social``: Shapley values of the two."""
    sides: Mapping[str, float]
    """The four sides: Owen values, so that the sides of a player add up to it."""
    outside: float
    """What outside help alone keeps away."""
    nobody: float
    """What is lost as things stand."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who absorbs what. ``total`` holds life-years, all others unmet person-days alone."""

    draws: int
    """Draws of each shock it rests on, the first ones of the stress test."""
    total: Parts
    by_shock: Mapping[str, Parts]
    """Life-years included; adds up to ``total``."""
    by_need: Mapping[str, Parts]
    by_building: Mapping[str, Parts]
    by_entrance: Mapping[str, Parts]
    by_group: Mapping[str, Parts]


@dataclass(frozen=True, slots=True)
class DecisionDelay:
    """What waiting for the owners' decision costs, on the same draws."""

    median_days: float
    with_delay: float
    without: float
    difference: float
    se: float
    """Standard error of the difference."""


@dataclass(frozen=True, slots=True)
class Study:
    """What was found out about the answer itself."""

    layers: tuple[Layer, ...]
    """One each of LAYERS, in that order."""
    tornado: tuple[Swing, ...]
    """The ten inputs that move the answer most, widest swing first."""
    questions: tuple[Question, ...]
    """What to find out next: unknown columns, the one that narrows most first; at most ten."""
    attribution: Attribution
    decision: DecisionDelay
