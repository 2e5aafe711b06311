"""How much there is to do: rules by name, each from places to an exact number of units.

| rule | one unit is | where the ledger is silent |
|---|---|---|
| sites | a place | |
| counted | one of the things a component row counts | a row without a count is one thing |
| metres | a metre of the components | ``m_per_household`` for each household served: assumption |
| of_network | a household, by the part of the network that the sites are | see ``_of_network`` |
| households | a household that the places serve, once | homes, where no household is listed |
| entrances | an entrance of the buildings | place left out, its column told |
| floor_m2 | m2 of floor area | footprint x storeys, else left out, told |
| roof_m2 | m2 of roof: floor area / storeys | footprint, else left out, told |
| wall_m2 | m2 of outer wall, see ``_wall`` | as for roof_m2 |
| short_of_... | what the site rule of the same name finds short | see there |
| assumed | so many for each household, entrance or building, or one for so many: assumption | |
| once | the measure as a whole | |
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

import polars as pl
import shapely

from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.polygons import areas_m2
from linli.engine.renewal.measure import Rule
from linli.engine.renewal.places import (
    entrances_of,
    homes,
    households_of,
    split_entrance,
)
from linli.engine.renewal.settings import (
    Settings,
    Takes,
    code_of,
    list_in,
    number_in,
    one_of,
    positive,
    some_of,
    text_in,
)
from linli.engine.renewal.sites import (
    FUND,
    HANDS,
    ROOM,
    STOCK,
    fund_short,
    hands_short,
    room_short,
    stock_short,
)

HUNDREDTH = 100
"""Areas are exact to 0.01 m2, as in the ledger."""


class Counted(NamedTuple):
    """Units over the places that can be counted; the others by the column that would tell."""

    amount: Fraction
    silent: Mapping[str, tuple[str, ...]]


def counted(estate: Estate, rule: Rule, table: str, sites: Sequence[str]) -> Counted:
    """Units of a measure at some of its sites, which are keys of ``table``."""
    return QUANTITY_RULES[rule.name].units(estate, table, sites, rule.settings)


Count = Callable[[Estate, str, Sequence[str], Settings], Counted]


class QuantityRule(NamedTuple):
    """A rule: what counts, the tables whose keys it takes, and its settings."""

    units: Count
    tables: tuple[str, ...]
    takes: Takes


def _sure(amount: Fraction | int) -> Counted:
    return Counted(Fraction(amount), {})


def _sites(_estate: Estate, _table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    return _sure(len(sites))


def _once(_estate: Estate, _table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    return _sure(1 if sites else 0)


def _parts(estate: Estate, sites: Sequence[str]) -> pl.DataFrame:
    return estate["components"].filter(pl.col("component").is_in(sites))


def _things(estate: Estate, _table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    return _sure(sum(max(1, number or 1) for number in _parts(estate, sites)["count"]))


def _metres(estate: Estate, _table: str, sites: Sequence[str], settings: Settings) -> Counted:
    parts = _parts(estate, sites)
    known = sum(map(Fraction, parts["length_m"].drop_nulls()), Fraction(0))
    untold = list(parts.filter(pl.col("length_m").is_null())["component"])
    served = len(served_by(estate, "components", untold))
    return _sure(known + served * number_in(settings, "m_per_household"))


def _of_network(estate: Estate, _table: str, sites: Sequence[str], settings: Settings) -> Counted:
    """Households of the estate x metres of the sites / metres of the network they are parts of.

    So a network renewed in two goes costs what it does in one. Where the length of one part is not
    known, or is 0 as that of a transformer, all parts count alike.
    """
    network = estate["components"].filter(
        (pl.col("system") == settings["system"]) & pl.col("kind").is_in(list_in(settings, "kinds"))
    )
    alike = network["length_m"].fill_null(0.0).eq(0.0).any()
    weights = [Fraction(1) if alike else Fraction(metres) for metres in network["length_m"]]
    chosen = set(sites)
    mine = (w for key, w in zip(network["component"], weights, strict=True) if key in chosen)
    part = sum(mine, Fraction(0)) / sum(weights, Fraction(0)) if weights else Fraction(0)
    return _sure(households_of(estate) * part)


def served_by(estate: Estate, table: str, sites: Sequence[str]) -> frozenset[str]:
    """Households that places serve, each once; homes where the ledger lists no household."""
    lived = homes(estate) if len(estate["households"]) else estate["dwellings"]
    key = "household" if "household" in lived.columns else "dwelling"
    if table in ("estate", "facilities"):
        return frozenset(lived[key])
    if table == "households":
        return frozenset(sites)
    buildings, entrances, whole = _reached(estate, table, sites)
    if whole:
        return frozenset(lived[key])
    stair = pl.format("{}/{}", "building", pl.col("entrance").fill_null(1))
    inside = pl.col("building").is_in(buildings) | stair.is_in(entrances)
    return frozenset(lived.filter(inside)[key])


def _reached(estate: Estate, table: str, sites: Sequence[str]) -> tuple[list[str], list[str], bool]:
    """Buildings and entrances that places serve, and whether one serves the whole estate."""
    if table == "buildings":
        return list(sites), [], False
    if table == "entrances":
        return [], list(sites), False
    parts = _parts(estate, sites)
    at = parts.filter(pl.col("scope") == "entrance")
    return (
        list(parts.filter(pl.col("scope") == "building")["building"]),
        list(at.select(pl.format("{}/{}", "building", "entrance"))["building"]),
        bool((parts["scope"] == "estate").any()),
    )


def _households(estate: Estate, table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    return _sure(len(served_by(estate, table, sites)))


def _entrances(estate: Estate, _table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    stairs = [split_entrance(key)[0] for key in entrances_of(estate)[0]]
    return _added(
        sites, {site: Fraction(stairs.count(site)) or None for site in sites}, "entrances"
    )


def _floor_m2(estate: Estate, _table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    return _added(sites, {s: b.floor for s, b in _shapes(estate, sites).items()}, "floor_area_m2")


def _roof_m2(estate: Estate, _table: str, sites: Sequence[str], _settings: Settings) -> Counted:
    return _added(sites, {s: b.roof for s, b in _shapes(estate, sites).items()}, "floor_area_m2")


def _wall_m2(estate: Estate, _table: str, sites: Sequence[str], settings: Settings) -> Counted:
    walls = {site: _wall(body, settings) for site, body in _shapes(estate, sites).items()}
    return _added(sites, walls, "floor_area_m2")


class _Body(NamedTuple):
    """A building's m2 and storeys; None where nothing tells."""

    floor: Fraction | None
    roof: Fraction | None
    storeys: int | None


