"""What a stress test says: numbers with their standard errors, ready for JSON, page and print.

Person-days are counted in two ways that always stand side by side: ``by_need`` holds plain
person-days of each need; every other figure counts a person's day once, at the largest weight
among the needs unmet that day (``weights`` says which).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.stress.findings import Study

NEEDS = ("shelter", "water", "power", "thermal", "food", "care", "getting_out", "checked_on")
"""The eight needs, in the order of every array with a need axis."""

GROUPS = ("all", "age_80_plus", "alone", "tenants", "mobility_limited", "upper_floors_without_lift")
"""Groups of residents whose loss per head is shown against the mean; a person may be in several."""

Z90 = 1.6448536269514722
"""Standard normal quantile of a two-sided 90 % interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over draws with its Monte Carlo standard error; ``low``-``high`` is its 90 % interval.

    ``low`` is cut at 0, as no figure here can be negative.
    """

    mean: float
    se: float

    @property
    def low(self) -> float:
        """Lower end of the 90 % interval of the mean."""
        return max(0.0, self.mean - Z90 * self.se)

    @property
    def high(self) -> float:
        """Upper end of the 90 % interval of the mean."""
        return self.mean + Z90 * self.se


@dataclass(frozen=True, slots=True)
class GroupLoss:
    """Loss of one group: person-days per event, its persons, its ratio to the mean per head."""

    unmet_person_days: Estimate
    persons: int
    ratio: float | None
    """Loss per head of the group over loss per head of all; None when either is undefined."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The resilience curve Q(t): share of needs met, by weight, at ``days`` after the shock.

    ``days`` (k + 1,) are the edges of the time grid; ``mean`` (k,) is over draws, ``low`` and
    ``high`` (k,) the 5 % and 95 % quantiles of draws; ``by_need`` (8, k) in the order of NEEDS.
    """

    days: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    by_need: NDArray[np.float64]


LEVELS = ("ordinary", "severe", "extreme")
"""Levels of a shock, by how rare an event as severe is (``level.return_years``)."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """How long needs stay open after a shock of one level."""

    level: str
    """One of LEVELS."""
    draws: int
    """Draws of this level; below ``level.fewest`` nothing is told and ``days`` is empty."""
    days: Mapping[str, Estimate]
    """Days until 90 % of those who have a need have it met and keep it, by need."""


@dataclass(frozen=True, slots=True)
class WeakPart:
    """A component, or a building's structure, and the loss it is the longest cause of."""

    part: str
    """Key of the component, or of the building when ``system`` is ``structure``."""
    system: str
    kind: str
    building: str | None
    annual_person_days: float
    """Expected plain person-days a year of needs whose longest cause it is, summed over needs."""
    failures_a_year: float


@dataclass(frozen=True, slots=True)
class ShockResult:
    """One shock; every amount is per event unless its name says annual.

    ``losses`` (draws,) are the person-days lost of each draw, life-years included.
    """

    shock: str
    annual_rate: float
    unmet_person_days: Estimate
    by_need: Mapping[str, Estimate]
    by_building: Mapping[str, Estimate]
    by_entrance: Mapping[str, Estimate]
    """Keys are ``building/entrance``."""
    by_group: Mapping[str, GroupLoss]
    curve: Curve
    resilience: Estimate
    """1 - unmet person-days / (persons x control time), of the first ``control_days``."""
    days_to_90: Estimate
    """Days until 90 % of needs, by weight, are met and stay so."""
    deaths: Estimate
    injuries: Estimate
    life_years: Estimate
    repair_yuan: Estimate
    person_days_lost: Estimate
    """Unmet person-days + 365 x life-years."""
    recovery: tuple[Recovery, ...]
    """One entry a level, mildest first; none for a shock that cannot happen here."""
    losses: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Annual:
    """Expected amounts a year over all shocks run."""

    person_days_lost: Estimate
    unmet_person_days: Estimate
    deaths: Estimate
    life_years: Estimate
    repair_yuan: Estimate
    by_need: Mapping[str, Estimate]
    by_building: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One parameter used: value in ``unit`` with range and source (or the word ``assumption``)."""

    name: str
    low: float
    mid: float
    high: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A whole stress test of one estate."""

    estate: str
    name: str | None
    counts: Mapping[str, int]
    """Number of buildings, entrances, dwellings, households and persons."""
    generated_share: Mapping[str, float]
    """Share of cells made, not recorded, by table."""
    seed: int
    draws: int
    control_days: float
    weights: Mapping[str, float]
    """Weight of a day without each need."""
    annual: Annual
    exceedance: tuple[tuple[float, float], ...]
    """(return period in years, person-days lost in an event at least that rare), rising."""
    shocks: tuple[ShockResult, ...]
    weak_parts: tuple[WeakPart, ...]
    """The ten that cost most person-days a year, worst first."""
    targets: Mapping[str, Mapping[str, float]]
    """Level -> need -> days within which it should be met again."""
    local: tuple[str, ...]
    """What of the place itself was used in place of usual values: ``hazard/<shock>`` for a curve,
    ``weather/<kind>`` for a record."""
    study: Study | None
    """How sure the answer is and what it hangs on; None when not asked for."""
    assumptions: tuple[Assumption, ...]
