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
    reach = estate["estate"]["mains_storeys"].drop_nulls()
    mains = int(reach[0]) if len(reach) else int(parameters.mid("mains_storeys"))
    lifts = (components["kind"] == "lift") & (components["scope"] != "estate")
    stairs = entrances.with_columns(
        buildings["storeys", "insulation"][entrances["building_row"]],
        has_lift=_served(entrances, components.filter(lifts)),
        heated=_served(entrances, components.filter(components["channel"] == HEAT)),
    )
    return (
        households.select("building", "entrance", "floor")
        .unique()
        .join(stairs, on=("building", "entrance"), how="inner")
        .sort("entrance_row", "floor")
        .select(
            "building",
            "entrance",
            "floor",
            "entrance_row",
            "building_row",
            "has_lift",
            "heated",
            place=pl.int_range(pl.len()),
            pumped=pl.col("floor") > mains,
            lag=_lag(parameters),
            exposure=_exposure(parameters),
            low=pl.col("floor") <= 1,
            top=_TOP,
            lift=pl.col("has_lift") & (pl.col("floor") > 1),
        )
    )


def _served(entrances: pl.DataFrame, parts: pl.DataFrame) -> pl.Series:
    """(E,) whether one of the parts serves each entrance, its building or the whole estate."""
    places = set(parts.select("scope", "building", "entrance").iter_rows())
    whole = any(scope == "estate" for scope, _, _ in places)
    buildings = {building for scope, building, _ in places if scope == "building"}
    stairs = {(building, entrance) for scope, building, entrance in places if scope == "entrance"}
    return pl.Series(
        [
            whole or building in buildings or (building, entrance) in stairs
            for building, entrance in entrances.select("building", "entrance").iter_rows()
        ],
        dtype=pl.Boolean,
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