def _wall(body: _Body, settings: Settings) -> Fraction | None:
    """Outer wall of a slab ``depth_m`` deep, storeys ``storey_m`` high, ``solid`` of it not window.

    2 (roof / depth + depth) x storeys x storey height x solid: assumption.
    """
    if body.roof is None or body.storeys is None:
        return None
    depth = number_in(settings, "depth_m")
    height = body.storeys * number_in(settings, "storey_m")
    return 2 * (body.roof / depth + depth) * height * number_in(settings, "solid")


def _shapes(estate: Estate, sites: Sequence[str]) -> dict[str, _Body]:
    frame = estate["buildings"].filter(pl.col("building").is_in(sites))
    datum = estate["estate"]["datum"]
    columns = frame.select("building", "footprint", "floor_area_m2", "storeys")
    return {
        building: _body(outline, area, storeys, datum[0] if len(datum) else "local")
        for building, outline, area, storeys in columns.iter_rows()
    }


def _body(outline: str | None, area: object, storeys: int | None, datum: str) -> _Body:
    floor = Fraction(str(area)) if area is not None else None
    roof = floor / storeys if floor is not None and storeys else None
    if roof is None and outline is not None:
        roof = _footprint(outline, datum)
    if floor is None and roof is not None and storeys:
        floor = roof * storeys
    return _Body(floor, roof, storeys)


def _footprint(outline: str, datum: str) -> Fraction:
    square = float(areas_m2(shapely.from_geojson([outline]), datum)[0])
    return Fraction(round(square * HUNDREDTH), HUNDREDTH)


def _added(sites: Sequence[str], each: Mapping[str, Fraction | None], column: str) -> Counted:
    known = [number for site in sites if (number := each.get(site)) is not None]
    silent = tuple(site for site in sites if each.get(site) is None)
    return Counted(sum(known, Fraction(0)), {column: silent} if silent else {})


def _assumed(estate: Estate, table: str, sites: Sequence[str], settings: Settings) -> Counted:
    if not sites:
        return _sure(0)
    match text_in(settings, "per"):
        case "household":
            base = len(served_by(estate, table, sites))
        case "entrance":
            base = len(entrances_of(estate)[0]) if table == "estate" else len(sites)
        case _:
            base = len(estate["buildings"]) if table == "estate" else len(sites)
    if "one_per" in settings:
        return _sure(max(1, ceil(base / number_in(settings, "one_per"))))
    return _sure(base * number_in(settings, "each", 1))


def _short(how: Callable[[Estate, Settings], Fraction]) -> Count:
    def count(estate: Estate, _table: str, sites: Sequence[str], settings: Settings) -> Counted:
        return _sure(how(estate, settings) if sites else 0)

    return count


_BUILT = ("buildings",)
_SERVING = ("estate", "buildings", "entrances", "components", "households")
_ALL = (*_SERVING, "facilities")

QUANTITY_RULES: Mapping[str, QuantityRule] = {
    "sites": QuantityRule(_sites, _ALL, {}),
    "once": QuantityRule(_once, _ALL, {}),
    "counted": QuantityRule(_things, ("components",), {}),
    "metres": QuantityRule(_metres, ("components",), {"m_per_household": positive()}),
    "households": QuantityRule(_households, _SERVING, {}),
    "of_network": QuantityRule(
        _of_network,
        ("components",),
        {
            "system": code_of("components", "system"),
            "kinds": some_of(BY_NAME["components"].column("kind").codes),
        },
    ),
    "entrances": QuantityRule(_entrances, _BUILT, {}),
    "floor_m2": QuantityRule(_floor_m2, _BUILT, {}),
    "roof_m2": QuantityRule(_roof_m2, _BUILT, {}),
    "wall_m2": QuantityRule(
        _wall_m2, _BUILT, {"depth_m": positive(), "storey_m": positive(), "solid": positive()}
    ),
    "short_of_room": QuantityRule(_short(room_short), ("estate",), ROOM),
    "short_of_stock": QuantityRule(_short(stock_short), ("estate",), STOCK),
    "short_of_hands": QuantityRule(_short(hands_short), ("estate",), HANDS),
    "short_of_fund": QuantityRule(_short(fund_short), ("estate",), FUND),
    "assumed": QuantityRule(
        _assumed,
        ("estate", "buildings", "entrances"),
        {
            "per": one_of(("household", "entrance", "building")),
            "each": positive(needed=False),
            "one_per": positive(needed=False),
        },
    ),
}
"""The rules by name; a catalogue may use these and no others."""
