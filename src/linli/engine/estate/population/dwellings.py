"""The flats of every building of homes, stair by stair and floor by floor."""

import numpy as np
import polars as pl

from linli.engine.estate.population.draw import within
from linli.engine.estate.population.homes import home_storeys
from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.maker import Maker

_LEAST_M2, _MOST_M2 = 0.01, 10_000  # what the ledger holds; a larger flat's area stays unknown
_TWO_DIGITS = 99  # doors on a landing that the usual room number can tell apart


def dwellings(maker: Maker, body: pl.DataFrame) -> pl.DataFrame:
    """Rows of the table for ``body`` (see ``homes.with_homes``), building by building.

    Numbered as on the doors: building-entrance-floor and two digits. A building's flats are shared
    over its entrances as evenly as whole numbers allow, those of an entrance over its floors.
    """
    flats = _numbered(_stairs(body))
    gross = body["floor_area_m2"] * body.select(home_storeys())["storeys"] / body["storeys"]
    exclusive = gross / body["dwellings"] * maker.mid("buildings.exclusive_share")
    area = pl.DataFrame({"building": body["building"], "exclusive_area_m2": exclusive.round(2)})
    flats = flats.join(area, on="building", how="left", maintain_order="left")
    names = flats["dwelling"].to_list()
    return made_rows(
        "dwellings",
        flats.with_columns(
            exclusive_area_m2=pl.when(pl.col("exclusive_area_m2") <= _MOST_M2)
            .then("exclusive_area_m2")
            .clip(_LEAST_M2),
            own_kitchen=maker.uniform_of("kitchen", names) < maker.margins.own_kitchen,
            own_toilet=maker.uniform_of("toilet", names) < maker.margins.own_toilet,
            use=_use(maker, names),
        ),
    )


def _use(maker: Maker, names: list[str]) -> pl.Series:
    empty = maker.uniform_of("empty", names) < maker.mid("households.empty")
    return pl.Series(np.where(empty, "empty", "home"))


def _stairs(body: pl.DataFrame) -> pl.DataFrame:
    """One row an entrance: building, entrance, flats, floors with homes and the lowest of them."""
    homes = body.filter(pl.col("dwellings") > 0).select(
        "building",
        "dwellings",
        pl.col("entrances").fill_null(1).alias("stairs"),
        home_storeys().alias("floors"),
        (pl.col("storeys") - home_storeys() + 1).alias("lowest"),
    )
    count = homes["stairs"].to_numpy()
    row = np.repeat(np.arange(len(homes)), count)
    order = within(count)
    total = homes["dwellings"].to_numpy()[row]
    each = total // count[row] + (order < total % count[row])
    return homes[row].with_columns(entrance=pl.Series(order + 1), flats=pl.Series(each))


def _numbered(stairs: pl.DataFrame) -> pl.DataFrame:
    """One row a flat: dwelling, building, entrance, floor."""
    flats = stairs["flats"].to_numpy()
    row = np.repeat(np.arange(len(stairs)), flats)
    floors = stairs["floors"].to_numpy()[row]
    place = within(flats) * floors
    storey = place // flats[row]
    first = -(-storey * flats[row] // floors)
    door = within(flats) - first + 1
    digits = (
        pl.when(pl.col("door").max().over("building", "entrance") > _TWO_DIGITS)
        .then(4)
        .otherwise(2)
    )
    numbered = stairs[row].with_columns(
        floor=pl.col("lowest") + pl.Series(storey), door=pl.Series(door)
    )
    return numbered.select(
        pl.format(
            "{}-{}-{}{}",
            "building", "entrance", "floor", pl.col("door").cast(pl.String).str.zfill(digits),
        ).alias("dwelling"),
        "building", "entrance", "floor",
    )  # fmt: skip
