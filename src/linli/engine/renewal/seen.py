"""What each candidate was seen to add to sets it joined, and the bounds that follow."""

from dataclasses import dataclass

import numpy as np

from linli.engine.model.arrays import Floats
from linli.engine.renewal.programme import Cut


@dataclass(frozen=True, eq=False)
class Seen:
    """The least and the most that each of n candidates added where it was tried.

    ``least`` is infinite and ``most`` minus infinite for a candidate that was never tried.
    """

    least: Floats
    most: Floats

    @classmethod
    def nothing(cls, n: int) -> "Seen":
        """Nothing tried yet."""
        return cls(np.full(n, np.inf), np.full(n, -np.inf))

    def add(self, candidate: int, added: float) -> None:
        """One more trial of a candidate: what the set with it gained more than without it."""
        self.least[candidate] = min(self.least[candidate], added)
        self.most[candidate] = max(self.most[candidate], added)

    def matters(self, candidate: int, nothing: float) -> bool:
        """Whether it ever changed the loss by more than ``nothing``."""
        return bool(max(-self.least[candidate], self.most[candidate]) > nothing)

    def cut(self, at: frozenset[int], gain: float, fixed: frozenset[int]) -> Cut:
        """The bound on every set that follows from the gain of the set ``at``."""
        inside = self._mask(at - fixed)
        weight = np.where(inside, self.least, self.most)
        weight[~np.isfinite(weight) | self._mask(fixed)] = 0.0
        return Cut(gain - float(weight[inside].sum()), weight)

    def middle(self, at: frozenset[int], gain: float, fixed: frozenset[int]) -> Cut:
        """Not a bound: what sets gain if each candidate adds the middle of what it was seen to."""
        tried = np.isfinite(self.least) & ~self._mask(fixed)
        weight = np.where(
            tried, (np.where(tried, self.least, 0) + np.where(tried, self.most, 0)) / 2, 0
        )
        return Cut(gain - float(weight[self._mask(at - fixed)].sum()), weight)

    def _mask(self, rows: frozenset[int]) -> np.ndarray:
        return np.isin(np.arange(len(self.least)), list(rows))
