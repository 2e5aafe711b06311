"""A folder of CSV, one file a table, for people and programs that keep no workbook.

Text that a spreadsheet program would run as a formula is written with an apostrophe in front,
and read without it; so what is written comes back, and opening the file runs nothing.
"""

from pathlib import Path

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.faults import one_fault
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import Kind, Table
from linli.files.csv_table import csv_sheet
from linli.files.folders import read_folder
from linli.files.sheets import Contents, Progress, Reading, read_sheet

_TO_ESCAPE = "^([=+@-]|'[=+@'-])"
_TEXTS = (Kind.KEY, Kind.TEXT)


def read_csv_folder(folder: Path, progress: Progress) -> Contents:
    """Every ``*.csv`` named after a table, and faults for those that are not.

    Raises
    ------
    InputError : those of ``csv_sheet``
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
    sheet, uneven = csv_sheet(path)
    reading = read_sheet(sheet, table)
    odd = [
        one_fault(
            table.name,
            "uneven_row",
            sheet=path.name,
            row=row,
            found=str(cells),
            wanted=str(len(sheet.header)),
        )
        for row, cells in uneven
    ]
    return Reading(table, sheet, reading.frame, reading.labels, [*odd, *reading.faults])
