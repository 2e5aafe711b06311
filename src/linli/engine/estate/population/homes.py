"""Which buildings are homes, how many stairs they have and how many flats."""

import numpy as np
import polars as pl

from linli.engine.chance import key_hashes
from linli.engine.estate.population.draw import Floats, Ints
from linli.engine.estate.population.maker import Maker

MOST_ENTRANCES = 30
MOST_DWELLINGS = 2000
"""Bounds of the ledger."""

HOUSE, SLAB, TOWER = "house", "slab", "tower"
"""Forms of a building of homes: one or two storeys; walk-up around stairs; tall or deep."""


def with_homes(maker: Maker, body: pl.DataFrame) -> pl.DataFrame:
    """``body`` (see ``shells``) with ``use``, ``form``, ``entrances`` and ``dwellings`` filled.

    Recorded values stand. Buildings that are not homes get no dwellings and no entrances.
    """
    body = body.with_columns(form=_form(maker)).with_columns(use=pl.coalesce("use", _use(maker)))
    is_home = pl.col("use") != "other"
    entrances = pl.coalesce("entrances", _entrances(maker))
    body = body.with_columns(entrances=pl.when(is_home).then(entrances).otherwise("entrances"))
    flats = pl.Series(dwelling_counts(maker, body))
    return body.with_columns(
        dwellings=pl.coalesce("dwellings", pl.when(is_home).then(flats).otherwise(0))
    )


def home_storeys() -> pl.Expr:
    """Storeys with homes: all, or all but the ground floor above shops."""
    above_shops = (pl.col("use") == "mixed") & (pl.col("storeys") > 1)
    return pl.col("storeys") - above_shops.cast(pl.Int64)


def _form(maker: Maker) -> pl.Expr:
    low = pl.col("storeys") < maker.mid("buildings.slab_least_storeys")
    tall = pl.col("storeys") >= maker.mid("buildings.tower_least_storeys")
    deep = pl.col("depth_m") > maker.mid("buildings.slab_widest")
    return (
        pl.when(low)
        .then(pl.lit(HOUSE))
        .when(tall | deep)
        .then(pl.lit(TOWER))
        .otherwise(pl.lit(SLAB))
    )


def _use(maker: Maker) -> pl.Expr:
    """Homes when dwellings are recorded, else by shape alone: the rule of decision 0031."""
    house = pl.col("area_m2").is_between(
        maker.mid("buildings.house_smallest"), maker.mid("buildings.house_largest")
    )
    slim = pl.col("length_m") >= maker.mid("buildings.slab_slimmest") * pl.col("depth_m")
    tall = pl.col("storeys") >= maker.mid("buildings.tower_least_storeys")
    tower = (
        tall
        & (pl.col("depth_m") <= maker.mid("buildings.tower_widest"))
        & (pl.col("area_m2") >= maker.mid("buildings.house_smallest"))
    )
    slab = slim & (pl.col("area_m2") >= maker.mid("buildings.house_smallest"))
    home = (
        ((pl.col("form") == HOUSE) & house)
        | ((pl.col("form") == SLAB) & slab)
        | ((pl.col("form") == TOWER) & tower)
    )
    recorded = pl.col("dwellings") > 0
    return pl.when(recorded.fill_null(home)).then(pl.lit("residential")).otherwise(pl.lit("other"))


def _entrances(maker: Maker) -> pl.Expr:
    stairs = (
        (pl.col("length_m") / maker.mid("buildings.stair_every")).round().clip(1, MOST_ENTRANCES)
    )
    return pl.when(pl.col("form") == SLAB).then(stairs).otherwise(1).cast(pl.Int64)


def dwelling_counts(maker: Maker, body: pl.DataFrame) -> Ints:
    """Flats of each building: its floor area over the county's m2 a household.

    Slabs and towers have the same number on each landing, drawn up or down so that the mean is
    right, within the bounds of the form; houses are divided as a whole. Depends on nothing but the
    building itself and the county.
    """
    floors = body.select(home_storeys())["storeys"].to_numpy()
    share = floors / body["storeys"].to_numpy()
    homes = body["floor_area_m2"].to_numpy() * share / maker.margins.m2_a_household
    landings = floors * body["entrances"].fill_null(1).to_numpy()
    uniform = maker.uniform("flats", key_hashes(body["building"]))
    form = body["form"].to_numpy()
    slab = _rounded(homes / landings, uniform, *_bounds(maker, "flats_a_landing")) * landings
    tower = _rounded(homes / landings, uniform, *_bounds(maker, "tower_flats_a_landing")) * landings
    house = _rounded(homes, uniform, 1, MOST_DWELLINGS)
    counts: Ints = np.select([form == SLAB, form == TOWER], [slab, tower], house)
    return np.minimum(counts, MOST_DWELLINGS)


def _bounds(maker: Maker, name: str) -> tuple[float, float]:
    row = maker.parameters.rows[f"buildings.{name}"]
    return row.low[0], row.high[0]


def _rounded(exact: Floats, uniform: Floats, low: float, high: float) -> Ints:
    """Up with a chance equal to the fraction, so that the mean stays; then held to the bounds."""
    whole = np.floor(exact)
    up = uniform < exact - whole
    rounded: Ints = np.clip(whole + up, low, high).astype(np.int64)
    return rounded
