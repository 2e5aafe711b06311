"""What one column of the ledger allows, as rules made from its declaration."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from linli.engine.estate.schema import EVERY_COLUMN, GENERATED, LIST_SEPARATOR, Column, Kind, Table

KEY_LENGTH = 64
"""Most characters of a key."""

TEXT_LENGTH = 2_000
"""Most characters of a name or remark."""

CELL_LENGTH = 32_767
"""Most characters of a polygon: what one Excel cell holds, so that every format can carry it."""

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2200, 12, 31)
"""Assumption: a date outside is a slip of the keyboard."""

_LENGTHS = {Kind.KEY: KEY_LENGTH, Kind.TEXT: TEXT_LENGTH, Kind.POLYGON: CELL_LENGTH}
# C0, DEL, C1, line and paragraph separators, non-characters: XML or CSV would not carry them back.
_CONTROL = r"[\x00-\x08\x0B-\x1F\x7F-\x{9F}\x{2028}\x{2029}\x{FEFF}\x{FFFE}\x{FFFF}]"
_FULL_WIDTH = "[０-９－．]"


@dataclass(frozen=True, slots=True)
class Rule:
    """``broken`` is true on the rows that fail; ``column`` is where the user looks."""

    column: str
    code: str
    broken: pl.Expr
    found: pl.Expr | None = None
    wanted: pl.Expr = field(default_factory=lambda: pl.lit(None, pl.String()))

    def faults(self, table: str, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows of ``frame`` (with its ``row`` numbers) that break the rule."""
        found = pl.col(self.column) if self.found is None else self.found
        return frame.filter(self.broken.fill_null(value=False)).select(
            pl.lit(table).alias("table"),
            "row",
            pl.lit(self.column).alias("column"),
            pl.lit(self.code).alias("code"),
            found.cast(pl.String).alias("found"),
            self.wanted.cast(pl.String).alias("wanted"),
        )


def column_rules(table: Table, column: Column) -> Iterator[Rule]:
    """Rules that look at one cell alone."""
    if column.required:
        yield Rule(column.name, "missing", pl.col(column.name).is_null())
    match column.kind:
        case Kind.KEY | Kind.TEXT | Kind.POLYGON:
            yield from _text_rules(column)
        case Kind.INTEGER | Kind.NUMBER | Kind.AREA | Kind.DATE:
            yield from _range_rules(column)
        case Kind.CHOICE:
            unknown = ~pl.col(column.name).is_in(column.codes)
            yield Rule(column.name, "not_a_choice", unknown)
        case Kind.LIST:
            yield from _list_rules(column, members(table, column))
        case Kind.YES_NO:
            pass


def members(table: Table, column: Column) -> tuple[str, ...]:
    """Codes that a ``LIST`` cell may hold; for ``generated`` the table's own columns."""
    if column.name == GENERATED:
        return (EVERY_COLUMN, *(each.name for each in table.columns if each.name != GENERATED))
    return column.codes


def _text_rules(column: Column) -> Iterator[Rule]:
    cell = pl.col(column.name)
    yield Rule(column.name, "blank_text", cell.str.strip_chars() == "")
    most = _LENGTHS[column.kind]
    yield Rule(column.name, "too_long", cell.str.len_chars() > most, wanted=pl.lit(most))
    yield Rule(column.name, "control_character", cell.str.contains(_CONTROL))
    if column.kind is Kind.KEY:
        stripped = cell.str.strip_chars()
        yield Rule(column.name, "blank_around", (stripped != cell) & (stripped != ""))
        yield Rule(column.name, "full_width", cell.str.contains(_FULL_WIDTH))
        yield Rule(column.name, "line_break_in_key", cell.str.contains(r"[\t\n]"))


def _range_rules(column: Column) -> Iterator[Rule]:
    cell = pl.col(column.name)
    if column.kind is Kind.DATE:
        yield Rule(column.name, "out_of_range", ~cell.is_between(FIRST_DAY, LAST_DAY))
        return
    if column.kind is Kind.NUMBER:
        yield Rule(column.name, "not_finite", ~cell.is_finite())
    number = cell.cast(pl.Float64)
    if column.low is not None:
        yield Rule(column.name, "out_of_range", number.is_finite() & (number < column.low))
    if column.high is not None:
        yield Rule(column.name, "out_of_range", number.is_finite() & (number > column.high))


def _list_rules(column: Column, allowed: tuple[str, ...]) -> Iterator[Rule]:
    parts = pl.col(column.name).str.split(LIST_SEPARATOR)
    strangers = parts.list.eval(pl.element().filter(~pl.element().is_in(allowed)))
    yield Rule(
        column.name,
        "not_a_member",
        strangers.list.len() > 0,
        found=strangers.list.join(LIST_SEPARATOR),
    )
    yield Rule(column.name, "repeated_member", parts.list.n_unique() < parts.list.len())
