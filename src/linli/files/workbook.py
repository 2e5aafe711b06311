"""Reading an Excel workbook: judged first, then read sheet by sheet in blocks of rows."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from linli.engine.errors import InputError
from linli.engine.estate.faults import Faults
from linli.engine.estate.schema import Table
from linli.files.cells import Cells
from linli.files.package import declared_parts, try_out
from linli.files.sheets import (
    Contents,
    Progress,
    Reading,
    Sheet,
    Source,
    column_letters,
    read_sheet,
    table_called,
    unknown_sheet,
)
from linli.files.sheetscan import Oddities, scan, sheet_parts

NOT_TABLES = ("说明", "Read me", "_lists")
"""Sheets of the template that hold no data; known by exactly these names."""

_BLOCK = 20_000  # rows turned into columns at a time


def read_workbook(path: Path, progress: Progress) -> Contents:
    """Every sheet that is a table, and faults for those that are not.

    Raises
    ------
    InputError : see ``package.declared_parts``, ``package.try_out`` and ``sheetscan.scan``
    """
    odd = _scanned(path)
    readings: list[Reading] = []
    general: list[pl.DataFrame] = []
    try:
        with CalamineWorkbook.from_path(path) as book:
            names = [name for name in book.sheet_names if name not in NOT_TABLES]
            for done, name in enumerate(names):
                progress(done, len(names))
                table = table_called(name)
                cells = book.get_sheet_by_name(name)
                if table is not None:
                    readings.append(_reading(path, cells, table, odd[name]))
                elif cells.start is not None:
                    general.append(unknown_sheet(name))
            progress(len(names), len(names))
    except CalamineError as error:
        raise InputError("broken_workbook", path.name, part=str(error)) from error
    return readings, general


def _scanned(path: Path) -> dict[str, Oddities]:
    """One look at every part before values are loaded; at the XML of tables a closer one."""
    parts = declared_parts(path)
    with path.open("rb") as file:
        sheets = sheet_parts(path, file, parts)
        tables = {name: part for name, part in sheets.items() if table_called(name) is not None}
        odd = {name: scan(path, file, part, name) for name, part in tables.items()}
        scanned = {part.filename for part in tables.values()}
        for part in parts.values():
            if part.filename not in scanned:
                try_out(path, file, part)
    return odd


def _reading(path: Path, cells: CalamineSheet, table: Table, odd: Oddities) -> Reading:
    sheet = _sheet(path, cells)
    reading = read_sheet(sheet, table)
    faults = [*_odd_faults(sheet, table, reading.labels, odd), *reading.faults]
    return Reading(table, sheet, reading.frame, reading.labels, _one_a_cell(faults))


def _one_a_cell(faults: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """A formula that also gives no number is one fault, the first."""
    whole = Faults.of(faults).frame
    of_a_cell = pl.col("row").is_not_null()
    cells = whole.filter(of_a_cell).unique(
        ["row", "label"], keep="first", maintain_order=True
    )  # fmt: skip
    return [whole.filter(~of_a_cell), cells]


def _sheet(path: Path, cells: CalamineSheet) -> Sheet:
    """The first row that holds anything is the header; blank rows below it are passed over."""
    top, left = cells.start or (0, 0)
    rows = islice(cells.iter_rows(), top, None)  # rows come from the top, columns from the left
    header = [str(value) for value in next(rows, [])]
    blocks = list(_blocks(rows, len(header)))
    columns = [_joined([block[at] for block in blocks]) for at in range(len(header))]
    height = len(columns[0].text) if columns else 0
    numbers = pl.int_range(top + 2, top + 2 + height, eager=True)
    blank = Cells.of_text(pl.Series([None] * height, dtype=pl.String))
    source = Source(path.name, cells.name)
    whole = Sheet(cells.name, source, [""] * left + header, [blank] * left + columns, numbers)
    return _without_blank_rows(whole)


def _blocks(rows: Iterator[Sequence[object]], width: int) -> Iterator[list[Cells]]:
    while block := list(islice(rows, _BLOCK)):
        yield [Cells.of_values(row[at] for row in block) for at in range(width)]


def _joined(blocks: list[Cells]) -> Cells:
    if not blocks:
        return Cells.of_values([])
    return Cells(
        pl.concat([block.text for block in blocks]), pl.concat([block.form for block in blocks])
    )


def _without_blank_rows(sheet: Sheet) -> Sheet:
    if not sheet.columns:
        return sheet
    texts = pl.DataFrame([each.text.alias(str(at)) for at, each in enumerate(sheet.columns)])
    held = texts.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    columns = [Cells(each.text.filter(held), each.form.filter(held)) for each in sheet.columns]
    return Sheet(sheet.name, sheet.source, sheet.header, columns, sheet.rows.filter(held))


def _odd_faults(
    sheet: Sheet, table: Table, labels: dict[str, str], odd: Oddities
) -> Iterator[pl.DataFrame]:
    names = {label: name for name, label in labels.items()}
    for code, places in odd.places.items():
        shown = [_label(sheet, at) for _, at in places]
        yield pl.DataFrame(
            {
                "row": [row for row, _ in places],
                "column": [names.get(label, "") for label in shown],
                "label": shown,
            }
        ).with_columns(
            pl.lit(table.name).alias("table"),
            pl.lit(code).alias("code"),
            pl.lit(sheet.name).alias("sheet"),
        )


def _label(sheet: Sheet, at: int) -> str:
    text = sheet.header[at].strip() if at < len(sheet.header) else ""
    return text or column_letters(at)
