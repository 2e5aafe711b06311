"""Tables as a workbook to reckon on with: numbers are numbers, text is text, no formula ever.

Equal input gives equal bytes: the date of making is a constant.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from linli.files.readme_sheet import print_on_a4

Cell = str | int | float | None
Kind = Literal["text", "yuan", "count", "amount", "share"]

NUMBERS: dict[Kind, str] = {
    "text": "@",
    "yuan": "#,##0.00",
    "count": "0",
    "amount": "#,##0.0##",
    "share": "0%",
}
"""How a cell of each kind is shown; what it holds keeps all its digits."""

NARROW, WIDE = 9, 60
LONGEST_NAME = 31
"""Characters that Excel allows in the name of a sheet."""

_MADE_ON = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column."""

    label: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; ``total`` is a last row in bold, as long as the others."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None = None


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with the header of each sheet frozen, filtered and repeated in print."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as book:
        book.set_properties({"created": _MADE_ON})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain, bold = _formats(book, bold=False), _formats(book, bold=True)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:LONGEST_NAME])
            _fill(page, sheet, head, plain)
            if sheet.total is not None:
                _write(page, len(sheet.rows) + 1, sheet.total, sheet, bold)
    return held.getvalue()


def _formats(book: Workbook, *, bold: bool) -> dict[Kind, Format]:
    look = {"bold": bold, "valign": "top", **({"top": 1} if bold else {})}
    return {
        kind: book.add_format({**look, "num_format": shown, "text_wrap": kind == "text"})
        for kind, shown in NUMBERS.items()
    }


def _fill(page: Worksheet, sheet: Sheet, head: Format, formats: dict[Kind, Format]) -> None:
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    print_on_a4(page)
    labels = [column.label for column in sheet.columns]
    for at, cells in enumerate(zip(labels, *sheet.rows, strict=True)):
        page.write_string(0, at, labels[at], head)
        page.set_column(at, at, _width(cells))
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for at, row in enumerate(sheet.rows, 1):
        _write(page, at, row, sheet, formats)


def _write(
    page: Worksheet, at: int, row: Sequence[Cell], sheet: Sheet, formats: dict[Kind, Format]
) -> None:
    for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
        if isinstance(cell, str):
            page.write_string(at, place, cell, formats["text"])
        elif cell is not None:
            page.write_number(at, place, cell, formats[column.kind])


def _width(cells: Sequence[Cell]) -> int:
    """Of a column in characters, a Chinese one taking two; longer text wraps."""
    longest = max(map(_long, cells))
    return min(WIDE, max(NARROW, longest + 2))


def _long(cell: Cell) -> int:
    if isinstance(cell, float):
        return len(f"{cell:,.2f}")
    return sum(2 if letter > "\u2e80" else 1 for letter in str(cell or ""))
