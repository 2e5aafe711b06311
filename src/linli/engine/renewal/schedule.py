"""When each measure is carried out: trades side by side, one thing after the other in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from linli.engine.errors import InputError
from linli.engine.parameters import Parameters, load
from linli.engine.renewal.measure import Candidate, Season, Trade
from linli.engine.units import MONTHS_A_YEAR

DAYS = 31
"""The most days a month has."""

MOST_CREWS = 1000
"""More crews of a trade than that are a slip of the keyboard."""

SEASONS: tuple[Season, ...] = ("dry", "not_heating", "summer_break")
"""Seasons that keep out of some months."""


@dataclass(frozen=True)
class WorkYear:
    """The year of works."""

    first_month: int
    """1 to 12."""
    months: int
    crews: int
    """Of each trade."""
    days_a_month: int
    """Working days."""
    avoid: Mapping[Season, frozenset[int]]
    """Months in which works of a season may not be done."""

    @property
    def days(self) -> int:
        """Working days of one crew in the season."""
        return self.months * self.days_a_month

    def month(self, day: int) -> int:
        """Month of the year of a working day of the season, from 0."""
        return (self.first_month - 1 + day // self.days_a_month) % MONTHS_A_YEAR + 1


def work_year(parameters: Parameters) -> WorkYear:
    """The year of works by the table ``works``.

    Raises
    ------
    InputError : ``bad_parameter`` where a number is not whole or no month of the year
    """
    return WorkYear(
        first_month=parameters.whole("works.first_month", 1, MONTHS_A_YEAR),
        months=parameters.whole("works.months", 1, MONTHS_A_YEAR),
        crews=parameters.whole("works.crews", 1, MOST_CREWS),
        days_a_month=parameters.whole("works.days_a_month", 1, DAYS),
        avoid={season: _span(parameters, f"works.avoid.{season}") for season in SEASONS},
    )


@cache
def bundled_year() -> WorkYear:
    """The year of works unless a user gives another."""
    return work_year(load("works"))


def _span(parameters: Parameters, name: str) -> frozenset[int]:
    """Months from the first to the last, over the turn of the year where the first comes later."""
    first, last = (_month(value, name) for value in parameters.mids(name))
    return frozenset(
        (first - 1 + at) % MONTHS_A_YEAR + 1 for at in range((last - first) % MONTHS_A_YEAR + 1)
    )


def _month(value: float, name: str) -> int:
    if value not in range(1, MONTHS_A_YEAR + 1):
        raise InputError("bad_parameter", name, found=value, wanted=f"1 .. {MONTHS_A_YEAR}")
    return int(value)


@dataclass(frozen=True, slots=True)
class Slot:
    """One candidate in the year: working days of the season, ``start`` in, ``end`` out."""

    candidate: str
    trade: Trade
    crew: int
    start: int
    end: int
    late: bool
    """Ends after the season, or had to be put into months it should avoid."""


def schedule(
    candidates: Sequence[Candidate], needs: Sequence[tuple[int, int]], terms: WorkYear
) -> tuple[Slot, ...]:
    """A working order: what is needed first, the longest first among the rest.

    Parameters
    ----------
    candidates : those of the plan
    needs : (i, j) rows of ``candidates``: i begins after j has ended
    terms : the year of works

    Notes
    -----
    List scheduling, longest processing time first; not an optimum, and it says so by ``late``.
    """
    free: dict[Trade, list[int]] = {one.measure.trade: [0] * terms.crews for one in candidates}
    ended: dict[int, int] = {}
    slots: dict[int, Slot] = {}
    before = {i: {j for a, j in needs if a == i} for i in range(len(candidates))}
    while len(slots) < len(candidates):
        ready = [i for i in before if i not in slots and before[i] <= slots.keys()]
        i = max(ready, key=lambda row: (candidates[row].days, -row))
        one = candidates[i]
        crews = free[one.measure.trade]
        crew = min(range(terms.crews), key=lambda k: (crews[k], k))
        earliest = max(crews[crew], *(ended[j] for j in before[i]), 0)
        start, fits = _start(one, earliest, terms)
        ended[i] = crews[crew] = start + one.days
        late = not fits or ended[i] > terms.days
        slots[i] = Slot(one.code, one.measure.trade, crew, start, ended[i], late)
    return tuple(sorted(slots.values(), key=lambda slot: (slot.start, slot.trade, slot.crew)))


def _start(candidate: Candidate, earliest: int, terms: WorkYear) -> tuple[int, bool]:
    """The first day from which it can be done outside its forbidden months; else ``earliest``."""
    forbidden = terms.avoid.get(candidate.measure.season, frozenset())
    for start in range(earliest, max(earliest, terms.days - candidate.days) + 1):
        days = range(start, start + max(1, candidate.days), terms.days_a_month)
        months = {terms.month(day) for day in (*days, start + max(0, candidate.days - 1))}
        if not months & forbidden:
            return start, start + candidate.days <= terms.days
    return earliest, False
