"""Who would help whom: neighbours, kin, pairs and building leaders.

Numbers of neighbours follow 1 + a negative binomial; some households have nobody. All shares are
assumptions (parameters ``ties``): no survey of an old estate's ties is public.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from linli.engine.chance import key_hashes
from linli.engine.estate.population.draw import Floats, Ints, members, picked, within
from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.maker import Keys, Maker

MOST_NEIGHBOURS = 20
_DRAWN = ("row", "household", "kind", "where", "to_household")

SAME_ENTRANCE, SAME_BUILDING, NEXT_BUILDING = range(3)


@dataclass(frozen=True, slots=True)
class Hall:
    """n households in the order of stairs, and the rows of those around each of them."""

    frame: pl.DataFrame
    keys: Keys
    first: NDArray[np.int64]
    """(3, n): first row of its entrance, its building, the nearest other building with homes."""
    count: NDArray[np.int64]
    """(3, n): households in each."""


def ties(
    maker: Maker, homes: pl.DataFrame, nearest: pl.DataFrame, leaders: pl.DataFrame
) -> pl.DataFrame:
    """Rows of the table.

    Parameters
    ----------
    homes : households with building, entrance and floor, sorted so (see ``tables.occupied``)
    nearest : ``building`` and ``neighbour``, the nearest other building with homes
    leaders : ``building`` and ``responder``, its building leader
    """
    hall = _hall(homes, nearest)
    isolated = isolates(maker, hall)
    drawn = pl.concat(
        [
            _neighbours(maker, hall, isolated),
            _kin(maker, hall, isolated),
            _pairs(maker, hall),
            _leaders(maker, hall, isolated, leaders),
        ],
        how="diagonal",
    )
    rows = drawn.sort("row", maintain_order=True)
    number = pl.int_range(pl.len()).over("household") + 1
    return made_rows("ties", rows.with_columns(tie=pl.format("{}-T{}", "household", number)))


def isolates(maker: Maker, hall: Hall) -> NDArray[np.bool_]:
    """(n,) households that no neighbour and no kin in the city would help."""
    chance = np.full(len(hall.keys), maker.mid("ties.isolated"))
    tenant = _tenant(hall)
    chance[tenant] *= maker.mid("ties.isolated_tenant")
    chance[hall.frame["lives_alone"].to_numpy()] *= maker.mid("ties.isolated_alone")
    return maker.uniform("isolated", hall.keys) < chance


def _tenant(hall: Hall) -> NDArray[np.bool_]:
    return (hall.frame["tenure"] == "tenant").fill_null(value=False).to_numpy()


def _hall(homes: pl.DataFrame, nearest: pl.DataFrame) -> Hall:
    frame = homes.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    start, length = pl.col("row").min(), pl.len().cast(pl.Int64)
    stairs = frame.select(
        start.over("building", "entrance").alias("first_0"),
        length.over("building", "entrance").alias("count_0"),
        start.over("building").alias("first_1"),
        length.over("building").alias("count_1"),
    )
    blocks = frame.group_by("building").agg(start.alias("first_2"), length.alias("count_2"))
    beside = (
        frame.select("building")
        .join(nearest, on="building", how="left", maintain_order="left")
        .join(blocks, left_on="neighbour", right_on="building", how="left", maintain_order="left")
        .select(pl.col("first_2", "count_2").fill_null(0))
    )
    around = stairs.hstack(beside)
    first, count = (
        np.array([around[f"{what}_{where}"].to_numpy() for where in range(3)])
        for what in ("first", "count")
    )
    return Hall(frame, key_hashes(homes["household"]), first, count)


def degrees(maker: Maker, hall: Hall, isolated: NDArray[np.bool_]) -> Ints:
    """(n,) neighbours drawn for each household: 0 for isolates, else 1 + negative binomial."""
    dispersion = maker.mid("ties.neighbours_dispersion")
    beyond = maker.mid("ties.neighbours") - 1
    steps = np.arange(MOST_NEIGHBOURS - 1)
    odds = (dispersion + steps) / (steps + 1) * beyond / (beyond + dispersion)
    chances = np.cumprod(np.concatenate(([1.0], odds)))
    return np.where(isolated, 0, 1 + picked(maker.uniform("neighbours", hall.keys), chances))


def _neighbours(maker: Maker, hall: Hall, isolated: NDArray[np.bool_]) -> pl.DataFrame:
    counts = degrees(maker, hall, isolated)
    helped = np.repeat(np.arange(len(counts)), counts)
    key = members(hall.keys[helped], within(counts))
    where = picked(maker.uniform("neighbour.where", key), maker.table("ties.neighbours_where"))
    where = np.where((where == SAME_ENTRANCE) & (hall.count[0, helped] < 2), SAME_BUILDING, where)  # noqa: PLR2004
    by_door = _next_doors(maker, hall, helped, key)
    first, count = hall.first[where, helped], hall.count[where, helped]
    anyone = first + np.floor(maker.uniform("neighbour.who", key) * count).astype(np.int64)
    helper = np.where(where == SAME_ENTRANCE, by_door, anyone)
    there = (count > 0) & (helper != helped)
    return _to_households(hall, helped[there], helper[there], "neighbour")


def _next_doors(maker: Maker, hall: Hall, helped: Ints, key: Keys) -> Ints:
    """Row of a neighbour on the same stairs, the nearer the likelier."""
    first, count = hall.first[0, helped], hall.count[0, helped]
    fall = np.log1p(-maker.mid("ties.floor_fall"))
    steps = 1 + np.floor(np.log(maker.uniform("neighbour.steps", key)) / fall).astype(np.int64)
    up = np.where(maker.uniform("neighbour.up", key) < 0.5, 1, -1)  # noqa: PLR2004 - a fair coin
    rows: Ints = first + (helped - first + up * steps) % count
    return rows


def _kin(maker: Maker, hall: Hall, isolated: NDArray[np.bool_]) -> pl.DataFrame:
    factor = np.where(_tenant(hall), maker.mid("ties.kin_tenant"), 1.0)
    inside, near, far = maker.table("ties.kin")
    has = [
        ~isolated & (maker.uniform("kin.inside", hall.keys) < inside * factor),
        ~isolated & (maker.uniform("kin.near", hall.keys) < near * factor),
        maker.uniform("kin.far", hall.keys) < far,
    ]
    helped = np.flatnonzero(has[0])
    pick = maker.uniform("kin.who", hall.keys[helped])
    helper = np.floor(pick * len(hall.keys)).astype(np.int64)
    other = helper != helped
    elsewhere = [
        hall.frame.filter(pl.Series(has[column])).select(
            "row", "household", kind=pl.lit("kin"), where=pl.lit(where)
        )
        for column, where in ((1, "near"), (2, "far"))
    ]
    return pl.concat(
        [_to_households(hall, helped[other], helper[other], "kin"), *elsewhere], how="diagonal"
    )


def _to_households(hall: Hall, helped: Ints, helper: Ints, kind: str) -> pl.DataFrame:
    """Ties inside the estate; one between the same two counts once, and nobody away helps."""
    at_home = ~hall.frame["away"].fill_null(value=False).to_numpy()[helper]
    households = hall.frame["household"]
    return pl.DataFrame(
        {
            "row": helped[at_home],
            "household": households.gather(helped[at_home]),
            "kind": kind,
            "where": "inside",
            "to_household": households.gather(helper[at_home]),
        },
        schema={name: pl.Int64 if name == "row" else pl.String for name in _DRAWN},
    ).unique(["row", "to_household"], keep="first", maintain_order=True)


def _pairs(maker: Maker, hall: Hall) -> pl.DataFrame:
    """Some of those 80 and over who live alone, each with the nearest able household upstairs or down."""
    able = hall.frame.filter((pl.col("age_18_59") > 0) & ~pl.col("away")).select(
        "building", "entrance", pl.col("floor").alias("helper_floor"),
        pl.col("household").alias("to_household"),
    )  # fmt: skip
    drawn = pl.Series(maker.uniform("paired", hall.keys) < maker.mid("ties.paired"))
    alone = hall.frame.filter(drawn & pl.col("lives_alone") & (pl.col("age_80_plus") > 0))
    apart = (pl.col("floor") - pl.col("helper_floor")).abs()
    met = alone.join(able, on=["building", "entrance"], maintain_order="left_right")
    nearest = met.sort("row", apart, "to_household").unique(
        "row", keep="first", maintain_order=True
    )
    return nearest.select(
        "row", "household", "to_household", kind=pl.lit("paired"), where=pl.lit("inside")
    )


def _leaders(
    maker: Maker, hall: Hall, isolated: NDArray[np.bool_], leaders: pl.DataFrame
) -> pl.DataFrame:
    owner, tenant, lonely = maker.table("ties.leader_knows")
    chance: Floats = np.where(isolated, lonely, np.where(_tenant(hall), tenant, owner))
    known = pl.Series(maker.uniform("leader", hall.keys) < chance)
    return (
        hall.frame.filter(known)
        .join(leaders, on="building", maintain_order="left")
        .select(
            "row",
            "household",
            pl.col("responder").alias("to_responder"),
            kind=pl.lit("building_leader"),
            where=pl.lit("inside"),
        )
    )
