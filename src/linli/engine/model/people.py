"""Households and their ties compiled."""

import numpy as np
import polars as pl

from linli.engine.chance import key_hashes
from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import AGES, TIE_TYPES, Floats, Homes, Ints
from linli.engine.parameters import Parameters


def compiled_homes(
    estate: Estate, households: pl.DataFrame, places: int, parameters: Parameters
) -> Homes:
    """Households, sorted by place and key, with their needs, groups and ties.

    A household away for good has persons 0: it lacks nothing and helps nobody.
    """
    here = ~households["away"].to_numpy()
    persons = households["size"].to_numpy() * here
    ptr, ties = _ties(estate, households)
    counts = np.bincount(households["place"].to_numpy(), minlength=places)
    walk = ~households["has_lift"].to_numpy()
    return Homes(
        key=key_hashes(households["household"]),
        place_ptr=np.concatenate([[0], np.cumsum(counts)]),
        building=households["building_row"].cast(pl.Int64).to_numpy(),
        entrance=households["entrance_row"].cast(pl.Int64).to_numpy(),
        persons=persons,
        demand=_demand(households) * here[:, None],
        dependent=(households["mobility_limited"] >= households["size"]).to_numpy() & here,
        ages=households.select(AGES).to_numpy() * here[:, None],
        level=_level(households, parameters),
        groups=_groups(households, parameters) * here[:, None],
        climb=np.maximum(households["floor"].to_numpy() - 1, 0) * walk.astype(np.float64),
        cooled=households["cooled"].to_numpy(),
        alarm=households["smoke_alarm"].to_numpy(),
        frailty=_frailty(households, parameters),
        tie_ptr=ptr,
        tie_key=key_hashes(ties["tie"]),
        tie_type=ties["type"].cast(pl.Int64).to_numpy(),
        tie_building=ties["building_row"].cast(pl.Int64).fill_null(-1).to_numpy(),
        tie_entrance=ties["entrance_row"].cast(pl.Int64).fill_null(-1).to_numpy(),
    )


def _demand(households: pl.DataFrame) -> Floats:
    """(H, 8) persons who have each need.

    Everyone: shelter, water, power, warmth or coolth, food. Care: those on regular medicine.
    Getting out: the mobility-limited. Being checked on: 80 and over, the mobility-limited, and
    those of 60 to 79 who live alone; nobody twice.
    """
    size = households["size"].to_numpy()
    frail = (
        households["age_80_plus"]
        + households["mobility_limited"]
        + households["age_60_79"] * households["lives_alone"]
    )
    columns = [size] * 5 + [
        households["medicated"].to_numpy(),
        households["mobility_limited"].to_numpy(),
        np.minimum(frail.to_numpy(), size),
    ]
    return np.column_stack(columns)


def _level(households: pl.DataFrame, parameters: Parameters) -> Ints:
    """(H,) vulnerability: 0 first; see ``LEVELS``."""
    likely = parameters.mid("unknown.in_need")
    alone_old = pl.col("lives_alone") & (pl.col("age_80_plus") > 0)
    first = alone_old | (pl.col("mobility_limited") >= likely)
    second = (pl.col("age_80_plus") > 0) | (pl.col("age_0_5") > 0) | (pl.col("medicated") >= likely)
    expression = pl.when(first).then(0).when(second).then(1).otherwise(2)
    return households.select(level=expression.cast(pl.Int64))["level"].to_numpy()


def _frailty(households: pl.DataFrame, parameters: Parameters) -> Floats:
    """(H,) factor on deaths in heat and cold, over the members: those limited die oftener."""
    limited = (households["mobility_limited"] / households["size"]).to_numpy()
    return np.asarray(1.0 + limited * (parameters.mid("weather.frailty") - 1.0))


def _groups(households: pl.DataFrame, parameters: Parameters) -> Floats:
    """(H, 6) persons in each of GROUPS."""
    upper = pl.col("floor") >= int(parameters.mid("upper_floor"))
    return households.select(
        pl.col("size"),
        pl.col("age_80_plus"),
        pl.col("lives_alone").cast(pl.Float64).alias("alone"),
        (pl.col("size") * (pl.col("tenure") == "tenant")).alias("tenants"),
        pl.col("mobility_limited"),
        (pl.col("size") * (upper & ~pl.col("has_lift"))).alias("upper"),
    ).to_numpy()


def _ties(estate: Estate, households: pl.DataFrame) -> tuple[Ints, pl.DataFrame]:
    """Pointers (H + 1,) and ties sorted by household; helpers away and empty groups left out."""
    rows = households.select("household", row=pl.int_range(pl.len()))
    helpers = households.select(
        "building_row", "entrance_row", to_household="household", gone="away"
    )
    empty = estate["responders"].filter(pl.col("number") == 0)["responder"].implode()
    ties = (
        estate["ties"]
        .filter(~pl.col("to_responder").is_in(empty).fill_null(value=False))
        .join(rows, on="household", how="inner")
        .join(helpers, on="to_household", how="left")
        .filter(~pl.col("gone").fill_null(value=False))
        .with_columns(type=_tie_type())
        .sort("row", "tie")
    )
    counts = np.bincount(ties["row"].to_numpy(), minlength=len(households))
    return np.concatenate([[0], np.cumsum(counts)]), ties


def _tie_type() -> pl.Expr:
    numbers = {name: number for number, name in enumerate(TIE_TYPES)}
    kin = pl.concat_str(pl.lit("kin_"), "where")
    return (
        pl.when(pl.col("kind") == "kin")
        .then(kin)
        .otherwise("kind")
        .replace_strict(numbers, return_dtype=pl.Int64)
    )
