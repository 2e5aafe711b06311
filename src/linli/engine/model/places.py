"""Entrances and places: the stairs and floors somebody lives on, and what decides their supply."""

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import HEAT
from linli.engine.parameters import Parameters

_TOP = pl.col("floor") >= pl.col("storeys")
_BARE_ROOF = pl.col("insulation").is_in(["none", "walls"])
_WARM_WALLS = pl.col("insulation").is_in(["walls", "both"])


def entrances_of(
    households: pl.DataFrame, components: pl.DataFrame, buildings: pl.DataFrame
) -> pl.DataFrame:
    """Entrances somebody lives in or a component serves, sorted; ``row`` numbers them."""
    pair = ("building", "entrance")
    served = components.filter(pl.col("scope") == "entrance").select(pair).drop_nulls()
    rows = buildings.select("building", building_row=pl.int_range(pl.len()))
    both = pl.concat([households.select(pair), served]).unique().sort(pair)
    return both.join(rows, on="building", how="inner", maintain_order="left").with_columns(
        entrance_row=pl.int_range(pl.len())
    )


def places_of(
    households: pl.DataFrame,
    entrances: pl.DataFrame,
    buildings: pl.DataFrame,
    components: pl.DataFrame,
    estate: Estate,
    parameters: Parameters,
) -> pl.DataFrame:
    """Floors somebody lives on, sorted by entrance and floor, with what decides their supply."""
    lifts = components.filter(pl.col("kind") == "lift")
    by_entrance = (
        lifts.filter(pl.col("scope") == "entrance").select("building", "entrance").unique()
    )
    by_building = lifts.filter(pl.col("scope") == "building").select("building").unique()
    reach = estate["estate"]["mains_storeys"].drop_nulls()
    mains = int(reach[0]) if len(reach) else int(parameters.mid("mains_storeys"))
    return (
        households.select("building", "entrance", "floor")
        .unique()
        .join(entrances, on=("building", "entrance"), how="inner")
        .join(buildings.select("building", "storeys", "insulation"), on="building", how="left")
        .join(
            by_entrance.with_columns(entrance_lift=pl.lit(value=True)),
            on=("building", "entrance"),
            how="left",
        )
        .join(by_building.with_columns(building_lift=pl.lit(value=True)), on="building", how="left")
        .sort("entrance_row", "floor")
        .select(
            "building",
            "entrance",
            "floor",
            "entrance_row",
            "building_row",
            place=pl.int_range(pl.len()),
            pumped=pl.col("floor") > mains,
            has_lift=pl.col("entrance_lift")
            .fill_null(pl.col("building_lift"))
            .fill_null(value=False),
            lag=_lag(parameters),
            exposure=_exposure(parameters),
            low=pl.col("floor") <= 1,
            top=_TOP,
        )
        .with_columns(heated=_heated(components))
        .with_columns(lift=pl.col("has_lift") & (pl.col("floor") > 1))
    )


def _lag(parameters: Parameters) -> pl.Expr:
    """Days a flat stays bearable: by insulation, least under an uninsulated roof."""
    return (
        pl.when(_TOP & _BARE_ROOF)
        .then(parameters.mid("lag.top", "d"))
        .when(_WARM_WALLS)
        .then(parameters.mid("lag.insulated", "d"))
        .otherwise(parameters.mid("lag.plain", "d"))
    )


def _exposure(parameters: Parameters) -> pl.Expr:
    """K by which a flat follows dangerous weather further than one between others does."""
    roof = pl.when(_TOP & _BARE_ROOF).then(parameters.mid("exposure.bare_roof")).otherwise(0.0)
    walls = pl.when(_WARM_WALLS).then(parameters.mid("exposure.insulated")).otherwise(0.0)
    return roof - walls


def _heated(components: pl.DataFrame) -> pl.Expr:
    """Whether a heating system reaches a place: of the estate, its building or its entrance."""
    heat = components.filter(pl.col("channel") == HEAT)
    if (heat["scope"] == "estate").any():
        return pl.lit(value=True)
    whole = heat.filter(pl.col("scope") == "building")["building"].unique().implode()
    own = heat.filter(pl.col("scope") == "entrance")
    pairs = own.select(pl.format("{}/{}", "building", "entrance")).to_series().unique().implode()
    return pl.col("building").is_in(whole) | pl.format("{}/{}", "building", "entrance").is_in(pairs)
