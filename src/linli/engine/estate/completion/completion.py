"""Worlds of an estate: the same ledger, with what is unknown drawn from what is known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

import polars as pl

from linli.engine.chance import uniforms_at
from linli.engine.estate.completion.cells import Cell, as_cells
from linli.engine.estate.completion.steps import Prepared, prepared
from linli.engine.estate.completion.values import Values
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import Kind
from linli.engine.parameters import Parameters

_MEASURED = ("stock", "quantity")

_UNIT_OF = {"water": "litre", "meal": "portion"}
"""Unit of a drawn quantity by item, where none is recorded; all else is counted in pieces."""


@dataclass(frozen=True, eq=False)
class Completion:
    """An estate whose unknown cells can be drawn, in as many worlds as are wanted.

    Build it with ``Completion.of``; what does not depend on the world is done there, once.
    """

    estate: Estate
    unknown: Mapping[Cell, int]
    """(table, column) -> unknown cells, of the columns a stress test reads and with some."""
    _prepared: Prepared

    @classmethod
    def of(
        cls, estate: Estate, parameters: Parameters, seed: int, as_of: date | None = None
    ) -> "Completion":
        """Prepare the worlds of an estate.

        Parameters
        ----------
        estate : without faults, see ``checks.check``
        parameters : must hold the table ``priors``
        as_of : the day of use; where the day the ledger was ``surveyed`` is recorded too, cells of
            households and conditions may be out of date by then. None: nothing is.

        Raises
        ------
        InputError : ``unknown_parameter``, ``bad_parameter``
        """
        ready = prepared(estate, parameters, seed, as_of)
        return cls(estate, ready.unknown, ready)

    @property
    def settled(self) -> bool:
        """Whether there is but one world: nothing that counts is unknown or out of date."""
        return not self._prepared.steps

    def world(self, w: int, only: Collection[Cell] | None = None) -> Estate:
        """The estate of world ``w``, a pure function of seed, w, table, key of the row, column.

        Recorded cells stay, unless they are out of date in this world. A household whose cells
        contradict each other stays as recorded too. A drawn quantity of stock brings its unit.

        Parameters
        ----------
        w : >= 0
        only : columns to draw; the others stay as recorded and count, where a drawn column goes by
            them, as the middle of their prior. A column without unknown cells changes nothing.

        Notes
        -----
        A world is for computing: what was drawn is not marked, so it must not be saved as a ledger.
        """
        luck, values = uniforms_at(self._prepared.marks, w), self._prepared.usual.copy()
        changed: set[Cell] = set()
        for step in self._prepared.steps:
            wanted = [cell for cell in step.columns if only is None or cell in only]
            drawn = step.drawn(values, luck, wanted) if wanted else {}
            values.numbers.update({_name(cell): column for cell, column in drawn.items()})
            changed.update(drawn)
        return self._with(values, changed)

    def _with(self, values: Values, changed: set[Cell]) -> Estate:
        """The estate with the changed columns put in."""
        frames = dict(self.estate.tables)
        for table, cells in groupby(sorted(changed), key=itemgetter(0)):
            columns = [self._cells(cell, values) for cell in cells]
            frames[table] = frames[table].with_columns(columns)
        if _MEASURED in changed:
            frames["stock"] = frames["stock"].with_columns(_units())
        return Estate.of(frames)

    def _cells(self, cell: Cell, values: Values) -> pl.Series:
        """A column as cells; an area that was recorded keeps its exact decimals."""
        table, column = cell
        declared = BY_NAME[table].column(column)
        cells = as_cells(values[_name(cell)], declared)
        if declared.kind is not Kind.AREA:
            return cells
        recorded = self.estate[table][column]
        return recorded.zip_with(recorded.is_not_null(), cells)


def _name(cell: Cell) -> str:
    return ".".join(cell)


def _units() -> pl.Expr:
    return pl.col("unit").fill_null(pl.col("item").replace_strict(_UNIT_OF, default="piece"))
