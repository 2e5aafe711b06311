"""What may be chosen: costs, sources, prerequisites, exclusions and seasons as numbers."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from linli.engine.model.arrays import Floats, Ints
from linli.engine.renewal.money import Fen


@dataclass(frozen=True, eq=False)
class Problem:
    """n candidates, m rules of the sources, t trades. Money in fen, exact as integers.

    A set of candidates is allowed when its cost is at most ``budget``, every needed candidate is in
    it, no two that exclude each other are, each cover is met, each trade's days fit, and the
    sources can pay (``sharing.linear``): rows @ [in the set] <= bounds.
    """

    cost: Ints
    """(n,)."""
    budget: Fen
    rows: Ints
    """(m, n) fen of each candidate that only some sources may pay."""
    bounds: Ints
    """(m,) the most these sources pay in all."""
    needs: tuple[tuple[int, int], ...] = ()
    """(i, j): i only together with j."""
    excludes: tuple[tuple[int, int], ...] = ()
    """(i, j): not both."""
    covers: tuple[tuple[int, ...], ...] = ()
    """Of each of these at least one."""
    days: Ints | None = None
    """(n,) working days."""
    trade: Ints | None = None
    """(n,) the trade of each candidate."""
    season: Floats | None = None
    """(t,) working days each trade has."""
    forced: frozenset[int] = frozenset()
    """Candidates that are in: the floor, and what residents bought before."""
    barred: frozenset[int] = frozenset()
    """Candidates that are out."""

    def __len__(self) -> int:
        return len(self.cost)

    def spent(self, chosen: Collection[int]) -> Fen:
        """Cost of a set."""
        return int(self.cost[sorted(chosen)].sum()) if chosen else 0

    def with_needs(self, chosen: frozenset[int]) -> frozenset[int]:
        """A set with all that its candidates need."""
        grown = chosen | {j for i, j in self.needs if i in chosen}
        return grown if grown == chosen else self.with_needs(grown)

    def fits(self, chosen: Collection[int]) -> bool:
        """Whether a set is allowed."""
        there = set(chosen)
        return (
            self.forced <= there
            and not there & self.barred
            and self.spent(there) <= self.budget
            and all(j in there for i, j in self.needs if i in there)
            and not any(i in there and j in there for i, j in self.excludes)
            and all(there.intersection(one) for one in self.covers)
            and self._payable(there)
            and self._in_season(there)
        )

    def _payable(self, chosen: set[int]) -> bool:
        return bool(np.all(self.rows[:, sorted(chosen)].sum(axis=1) <= self.bounds))

    def _in_season(self, chosen: set[int]) -> bool:
        if self.days is None or self.trade is None or self.season is None:
            return True
        rows = sorted(chosen)
        used = np.bincount(self.trade[rows], self.days[rows], minlength=len(self.season))
        return bool(np.all(used <= self.season))
