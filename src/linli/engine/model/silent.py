"""What the stress test takes where the ledger is silent: stated middles, never zeros by default.

Each function returns a column without nulls. A household of unknown size counts as the middle
size, so persons are not always whole numbers.
"""

import polars as pl

from linli.engine.errors import InputError
from linli.engine.model.arrays import AGES
from linli.engine.parameters import Parameters

CONDITIONS = ("good", "fair", "poor", "bad")


def filled_buildings(buildings: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Year, storeys, structure, condition and floor area without nulls, sorted by key."""
    year = pl.col("year").fill_null(int(parameters.mid("unknown.year")))
    storeys = pl.col("storeys").fill_null(int(parameters.mid("unknown.storeys")))
    return (
        buildings.with_columns(year, storeys)
        .with_columns(
            pl.col("structure").fill_null(_usual_structure(parameters)),
            pl.col("condition").fill_null("fair"),
            pl.col("retrofitted").fill_null(pl.col("retrofit_year").is_not_null()),
            pl.col("insulation").fill_null("none"),
            pl.col("floor_area_m2").cast(pl.Float64).fill_null(0.0),
        )
        .sort("building")
    )


def _usual_structure(parameters: Parameters) -> pl.Expr:
    """The usual structure of a housing block by storeys and year: an assumption."""
    tall, low = parameters.mid("fragility.high_rise_storeys"), parameters.mid("unknown.low_storeys")
    brick, confined = parameters.mids("unknown.structure_year")
    return (
        pl.when(pl.col("storeys") >= tall)
        .then(pl.lit("rc_wall"))
        .when((pl.col("storeys") <= low) & (pl.col("year") < brick))
        .then(pl.lit("timber_brick"))
        .when(pl.col("year") < confined)
        .then(pl.lit("masonry_plain"))
        .otherwise(pl.lit("masonry_confined"))
    )


def filled_households(
    estate_dwellings: pl.DataFrame, households: pl.DataFrame, parameters: Parameters
) -> pl.DataFrame:
    """Households with their building, entrance and floor, persons by age and needs as numbers.

    Raises
    ------
    InputError : ``ledger_has_faults`` when a dwelling stands twice
    """
    dwellings = estate_dwellings.select(
        "dwelling",
        "building",
        pl.col("entrance").fill_null(1),
        pl.col("floor").fill_null(_middle_floor()).cast(pl.Int64),
    )
    joined = households.join(dwellings, on="dwelling", how="left", maintain_order="left")
    if len(joined) != len(households):
        raise InputError("ledger_has_faults", "dwellings", faults=len(joined) - len(households))
    return (
        joined.with_columns(_persons(parameters))
        .with_columns(_ages())
        .with_columns(
            _by_age("mobility_limited", parameters),
            _by_age("medicated", parameters),
            pl.col("lives_alone").fill_null(pl.col("size") == 1),
            pl.col("away").fill_null(value=False),
            pl.col("cooled").cast(pl.Float64).fill_null(parameters.mid("unknown.cooled")),
            pl.col("smoke_alarm").cast(pl.Float64).fill_null(parameters.mid("unknown.smoke_alarm")),
            pl.col("tenure").fill_null(""),
        )
    )


def _middle_floor() -> pl.Expr:
    return pl.col("floor").median().over("building").fill_null(1.0)


def _persons(parameters: Parameters) -> pl.Expr:
    known = pl.sum_horizontal(AGES)
    return (
        pl.col("size")
        .cast(pl.Float64)
        .fill_null(
            pl.when(known > 0)
            .then(known.cast(pl.Float64))
            .otherwise(parameters.mid("unknown.size"))
        )
        .alias("size")
    )


def _ages() -> list[pl.Expr]:
    """Persons of unknown age are counted as 18-59."""
    known = pl.sum_horizontal(AGES).cast(pl.Float64)
    rest = (pl.col("size") - known).clip(lower_bound=0.0)
    return [
        (pl.col(age).cast(pl.Float64).fill_null(0.0) + (rest if age == "age_18_59" else 0.0)).alias(
            age
        )
        for age in AGES
    ]


def _by_age(column: str, parameters: Parameters) -> pl.Expr:
    shares = parameters.mids(f"unknown.{column}")
    expected = pl.sum_horizontal(
        pl.col(age) * share for age, share in zip(AGES, shares, strict=True)
    )
    return pl.min_horizontal(pl.col(column).cast(pl.Float64).fill_null(expected), "size").alias(
        column
    )
