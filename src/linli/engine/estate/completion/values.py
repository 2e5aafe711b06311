"""What is known, or drawn, of every row: one array of numbers for each column that is read."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from linli.engine.estate.completion.cells import Floats, Ints, as_numbers
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import Kind

_LINKED = ("dwellings", "components", "responders")
"""Tables whose rows stand in a building."""

_AS_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.AREA, Kind.YES_NO, Kind.CHOICE)


@dataclass(frozen=True, eq=False)
class Values:
    """Columns by ``table.column``, in the estate's own order of rows; NaN where not known."""

    numbers: dict[str, Floats]
    building: Mapping[str, Ints]
    """Table -> row of the building of each of its rows, -1 for none."""

    @classmethod
    def recorded(cls, estate: Estate) -> "Values":
        """What the ledger says."""
        numbers = {
            f"{table.name}.{column.name}": as_numbers(estate[table.name][column.name], column)
            for table in TABLES
            for column in table.columns
            if column.kind in _AS_NUMBERS
        }
        return cls(numbers, {table: estate.rows_of(table, "building") for table in _LINKED})

    def __getitem__(self, name: str) -> Floats:
        """The column ``table.column``, (n,)."""
        return self.numbers[name]

    def copy(self) -> "Values":
        """The same columns, to be replaced one by one."""
        return Values(dict(self.numbers), self.building)

    def of_building(self, table: str, column: str) -> Floats:
        """(n,) for each row of ``table`` what its building has in ``column``; NaN without one."""
        row = self.building[table]
        known = np.append(self.numbers[f"buildings.{column}"], np.nan)
        return known[row]
