"""How a table of the ledger is declared: columns with label, unit, type, range and meaning.

From these declarations are made the Excel template, the Parquet schema, the checks, the manual
page and (held by a test) the database models. The tables themselves stand in ``ledger``.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import polars as pl


class Kind(StrEnum):
    """What a cell holds; unknown is null for every kind."""

    KEY = "key"
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    AREA = "area"
    YES_NO = "yes_no"
    CHOICE = "choice"
    LIST = "list"
    DATE = "date"
    POLYGON = "polygon"


_DTYPES: dict[Kind, pl.DataType] = {
    Kind.KEY: pl.String(),
    Kind.TEXT: pl.String(),
    Kind.INTEGER: pl.Int64(),
    Kind.NUMBER: pl.Float64(),
    Kind.AREA: pl.Decimal(14, 2),
    Kind.YES_NO: pl.Boolean(),
    Kind.CHOICE: pl.String(),
    Kind.LIST: pl.String(),
    Kind.DATE: pl.Date(),
    Kind.POLYGON: pl.String(),
}

_ENGLISH_UNITS = {"年": "year", "层": "storey", "人": "persons", "元": "yuan", "个": "", "套": ""}

LIST_SEPARATOR = ";"
"""Between the members of a ``LIST`` cell, in every format."""

GENERATED = "generated"
"""The column, last in every table, that names the columns of a row whose values were made."""

EVERY_COLUMN = "*"
"""In the column ``generated``: the whole row was made."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a ``CHOICE`` or ``LIST`` column."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``low`` and ``high`` are inclusive bounds in ``unit``. ``refers`` names the table whose key
    the cell must hold. ``required`` columns may not be null; every other unknown is null.
    """

    name: str
    zh: str
    en: str
    kind: Kind
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[Choice, ...] = ()
    refers: str = ""
    required: bool = False
    meaning_zh: str = ""
    meaning_en: str = ""

    @property
    def dtype(self) -> pl.DataType:
        """The column's type in every data frame and Parquet file; areas are exact 0.01 m2."""
        return _DTYPES[self.kind]

    @property
    def codes(self) -> tuple[str, ...]:
        """Allowed codes, in the order people see them."""
        return tuple(choice.code for choice in self.choices)

    def unit_in(self, lang: str) -> str:
        """The unit in ``zh`` or ``en``; empty where English counts things without one."""
        return self.unit if lang == "zh" else _ENGLISH_UNITS.get(self.unit, self.unit)

    def label(self, lang: str) -> str:
        """Header of the column in ``zh`` or ``en``, with the unit in brackets unless it says it."""
        text, unit = (self.zh if lang == "zh" else self.en), self.unit_in(lang)
        said = unit != self.unit and unit in text
        return f"{text} ({unit})" if unit and not said else text


@dataclass(frozen=True)
class Table:
    """One table of the ledger: a row is one thing, named by its ``key`` column."""

    name: str
    zh: str
    en: str
    key: str
    columns: tuple[Column, ...]
    meaning_zh: str
    meaning_en: str

    @cached_property
    def schema(self) -> pl.Schema:
        """Column names and types, in order."""
        return pl.Schema({column.name: column.dtype for column in self.columns})

    def column(self, name: str) -> Column:
        """The column called ``name``; KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    def label(self, lang: str) -> str:
        """Name of the sheet in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en

    def empty(self) -> pl.DataFrame:
        """No rows, all columns, right types."""
        return pl.DataFrame(schema=self.schema)
