"""Who is there to help, and the places that serve, in numbers usual for so many households."""

import numpy as np
import polars as pl

from linli.engine.estate.population.made import made_rows
from linli.engine.estate.population.maker import Maker

_RESPONDERS = (
    ("grid", "grid_worker", "talk;first_aid", 8.0, "help.households_a_grid_worker"),
    ("property", "property", "repair;carry", 8.0, "help.households_a_property_worker"),
    ("volunteers", "volunteer", "carry;talk;cook", 4.0, "help.households_a_volunteer"),
    ("nurses", "medical", "care;first_aid", 8.0, "help.households_a_nurse"),
)
"""Name, role, skills, hours a day in an emergency (assumption), households a person."""

_FACILITIES = (
    ("shelter", "应急避难场所", 500.0, True, 400, 1500.0, 24.0),
    ("shop", "便民菜店", 500.0, True, 60, 120.0, 13.0),
    ("canteen", "社区食堂", 1000.0, True, 80, 200.0, 9.0),
    ("clinic", "社区卫生服务站", 1500.0, False, 30, 200.0, 8.0),
    ("pharmacy", "药店", 1000.0, False, 15, 80.0, 12.0),
    ("cool_room", "纳凉点", 700.0, True, 60, 120.0, 12.0),
    ("warm_room", "取暖点", 700.0, True, 60, 120.0, 12.0),
    ("meeting_room", "议事室", 1500.0, True, 50, 80.0, 10.0),
)
"""Kind, name, households a place, inside the estate, persons, m2, hours a day. All assumptions."""

FACILITY_COLUMNS = (
    "facility", "kind", "name", "x", "y", "inside", "capacity_persons", "area_m2", "hours_a_day",
)  # fmt: skip


def leaders(maker: Maker, dwellings: pl.DataFrame) -> pl.DataFrame:
    """``building``, ``responder``: one building leader for each building of enough dwellings."""
    counts = dwellings.group_by("building").len("flats").sort("building")
    led = counts.filter(pl.col("flats") >= maker.mid("help.leader_least_dwellings"))
    return led.select("building", pl.format("{}-leader", "building").alias("responder"))


def responders(maker: Maker, led: pl.DataFrame, households: int) -> pl.DataFrame:
    """Rows of the table: building leaders, then groups for the whole estate."""
    houses = led.select(
        "responder", "building",
        role=pl.lit("building_leader"), number=pl.lit(1), skills=pl.lit("talk;carry"),
        hours_a_day=pl.lit(4.0), scope=pl.lit("building"),
    )  # fmt: skip
    groups = pl.DataFrame(
        [
            (name, role, max(1, round(households / maker.mid(each))), skills, hours, "estate")
            for name, role, skills, hours, each in _RESPONDERS
        ],
        schema=["responder", "role", "number", "skills", "hours_a_day", "scope"],
        orient="row",
    )
    houses = houses.with_columns(pl.col("number").cast(pl.Int64))
    return made_rows("responders", pl.concat([houses, groups], how="diagonal"))


def facilities(body: pl.DataFrame, households: int) -> pl.DataFrame:
    """Rows of the table: as many places as so many households usually have, spread from west to east.

    Each stands at the centre of a building that is there; without any footprint it has no point.
    """
    sites = body.drop_nulls("x").sort("x", "building").select("x", "y")
    lines = []
    for turn, (kind, name, each, *rest) in enumerate(_FACILITIES, start=1):
        number = max(1, int(np.ceil(households / each)))
        for order in range(number):
            along = (order + turn / (len(_FACILITIES) + 1)) / number
            site = sites.row(int(along * len(sites))) if len(sites) else (None, None)
            lines.append((f"{kind}-{order + 1}", kind, f"{name} {order + 1}", *site, *rest))
    return made_rows("facilities", pl.DataFrame(lines, schema=FACILITY_COLUMNS, orient="row"))
