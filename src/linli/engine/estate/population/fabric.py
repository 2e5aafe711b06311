"""The parts of supply systems an estate of that age has: what stands in the street, house and stair.

Materials follow the year (grey iron and galvanised steel before, plastics later), states the age.
Nothing of this is recorded anywhere in public; every row is marked as made.
"""

import polars as pl

from linli.engine.chance import key_hashes
from linli.engine.estate.population.eras import conditions
from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.maker import Maker

_COLUMNS = {
    "component": pl.String, "system": pl.String, "kind": pl.String, "scope": pl.String,
    "building": pl.String, "entrance": pl.Int64, "installed": pl.Int64, "material": pl.String,
    "length_m": pl.Float64, "count": pl.Int64, "backup_of": pl.String, "endurance_h": pl.Float64,
    "below_ground": pl.Boolean,
}  # fmt: skip

_IRON_BEFORE, _STEEL_BEFORE, _GALVANISED_BEFORE = 1990, 1995, 2000  # assumptions
_HYDRANT_EVERY = 4  # buildings, assumption

_CONCRETE, _COPPER = pl.lit("concrete"), pl.lit("copper")
_BOX = {"count": pl.lit(1), "below_ground": pl.lit(value=False)}


def components(
    maker: Maker, homes: pl.DataFrame, lifts: pl.DataFrame, households: int, mains_storeys: int
) -> pl.DataFrame:
    """Rows of the table for the buildings of homes (see ``eras.with_eras``).

    ``lifts`` has ``building``, ``entrance`` and the year each lift was ``installed``;
    ``mains_storeys`` is the highest storey that mains pressure reaches. Up to
    ``fabric.shared_households`` households one transformer and one gas regulator serve the estate;
    beyond it each building has its own.
    """
    if not len(homes):
        return made_rows("components", pl.DataFrame(schema=_COLUMNS))
    parts = [
        *_street(maker, homes),
        *_stations(homes, shared=households <= maker.mid("fabric.shared_households")),
        *_house(maker, homes),
        *_pumped(maker, homes.filter(pl.col("storeys") > mains_storeys)),
        *_stair(maker, homes),
        _part(lifts.rename({"installed": "year"}), "lift", "lift", "lift", count=pl.lit(1)),
    ]
    rows = pl.concat(parts, how="diagonal")
    absent = [
        pl.lit(None, dtype).alias(n) for n, dtype in _COLUMNS.items() if n not in rows.columns
    ]
    rows = rows.with_columns(absent)
    keys = key_hashes(rows["component"])
    grade = conditions(maker, "component", keys, rows["installed"].to_numpy())
    return made_rows("components", rows.with_columns(condition=pl.Series(grade)))


def _street(maker: Maker, homes: pl.DataFrame) -> list[pl.DataFrame]:
    """What the whole estate hangs on, as old as its median building."""
    branch = maker.mid("fabric.branch")
    one = homes.select(
        pl.col("year").median().cast(pl.Int64),
        (pl.len() * branch).alias("street_m"),
        (pl.len() / _HYDRANT_EVERY).ceil().alias("hydrants"),
    )
    length, connection = {"length_m": pl.col("street_m")}, {"length_m": pl.lit(branch)}
    gas = _since(_STEEL_BEFORE, "steel", "pe")
    return [
        _part(one, "water-main", "water", "main", material=_iron(), **connection),
        _part(one, "power-main", "power", "main", material=pl.lit("aluminium"), **connection),
        _part(one, "gas-main", "gas", "main", material=gas, **connection),
        _part(one, "drain-main", "drainage", "drain", material=_CONCRETE, **length),
        _part(one, "road", "access", "road", material=_CONCRETE, **length),
        _part(one, "telecom-main", "telecom", "cable", material=_COPPER, **connection),
        _part(one, "hydrants", "fire", "hydrant", material=_iron(), count=pl.col("hydrants")),
    ]


