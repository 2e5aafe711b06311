"""The estate as one immutable value: a data frame for every table of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.errors import InputError
from linli.engine.estate.ledger import BY_NAME, TABLES
from linli.engine.estate.schema import Table


@dataclass(frozen=True, eq=False)
class Estate:
    """Every table of the ledger, checked for shape; keys resolve to row numbers.

    Build it with ``Estate.of``. The content checks (ranges, keys, polygons) live in ``checks``;
    readers run them before they hand an estate out.
    """

    tables: Mapping[str, pl.DataFrame]

    @classmethod
    def of(cls, tables: Mapping[str, pl.DataFrame]) -> "Estate":
        """An estate from some of its tables; the missing ones are empty.

        Raises
        ------
        InputError : ``unknown_table``, ``wrong_columns`` when names or types differ from the schema
        """
        for name in tables:
            if name not in BY_NAME:
                raise InputError("unknown_table", name, wanted=", ".join(BY_NAME))
        for name, frame in tables.items():
            _refuse_other_columns(BY_NAME[name], frame)
        return cls(
            MappingProxyType(
                {
                    table.name: tables[table.name] if table.name in tables else table.empty()
                    for table in TABLES
                }
            )
        )

    def __getitem__(self, table: str) -> pl.DataFrame:
        """The data frame of ``table``."""
        return self.tables[table]

    def __eq__(self, other: object) -> bool:
        """Equal when every table holds the same rows in the same order."""
        if not isinstance(other, Estate):
            return NotImplemented
        return all(self[table.name].equals(other[table.name]) for table in TABLES)

    __hash__ = None  # type: ignore[assignment]  # compared by content, never used as a key

    @cached_property
    def id(self) -> str:
        """Key of the estate; the empty string while its table has no row."""
        frame = self["estate"]
        return str(frame["estate"][0]) if len(frame) else ""

    def with_table(self, name: str, frame: pl.DataFrame) -> "Estate":
        """The same estate with one table replaced.

        Raises
        ------
        InputError : ``wrong_columns``
        """
        _refuse_other_columns(BY_NAME[name], frame)
        return Estate(MappingProxyType({**self.tables, name: frame}))

    def rows_of(self, table: str, column: str) -> NDArray[np.int64]:
        """Row number in the referred table for each row of ``table``; -1 where null or dangling."""
        declared = BY_NAME[table].column(column)
        target = BY_NAME[declared.refers]
        keys = self[target.name].select(pl.col(target.key).alias(column)).with_row_index("_row")
        joined = self[table].select(column).join(keys, on=column, how="left", maintain_order="left")
        return joined["_row"].cast(pl.Int64).fill_null(-1).to_numpy()


def _refuse_other_columns(table: Table, frame: pl.DataFrame) -> None:
    wanted = table.schema
    if frame.columns != wanted.names() or frame.dtypes != wanted.dtypes():
        raise InputError(
            "wrong_columns",
            table.name,
            found=str(dict(frame.schema)),
            wanted=str(dict(wanted)),
        )
