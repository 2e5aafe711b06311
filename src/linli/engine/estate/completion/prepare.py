"""What does not depend on the world: rows, classes, pools and named numbers, made once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from linli.engine.chance import key_hashes
from linli.engine.estate.completion.bases import BASES
from linli.engine.estate.completion.cell_step import CellStep
from linli.engine.estate.completion.cells import Cell, Flags, Floats, Keys
from linli.engine.estate.completion.generic import Generic
from linli.engine.estate.completion.luck import Luck
from linli.engine.estate.completion.plans import Plan
from linli.engine.estate.completion.pools import Classes, Pools, Prior, pools_of
from linli.engine.estate.completion.seen import SEEN, seen
from linli.engine.estate.completion.sortings import Sorting
from linli.engine.estate.completion.stale import stale_chance
from linli.engine.estate.completion.values import Values
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.parameters import Parameters

_HALF = 0.5
"""Cells counted from 1 stand for the middle of their part."""


class Step(Protocol):
    """Draws some columns of one table; later steps see what earlier ones drew."""

    @property
    def columns(self) -> tuple[Cell, ...]:
        """What it draws."""

    @property
    def unknown(self) -> Mapping[Cell, int]:
        """Column -> cells that are not recorded."""

    def drawn(self, values: Values, luck: Floats, wanted: Sequence[Cell]) -> dict[Cell, Floats]:
        """The columns ``wanted`` of those it draws, whole, in a world."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What all steps are made from."""

    estate: Estate
    parameters: Parameters
    luck: Luck
    recorded: Values
    keys: Mapping[str, Keys]
    """Table -> (n,) numbers that stand for the keys of its rows."""
    sortings: Mapping[str, Sorting]
    days: int
    """Since the ledger was checked, 0 when nothing is out of date."""


def keys_of(estate: Estate) -> dict[str, Keys]:
    """Table -> (n,) a number for the key of each row."""
    return {name: key_hashes(estate[name][table.key]) for name, table in BY_NAME.items()}


def cell_step(ground: Ground, plan: Plan) -> CellStep | None:
    """The step of one column; None where nothing of it is to be drawn."""
    applies = _applies(ground, plan)
    unknown = np.isnan(ground.recorded[plan.name])
    stale = stale_chance(ground.parameters, plan.half_life, ground.days) if plan.half_life else 0.0
    blank = np.flatnonzero(applies & unknown)
    dated = np.flatnonzero(applies & ~unknown & (stale > 0))
    if not len(blank) + len(dated):
        return None
    keys, by = ground.keys[plan.table], ground.sortings[plan.by]
    alike = ground.sortings[plan.alike] if plan.alike else None
    return CellStep(
        plan,
        BY_NAME[plan.table].column(plan.column),
        blank,
        dated,
        stale,
        alike,
        by,
        _pools(ground, plan, alike, by),
        seen(ground.recorded, plan.column) if plan.column in SEEN else None,
        ground.recorded[plan.name],
        ground.luck.named(plan.name, keys[np.concatenate([blank, dated])]),
        ground.luck.named(f"{plan.half_life}/{plan.table}", keys[dated]),
    )


def _applies(ground: Ground, plan: Plan) -> Flags:
    frame = ground.estate[plan.table]
    if plan.where is None:
        return np.full(len(frame), fill_value=True)
    return frame.select(plan.where.fill_null(value=False)).to_series().to_numpy()


def _pools(ground: Ground, plan: Plan, alike: Sorting | None, by: Sorting) -> Pools:
    values, parameters = ground.recorded, ground.parameters
    shape = values[plan.name].shape
    column = BY_NAME[plan.table].column(plan.column)
    generic = Generic.read(parameters, plan.generic, by.labels, column, plan.nothing)
    least = round(parameters.mid("prior.rows.least"))
    prior = Prior(generic, max(1, round(parameters.mid(plan.rows))), least)
    classes = Classes(
        alike.of(values) if alike else np.full(shape, -1),
        np.broadcast_to(by.of(values), shape),
        key_hashes(alike.labels) if alike else np.zeros(0, np.uint64),
        key_hashes(by.labels),
    )
    worth = _worth(values, plan, least)
    return pools_of(classes, worth, ground.keys[plan.table], prior, ground.luck, plan.generic)


def _worth(values: Values, plan: Plan, least: int) -> Floats:
    """(n,) what each recorded cell is, against its base; NaN where either is not known.

    Where a building's storeys or entrances are not known, they count as those at which at least
    ``least`` of its dwellings stand.
    """
    cells = values[plan.name]
    if plan.how == "itself":
        return cells
    base = np.broadcast_to(BASES[plan.base](values), cells.shape)
    if plan.how == "added":
        return cells - base
    if plan.how == "times":
        return cells / np.where(base > 0, base, np.nan)
    highest, times = seen(values, plan.base)
    there = np.where(times >= least, highest, np.nan)[values.building[plan.table]]
    return np.where(cells >= 1, (cells - _HALF) / np.where(np.isnan(base), there, base), np.nan)
