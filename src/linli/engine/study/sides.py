"""The estate without some of its sides of resilience: what attribution compares with.

| side | what it is here | without it |
|---|---|---|
| physical | stronger fabric: seismic retrofit, insulation, tanks, smoke alarms | none of them |
| structural | ways round: backups, generators, places to go to | none of them |
| organisational | responders, stock pledged, speed of deciding | none; the slowest decision |
| social_group | ties: kin, neighbours, pairs, building leaders | none |

Physical and structural make up outer physical resilience, the other two inner social (model,
section 4; the four sides are those of the paper, section 3.3).
"""

from collections.abc import Callable, Collection, Mapping

import polars as pl

from linli.engine.estate.estate import Estate

_FABRIC = {"retrofitted": False, "retrofit_year": None, "insulation": "none"}
_UNDECIDED = {
    "owners_committee": False,
    "fund_yuan": 0.0,
    "urgent_procedure": False,
    "quorum_percent": 0.0,
}


def without(estate: Estate, sides: Collection[str]) -> Estate:
    """The same estate without the named sides, each of which is taken away alike."""
    for side in _TAKEN:
        if side in sides:
            estate = _TAKEN[side](estate)
    return estate


def _no_physical(estate: Estate) -> Estate:
    estate = _set(estate, "buildings", _FABRIC)
    estate = _set(estate, "households", {"smoke_alarm": False})
    return _kept(estate, "components", pl.col("kind") != "tank")


def _no_structural(estate: Estate) -> Estate:
    spare = (pl.col("kind") == "generator") | (
        pl.col("backup_of").is_not_null() & (pl.col("kind") != "tank")
    )
    estate = _kept(estate, "components", ~spare)
    estate = _set(estate, "stock", {"place": None})
    return estate.with_table("facilities", estate["facilities"].clear())


def _no_organisational(estate: Estate) -> Estate:
    estate = _set(estate, "estate", _UNDECIDED)
    estate = estate.with_table("stock", estate["stock"].clear())
    estate = _kept(estate, "ties", pl.col("to_responder").is_null())
    return estate.with_table("responders", estate["responders"].clear())


def _no_social_group(estate: Estate) -> Estate:
    return estate.with_table("ties", estate["ties"].clear())


_TAKEN: Mapping[str, Callable[[Estate], Estate]] = {
    "physical": _no_physical,
    "structural": _no_structural,
    "organisational": _no_organisational,
    "social_group": _no_social_group,
}


def _set(estate: Estate, table: str, cells: Mapping[str, object]) -> Estate:
    frame = estate[table]
    columns = [pl.lit(value, dtype=frame.schema[name]).alias(name) for name, value in cells.items()]
    return estate.with_table(table, frame.with_columns(columns))


def _kept(estate: Estate, table: str, kept: pl.Expr) -> Estate:
    return estate.with_table(table, estate[table].filter(kept))
