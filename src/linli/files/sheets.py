"""From a sheet as people keep it to a table of the schema: headers, columns, faults in place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import polars as pl

from linli.engine.estate.faults import one_fault
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import Column, Table
from linli.files.cells import Cells, meaning

ROW_LIMIT = 500_000
"""Most rows of a table; a larger ledger is refused before it is loaded."""

COLUMN_LIMIT = 200
"""Most columns of a sheet, the unknown ones included."""


@dataclass(frozen=True)
class Source:
    """Where a table was read from: ``file``, its ``sheet`` in a workbook, a text's ``encoding``."""

    file: str
    sheet: str = ""
    encoding: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet or file of a ledger.

    ``name`` is what its owner calls it. ``header`` and ``columns`` run side by side; ``rows``
    holds the row number in the owner's own sheet for each row of cells.
    """

    name: str
    source: Source
    header: Sequence[str]
    columns: Sequence[Cells]
    rows: pl.Series


@dataclass(frozen=True)
class Reading:
    """A sheet read as ``table``: what could be read, and what could not."""

    table: Table
    sheet: Sheet
    frame: pl.DataFrame
    labels: dict[str, str]
    faults: list[pl.DataFrame]


Contents = tuple[list[Reading], list[pl.DataFrame]]
"""All sheets of a ledger that are tables, and the faults of what is none."""

Progress = Callable[[int, int], None]
"""Called with (done, total) tables; may raise ``engine.errors.Cancelled``."""


def table_called(name: str) -> Table | None:
    """The table that a sheet is named after, in Chinese, English or code."""
    wanted = name.strip().lower()
    for table in TABLES:
        if wanted in (table.name, table.zh, table.en.lower()):
            return table
    return None


def unknown_sheet(name: str) -> pl.DataFrame:
    """The fault of a sheet that is no table, with the nearest name."""
    names = [text for table in TABLES for text in (table.zh, table.en, table.name)]
    return one_fault("", "unknown_sheet", sheet=name, found=name, wanted=_nearest(name, names))


def read_sheet(sheet: Sheet, table: Table) -> Reading:
    """The sheet as a frame in the schema of ``table``; unreadable cells are null and faults."""
    chosen, faults = _chosen(sheet, table)
    series, labels = [], {}
    for column in table.columns:
        if column.name not in chosen:
            series.append(pl.Series(column.name, [None] * len(sheet.rows), column.dtype))
            continue
        at = chosen[column.name]
        values, unread = meaning(table, column, sheet.columns[at])
        series.append(values)
        labels[column.name] = sheet.header[at].strip()
        if len(unread):
            faults.append(_in_place(unread, sheet, table, column.name, labels[column.name]))
    return Reading(table, sheet, pl.DataFrame(series), labels, faults)


def _chosen(sheet: Sheet, table: Table) -> tuple[dict[str, int], list[pl.DataFrame]]:
    """Position of each known column, and the faults of the header."""
    known = {spelling: column for column in table.columns for spelling in _names(column)}
    chosen: dict[str, int] = {}
    faults: list[pl.DataFrame] = []
    for at, text in enumerate(sheet.header):
        column = known.get(text.strip().lower())
        if column is None:
            faults += _unknown_column(sheet, table, at, text)
        elif column.name in chosen:
            place = {"column": column.name, "label": text, "found": text}
            faults.append(one_fault(table.name, "repeated_column", sheet=sheet.name, **place))
        else:
            chosen[column.name] = at
    faults += _missing_columns(sheet, table, chosen)
    return chosen, faults


def _names(column: Column) -> Iterator[str]:
    for text in (column.label("zh"), column.label("en"), column.zh, column.en, column.name):
        yield text.lower()


def _unknown_column(sheet: Sheet, table: Table, at: int, text: str) -> Iterator[pl.DataFrame]:
    if not text.strip():
        if sheet.columns[at].text.is_not_null().any():
            place = {"column": "", "label": column_letters(at)}
            yield one_fault(table.name, "column_without_name", sheet=sheet.name, **place)
        return
    names = [name for column in table.columns for name in (column.zh, column.en, column.name)]
    facts = {"label": text, "found": text, "wanted": _nearest(text, names)}
    yield one_fault(table.name, "unknown_column", sheet=sheet.name, column="", **facts)


def _missing_columns(sheet: Sheet, table: Table, chosen: dict[str, int]) -> Iterator[pl.DataFrame]:
    if len(sheet.rows) == 0:
        return
    for column in table.columns:
        if column.required and column.name not in chosen:
            yield one_fault(table.name, "missing_column", sheet=sheet.name, column=column.name)


def _in_place(
    unread: pl.DataFrame, sheet: Sheet, table: Table, column: str, label: str
) -> pl.DataFrame:
    return unread.with_columns(
        sheet.rows.gather(unread["row"]).alias("row"),
        pl.lit(table.name).alias("table"),
        pl.lit(column).alias("column"),
        pl.lit(sheet.name).alias("sheet"),
        pl.lit(label).alias("label"),
    )


def _nearest(text: str, names: Sequence[str]) -> str | None:
    return next(iter(get_close_matches(text.strip(), names, n=1, cutoff=0.5)), None)


def column_letters(at: int) -> str:
    """Name of the ``at``-th column (from 0) as a spreadsheet shows it: 0 is A, 26 is AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
