"""Marking what was made: the column ``generated`` of every table."""

from collections.abc import Iterable

import polars as pl

from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.schema import EVERY_COLUMN, GENERATED, LIST_SEPARATOR


def made_rows(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` as whole rows of ``table`` that were made; columns it lacks are null."""
    schema = BY_NAME[table].schema
    given = {name: pl.col(name) for name in frame.columns}
    given[GENERATED] = pl.lit(EVERY_COLUMN)
    return frame.select(
        given.get(name, pl.lit(None)).cast(dtype).alias(name) for name, dtype in schema.items()
    )


def made_cells(recorded: pl.DataFrame, made: pl.DataFrame, columns: Iterable[str]) -> pl.DataFrame:
    """``recorded`` with its nulls in ``columns`` filled from ``made`` (same rows) and marked.

    A recorded value is never replaced; a value that could not be made stays null and unmarked.
    """
    names = [name for name in recorded.columns if name in set(columns)]
    filled = [made[name].cast(recorded[name].dtype).alias(f"made_{name}") for name in names]
    both = recorded.hstack(filled)
    new = [pl.col(name).is_null() & pl.col(f"made_{name}").is_not_null() for name in names]
    marks = [pl.when(is_new).then(pl.lit(name)) for name, is_new in zip(names, new, strict=True)]
    marked = pl.concat_str([pl.col(GENERATED), *marks], separator=LIST_SEPARATOR, ignore_nulls=True)
    whole = pl.col(GENERATED) == EVERY_COLUMN
    mark = pl.when(whole).then(pl.col(GENERATED)).when(marked != "").then(marked)
    values = [pl.coalesce(name, f"made_{name}").alias(name) for name in names]
    return both.with_columns(*values, mark.alias(GENERATED)).select(recorded.columns)
