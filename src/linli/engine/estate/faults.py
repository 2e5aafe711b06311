"""Faults of a ledger as one data frame: a million of them is a table, never a million objects."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

SCHEMA = pl.Schema(
    {
        "table": pl.String(),
        "row": pl.Int64(),
        "column": pl.String(),
        "code": pl.String(),
        "found": pl.String(),
        "wanted": pl.String(),
        "sheet": pl.String(),
        "label": pl.String(),
    }
)
"""``table`` and ``column`` as the schema names them, ``sheet`` and ``label`` as the user does."""

LONGEST = 80
"""Characters kept of what was found; a cell may hold 32,767."""


@dataclass(frozen=True, eq=False)
class Faults:
    """What is wrong, where, and what is wanted.

    ``frame`` has the columns of ``SCHEMA``. ``row`` counts from 0 in the answer of ``check`` and
    is the row of the user's own sheet in what a reader hands out; null when the fault is of the
    whole table. ``wanted`` holds only facts that the schema does not (a name, a count); range and
    choices are read from the column's declaration by whoever words the fault.
    """

    frame: pl.DataFrame

    @classmethod
    def of(cls, frames: Iterable[pl.DataFrame]) -> "Faults":
        """All rows of ``frames``, each with some of the columns; the others are null."""
        whole = [_complete(frame) for frame in frames if len(frame)]
        return cls(pl.concat(whole) if whole else pl.DataFrame(schema=SCHEMA))

    def __len__(self) -> int:
        """Number of faults."""
        return len(self.frame)

    def codes(self) -> set[str]:
        """The kinds of fault that occur."""
        return set(self.frame["code"].unique())

    def groups(self) -> pl.DataFrame:
        """One row for each sheet, column and code in order of first appearance, with ``count``."""
        keys = ["sheet", "table", "label", "column", "code"]
        return self.frame.group_by(keys, maintain_order=True).len(name="count")


def one_fault(table: str, code: str, **facts: str | int | None) -> pl.DataFrame:
    """A single fault as a frame, for what concerns a whole table or file."""
    return _complete(pl.DataFrame([{"table": table, "code": code, **facts}]))


def _complete(frame: pl.DataFrame) -> pl.DataFrame:
    present = [pl.col(name).cast(SCHEMA[name]) for name in SCHEMA if name in frame.columns]
    absent = [
        pl.lit(None, SCHEMA[name]).alias(name) for name in SCHEMA if name not in frame.columns
    ]
    return frame.select(*present, *absent).select(
        "table", "row", "column", "code",
        pl.col("found").str.slice(0, LONGEST),
        "wanted",
        pl.col("sheet").fill_null(pl.col("table")),
        pl.col("label").fill_null(pl.col("column")),
    )  # fmt: skip
