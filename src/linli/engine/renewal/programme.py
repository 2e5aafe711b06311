"""Choosing as a mixed-integer programme: the best set under upper bounds on what sets gain.

What a set gains is known only by trying it. The programme works with *cuts*, each an upper bound
on the gain of every set, tight at the set it was tried at:

    gain(S) <= gain(T) + sum of most(i) for i in S but not in T
                       - sum of least(j) for j in T but not in S

where most(i) and least(i) bound what i adds to any set. It finds the set with the largest bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import ArrayLike

from linli.engine.model.arrays import Floats, Ints
from linli.engine.renewal.money import Fen
from linli.engine.renewal.problem import Problem

_THRIFT = 1e-7
"""Worth of saving the whole budget, as a share of the largest gain: of equal sets the cheaper."""


@dataclass(frozen=True, eq=False)
class Cut:
    """gain(S) <= constant + weight @ [i in S], for every set S."""

    constant: float
    weight: Floats


@dataclass(frozen=True)
class Best:
    """The set with the largest bound on its gain, and a bound that holds for every allowed set."""

    chosen: frozenset[int]
    bound: float
    gap: float
    """(bound - gain by the cuts) / bound: how far the set may be from the best by the cuts."""


def best(
    problem: Problem,
    cuts: Sequence[Cut],
    *,
    refused: Sequence[frozenset[int]] = (),
    gap: float = 1e-4,
    seconds: float = 10.0,
) -> Best | None:
    """The allowed set of the largest bound; None when no set is allowed.

    Parameters
    ----------
    cuts : at least one
    refused : sets that were tried and may not be chosen
    gap : relative gap at which the search may stop
    seconds : time at which it stops with the gap reached by then

    Notes
    -----
    Solved by HiGHS (Huangfu and Hall 2018, Mathematical Programming Computation 10, 119-142), in
    floating point; a set that breaks a rule by less than its tolerance is refused and the search
    goes on, so that the answer holds to the fen.
    """
    model = _Model(problem, cuts, refused)
    while (found := model.solved(gap, seconds)) is not None and not problem.fits(found.chosen):
        model.refuse(found.chosen)
    return found


class _Model:
    """Columns: x (n) in or out, then the gain."""

    def __init__(
        self, problem: Problem, cuts: Sequence[Cut], refused: Sequence[frozenset[int]]
    ) -> None:
        self.problem, self.cuts = problem, cuts
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call]  # published without
        self.highs.silent()
        self._choices()
        self._money()
        self._rules()
        for one in refused:
            self.refuse(one)

    def solved(self, gap: float, seconds: float) -> Best | None:
        """Run HiGHS and read its answer."""
        for option, value in (("mip_rel_gap", gap), ("time_limit", seconds), ("threads", 1)):
            self.highs.setOptionValue(option, value)
        self.highs.maximize()
        info = self.highs.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values = np.array(self.highs.getSolution().col_value)
        chosen = frozenset(np.flatnonzero(values[self.x] > _HALF).tolist())
        bound = float(info.mip_dual_bound) + self.thrift
        return Best(chosen, bound, self._gap(float(values[self.gain]), bound))

    @staticmethod
    def _gap(found: float, bound: float) -> float:
        return max(0.0, (bound - found) / bound) if bound > 0 else 0.0

    def _choices(self) -> None:
        p, n = self.problem, len(self.problem)
        lower = np.array([float(i in p.forced) for i in range(n)])
        upper = np.array([float(i not in p.barred) for i in range(n)])
        most = max(one.constant + float(np.maximum(one.weight, 0).sum()) for one in self.cuts)
        self.thrift = _THRIFT * max(most, 0.0)
        costs = -self.thrift * p.cost / max(1, int(p.cost.sum()))
        self.x = np.arange(n)
        for i in range(n):
            self.highs.addCol(costs[i], lower[i], upper[i], 0, [], [])
            self.highs.changeColIntegrality(i, highspy.HighsVarType.kInteger)
        self.gain = n
        self.highs.addCol(1.0, -highspy.kHighsInf, highspy.kHighsInf, 0, [], [])
        for cut in self.cuts:
            there = np.flatnonzero(cut.weight)
            self._row(
                -highspy.kHighsInf, cut.constant, [self.gain, *there], [1.0, *-cut.weight[there]]
            )

    def _money(self) -> None:
        p = self.problem
        self._paid(p.cost, p.budget)
        for row, bound in zip(p.rows, p.bounds, strict=True):
            self._paid(row, bound)

    def _paid(self, amounts: Ints, most: Fen) -> None:
        """Money in units of the largest amount, so that its numbers are of one size."""
        asked = np.flatnonzero(amounts)
        unit = float(amounts.max(initial=1))
        self._row(-highspy.kHighsInf, most / unit, asked, amounts[asked] / unit)

    def _rules(self) -> None:
        p = self.problem
        for i, j in p.needs:
            self._row(-highspy.kHighsInf, 0.0, [i, j], [1.0, -1.0])
        for i, j in p.excludes:
            self._row(-highspy.kHighsInf, 1.0, [i, j], [1.0, 1.0])
        for one in p.covers:
            self._row(1.0, highspy.kHighsInf, one, [1.0] * len(one))
        if p.days is not None and p.trade is not None and p.season is not None:
            for trade, days in enumerate(p.season):
                rows = np.flatnonzero(p.trade == trade)
                if len(rows) and np.isfinite(days):
                    self._row(-highspy.kHighsInf, float(days), rows, p.days[rows])

    def refuse(self, chosen: frozenset[int]) -> None:
        """At least one candidate differs from ``chosen``."""
        signs = [1.0 if i in chosen else -1.0 for i in range(len(self.problem))]
        self._row(-highspy.kHighsInf, len(chosen) - 1.0, self.x, signs)

    def _row(self, low: float, high: float, columns: ArrayLike, values: ArrayLike) -> None:
        """Low <= values @ columns <= high."""
        at = np.asarray(columns, dtype=np.int32)
        self.highs.addRow(low, high, len(at), at, np.asarray(values, dtype=np.float64))


_HALF = 0.5
