"""Which entrances have a lift: never more homes than the county's share."""

import numpy as np
import polars as pl

from linli.engine.estate.population.maker import Maker


def lifts(maker: Maker, homes: pl.DataFrame, dwellings: pl.DataFrame) -> pl.DataFrame:
    """``building``, ``entrance``, ``installed`` of each lift.

    Tall buildings come first, the tallest before the rest, then the few walk-ups to which a lift
    was added; where the county's share of homes with a lift is used up, no more are made. The
    share covers all housing of a county: an upper bound for an old estate, not its value.
    """
    flats = dwellings.drop_nulls("entrance").group_by("building", "entrance").len("flats")
    stairs = homes.select("building", "storeys", "year").join(flats, on="building")
    names = stairs.select(pl.format("{}-{}", "building", "entrance")).to_series()
    stairs = stairs.with_columns(chance=pl.Series(maker.uniform_of("lift", names)))
    stairs = stairs.filter(_tall(maker) | _added(maker)).with_columns(
        installed=pl.when(_tall(maker))
        .then("year")
        .otherwise(int(maker.mid("fabric.lift_added_year")))
    )
    order = stairs.sort(~_tall(maker), -pl.col("storeys"), "chance", "building", "entrance")
    most = int(np.floor(maker.margins.lift * len(dwellings)))
    within = order.filter(pl.col("flats").cum_sum() <= most)
    return within.select("building", "entrance", "installed").sort("building", "entrance")


def _tall(maker: Maker) -> pl.Expr:
    return pl.col("storeys") >= maker.mid("buildings.lift_least_storeys")


def _added(maker: Maker) -> pl.Expr:
    high = pl.col("storeys") >= maker.mid("buildings.lift_added_least_storeys")
    return high & (pl.col("chance") < maker.mid("buildings.lift_added"))
