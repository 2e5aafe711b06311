"""A small estate that is valid by default; each test names only what it is about."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME

Row = Mapping[str, Any]


def rows(table: str, *lines: Row) -> pl.DataFrame:
    """A data frame of ``table`` from dictionaries; what a line leaves out is null."""
    schema = BY_NAME[table].schema
    for line in lines:
        if unknown := set(line) - set(schema):
            raise KeyError(f"{table} has no column {sorted(unknown)}")
    return pl.DataFrame(
        [[line.get(name) for name in schema] for line in lines], schema, orient="row"
    )


def small_estate(**tables: pl.DataFrame | Iterable[Row]) -> Estate:
    """Two walk-up buildings of two entrances, twelve homes and what holds them up.

    ``small_estate(ties=[])`` replaces a table by other rows or by a data frame.
    """
    frames = {name: rows(name, *lines) for name, lines in _default().items()}
    for name, changed in tables.items():
        frames[name] = changed if isinstance(changed, pl.DataFrame) else rows(name, *changed)
    return Estate.of(frames)


def rectangle(x: float, y: float, width: float, depth: float) -> str:
    """GeoJSON text of an upright rectangle, south-west corner at (x, y), in m."""
    corners = [(x, y), (x + width, y), (x + width, y + depth), (x, y + depth), (x, y)]
    return '{"type":"Polygon","coordinates":[[' + ",".join(f"[{a},{b}]" for a, b in corners) + "]]}"


def _default() -> dict[str, list[Row]]:
    return {
        "estate": [_ESTATE],
        "buildings": [_OLDER, _NEWER],
        "dwellings": _dwellings(),
        "households": _households(),
        "components": _COMPONENTS,
        "facilities": _FACILITIES,
        "organisations": _ORGANISATIONS,
        "stock": _STOCK,
        "responders": _RESPONDERS,
        "ties": _TIES,
        "answers": _ANSWERS,
    }


_ESTATE: Row = {
    "estate": "lane", "name": "清和里", "county": "320508", "datum": "local",
    "longitude": 120.6, "latitude": 31.3, "design_intensity": "7", "site_class": "III",
    "drain_drop_m": 0.4, "mains_storeys": 4, "fenced": True, "gates": 2,
    "surveyed": date(2031, 3, 1), "owners_committee": True, "fund_yuan": 86_400.5,
    "urgent_procedure": False, "quorum_percent": 62.5,
}  # fmt: skip

_OLDER: Row = {
    "building": "1", "name": "1号楼", "footprint": rectangle(0, 0, 32, 10), "use": "residential",
    "year": 1984, "structure": "masonry_plain", "storeys": 6, "basements": 0, "entrances": 2,
    "dwellings": 24, "floor_area_m2": Decimal("1920.00"), "condition": "poor",
    "retrofitted": False, "heritage": "none", "ground_floor_m": 0.15, "facade": "worn",
    "roof": "failing", "insulation": "none",
}  # fmt: skip

_NEWER: Row = {
    "building": "2", "name": "2号楼", "footprint": rectangle(0, 30, 32, 12), "use": "mixed",
    "year": 1993, "structure": "masonry_confined", "storeys": 7, "basements": 1, "entrances": 2,
    "dwellings": 28, "floor_area_m2": Decimal("2688.50"), "condition": "fair",
    "retrofit_year": 2015, "retrofitted": True, "heritage": "none", "ground_floor_m": 0.3,
    "facade": "sound", "roof": "worn", "insulation": "roof",
}  # fmt: skip


def _dwellings() -> list[Row]:
    places = [(b, e, f) for b in ("1", "2") for e in (1, 2) for f in (1, 3, 6)]
    return [
        {
            "dwelling": f"{building}-{entrance}-{floor}01", "building": building,
            "entrance": entrance, "floor": floor, "exclusive_area_m2": Decimal("58.25"),
            "own_kitchen": True, "own_toilet": building == "2", "use": "home",
        }
        for building, entrance, floor in places
    ]  # fmt: skip


_HOMES: list[tuple[tuple[int, ...], int, int, str]] = [
    # ages 0-5, 6-17, 18-59, 60-79, 80+; mobility-limited; medicated; tenure
    ((0, 0, 0, 1, 0), 0, 1, "owner"),
    ((1, 0, 2, 0, 0), 0, 0, "tenant"),
    ((0, 0, 0, 0, 1), 1, 1, "owner"),
    ((0, 1, 2, 1, 0), 0, 1, "owner"),
    ((0, 0, 0, 2, 0), 1, 2, "owner"),
    ((0, 0, 0, 1, 1), 1, 2, "owner"),
    ((0, 0, 1, 0, 0), 0, 0, "tenant"),
    ((0, 1, 2, 0, 0), 0, 0, "owner"),
    ((0, 0, 2, 0, 0), 0, 0, "tenant"),
    ((1, 1, 2, 2, 0), 0, 1, "owner"),
    ((0, 0, 0, 2, 0), 0, 1, "owner"),
    ((0, 0, 3, 0, 0), 0, 0, "other"),
]


def _households() -> list[Row]:
    return [
        {
            "household": f"H{number:02d}", "dwelling": dwelling["dwelling"], "size": sum(ages),
            "age_0_5": ages[0], "age_6_17": ages[1], "age_18_59": ages[2], "age_60_79": ages[3],
            "age_80_plus": ages[4], "mobility_limited": limited, "medicated": medicated,
            "lives_alone": sum(ages) == 1, "tenure": tenure, "away": False,
            "cooled": number % 4 != 0, "smoke_alarm": number == 5,
        }
        for number, (dwelling, (ages, limited, medicated, tenure)) in enumerate(
            zip(_dwellings(), _HOMES, strict=True), 1
        )
    ]  # fmt: skip


_COMPONENTS: list[Row] = [
    {"component": "W0", "system": "water", "kind": "main", "scope": "estate", "installed": 1984,
     "material": "grey_iron", "length_m": 60.0, "count": 1, "condition": "poor",
     "below_ground": True},
    {"component": "W1", "system": "water", "kind": "riser", "scope": "entrance", "building": "1",
     "entrance": 1, "installed": 1984, "material": "galvanised", "length_m": 18.0, "count": 1,
     "condition": "bad", "below_ground": False},
    {"component": "W2", "system": "water", "kind": "pump", "scope": "building", "building": "2",
     "installed": 2004, "count": 2, "condition": "fair", "below_ground": True},
    {"component": "W3", "system": "water", "kind": "tank", "scope": "building", "building": "2",
     "installed": 1993, "material": "concrete", "count": 1, "condition": "fair",
     "backup_of": "W2", "endurance_h": 8.0, "below_ground": False},
    {"component": "P0", "system": "power", "kind": "transformer", "scope": "estate",
     "installed": 1998, "count": 1, "condition": "fair", "below_ground": True},
    {"component": "L1", "system": "lift", "kind": "lift", "scope": "entrance", "building": "2",
     "entrance": 1, "installed": 2019, "count": 1, "condition": "good", "below_ground": False},
]  # fmt: skip

_FACILITIES: list[Row] = [
    {"facility": "F1", "kind": "cool_room", "name": "居民活动室", "x": 40.0, "y": 8.0,
     "inside": True, "capacity_persons": 20, "area_m2": Decimal("60.00"), "hours_a_day": 10.0},
    {"facility": "F2", "kind": "shop", "name": "菜店", "x": 50.0, "y": -20.0, "inside": False,
     "hours_a_day": 12.0},
    {"facility": "F3", "kind": "clinic", "name": "社区卫生服务站", "x": 300.0, "y": 120.0,
     "inside": False, "capacity_persons": 30, "hours_a_day": 9.0},
]  # fmt: skip

_ORGANISATIONS: list[Row] = [
    {"organisation": "O1", "name": "社区党总支", "kind": "party_branch",
     "powers": "propose;supervise", "response_h": 2.0},
    {"organisation": "O2", "name": "居委会", "kind": "committee",
     "powers": "propose;consult;carry_out", "pledged": "活动室一间", "response_h": 1.0},
    {"organisation": "O3", "name": "业委会", "kind": "owners_committee",
     "powers": "propose;decide"},
]  # fmt: skip

_STOCK: list[Row] = [
    {"line": "S1", "item": "water", "quantity": 300.0, "unit": "litre",
     "expires": date(2031, 5, 1), "place": "F1", "owner": "O2", "callable_within_h": 1.0},
    {"line": "S2", "item": "stair_chair", "quantity": 1.0, "unit": "piece", "place": "F1",
     "owner": "O2", "callable_within_h": 0.5},
]  # fmt: skip

_RESPONDERS: list[Row] = [
    {"responder": "R1", "role": "building_leader", "number": 1, "skills": "talk;first_aid",
     "hours_a_day": 4.0, "scope": "building", "building": "1"},
    {"responder": "R2", "role": "volunteer", "number": 6, "skills": "carry;cook",
     "hours_a_day": 3.0, "scope": "estate"},
]  # fmt: skip

_TIES: list[Row] = [
    {"tie": "T1", "household": "H03", "kind": "paired", "where": "inside", "to_household": "H02"},
    {"tie": "T2", "household": "H03", "kind": "building_leader", "where": "inside",
     "to_responder": "R1"},
    {"tie": "T3", "household": "H06", "kind": "kin", "where": "near"},
    {"tie": "T4", "household": "H01", "kind": "neighbour", "where": "inside",
     "to_household": "H04"},
]  # fmt: skip

_ANSWERS: list[Row] = [
    {"answer": "A1", "household": "H04", "item": "trust_neighbours", "value": 4.0, "weight": 1.0},
    {"answer": "A2", "item": "trust_neighbours", "value": 2.0, "weight": 1.2},
]  # fmt: skip
