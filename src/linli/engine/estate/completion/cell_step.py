"""Drawing the unknown cells of one column."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linli.engine.estate.completion.bases import BASES, BOUNDS
from linli.engine.estate.completion.cells import Cell, Flags, Floats, Ints
from linli.engine.estate.completion.plans import Plan
from linli.engine.estate.completion.pools import Pools
from linli.engine.estate.completion.seen import Seen
from linli.engine.estate.completion.sortings import Sorting
from linli.engine.estate.completion.values import Values
from linli.engine.estate.schema import Column, Kind


@dataclass(frozen=True, eq=False)
class CellStep:
    """One column, ready to be drawn in any world."""

    plan: Plan
    column: Column
    blank: Ints
    """Rows whose cell is unknown."""
    dated: Ints
    """Rows whose recorded cell may be out of date."""
    stale: float
    """Chance that it is."""
    alike: Sorting | None
    by: Sorting
    pools: Pools
    seen: Seen | None
    recorded: Floats
    picking: slice
    """Numbers of ``blank``, then of ``dated``."""
    ageing: slice

    @property
    def columns(self) -> tuple[Cell, ...]:
        """What it draws."""
        return ((self.plan.table, self.plan.column),)

    @property
    def unknown(self) -> dict[Cell, int]:
        """Cells that are not recorded."""
        return {self.columns[0]: len(self.blank)}

    def middle(self, values: Values) -> Floats:
        """The column with unknown cells at the middle of the generic prior."""
        coarse = np.maximum(_places(self.by, values, self.blank), 0)
        usual = self.pools.generic.at(coarse, np.full(len(self.blank), 0.5))
        return self._filled(values, self.blank, usual, np.full(len(self.blank), fill_value=True))

    def drawn(self, values: Values, luck: Floats, wanted: Sequence[Cell]) -> dict[Cell, Floats]:
        """The column of a world, (n,)."""
        rows = np.concatenate([self.blank, self.dated])
        fine = _places(self.alike, values, rows)
        pool = self.pools.pool_of(fine, _places(self.by, values, rows))
        if self.seen is None:
            found = self.pools.picked(pool, luck[self.picking], luck)
        else:
            found = _seen_through(self.pools, self.seen, rows, luck[self.picking], luck)
        fresh = np.full(len(rows), fill_value=True)
        fresh[len(self.blank) :] = luck[self.ageing] < self.stale
        return {cell: self._filled(values, rows, found, fresh) for cell in wanted}

    def _filled(self, values: Values, rows: Ints, found: Floats, fresh: Flags) -> Floats:
        """The column with what was found put in, as a cell of its kind, within its bounds."""
        new = values[self.plan.name].copy()
        cells = self._held(self._based(found, values, rows), values, rows)
        if self.plan.only_worse:
            cells = np.fmax(cells, self.recorded[rows])
        new[rows[fresh]] = cells[fresh]
        return new

    def _based(self, found: Floats, values: Values, rows: Ints) -> Floats:
        if self.plan.how == "itself":
            return found
        base = np.broadcast_to(BASES[self.plan.base](values), values[self.plan.name].shape)[rows]
        match self.plan.how:
            case "added":
                return found + base
            case "times":
                return found * base
            case _:
                return np.clip(np.ceil(found * base), 1, base)

    def _held(self, cells: Floats, values: Values, rows: Ints) -> Floats:
        """Whole where the column is, within its range and within what other cells allow."""
        if self.column.kind is Kind.INTEGER:
            cells = np.round(cells)
        if self.column.low is not None:
            cells = np.clip(cells, self.column.low, self.column.high)
        if self.plan.bounds:
            least, most = BOUNDS[self.plan.bounds](values)
            cells = np.clip(cells, least[rows], np.maximum(most[rows], least[rows]))
        if self.seen is not None:
            cells = np.maximum(cells, self.seen.highest[rows])
        if self.plan.given:
            cells = np.where(values[self.plan.given][rows] == 1, cells, np.nan)
        return cells


def _places(sorting: Sorting | None, values: Values, rows: Ints) -> Ints:
    """(m,) class of each of ``rows``; -1 without a sorting."""
    if sorting is None:
        return np.full(len(rows), -1)
    places = sorting.of(values)
    return np.broadcast_to(places, rows.shape) if len(places) == 1 else places[rows]


def _seen_through(pools: Pools, seen: Seen, rows: Ints, uniform: Floats, luck: Floats) -> Floats:
    """(m,) a value of the one pool there is, likelier the better it fits what was seen.

    Of ``times`` floors drawn evenly from s storeys none is above ``highest`` with chance
    (highest / s) ** times, for s at least the highest; the highest itself may be the value too.
    """
    highest, times = seen.highest[rows][:, None], seen.times[rows][:, None]
    worth = np.broadcast_to(pools.values(luck), (len(rows), len(pools.entry)))
    worth = np.concatenate([worth, highest], axis=1)
    weight = np.append(pools.weights(luck), 1.0) * (worth >= highest)
    fit = np.where(times > 0, (highest / np.maximum(worth, 1.0)) ** times, 1.0)
    weight = weight * np.where(worth >= np.maximum(highest, 1.0), fit, 1.0)
    weight[:, -1] *= seen.times[rows] > 0
    edges = np.cumsum(weight, axis=1)
    at = (uniform[:, None] * edges[:, -1:] > edges).sum(axis=1)
    return np.asarray(worth[np.arange(len(rows)), at])
