"""Components compiled: channel, crew pool, work, cost, reach; public mains never missing."""

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import PUMP, SYSTEMS
from linli.engine.parameters import Parameters

PUBLIC = ("power", "water", "gas")
"""Systems every estate is joined to; where no main is recorded one is taken to be there."""

_SCOPES = {"estate": 0, "building": 1, "entrance": 2}
_POOLS = {"water": 0, "power": 1, "gas": 2, "heat": 3, "lift": 4}
_WORKED = (
    "main",
    "pipe",
    "riser",
    "pump",
    "tank",
    "transformer",
    "meter_bank",
    "generator",
    "regulator",
    "station",
    "lift",
)
_DECIDED = (
    "riser",
    "pipe",
    "pump",
    "tank",
    "transformer",
    "meter_bank",
    "generator",
    "lift",
    "main",
)
_PRICED = ("main", "transformer", "lift")
_STREET = (pl.col("kind") == "road") | (
    (pl.col("system") == "water")
    & pl.col("kind").is_in(["main", "pipe"])
    & (pl.col("scope") == "estate")
)
"""A road, or a main that bursts under one."""

_STANDS_BY = ("tank", "generator")
"""Kinds whose own failure takes nothing away but what they would have held."""


def compiled_components(
    estate: Estate, buildings: pl.DataFrame, parameters: Parameters
) -> pl.DataFrame:
    """Components sorted by scope (wide first) and key, unknowns filled, with engine columns.

    Added: ``building_row``, ``channel``, ``pool``, ``work`` (median days), ``cost`` (yuan),
    ``decides`` (chance that a repair waits for the owners), ``street`` (its failure keeps fire
    engines out), ``endurance`` (days; unknown counts for nothing), ``age`` (years at the reference
    year).
    """
    rows = buildings.select("building", "year", "basements", building_row=pl.int_range(pl.len()))
    recorded = estate["components"]
    frame = pl.concat([recorded, _missing_mains(recorded)])
    return (
        frame.join(rows, on="building", how="left", maintain_order="left")
        .with_columns(
            pl.col("condition").fill_null("fair"),
            pl.col("installed")
            .fill_null(pl.col("year"))
            .fill_null(int(parameters.mid("unknown.year"))),
            pl.col("below_ground").fill_null(pl.col("basements").fill_null(0) > 0),
            pl.col("scope").replace_strict(_SCOPES).alias("width"),
            pl.col("entrance").fill_null(pl.when(pl.col("scope") == "entrance").then(1)),
        )
        .with_columns(
            _channel(),
            pl.col("system").replace_strict(_POOLS, default=5).alias("pool"),
            _by_kind("repair", _WORKED, parameters).alias("work"),
            _by_kind("cost", _PRICED, parameters).alias("cost"),
            _by_kind("decision.needed", _DECIDED, parameters).alias("decides"),
            _STREET.alias("street"),
            (pl.col("endurance_h").fill_null(0.0) / 24).alias("endurance"),
            (parameters.mid("reference_year") - pl.col("installed"))
            .clip(lower_bound=0)
            .alias("age"),
        )
        .sort("width", "component")
    )


def first_mains(components: pl.DataFrame) -> dict[str, int]:
    """System -> row of the part through which the whole estate gets it.

    The first public main that is not itself a backup, else the first part that serves the estate;
    a system without either is left out.
    """
    wide = components.select("system", "kind", row=pl.int_range(pl.len())).filter(
        (components["scope"] == "estate")
        & components["backup_of"].is_null()
        & (components["channel"] >= 0)
    )
    first: dict[str, int] = {}
    for system, _, row in sorted(wide.iter_rows(), key=lambda part: part[1] != "main"):
        first.setdefault(system, row)
    return first


def _missing_mains(recorded: pl.DataFrame) -> pl.DataFrame:
    has = set(recorded.filter(pl.col("kind") == "main")["system"])
    rows = [
        {
            "component": f"(public {system} main)",
            "system": system,
            "kind": "main",
            "scope": "estate",
        }
        for system in PUBLIC
        if system not in has
    ]
    return pl.DataFrame(rows, schema=recorded.schema) if rows else recorded.clear()


def _channel() -> pl.Expr:
    """The channel a failed component closes; backups and unused kinds close none."""
    numbers = {system: number for number, system in enumerate(SYSTEMS)}
    backup = pl.col("kind").is_in(_STANDS_BY) | pl.col("backup_of").is_not_null()
    return (
        pl.when(backup)
        .then(-1)
        .when((pl.col("kind") == "pump") & (pl.col("system") == "water"))
        .then(PUMP)
        .otherwise(pl.col("system").replace_strict(numbers, return_dtype=pl.Int64))
        .alias("channel")
    )


def _by_kind(table: str, kinds: tuple[str, ...], parameters: Parameters) -> pl.Expr:
    values = {kind: parameters.mid(f"{table}.{kind}") for kind in kinds}
    return pl.col("kind").replace_strict(
        values, default=parameters.mid(f"{table}.other"), return_dtype=pl.Float64
    )
