"""Year, structure and state of a building of homes when the ledger does not say."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.chance import key_hashes
from linli.engine.estate.choices import CONDITION
from linli.engine.estate.population.draw import Floats, Ints, picked
from linli.engine.estate.population.maker import Keys, Maker

CENSUS_YEAR = 2020
"""Ages of things are counted to the day of the census the margins come from."""

_STOREY_CLASSES = ((3, "storeys_to_3"), (5, "storeys_4_5"), (6, "storeys_6"), (11, "storeys_7_11"))
_GRADES = tuple(choice.code for choice in CONDITION)
_FABRIC_OF = {"good": "sound", "fair": "sound", "poor": "worn", "bad": "failing"}


def with_eras(maker: Maker, body: pl.DataFrame) -> pl.DataFrame:
    """``body`` with year, structure, condition, facade, roof and insulation filled for homes."""
    keys = key_hashes(body["building"])
    year = body["year"].fill_null(pl.Series(_years(maker, keys, body["storeys"].to_numpy())))
    body = body.with_columns(year=_of_homes(body, "year", year))
    structure = pl.Series(_structures(maker, keys, year.to_numpy(), body["storeys"].to_numpy()))
    condition = pl.Series(conditions(maker, "building", keys, year.to_numpy()))
    insulated = year >= maker.mid("condition.insulated_from")
    insulation = pl.Series(np.where(insulated.to_numpy(), "both", "none"))
    columns = {"structure": structure, "condition": condition, "insulation": insulation}
    for part in ("facade", "roof"):
        state = pl.Series(conditions(maker, part, keys, year.to_numpy()))
        columns[part] = state.replace_strict(_FABRIC_OF)
    return body.with_columns(
        _of_homes(body, name, values).alias(name) for name, values in columns.items()
    )


def conditions(maker: Maker, purpose: str, keys: Keys, year: Ints) -> NDArray[np.str_]:
    """Grade of each thing, drawn by its age in the census year."""
    young, middle = maker.table("condition.ages")
    age = CENSUS_YEAR - year
    tables = np.array([maker.table(f"condition.{name}") for name in ("young", "middle", "old")])
    chances = tables[(age >= young).astype(int) + (age >= middle).astype(int)]
    return np.array(_GRADES)[picked(maker.uniform(f"condition.{purpose}", keys), chances)]


def _of_homes(body: pl.DataFrame, name: str, made: pl.Series) -> pl.Series:
    is_home = body["dwellings"] > 0
    blank = pl.Series([None], dtype=made.dtype)
    return body[name].cast(made.dtype).fill_null(made.zip_with(is_home, blank))


def _years(maker: Maker, keys: Keys, storeys: Ints) -> Ints:
    """Year drawn from the eras of buildings this high."""
    first, last = (maker.table(f"eras.{end}_year").astype(np.int64) for end in ("first", "last"))
    era = picked(maker.uniform("era", keys), _era_chances(maker, storeys))
    span = last[era] - first[era] + 1
    years: Ints = first[era] + np.floor(maker.uniform("year", keys) * span).astype(np.int64)
    return years


def _era_chances(maker: Maker, storeys: Ints) -> Floats:
    """(n, eras): chance of each era given the storeys, by Bayes' rule from the era table."""
    communities = maker.table("eras.communities")
    tall_from = maker.table("eras.last_year") >= maker.mid("eras.tall_from")
    by_class = {name: communities * maker.table(f"eras.{name}") for _, name in _STOREY_CLASSES}
    by_class["storeys_12_up"] = communities * maker.table("eras.storeys_12_up") * tall_from
    by_class["storeys_7_11"] *= tall_from
    rows = [maker.table("eras.houses"), *by_class.values()]
    rows = [row / row.sum() for row in rows]
    limits = np.array([2] + [highest for highest, _ in _STOREY_CLASSES])
    return np.array(rows)[np.searchsorted(limits, storeys)]


def _structures(maker: Maker, keys: Keys, year: Ints, storeys: Ints) -> NDArray[np.str_]:
    some = maker.uniform("columns", keys) < maker.mid("structure.columns_some_share")
    confined = (year >= maker.mid("structure.columns_from")) | (
        (year >= maker.mid("structure.columns_some")) & some
    )
    return np.select(
        [
            storeys >= maker.mid("structure.wall_from_storeys"),
            storeys >= maker.mid("structure.frame_from_storeys"),
            (storeys <= 2) & (year < maker.mid("structure.timber_before")),  # noqa: PLR2004
            confined,
        ],
        ["rc_wall", "rc_frame", "timber_brick", "masonry_confined"],
        "masonry_plain",
    )
