"""A local hazard curve: how often a year an intensity is reached or exceeded at this place."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from linli.engine.errors import InputError
from linli.engine.model.arrays import Floats

INTENSITY_UNITS: Mapping[str, str] = MappingProxyType(
    {"earthquake": "g", "waterlogging": "m", "storm": "m/s"}
)
"""Shocks that may have a curve -> the engine's unit of their intensity: peak ground acceleration,
depth of water above the ground of the estate, largest gust of the event."""

LEAST_POINTS = 2
"""With one point nothing is said of weaker or stronger events."""


@dataclass(frozen=True, eq=False)
class HazardCurve:
    """Events a year that reach or exceed each intensity, joined in log-log.

    Parameters
    ----------
    shock : one of INTENSITY_UNITS
    intensity : (n,) > 0, strictly rising, in ``unit``; n >= 2
    annual_rate : (n,) > 0, strictly falling, 1/a; the first is the rate of all events that count
    unit : the engine's unit of that shock's intensity

    Raises
    ------
    InputError : ``no_curve_of_shock``, ``wrong_unit``, ``curve_too_short``, ``not_positive``,
        ``intensity_not_rising``, ``rate_not_falling``
    """

    shock: str
    intensity: Floats
    annual_rate: Floats
    unit: str

    def __post_init__(self) -> None:
        base = INTENSITY_UNITS.get(self.shock)
        if base is None:
            known = ", ".join(INTENSITY_UNITS)
            raise InputError("no_curve_of_shock", "hazard", found=self.shock, wanted=known)
        if self.unit != base:
            raise InputError("wrong_unit", self.shock, found=self.unit, wanted=base)
        _require_curve(self.intensity, self.annual_rate, self.shock)

    def intensity_at(self, rate: Floats) -> Floats:
        """(m,) intensity reached ``rate`` (m,) > 0 times a year, in ``unit``.

        Straight lines in log-log between the points (a power law); beyond the ends the intensity
        stays at the first or last point, as a curve says nothing of what it does not hold.
        """
        logs = np.interp(-np.log(rate), -np.log(self.annual_rate), np.log(self.intensity))
        return np.asarray(np.exp(logs), np.float64)


def first_not_rising(values: Floats) -> int | None:
    """Position of the first value that is not above the one before it; None when all are."""
    stuck = np.flatnonzero(np.diff(values) <= 0)
    return int(stuck[0]) + 1 if len(stuck) else None


def _require_curve(intensity: Floats, annual_rate: Floats, shock: str) -> None:
    if len(intensity) < LEAST_POINTS:
        raise InputError("curve_too_short", shock, found=len(intensity), wanted=LEAST_POINTS)
    for name, values in (("intensity", intensity), ("annual_rate", annual_rate)):
        if not (np.isfinite(values) & (values > 0)).all():
            raise InputError("not_positive", f"{shock}: {name}")
    if at := first_not_rising(intensity):
        raise InputError("intensity_not_rising", shock, found=float(intensity[at]))
    if at := first_not_rising(-annual_rate):
        raise InputError("rate_not_falling", shock, found=float(annual_rate[at]))
