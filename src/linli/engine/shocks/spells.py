"""Runs of days in a daily record, as events with a rate: what all kinds of weather share.

A day without data ends a spell and is no calm day: it counts neither as event nor as time watched.
So a spell beside a gap, or cut by the ends of the record, is as long as was seen of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.errors import InputError
from linli.engine.model.arrays import Flags, Floats, Ints
from linli.engine.units import MONTHS_A_YEAR

Days = NDArray[np.datetime64]

_ROUNDING = 1e-9  # of a year, left by adding up shares of months


@dataclass(frozen=True, eq=False)
class Spells:
    """The observed events of one kind, of which a draw takes one by its number.

    Parameters
    ----------
    kind : ``heat_wave``, ``cold_spell`` or ``storm``
    start : (n,) first days
    days : (n,) lengths, d
    weight : (n,) events a year each of them stands for: 1 over the years in which the calendar
        month of its start was watched, so that winters without data do not make summer's events
        more frequent; with whole years of data all are 1 over their number
    years : time watched, mean of the twelve months, a
    missing_days : days without data between the first and the last of the record
    """

    kind: str
    start: Days
    days: Ints
    weight: Floats
    years: float
    missing_days: int

    @property
    def annual_rate(self) -> float:
        """Events a year, 1/a."""
        return float(self.weight.sum())

    @property
    def annual_rate_se(self) -> float:
        """Standard error of the rate, each event being Poisson; with none seen, that of one."""
        return float(np.sqrt((self.weight**2).sum())) if len(self.weight) else 1.0 / self.years

    def pick(self, uniforms: Floats) -> Ints:
        """(m,) numbers of observed events, in proportion to their weight, from (m,) in (0, 1).

        Raises
        ------
        InputError : ``nothing_observed`` when there is none to take
        """
        if not len(self.weight):
            raise InputError("nothing_observed", self.kind)
        edges = np.cumsum(self.weight) / self.annual_rate
        return np.minimum(np.searchsorted(edges, uniforms), len(edges) - 1).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Watch:
    """The days of a record and, (12,), the years in which each calendar month was watched."""

    day: Days
    years: Floats
    missing_days: int


@dataclass(frozen=True, eq=False)
class Runs:
    """First rows of runs of days in a row, and their lengths."""

    first: Ints
    length: Ints


def watched(day: Days, known: Flags, least: float, where: str) -> Watch:
    """What the ``known`` days of ``day`` (n,) let one see of the year.

    Raises
    ------
    InputError : ``record_too_short`` when a calendar month was seen for less than ``least`` years
    """
    month, count = np.unique(day[known].astype("datetime64[M]"), return_counts=True)
    length = (month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")
    years = np.zeros(MONTHS_A_YEAR)
    np.add.at(years, month.astype(np.int64) % MONTHS_A_YEAR, count / length.astype(np.int64))
    if (years < least - _ROUNDING).any():
        worst = int(years.argmin())
        facts = {"month": worst + 1, "found": f"{years[worst]:.1f}", "wanted": f"{least:g}"}
        raise InputError("record_too_short", where, **facts)
    span = int((day[-1] - day[0]).astype(np.int64)) + 1
    return Watch(day, years, span - int(known.sum()))


def runs_of(day: Days, hit: Flags, least: float) -> Runs:
    """Runs of at least ``least`` days in a row, of the calendar, that are all ``hit``."""
    goes_on = hit[1:] & hit[:-1] & (np.diff(day) == np.timedelta64(1, "D"))
    first = np.flatnonzero(hit & ~np.r_[False, goes_on])
    last = np.flatnonzero(hit & ~np.r_[goes_on, False])
    long = last - first + 1 >= least
    return Runs(first[long], (last - first + 1)[long])


def spells_of(kind: str, watch: Watch, runs: Runs) -> Spells:
    """The runs as events, each weighted by the month of its start."""
    start = watch.day[runs.first]
    month = start.astype("datetime64[M]").astype(np.int64) % MONTHS_A_YEAR
    weight = 1.0 / watch.years[month]
    return Spells(kind, start, runs.length, weight, float(watch.years.mean()), watch.missing_days)


def over(values: Floats, runs: Runs, how: Callable[[Floats], Floats]) -> Floats:
    """(n,) one number for each run, ``how`` of the values of its days."""
    each = zip(runs.first, runs.length, strict=True)
    return np.array([how(values[first : first + n]) for first, n in each], np.float64)
