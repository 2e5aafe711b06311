"""When each measure is carried out: trades side by side, one thing after the other in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.engine.renewal.measure import Candidate, Season, Trade

DAYS_A_MONTH = 21
"""Working days of a month, rounded down (about 250 a year)."""

FORBIDDEN: Mapping[Season, frozenset[int]] = {
    "any": frozenset(),
    "dry": frozenset({6, 7, 8}),
    "not_heating": frozenset({11, 12, 1, 2, 3}),
    "summer_break": frozenset(set(range(1, 13)) - {7, 8}),
}
"""Months in which works of a season may not be done. Assumption: rain from June to August, heating
from November to March, school holidays in July and August."""


@dataclass(frozen=True)
class WorkYear:
    """The year of works."""

    first_month: int = 3
    """1 to 12."""
    months: int = 9
    """March to November, the months without hard frost in most of the country: assumption."""
    crews: int = 3
    """Crews of each trade: assumption."""

    @property
    def days(self) -> int:
        """Working days of one crew in the season."""
        return self.months * DAYS_A_MONTH

    def month(self, day: int) -> int:
        """Month of the year of a working day of the season, from 0."""
        return (self.first_month - 1 + day // DAYS_A_MONTH) % 12 + 1


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
    forbidden = FORBIDDEN[candidate.measure.season]
    for start in range(earliest, max(earliest, terms.days - candidate.days) + 1):
        days = range(start, start + max(1, candidate.days), DAYS_A_MONTH)
        months = {terms.month(day) for day in (*days, start + max(0, candidate.days - 1))}
        if not months & forbidden:
            return start, start + candidate.days <= terms.days
    return earliest, False
