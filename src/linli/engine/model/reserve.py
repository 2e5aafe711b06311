"""The reserve compiled: what places, stock and responders can give, per need."""

import numpy as np
import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import (
    CARE,
    FOOD,
    N_POWER,
    N_WATER,
    SHELTER,
    THERMAL,
    Floats,
    Ints,
    Reserve,
)
from linli.engine.model.grid import edges
from linli.engine.parameters import Parameters

_PLACES = {
    "shelter": SHELTER,
    "cool_room": THERMAL,
    "warm_room": THERMAL,
    "canteen": FOOD,
    "clinic": CARE,
    "water_point": N_WATER,
    "charging": N_POWER,
}
"""Places that meet a need by themselves in the shocks of this version."""

_NEED_POWER = ("cool_room", "warm_room", "charging")
_CONSUMED = {"water": (N_WATER, 0), "meal": (FOOD, 1), "medicine": (CARE, 2)}
_LASTING = {"fan": THERMAL, "heater": THERMAL, "power_bank": N_POWER, "tent": SHELTER}
_SEASON = {"cool_room": 0, "fan": 0, "warm_room": 1, "heater": 1}
"""What serves in the cold alone, or at all other times alone."""


def compiled_reserve(
    estate: Estate, entrances: pl.DataFrame, households: pl.DataFrame, parameters: Parameters
) -> tuple[Ints, Reserve]:
    """Zone of each entrance (E,), and the reserve.

    A responder of one building shares out the hours over its entrances by residents. What has no
    recorded number (stock without quantity, place without room or area) counts for nothing.
    """
    places = _places(estate, parameters)
    stock, durable = _stock(estate, parameters)
    hours, zones, zone_hours = _hours(estate, entrances, households, parameters)
    return zones, Reserve(*places, stock, durable, hours, zone_hours)


def _places(estate: Estate, parameters: Parameters) -> tuple[Floats, Floats, Floats]:
    """(2, 8) persons in all places; of these in places shut without power, in places outside."""
    room = (
        pl.col("capacity_persons")
        .cast(pl.Float64)
        .fill_null(pl.col("area_m2").cast(pl.Float64) / parameters.mid("facility.m2_per_person"))
        .fill_null(0.0)
    )
    every, powered, outside = np.zeros((2, 8)), np.zeros((2, 8)), np.zeros((2, 8))
    for kind, inside, persons in (
        estate["facilities"].sort("facility").select("kind", "inside", room).iter_rows()
    ):
        if kind in _PLACES:
            rows = _seasons(kind)
            every[rows, _PLACES[kind]] += persons
            if inside is False:
                outside[rows, _PLACES[kind]] += persons
            elif kind in _NEED_POWER:
                powered[rows, _PLACES[kind]] += persons
    return every, powered, outside


def _seasons(what: str) -> slice:
    """Rows in which a place or an item serves."""
    return slice(_SEASON[what], _SEASON[what] + 1) if what in _SEASON else slice(None)


def _stock(estate: Estate, parameters: Parameters) -> tuple[Floats, Floats]:
    """(8, K) person-days of consumables coming to hand; (2, 8, K) that equipment serves, by cell.

    A line is at hand from the first edge of the grid not before its call time.
    """
    grid = edges()
    per_day = parameters.mids("stock.per_person_day")
    usual = parameters.mid("stock.callable", "d")
    consumed, lasting = np.zeros((8, len(grid) - 1)), np.zeros((2, 8, len(grid) - 1))
    wait = (pl.col("callable_within_h") / 24).fill_null(usual)
    known = estate["stock"].filter(pl.col("quantity") > 0).sort("line")
    for item, quantity, days in known.select("item", "quantity", wait).iter_rows():
        first = int(np.searchsorted(grid, days))
        if item in _CONSUMED and first < len(grid) - 1:
            need, at = _CONSUMED[item]
            consumed[need, first] += quantity / per_day[at]
        elif item in _LASTING:
            serves = quantity * np.diff(grid)[first:]
            lasting[_seasons(item), _LASTING[item], first:] += serves
    return consumed, lasting


def _hours(
    estate: Estate, entrances: pl.DataFrame, households: pl.DataFrame, parameters: Parameters
) -> tuple[float, Ints, Floats]:
    """Person-hours a day for the estate, zone of each entrance, person-hours a day of each zone."""
    given = _given(estate, parameters)
    keys = list(zip(entrances["building"], entrances["entrance"], strict=True))
    of_entrance = np.array([given.get(key, 0.0) for key in keys])
    of_building = np.array([given.get((building, None), 0.0) for building, _ in keys])
    own = of_entrance + of_building * _part_of_building(entrances, households)
    common = given.get((None, None), 0.0)
    if not own.any():
        return common, np.zeros(len(own), np.int64), np.zeros(1)
    return common, np.arange(len(own)), own


def _given(estate: Estate, parameters: Parameters) -> dict[tuple[str | None, int | None], float]:
    """(building, entrance) -> person-hours a day, null for what serves all of them."""
    usual = parameters.mid("responder.hours_a_day")
    hours = pl.col("number").fill_null(1) * pl.col("hours_a_day").fill_null(usual)
    people = estate["responders"].sort("responder").select("building", "entrance", hours)
    given: dict[tuple[str | None, int | None], float] = {}
    for building, entrance, each in people.iter_rows():
        given[building, entrance] = given.get((building, entrance), 0.0) + each
    return given


def _part_of_building(entrances: pl.DataFrame, households: pl.DataFrame) -> Floats:
    """(E,) part of its building's residents who live at an entrance; 0 where nobody lives."""
    building = entrances["building_row"].to_numpy()
    residents = np.bincount(
        households["entrance_row"].to_numpy(), households["size"].to_numpy(), len(building)
    )
    whole = np.bincount(building, residents)[building]
    part = np.zeros(len(building))
    np.divide(residents, whole, out=part, where=whole > 0)
    return part
