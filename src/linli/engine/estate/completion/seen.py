"""What dwellings and parts say of their building: it has the floors and entrances they stand at."""

from typing import NamedTuple

import numpy as np

from linli.engine.estate.completion.cells import Floats, Ints
from linli.engine.estate.completion.values import Values

SEEN = {
    "storeys": (("dwellings", "floor", 1),),
    "basements": (("dwellings", "floor", -1),),
    "entrances": (
        ("dwellings", "entrance", 1),
        ("components", "entrance", 1),
        ("responders", "entrance", 1),
    ),
}
"""Column of buildings -> (table, column, sign) that number what the building must have."""


class Seen(NamedTuple):
    """(buildings,) highest number recorded, 0 for none, and how many times one is."""

    highest: Floats
    times: Ints


def seen(values: Values, column: str) -> Seen:
    """What is recorded elsewhere of ``storeys``, ``basements`` or ``entrances``."""
    count = len(values["buildings.year"])
    highest, times = np.zeros(count), np.zeros(count, np.int64)
    for table, cell, sign in SEEN[column]:
        number, row = sign * values[f"{table}.{cell}"], values.building[table]
        known = (number > 0) & (row >= 0)
        np.maximum.at(highest, row[known], number[known])
        np.add.at(times, row[known], 1)
    return Seen(highest, times)
