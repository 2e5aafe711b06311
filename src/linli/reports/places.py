"""Where the people of a diagnosis live: buildings with outline, name and number of households."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.estate.estate import Estate

Outline = NDArray[np.float64]
"""(n, 2) corners in m, x to the east, y to the north."""


@dataclass(frozen=True, eq=False)
class Place:
    """One building as a figure needs it; ``outline`` is None where no footprint is recorded."""

    building: str
    name: str
    households: int
    outline: Outline | None


@dataclass(frozen=True, eq=False)
class Setting:
    """What a report needs to know of an estate besides its diagnosis."""

    places: tuple[Place, ...]
    entrance_households: Mapping[str, int]
    """Households recorded in each entrance; keys are ``building/entrance``."""
    part_entrances: Mapping[str, int]
    """Entrance that a component serves, for those that serve one."""

    def name_of(self, building: str) -> str:
        """Name of a building; its key where the ledger no longer has it."""
        return self._names.get(building, building)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {place.building: place.name for place in self.places}


def setting_of(estate: Estate, outlines: Sequence[Outline]) -> Setting:
    """The setting of ``estate``; ``outlines`` one a building in order, (0, 2) where unknown."""
    homes = _homes(estate)
    by_building = _counted(homes, pl.col("building"))
    by_entrance = _counted(homes.drop_nulls("entrance"), pl.format("{}/{}", "building", "entrance"))
    buildings = estate["buildings"]
    names = buildings["name"].fill_null(buildings["building"])
    parts = estate["components"].drop_nulls("entrance").select("component", "entrance")
    return Setting(
        tuple(
            Place(building, name, by_building.get(building, 0), outline if len(outline) else None)
            for building, name, outline in zip(buildings["building"], names, outlines, strict=True)
        ),
        by_entrance,
        dict(parts.iter_rows()),
    )


def _homes(estate: Estate) -> pl.DataFrame:
    places = estate["dwellings"].select("dwelling", "building", "entrance")
    return estate["households"].select("dwelling").drop_nulls().join(places, on="dwelling")


def _counted(homes: pl.DataFrame, key: pl.Expr) -> dict[str, int]:
    return dict(homes.group_by(key.alias("key")).agg(pl.len()).iter_rows())
