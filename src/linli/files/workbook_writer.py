"""Writing a workbook: a sheet a table, drop-down lists, a note on each column, no formula ever.

The same function makes the empty template and a filled ledger. Equal input gives equal bytes: the
date of making is a constant.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from linli.engine.estate.cellrules import FIRST_DAY, LAST_DAY
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import SCHEMA_VERSION, TABLES
from linli.engine.estate.schema import GENERATED, LIST_SEPARATOR, Column, Kind, Table
from linli.files.readme_sheet import print_on_a4, write_readme
from linli.files.words import Lang, member_labels, note, wanted

ROWS = 20_000
"""Rows below the header that carry drop-down lists; Excel slows down when it is the whole sheet."""

_LISTS = "_lists"
_MADE_ON = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_YES_NO: Mapping[Lang, Mapping[bool, str]] = {
    "zh": {True: "是", False: "否"},
    "en": {True: "yes", False: "no"},
}
_PICKED = ("buildings", "facilities", "organisations", "responders")
_TEXTS = (Kind.KEY, Kind.TEXT, Kind.LIST, Kind.POLYGON, Kind.CHOICE, Kind.YES_NO)


def write_template(path: Path, lang: Lang) -> None:
    """An empty ledger to fill in."""
    write_workbook(Estate.of({}), path, lang)


def write_workbook(estate: Estate, path: Path, lang: Lang) -> None:
    """The estate as a workbook, headers and choices in ``lang``; ``read_ledger`` gives it back."""
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        book.set_properties({"created": _MADE_ON, "comments": f"linli.schema {SCHEMA_VERSION}"})
        formats = _formats(book)
        write_readme(book, lang)
        sheets = {table.name: book.add_worksheet(table.label(lang)) for table in TABLES}
        _define_lists(book, lang)
        for table in TABLES:
            _fill(sheets[table.name], table, estate[table.name], formats, lang)


def _formats(book: Workbook) -> dict[str, Format]:
    head = {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
    return {
        "required": book.add_format({**head, "bg_color": "#2F6B5E", "font_color": "#FFFFFF"}),
        "optional": book.add_format({**head, "bg_color": "#E3EDE9"}),
        "made": book.add_format({**head, "bg_color": "#EEEEEE", "font_color": "#555555"}),
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "area": book.add_format({"num_format": "0.00"}),
        "number": book.add_format({"num_format": "General"}),
    }


def _define_lists(book: Workbook, lang: Lang) -> None:
    """Drop-down entries on a hidden sheet: typed into the rule they may take 255 characters."""
    sheet = book.add_worksheet(_LISTS)
    sheet.hide()
    columns = [(t, c) for t in TABLES for c in t.columns if c.kind is Kind.CHOICE]
    for at, (table, column) in enumerate(columns):
        labels = list(member_labels(table, column, lang).values())
        sheet.write_column(0, at, labels)
        _define(book, _list_name(table, column), sheet, (0, len(labels) - 1, at))
    for table in TABLES:
        if table.name in _PICKED:
            keys = book.get_worksheet_by_name(table.label(lang))
            _define(book, f"keys_{table.name}", keys, (1, ROWS, 0))


def _define(book: Workbook, name: str, sheet: Worksheet, place: tuple[int, int, int]) -> None:
    first, last, column = place
    letters = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
    quoted = sheet.get_name().replace("'", "''")
    book.define_name(name, f"='{quoted}'!{letters}${first + 1}:{letters}${last + 1}")


def _list_name(table: Table, column: Column) -> str:
    return f"list_{table.name}_{column.name}"


def _fill(
    sheet: Worksheet, table: Table, frame: pl.DataFrame, formats: dict[str, Format], lang: Lang
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    print_on_a4(sheet)
    sheet.set_row(0, 34)
    for at, column in enumerate(table.columns):
        label = column.label(lang)
        style = formats[_cell_format(column)]
        sheet.set_column(at, at, _width(label, lang), style)
        sheet.write_string(0, at, label, formats[_head_format(column)])
        sheet.write_comment(0, at, note(column, lang), {"x_scale": 2, "y_scale": 1.6})
        if rule := _validation(table, column, lang):
            sheet.data_validation(1, at, ROWS, at, rule)
        write = _writer(sheet, table, column, style, lang)
        for row, value in enumerate(frame[column.name], 1):
            if value is not None:
                write(row, at, value)


def _writer(
    sheet: Worksheet, table: Table, column: Column, style: Format, lang: Lang
) -> Callable[[int, int, Any], object]:
    """How a cell of ``column`` is put down."""
    match column.kind:
        case Kind.KEY | Kind.TEXT | Kind.POLYGON:
            return lambda row, at, value: sheet.write_string(row, at, value, style)
        case Kind.INTEGER | Kind.NUMBER | Kind.AREA:
            return lambda row, at, value: sheet.write_number(row, at, Exact(value), style)
        case Kind.DATE:
            return lambda row, at, value: sheet.write_datetime(row, at, value, style)
        case Kind.YES_NO:
            return lambda row, at, value: sheet.write_string(row, at, _YES_NO[lang][value], style)
        case Kind.CHOICE | Kind.LIST:
            labels = member_labels(table, column, lang)
            mark = "；" if lang == "zh" else "; "
            return lambda row, at, value: sheet.write_string(
                row, at, mark.join(labels.get(m, m) for m in value.split(LIST_SEPARATOR)), style
            )


class Exact(float):
    """A number that XlsxWriter puts down with all its digits; it rounds to 16 otherwise."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        """The shortest text that reads back as the same number."""
        return repr(float(self))


def _cell_format(column: Column) -> str:
    if column.kind in _TEXTS:
        return "text"
    return {Kind.DATE: "date", Kind.AREA: "area"}.get(column.kind, "number")


def _head_format(column: Column) -> str:
    if column.name == GENERATED:
        return "made"
    return "required" if column.required else "optional"


def _width(label: str, lang: Lang) -> float:
    """Column width in characters; a Chinese character takes two."""
    return min(max(10, len(label) * (2 if lang == "zh" else 1) + 2), 28)


def _validation(table: Table, column: Column, lang: Lang) -> dict[str, Any] | None:
    """Excel's own check of a cell; keys only warn, since their sheet may be filled later."""
    title = {"zh": "请核对", "en": "Please check"}[lang]
    says = {"error_title": title, "error_message": wanted(column, lang)[:255]}
    match column.kind:
        case Kind.CHOICE:
            return {"validate": "list", "source": f"={_list_name(table, column)}", **says}
        case Kind.YES_NO:
            return {"validate": "list", "source": list(_YES_NO[lang].values()), **says}
        case Kind.KEY if column.refers in _PICKED:
            source = f"=keys_{column.refers}"
            return {"validate": "list", "source": source, "error_type": "warning", **says}
        case Kind.DATE:
            days = {"minimum": FIRST_DAY, "maximum": LAST_DAY}
            return {"validate": "date", "criteria": "between", **days, **says}
        case Kind.INTEGER | Kind.NUMBER | Kind.AREA if column.low is not None:
            kind = "integer" if column.kind is Kind.INTEGER else "decimal"
            span = {"minimum": column.low, "maximum": column.high}
            return {"validate": kind, "criteria": "between", **span, **says}
        case _:
            return None
