"""From tables to arrays: what the kernels read, compiled once for a run.

Rows are sorted by key, so the order of rows in a file never reaches a result.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import polars as pl

from linli.engine.chance import key_hash, key_hashes
from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Fabric, Floats, Homes, Ints, Reserve
from linli.engine.model.components import compiled_components, first_mains
from linli.engine.model.people import compiled_homes
from linli.engine.model.places import entrances_of, places_of
from linli.engine.model.reserve import compiled_reserve
from linli.engine.model.silent import filled_buildings, filled_households
from linli.engine.parameters import Parameters

Arrays = TypeVar("Arrays", Fabric, Homes, Reserve)

_TANK = (pl.col("kind") == "tank") & (pl.col("system") == "water")
_GENERATOR = (pl.col("kind") == "generator") & (pl.col("system") == "power")


@dataclass(frozen=True)
class Model:
    """An estate compiled: arrays, and the tables they came from in the same order."""

    fabric: Fabric
    homes: Homes
    reserve: Reserve
    occupants: Floats
    """(B, 5) persons at home for the night, by age."""
    buildings: pl.DataFrame
    entrances: pl.DataFrame
    components: pl.DataFrame
    mains: dict[str, int]
    """``first_mains``."""
    persons: float

    def main(self, system: str) -> int:
        """Row of the part through which the whole estate gets a system; -1 where there is none."""
        return self.mains.get(system, -1)


def compiled(estate: Estate, parameters: Parameters) -> Model:
    """Compile an estate.

    Raises
    ------
    InputError : ``no_households``, ``household_without_building``
    """
    if estate["households"].is_empty():
        raise InputError("no_households", "households")
    buildings = filled_buildings(estate["buildings"], parameters)
    households = filled_households(estate["dwellings"], estate["households"], parameters)
    if households["building"].null_count():
        lost = households.filter(pl.col("building").is_null())["household"][0]
        raise InputError("household_without_building", "households", found=lost)
    components = compiled_components(estate, buildings, parameters)
    entrances = entrances_of(households, components, buildings)
    places = places_of(households, entrances, buildings, components, estate, parameters)
    households = households.join(places, on=("building", "entrance", "floor"), how="left").sort(
        "place", "household"
    )
    zones, reserve = compiled_reserve(estate, entrances, households, parameters)
    homes = compiled_homes(estate, households, len(places), parameters)
    fabric = _fabric(buildings, entrances, zones, places, components)
    return Model(
        _owned(fabric),
        _owned(homes),
        _owned(reserve),
        _occupants(homes, len(buildings)),
        buildings,
        entrances,
        components,
        first_mains(components),
        float(homes.persons.sum()),
    )


def _owned(arrays: Arrays) -> Arrays:
    """The same arrays as writable copies.

    A column of a table may come as a read-only view or as a copy, as it lies in memory, and the
    kernels would be compiled anew for every mixture of the two that an estate brings.
    """
    each: Iterable[Any] = arrays
    return type(arrays)(*map(_copied, each))


def _copied(value: Any) -> Any:  # noqa: ANN401 - an array or a number, as it came
    return np.array(value) if isinstance(value, np.ndarray) else value


def _fabric(
    buildings: pl.DataFrame,
    entrances: pl.DataFrame,
    zones: Ints,
    places: pl.DataFrame,
    components: pl.DataFrame,
) -> Fabric:
    rows = components.join(
        entrances.select("building", "entrance", "entrance_row"),
        on=("building", "entrance"),
        how="left",
        maintain_order="left",
    )
    ptr, backup = _backups(components)
    return Fabric(
        building_key=key_hashes(buildings["building"]),
        building_class=np.arange(len(buildings)),
        floor_area=buildings["floor_area_m2"].to_numpy(),
        entrance_building=entrances["building_row"].cast(pl.Int64).to_numpy(),
        entrance_zone=zones,
        place_entrance=places["entrance_row"].cast(pl.Int64).to_numpy(),
        place_pumped=places["pumped"].to_numpy(),
        place_lift=places["lift"].to_numpy(),
        place_lag=places["lag"].to_numpy(),
        place_exposure=places["exposure"].to_numpy(),
        place_low=places["low"].to_numpy(),
        place_top=places["top"].to_numpy(),
        place_heated=places["heated"].to_numpy(),
        component_key=key_hashes(components["component"]),
        component_channel=components["channel"].cast(pl.Int64).to_numpy(),
        component_pool=components["pool"].cast(pl.Int64).to_numpy(),
        component_building=components["building_row"].cast(pl.Int64).fill_null(-1).to_numpy(),
        component_entrance=rows["entrance_row"].cast(pl.Int64).fill_null(-1).to_numpy(),
        component_work=components["work"].to_numpy(),
        component_cost=components["cost"].to_numpy(),
        component_decides=components["decides"].to_numpy(),
        component_street=components["street"].to_numpy(),
        backup_ptr=ptr,
        backup=backup,
        endurance=components["endurance"].to_numpy(),
        generator=components.select(_GENERATOR).to_series().to_numpy(),
        tank=components.select(_TANK).to_series().to_numpy(),
    )


def _backups(components: pl.DataFrame) -> tuple[Ints, Ints]:
    """Pointers (C + 1,) and rows: the backups of each component.

    One that reaches less far than the part it stands in for is left out: it cannot serve all who
    lack that part. Tanks and generators are none of them: they hold for their own building.
    """
    place = ["scope", "building", "entrance"]
    parts = components.select("component", *place, target=pl.int_range(pl.len()))
    reaches = (pl.col("scope") == "estate") | (
        (pl.col("building") == pl.col("building_of"))
        & ((pl.col("scope") == "building") | (pl.col("entrance") == pl.col("entrance_of")))
    )
    pairs = (
        components.with_columns(row=pl.int_range(pl.len()))
        .filter(~_TANK & ~_GENERATOR)
        .select("backup_of", "row", *place)
        .join(parts, left_on="backup_of", right_on="component", how="inner", suffix="_of")
        .filter(reaches)
        .sort("target", "row")
    )
    counts = np.bincount(pairs["target"].to_numpy(), minlength=len(components))
    return np.concatenate([[0], np.cumsum(counts)]), pairs["row"].cast(pl.Int64).to_numpy()


def _occupants(homes: Homes, buildings: int) -> Floats:
    present = homes.ages * (homes.persons > 0)[:, None]
    occupants = np.zeros((buildings, present.shape[1]))
    np.add.at(occupants, homes.building, present)
    return occupants


def key_of_estate(estate: Estate) -> int:
    """The estate's part in every random number."""
    return key_hash(estate.id)