def _stations(homes: pl.DataFrame, *, shared: bool) -> list[pl.DataFrame]:
    """Transformer and gas regulator, of the estate or of each building."""
    served = homes.select(pl.col("year").median().cast(pl.Int64)) if shared else homes
    return [
        _part(served, "transformer", "power", "transformer", **_BOX),
        _part(served, "gas-regulator", "gas", "regulator", **_BOX),
    ]


def _house(maker: Maker, homes: pl.DataFrame) -> list[pl.DataFrame]:
    """What each building hangs on, as old as the building."""
    branch = {"length_m": pl.lit(maker.mid("fabric.branch"))}
    return [
        _part(homes, "water-pipe", "water", "pipe", material=_iron(), **branch),
        _part(homes, "drain", "drainage", "drain", material=_CONCRETE, **branch),
        _part(homes, "telecom-cable", "telecom", "cable", material=_COPPER, **branch),
    ]


def _pumped(maker: Maker, high: pl.DataFrame) -> list[pl.DataFrame]:
    """A pump where mains pressure does not reach, and on some roofs a tank that stands in for it."""
    drawn = maker.uniform_of("tank", high["building"]) < maker.mid("fabric.tank_kept")
    endurance = maker.mid("fabric.tank_endurance") * 24  # parameters hold days, the ledger hours
    cellar = pl.col("basements").fill_null(0) > 0
    backup = {"backup_of": pl.format("{}-pump", "building"), "endurance_h": pl.lit(endurance)}
    return [
        _part(high, "pump", "water", "pump", count=pl.lit(1), below_ground=cellar),
        _part(
            high.filter(pl.Series(drawn)),
            "tank",
            "water",
            "tank",
            material=_CONCRETE,
            **_BOX,
            **backup,
        ),
    ]


def _stair(maker: Maker, homes: pl.DataFrame) -> list[pl.DataFrame]:
    """What each entrance hangs on; some risers have been renewed since."""
    numbers = pl.int_ranges(1, pl.col("entrances").fill_null(1) + 1)
    stairs = homes.with_columns(entrance=numbers).explode("entrance")
    names = pl.format("{}-{}", "building", "entrance")
    uniform = pl.Series(maker.uniform_of("riser", stairs.select(names).to_series()))
    renewed = (uniform < maker.mid("fabric.riser_renewed")) & (stairs["year"] < _GALVANISED_BEFORE)
    later = pl.lit(int(maker.mid("fabric.riser_renewed_year")))
    risers = stairs.with_columns(year=pl.when(renewed).then(later).otherwise("year"))
    height = {"length_m": (pl.col("storeys") * maker.mid("fabric.storey_height")).round(1)}
    climbed = stairs.filter(pl.col("storeys") > 1)
    pipe = _since(_GALVANISED_BEFORE, "galvanised", "pe")
    return [
        _part(risers, "water-riser", "water", "riser", material=pipe, **height),
        _part(stairs, "gas-riser", "gas", "riser", material=pl.lit("galvanised"), **height),
        _part(risers, "meter-bank", "power", "meter_bank", count=pl.lit(1)),
        _part(climbed, "stair", "access", "stair", material=_CONCRETE, **height),
    ]


def _part(frame: pl.DataFrame, name: str, system: str, kind: str, **given: pl.Expr) -> pl.DataFrame:
    """One component a row of ``frame``: of its entrance, its building, or else the estate."""
    places = [place for place in ("building", "entrance") if place in frame.columns]
    key = pl.concat_str([*places, pl.lit(name)], separator="-")
    return frame.select(
        *places,
        key.alias("component"),
        pl.lit(system).alias("system"),
        pl.lit(kind).alias("kind"),
        pl.lit(("estate", "building", "entrance")[len(places)]).alias("scope"),
        pl.col("year").alias("installed"),
        *(value.cast(_COLUMNS[column]).alias(column) for column, value in given.items()),
    )


def _iron() -> pl.Expr:
    return _since(_IRON_BEFORE, "grey_iron", "ductile_iron")


def _since(year: int, before: str, since: str) -> pl.Expr:
    return pl.when(pl.col("year") < year).then(pl.lit(before)).otherwise(pl.lit(since))
