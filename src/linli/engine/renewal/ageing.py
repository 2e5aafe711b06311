"""What of an estate wears out and is renewed: parts, roofs and facades of the ledger, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.model.silent import CONDITIONS, filled_buildings
from linli.engine.parameters import Parameters
from linli.engine.renewal.money import FEN_A_YUAN
from linli.engine.stress import rules

TABLES = (*rules.TABLES, "upkeep")
"""Parameter tables a forecast reads: those of the stress test, so that both read a ledger alike."""

FABRICS = ("roof", "facade")
"""Columns of the table of buildings that age."""

STATES = ("sound", "worn", "failing")

_LINES = ("riser", "pipe", "main", "drain")
"""Kinds whose life goes by their material."""

_FINISHED = ("stair", "road")
"""Kinds that are refinished more often than built: their year says nothing of the finish."""

_OF_OTHERS = "other"
"""Use of a building that is nobody's home: no owner's fund keeps it up."""


@dataclass(frozen=True, eq=False, slots=True)
class Assets:
    """Things that are renewed when their life ends, sorted by key, one place an array each."""

    key: tuple[str, ...]
    """Unique: ``components/``, ``roof/``, ``facade/`` or ``plan/`` and the key of the thing."""
    kind: tuple[str, ...]
    """What its renewal is spent on: kind of component, ``roof``, ``facade``, ``rebuy``."""
    price: tuple[str, ...]
    """Things of one price name are dear or cheap together."""
    age: NDArray[np.float64]
    """Years at the start."""
    hazard: NDArray[np.float64]
    """Factor on the chance of its first renewal, by condition."""
    life: NDArray[np.float64]
    """Mean life of a new one, years."""
    cost: NDArray[np.float64]
    """(n, 3) the fund's part of renewing it once, fen: low, mid, high."""

    def __len__(self) -> int:
        """How many."""
        return len(self.key)


def homes(estate: Estate, parameters: Parameters) -> pl.DataFrame:
    """Buildings with homes in them: ``building``, ``homes`` and ``area`` in 0.01 m2, integers.

    Where the ledger counts no dwellings, its rows of dwellings are counted, else storeys times
    entrances times the usual homes a landing; an unknown floor area is that of the usual dwelling.
    ``assumed`` says where one of these was needed.
    """
    rows = estate["dwellings"].group_by("building").agg(rows=pl.len())
    landing, usual = (
        parameters.mid(f"upkeep.{name}") for name in ("homes_a_landing", "m2_a_dwelling")
    )
    guessed = pl.col("storeys") * pl.col("entrances").fill_null(1) * int(landing)
    return (
        filled_buildings(
            estate["buildings"].with_columns(known=pl.col("floor_area_m2")), parameters
        )
        .filter(pl.col("use").ne_missing(_OF_OTHERS))
        .join(rows, on="building", how="left", maintain_order="left")
        .with_columns(homes=pl.coalesce("dwellings", "rows", guessed).cast(pl.Int64))
        .with_columns(
            area=pl.coalesce(
                (pl.col("known") * 100).cast(pl.Int64),
                (pl.col("homes") * usual * 100).round().cast(pl.Int64),
            ),
            assumed=pl.col("known").is_null()
            | (pl.col("dwellings").is_null() & pl.col("rows").is_null()),
        )
    )


def assets(estate: Estate, parameters: Parameters, start: int) -> Assets:
    """All that ages, with the fund's part of its price; what utilities renew has a part of 0.

    Parameters
    ----------
    estate : a checked ledger
    parameters : ``bundled`` or a user's
    start : the year from which ages are counted

    Returns
    -------
    Assets : sorted by key. Where the ledger is silent they hold what the stress test takes
        (``engine.model.silent``): the year of the building, else the usual year; fair condition;
        a worn roof and facade. A part of unknown number is one; of unknown length, as long as
        is usual for the buildings it serves.

    Raises
    ------
    InputError : ``unknown_parameter``, ``bad_parameter``
    """
    built = homes(estate, parameters)
    frames = [_parts(estate, built, parameters, start), *_fabric(built, parameters, start)]
    frame = pl.concat([each.select(_COLUMNS) for each in frames]).sort("key")
    return _priced(frame, parameters)


