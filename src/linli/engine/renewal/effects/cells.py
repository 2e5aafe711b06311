"""Cells of places set to what a measure makes of them."""

from collections.abc import Sequence

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.renewal.effects.effect import EffectRule, own_table
from linli.engine.renewal.effects.rows import with_cells
from linli.engine.renewal.settings import (
    Setting,
    Settings,
    amount,
    cell_fits,
    exact,
    is_number,
    one_of,
    table_in,
    text_in,
    words,
)

_TABLES = ("estate", "buildings", "households", "components")


def set_cells(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """``cells`` of the rows ``sites`` of ``table`` set to given values."""
    cells = table_in(settings, "cells").items()
    values = {name: pl.lit(_plain(value)) for name, value in cells}
    return with_cells(estate, text_in(settings, "table"), sites, values)


def _plain(value: object) -> object:
    return float(exact(value)) if is_number(value) else value


def raise_to(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """A number of the rows ``sites`` of ``table`` raised to ``to`` where it is known and lower."""
    column, least = text_in(settings, "column"), float(exact(settings["to"]))
    higher = pl.when(pl.col(column) < least).then(least).otherwise(pl.col(column))
    return with_cells(estate, text_in(settings, "table"), sites, {column: higher})


def _odd_cells(settings: Settings) -> str:
    table = BY_NAME[text_in(settings, "table")]
    for name, value in table_in(settings, "cells").items():
        if name not in table.schema or not cell_fits(table.column(name), value):
            return f"columns of {table.name}, each with a value it may hold"
    return ""


def _odd_column(settings: Settings) -> str:
    table, column = BY_NAME[text_in(settings, "table")], text_in(settings, "column")
    fits = column in table.schema and is_number(settings["to"])
    fits = fits and cell_fits(table.column(column), settings["to"])
    return "" if fits else f"a column of {table.name} and a number it may hold"


EFFECTS = {
    "set_cells": EffectRule(
        set_cells,
        own_table,
        own_table,
        {
            "table": one_of(_TABLES),
            "cells": Setting("column = value", lambda v: isinstance(v, dict) and bool(v)),
        },
        _odd_cells,
    ),
    "raise_to": EffectRule(
        raise_to,
        own_table,
        own_table,
        {"table": one_of(_TABLES), "column": words(), "to": amount()},
        _odd_column,
    ),
}
