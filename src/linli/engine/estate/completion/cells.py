"""Columns of the ledger as numbers and back: a choice is its place in the list, unknown is NaN."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.estate.schema import Column, Kind

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]

Cell = tuple[str, str]
"""A column by its table and name."""


def as_numbers(cells: pl.Series, column: Column) -> Floats:
    """(n,) the cells of one column; yes is 1 and no is 0."""
    if column.kind is Kind.CHOICE:
        places = {code: place for place, code in enumerate(column.codes)}
        cells = cells.replace_strict(places, return_dtype=pl.Int64)
    return cells.cast(pl.Float64).fill_null(np.nan).to_numpy()


def as_cells(numbers: Floats, column: Column) -> pl.Series:
    """The cells that ``numbers`` (n,) stand for, in the column's own type; NaN is null."""
    cells = pl.Series(column.name, numbers, nan_to_null=True)
    match column.kind:
        case Kind.CHOICE:
            return pl.Series(column.name, column.codes).gather(cells.cast(pl.Int64))
        case Kind.YES_NO:
            return cells > 0
        case Kind.AREA:
            return cells.round(2).cast(column.dtype)
        case _:
            return cells.cast(column.dtype)
