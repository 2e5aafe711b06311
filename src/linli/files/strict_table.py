"""A table handed in beside the ledger: the first thing wrong refuses the whole file, in its place.

A ledger is mended by many over weeks, so its faults are listed; such a table comes from one hand
or a program, and what is computed from half of it would look like a result.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.cellrules import column_rules
from linli.engine.estate.faults import Faults
from linli.engine.estate.schema import Column, Kind, Table
from linli.files.csv_table import csv_sheet
from linli.files.sheets import Reading, Sheet, read_sheet
from linli.files.words import plain

ENDINGS = (".csv", ".csv.gz")

_EXAMPLE_DAY = "2031-05-01"
_HEADER_CODES = ("unknown_column", "column_without_name")


@dataclass(frozen=True)
class StrictTable:
    """What was read.

    ``frame`` has the columns of the declaration and the ``line`` of each row in the file.
    ``labels`` holds, for each column that was there, its heading as written; ``unread`` are
    headings that are no column of the declaration and were passed over.
    """

    file: str
    frame: pl.DataFrame
    labels: Mapping[str, str]
    unread: tuple[str, ...]

    def refuse(self, column: str, line: int, found: object, wanted: str) -> InputError:
        """The refusal of one cell, for a rule that the declaration does not hold."""
        return InputError(
            "wrong_cell",
            self.file,
            line=line,
            column=self.labels[column],
            found=found,
            wanted=wanted,
        )


def read_strictly(
    path: Path, table: Table, needed: Sequence[str], aliases: Mapping[str, str]
) -> StrictTable:
    """The CSV file (``.csv``, ``.csv.gz``) as ``table``.

    Parameters
    ----------
    needed : columns that must be there; a cell may be empty unless its column is ``required``
    aliases : further headings, in lower case -> the column they mean

    Raises
    ------
    InputError : ``no_such_path``, ``not_a_csv_file``, ``uneven_line``, ``no_rows``,
        ``heading_twice``, ``columns_missing``, ``empty_cell``, ``wrong_cell``, those of
        ``csv_sheet``
    """
    sheet = _sheet(path)
    known = [aliases.get(text.strip().lower(), text) for text in sheet.header]
    reading = read_sheet(replace(sheet, header=known), table)
    written = dict(zip(known, (text.strip() for text in sheet.header), strict=True))
    labels = {name: written.get(label, label) for name, label in reading.labels.items()}
    faults = Faults.of(reading.faults).frame
    _refuse_header(path, faults, [name for name in needed if name not in labels])
    _refuse_cells(path, _wrong_cells(reading, table, faults), table, labels)
    unread = faults.filter(pl.col("code").is_in(_HEADER_CODES))["label"]
    frame = reading.frame.with_columns(line=sheet.rows)
    return StrictTable(path.name, frame, labels, tuple(unread))


def _sheet(path: Path) -> Sheet:
    if not path.is_file():
        raise InputError("no_such_path", str(path))
    if not path.name.lower().endswith(ENDINGS):
        raise InputError("not_a_csv_file", path.name, wanted=", ".join(ENDINGS))
    sheet, uneven = csv_sheet(path)
    if uneven:
        row, cells = uneven[0]
        wanted = len(sheet.header)
        raise InputError("uneven_line", path.name, line=row, found=cells, wanted=wanted)
    if not len(sheet.rows):
        raise InputError("no_rows", path.name)
    return sheet


def _refuse_header(path: Path, faults: pl.DataFrame, missing: list[str]) -> None:
    twice = faults.filter(pl.col("code") == "repeated_column")["label"]
    if len(twice):
        raise InputError("heading_twice", path.name, found=twice[0])
    if missing:
        raise InputError("columns_missing", path.name, wanted=", ".join(missing))


def _wrong_cells(reading: Reading, table: Table, faults: pl.DataFrame) -> pl.DataFrame:
    """Cells that could not be read, then those that the declaration does not allow."""
    frame = reading.frame.with_columns(row=reading.sheet.rows)
    rules = [rule for column in table.columns for rule in column_rules(table, column)]
    return Faults.of([faults, *(rule.faults(table.name, frame) for rule in rules)]).frame.filter(
        pl.col("row").is_not_null()
    )


def _refuse_cells(path: Path, wrong: pl.DataFrame, table: Table, labels: Mapping[str, str]) -> None:
    if not len(wrong):
        return
    first: dict[str, Any] = wrong.sort("row", maintain_order=True).row(0, named=True)
    column, line, label = table.column(first["column"]), first["row"], labels[first["column"]]
    wanted = _wanted(column)
    if first["code"] == "missing":
        raise InputError("empty_cell", path.name, line=line, column=label, wanted=wanted)
    raise InputError(
        "wrong_cell", path.name, line=line, column=label, found=first["found"], wanted=wanted
    )


def _wanted(column: Column) -> str:
    """What a cell may hold, in signs that need no translation."""
    if column.kind is Kind.DATE:
        return _EXAMPLE_DAY
    if column.kind is Kind.CHOICE:
        return ", ".join(column.codes)
    if column.low is None or column.high is None:
        return column.name
    return f"{plain(column.low)} ... {plain(column.high)}"