def renews(before: Assets, after: Assets) -> bool:
    """Whether a change of the estate makes anything younger, better or other than it was.

    Then what the change brings ages in the ledger; else it has to be bought again by itself.
    """
    if before.key != after.key or before.kind != after.kind:
        return True
    return any(
        not np.array_equal(getattr(before, name), getattr(after, name))
        for name in ("age", "hazard", "life", "cost")
    )


def refreshed(before: Assets, after: Assets) -> Assets:
    """``after``, where a roof, facade, staircase or road in a better state than before is new.

    Their state stands for their age; when a change has bettered it, the age is known: none.
    """
    was = dict(zip(before.key, before.age.tolist(), strict=True))
    age = after.age.copy()
    for at, (key, kind) in enumerate(zip(after.key, after.kind, strict=True)):
        if kind in (*FABRICS, *_FINISHED) and age[at] < was.get(key, 0.0):
            age[at] = 0.0
    return replace(after, age=age)


def borne(every: Assets) -> Assets:
    """Those to whose renewal the fund pays something."""
    return _chosen(every, np.flatnonzero(every.cost.any(axis=1)))


def joined(many: Sequence[Assets]) -> Assets:
    """All of them in one, sorted by key."""
    whole = Assets(
        key=tuple(key for one in many for key in one.key),
        kind=tuple(kind for one in many for kind in one.kind),
        price=tuple(price for one in many for price in one.price),
        age=np.concatenate([one.age for one in many]),
        hazard=np.concatenate([one.hazard for one in many]),
        life=np.concatenate([one.life for one in many]),
        cost=np.concatenate([one.cost for one in many]),
    )
    return _chosen(whole, np.array(sorted(range(len(whole)), key=whole.key.__getitem__), np.int64))


def _chosen(whole: Assets, rows: NDArray[np.int64]) -> Assets:
    return Assets(
        key=tuple(whole.key[row] for row in rows),
        kind=tuple(whole.kind[row] for row in rows),
        price=tuple(whole.price[row] for row in rows),
        age=whole.age[rows],
        hazard=whole.hazard[rows],
        life=whole.life[rows],
        cost=whole.cost[rows],
    )


_COLUMNS = ("key", "kind", "system", "age", "hazard", "life", "pieces", "metres", "area", "homes")


def _parts(estate: Estate, built: pl.DataFrame, parameters: Parameters, start: int) -> pl.DataFrame:
    kept = estate["components"].filter(
        pl.col("building").is_null() | pl.col("building").is_in(built["building"].implode())
    )
    every = float(built["homes"].sum())
    whole = pl.col("scope") == "estate"
    stairs = (
        pl.when(pl.col("scope") == "entrance").then(pl.col("entrances").fill_null(1)).otherwise(1)
    )
    branch = parameters.mid("upkeep.m_a_building")
    load = dict(zip(CONDITIONS, parameters.mids("load.condition"), strict=True))
    worn = dict(zip(CONDITIONS, parameters.mids("upkeep.worn_finish"), strict=True))
    finished = pl.col("kind").is_in(_FINISHED)
    condition = pl.col("condition").fill_null("fair")
    finish = condition.replace_strict(worn, return_dtype=pl.Float64)
    installed = pl.coalesce("installed", "year", pl.lit(int(parameters.mid("unknown.year"))))
    age = (start - installed).clip(lower_bound=0).cast(pl.Float64)
    served = built.select("building", "year", "entrances", "homes")
    return kept.join(served, on="building", how="left", maintain_order="left").select(
        pl.concat_str(pl.lit("components/"), "component").alias("key"),
        "kind",
        "system",
        pl.when(finished)
        .then(pl.min_horizontal(age, finish * _life(parameters)))
        .otherwise(age)
        .alias("age"),
        pl.when(finished)
        .then(1.0)
        .otherwise(condition.replace_strict(load, return_dtype=pl.Float64))
        .alias("hazard"),
        _life(parameters).alias("life"),
        pl.col("count").fill_null(1).clip(lower_bound=1).cast(pl.Float64).alias("pieces"),
        pl.when(pl.col("length_m") > 0)
        .then(pl.col("length_m"))
        .otherwise(pl.when(whole).then(branch * len(built)).otherwise(branch / stairs))
        .alias("metres"),
        pl.lit(0.0).alias("area"),
        pl.when(whole).then(every).otherwise(pl.col("homes") / stairs).alias("homes"),
    )


