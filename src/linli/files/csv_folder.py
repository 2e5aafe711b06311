"""A folder of CSV, one file a table, for people and programs that keep no workbook.

Text that a spreadsheet program would run as a formula is written with an apostrophe in front,
and read without it; so what is written comes back, and opening the file runs nothing.
"""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.estate.faults import one_fault
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import Kind, Table
from linli.files.cells import Cells
from linli.files.folders import read_folder
from linli.files.sheets import (
    COLUMN_LIMIT,
    ROW_LIMIT,
    Contents,
    Progress,
    Reading,
    Sheet,
    Source,
    read_sheet,
)

ENCODINGS = ("utf-8-sig", "gb18030")
"""Tried in this order, strictly; Chinese Excel writes the second."""

_BLOCK = 20_000
_ESCAPED = "^'([=+@'-])"
_TO_ESCAPE = "^([=+@-]|'[=+@'-])"
_TEXTS = (Kind.KEY, Kind.TEXT)


def read_csv_folder(folder: Path, progress: Progress) -> Contents:
    """Every ``*.csv`` named after a table, and faults for those that are not.

    Raises
    ------
    InputError : ``unknown_encoding``, ``not_csv``, ``too_many_rows``, ``too_many_columns``
    """
    return read_folder(folder, "csv", _reading, progress)


def write_csv(estate: Estate, folder: Path) -> None:
    """Write every table as ``TABLE.csv``: codes, UTF-8 with the mark that Excel needs."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        texts = [column.name for column in table.columns if column.kind in _TEXTS]
        safe = estate[table.name].with_columns(pl.col(texts).str.replace(_TO_ESCAPE, "'$1"))
        safe.write_csv(folder / f"{table.name}.csv", include_bom=True)


def _reading(path: Path, table: Table) -> Reading:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        lines = csv.reader(file, strict=True)
        try:
            return _table(path, table, lines, encoding)
        except csv.Error as error:
            raise InputError("not_csv", path.name, found=str(error), line=lines.line_num) from error


def _table(path: Path, table: Table, lines: Iterator[list[str]], encoding: str) -> Reading:
    header = next(lines, [])
    if len(header) > COLUMN_LIMIT:
        raise InputError("too_many_columns", path.name, wanted=COLUMN_LIMIT)
    blocks = [_frame([], [], len(header))]
    uneven: list[pl.DataFrame] = []
    first = 2
    while block := list(islice(lines, _BLOCK)):
        if first + len(block) > ROW_LIMIT + 2:
            raise InputError("too_many_rows", path.name, wanted=ROW_LIMIT)
        whole = [(n, cells) for n, cells in enumerate(block, first) if len(cells) == len(header)]
        blocks.append(_frame([n for n, _ in whole], [cells for _, cells in whole], len(header)))
        uneven += _uneven(path, table, header, block, first)
        first += len(block)
    sheet = _sheet(path, header, pl.concat(blocks), encoding)
    reading = read_sheet(sheet, table)
    return Reading(table, sheet, reading.frame, reading.labels, [*uneven, *reading.faults])


def _sheet(path: Path, header: list[str], cells: pl.DataFrame, encoding: str) -> Sheet:
    held = cells.filter(pl.any_horizontal(pl.exclude("row").str.strip_chars() != ""))
    plain = held.with_columns(pl.exclude("row").str.replace(_ESCAPED, "$1"))
    columns = [Cells.of_text(plain[str(at)]) for at in range(len(header))]
    name = "gb18030" if encoding == "gb18030" else "utf-8"
    return Sheet(path.name, Source(path.name, encoding=name), header, columns, held["row"])


def _frame(rows: list[int], lines: list[list[str]], width: int) -> pl.DataFrame:
    columns = list(zip(*lines, strict=True)) if lines else [()] * width
    texts = [
        pl.Series(str(at), column, pl.String).str.replace_all("\r\n", "\n")
        for at, column in enumerate(columns)
    ]
    return pl.DataFrame([pl.Series("row", rows, pl.Int64), *texts])


def _uneven(
    path: Path, table: Table, header: list[str], block: list[list[str]], first: int
) -> Iterator[pl.DataFrame]:
    for row, cells in enumerate(block, first):
        if cells and len(cells) != len(header):
            facts = {"found": str(len(cells)), "wanted": str(len(header))}
            yield one_fault(table.name, "uneven_row", sheet=path.name, row=row, **facts)


def _encoding(path: Path) -> str:
    """The first encoding in which the whole file reads without a stray byte."""
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(1 << 20):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise InputError("unknown_encoding", path.name, wanted=", ".join(ENCODINGS))
