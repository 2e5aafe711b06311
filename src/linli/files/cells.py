"""What cells hold, and what they mean in their column: strict, vectorised, nothing repaired.

A blank cell is unknown. Blanks around a number, a date or a choice carry no meaning; in keys and
texts they are kept, and the content check finds them in keys.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from math import isfinite
from types import MappingProxyType

import polars as pl

from linli.engine.estate.cellrules import members
from linli.engine.estate.schema import GENERATED, LIST_SEPARATOR, Column, Kind, Table

LAST_EXACT = 10**15
"""Excel keeps 15 digits; a longer number has lost its last ones."""

YES_NO: Mapping[str, bool] = MappingProxyType(
    {"是": True, "否": False, "yes": True, "no": False, "true": True, "false": False}
)
"""What a yes/no cell may read, in lower case."""

FAULT_COLUMNS = ("row", "code", "found")

_INTEGER = r"^[+-]?\d{1,15}(\.0+)?$"
_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$"
_AREA = r"^[+-]?\d{1,12}(\.\d{0,2}0*)?$"
_DATE = r"^\d{4}([-/])\d{1,2}[-/]\d{1,2}$"
_SEPARATORS = "[;；、,，]"


class Form(IntEnum):
    """What the file itself says a cell is; a CSV cell is always text."""

    TEXT = 0
    NUMBER = 1
    YES_NO = 2
    DATE = 3
    MOMENT = 4


@dataclass(frozen=True)
class Cells:
    """One column as written: ``text`` (null when blank) and the ``form`` of each cell."""

    text: pl.Series
    form: pl.Series

    @classmethod
    def of_text(cls, text: pl.Series) -> "Cells":
        """Cells that a format keeps as text."""
        return cls(
            _blank_to_null(text), pl.Series([Form.TEXT], dtype=pl.Int8).new_from_index(0, len(text))
        )

    @classmethod
    def of_values(cls, values: Iterable[object]) -> "Cells":
        """Cells of a spreadsheet as Python values; an empty string is blank."""
        written = [_written(value) for value in values]
        text = pl.Series([each[0] for each in written], dtype=pl.String)
        return cls(_blank_to_null(text), pl.Series([each[1] for each in written], dtype=pl.Int8))


def meaning(table: Table, column: Column, cells: Cells) -> tuple[pl.Series, pl.DataFrame]:
    """The values of a column in its schema type, and the cells that could not be read.

    Returns
    -------
    values : in ``column.dtype``; null where blank or unreadable
    faults : ``row`` (from 0), ``code``, ``found``
    """
    text = _as_shown(cells) if column.kind is Kind.AREA else cells.text
    frame = pl.DataFrame({"text": text, "form": cells.form}).with_columns(
        pl.col("text").str.strip_chars().alias("bare")
    )
    value, code, found = _reading(table, column)
    read = frame.with_row_index("row").with_columns(
        value.cast(column.dtype, strict=False).alias("value"),
        code.alias("code"),
        found.alias("found"),
    )
    unread = pl.col("text").is_not_null() & pl.col("value").is_null()
    return read["value"].alias(column.name), read.filter(unread).select(FAULT_COLUMNS)


def spellings(table: Table, column: Column) -> dict[str, str]:
    """Every accepted spelling, in lower case, of the codes of a ``CHOICE`` or ``LIST`` column."""
    if column.name == GENERATED:
        known = [table.column(name) for name in members(table, column)[1:]]
        pairs = [
            (spelling, each.name)
            for each in known
            for spelling in (each.label("zh"), each.label("en"), each.zh, each.en, each.name)
        ]
        return {"*": "*"} | {spelling.lower(): name for spelling, name in pairs}
    choices = column.choices
    return {text.lower(): each.code for each in choices for text in (each.zh, each.en, each.code)}


def _reading(table: Table, column: Column) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """How to read a column: value, code of the fault where there is none, what was found."""
    bare = pl.col("bare")
    match column.kind:
        case Kind.KEY | Kind.TEXT | Kind.POLYGON:
            return _text_reading()
        case Kind.CHOICE:
            value = bare.str.to_lowercase().replace_strict(spellings(table, column), default=None)
            return _written_as(value, Form.TEXT, Form.NUMBER), pl.lit("not_a_choice"), bare
        case Kind.LIST:
            return _list_reading(spellings(table, column))
        case Kind.YES_NO:
            value = bare.str.to_lowercase().replace_strict(YES_NO, default=None)
            return _written_as(value, Form.TEXT, Form.YES_NO), pl.lit("not_yes_or_no"), bare
        case _:
            value, code = _numeric_reading(column.kind)
            full_width = bare.str.contains("[０-９－．]")
            return value, pl.when(full_width).then(pl.lit("full_width")).otherwise(code), bare


def _numeric_reading(kind: Kind) -> tuple[pl.Expr, pl.Expr]:
    bare = pl.col("bare")
    if kind is Kind.DATE:
        day = bare.str.replace_all("/", "-").str.to_date("%Y-%m-%d", strict=False)
        written = pl.when(bare.str.contains(_DATE)).then(day)
        return _written_as(written, Form.TEXT, Form.DATE), pl.lit("not_a_date")
    pattern = {Kind.INTEGER: _INTEGER, Kind.NUMBER: _NUMBER, Kind.AREA: _AREA}[kind]
    digits = bare.str.replace(r"^\+", "")
    if kind is Kind.INTEGER:
        digits = digits.str.replace(r"\.0+$", "")
    dtype = {Kind.INTEGER: pl.Int64(), Kind.NUMBER: pl.Float64(), Kind.AREA: pl.Decimal(14, 2)}[
        kind
    ]
    number = digits.cast(dtype, strict=False)
    if kind is Kind.NUMBER:
        number = pl.when(number.is_finite()).then(number)
    value = _written_as(pl.when(bare.str.contains(pattern)).then(number), Form.TEXT, Form.NUMBER)
    return value, _numeric_code(kind)


def _numeric_code(kind: Kind) -> pl.Expr:
    bare = pl.col("bare")
    if kind is Kind.INTEGER:
        return pl.lit("not_an_integer")
    if kind is Kind.NUMBER:
        return pl.lit("not_a_number")
    return (
        pl.when(bare.str.contains(r"^[+-]?\d{13,}(\.\d*)?$"))
        .then(pl.lit("out_of_range"))
        .when(bare.str.contains(r"^[+-]?\d*\.\d+$"))
        .then(pl.lit("too_many_decimals"))
        .otherwise(pl.lit("not_a_number"))
    )


def _text_reading() -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    text, form = pl.col("text"), pl.col("form")
    exact = (form == Form.NUMBER) & text.str.contains(r"^-?\d+$")
    value = pl.when((form == Form.TEXT) | exact).then(text)
    lost = text.cast(pl.Float64, strict=False).abs() >= LAST_EXACT
    code = (
        pl.when(form.is_in([Form.DATE, Form.MOMENT]))
        .then(pl.lit("turned_into_a_date"))
        .when((form == Form.NUMBER) & lost)
        .then(pl.lit("digits_lost"))
        .otherwise(pl.lit("not_text"))
    )
    return value, code, text


def _list_reading(known: Mapping[str, str]) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    parts = (
        pl.col("bare")
        .str.replace_all(_SEPARATORS, LIST_SEPARATOR)
        .str.split(LIST_SEPARATOR)
        .list.eval(pl.element().str.strip_chars().filter(pl.element().str.strip_chars() != ""))
    )
    lower = pl.element().str.to_lowercase()
    codes = parts.list.eval(lower.replace_strict(known, default=None, return_dtype=pl.String))
    strangers = parts.list.eval(pl.element().filter(~lower.is_in(list(known))))
    readable = (strangers.list.len() == 0) & (parts.list.len() > 0)
    value = pl.when(readable).then(codes.list.join(LIST_SEPARATOR))
    found = pl.when(strangers.list.len() > 0).then(strangers.list.join(LIST_SEPARATOR))
    return (
        _written_as(value, Form.TEXT, Form.NUMBER),
        pl.lit("not_a_member"),
        found.otherwise(pl.col("bare")),
    )


def _written_as(value: pl.Expr, *forms: Form) -> pl.Expr:
    return pl.when(pl.col("form").is_in([int(form) for form in forms])).then(value)


def _blank_to_null(text: pl.Series) -> pl.Series:
    blank = text.str.strip_chars() == ""
    return text.to_frame("t").select(pl.when(~blank).then("t")).to_series()


def _as_shown(cells: Cells) -> pl.Series:
    """Numbers of a spreadsheet to the 15 digits it shows: 58.199999999999996 is 58.2."""
    long = (cells.form == Form.NUMBER) & ~cells.text.str.contains(_AREA)
    if not long.fill_null(value=False).any():
        return cells.text
    shown = [
        f"{float(text):.15g}" if is_long and text else text
        for text, is_long in zip(cells.text, long, strict=True)
    ]
    return pl.Series(shown, dtype=pl.String)


def _written(value: object) -> tuple[str | None, Form]:
    """Text and form of one spreadsheet value."""
    if isinstance(value, str):
        return value, Form.TEXT
    if isinstance(value, bool):
        return ("true" if value else "false"), Form.YES_NO
    if isinstance(value, int | float):
        return _digits(value), Form.NUMBER
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat(), Form.DATE
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat(), Form.DATE
    return str(value), Form.MOMENT


def _digits(value: float) -> str:
    whole = isfinite(value) and abs(value) < LAST_EXACT and value == int(value)
    return str(int(value)) if whole else repr(value)