def _life(parameters: Parameters) -> pl.Expr:
    lives = {name: row.mid[0] for name, row in parameters.under("upkeep.life")}
    factors = {name: row.mid[0] for name, row in parameters.under("upkeep.material")}
    usual = pl.col("kind").replace_strict(lives, return_dtype=pl.Float64)
    factor = (
        pl.col("material").fill_null(_OF_OTHERS).replace_strict(factors, return_dtype=pl.Float64)
    )
    lined = pl.when(pl.col("kind").is_in(_LINES)).then(factor).otherwise(1.0)
    return (usual * lined).clip(lower_bound=1.0)


def _fabric(built: pl.DataFrame, parameters: Parameters, start: int) -> list[pl.DataFrame]:
    """Roofs and facades; how far they are worn stands for their age, which no ledger knows."""
    unknown = STATES[int(parameters.mid("unknown.roof"))]
    worn = dict(zip(STATES, parameters.mids("upkeep.worn"), strict=True))
    floors = pl.col("area") / 100
    surface = {
        "roof": floors / pl.col("storeys"),
        "facade": floors * parameters.mid("upkeep.facade_a_floor"),
    }
    return [
        built.select(
            pl.concat_str(pl.lit(f"{kind}/"), "building").alias("key"),
            pl.lit(kind).alias("kind"),
            pl.lit("building").alias("system"),
            pl.min_horizontal(
                (start - pl.col("year")).clip(lower_bound=0).cast(pl.Float64),
                pl.col(kind).fill_null(unknown).replace_strict(worn, return_dtype=pl.Float64)
                * parameters.mid(f"upkeep.life.{kind}"),
            ).alias("age"),
            pl.lit(1.0).alias("hazard"),
            pl.lit(parameters.mid(f"upkeep.life.{kind}")).alias("life"),
            pl.lit(1.0).alias("pieces"),
            pl.lit(0.0).alias("metres"),
            surface[kind].cast(pl.Float64).alias("area"),
            pl.col("homes").cast(pl.Float64),
        )
        for kind in FABRICS
    ]


_COUNTED = {"yuan": "pieces", "yuan/m": "metres", "yuan/m2": "area", "yuan per household": "homes"}
"""Unit of a price, and the column that counts how much of it a thing is."""


def _priced(frame: pl.DataFrame, parameters: Parameters) -> Assets:
    kinds = frame["kind"].to_list()
    cost = np.zeros((len(frame), len(_ENDS)))
    for kind in sorted(set(kinds)):
        rows = np.array([each == kind for each in kinds])
        row = parameters.rows[f"upkeep.price.{kind}"]
        if row.unit not in _COUNTED:
            wanted = ", ".join(_COUNTED)
            raise InputError("bad_parameter", row.name, found=row.unit, wanted=wanted)
        prices = np.array([row.low[0], row.mid[0], row.high[0]]) * FEN_A_YUAN
        cost[rows] = frame[_COUNTED[row.unit]].to_numpy()[rows, None] * prices
    share = [
        _share(system, kind, parameters)
        for system, kind in zip(frame["system"], kinds, strict=True)
    ]
    return Assets(
        key=tuple(frame["key"]),
        kind=tuple(kinds),
        price=tuple(kinds),
        age=frame["age"].to_numpy(),
        hazard=frame["hazard"].to_numpy(),
        life=frame["life"].to_numpy(),
        cost=cost * np.array(share)[:, None],
    )


_ENDS = ("low", "mid", "high")


def _share(system: str, kind: str, parameters: Parameters) -> float:
    own = f"upkeep.share.{system}.{kind}"
    name = own if own in parameters.rows else f"upkeep.share.{system}.{_OF_OTHERS}"
    return parameters.mid(name)
