"""What must agree between the cells of one row, and between a row and the row it refers to."""

from collections.abc import Iterator, Mapping

import polars as pl

from linli.engine.estate.cellrules import Rule

AGES = ("age_0_5", "age_6_17", "age_18_59", "age_60_79", "age_80_plus")
"""The columns of a household that add up to its size."""

_OF_BUILDING = ("entrances", "storeys", "basements")


def row_rules(table: str) -> tuple[Rule, ...]:
    """Rules of ``table`` over several cells of a row; see ``with_building`` for borrowed ones."""
    return _RULES.get(table, ())


def with_building(frame: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """``frame`` beside what its building says, as ``building.entrances`` and so on."""
    if "building" not in frame.columns or "entrance" not in frame.columns:
        return frame
    borrowed = frames["buildings"].unique("building", keep="first").select(
        "building", *(pl.col(name).alias(f"building.{name}") for name in _OF_BUILDING)
    )  # fmt: skip
    return frame.join(borrowed, on="building", how="left", maintain_order="left")


def _household_rules() -> Iterator[Rule]:
    size = pl.col("size")
    known = pl.sum_horizontal(AGES)
    all_known = pl.all_horizontal(pl.col(AGES).is_not_null())
    differs = (known > size) | (all_known & (known != size))
    yield Rule("size", "ages_differ", differs, wanted=known)
    for column in ("mobility_limited", "medicated"):
        yield Rule(column, "more_than_household", pl.col(column) > size, wanted=size)
    yield Rule("lives_alone", "alone_differs", pl.col("lives_alone") != (size == 1), wanted=size)


def _scope_rules() -> Iterator[Rule]:
    scope, building, entrance = pl.col("scope"), pl.col("building"), pl.col("entrance")
    local = scope.is_in(["building", "entrance"])
    yield Rule("building", "missing_for_scope", local & building.is_null(), wanted=scope)
    yield Rule(
        "entrance", "missing_for_scope", (scope == "entrance") & entrance.is_null(), wanted=scope
    )
    yield Rule(
        "building", "surplus_for_scope", (scope == "estate") & building.is_not_null(), wanted=scope
    )
    wide = scope.is_in(["estate", "building"])
    yield Rule("entrance", "surplus_for_scope", wide & entrance.is_not_null(), wanted=scope)
    yield from _entrance_rules()


def _entrance_rules() -> Iterator[Rule]:
    entrances = pl.col("building.entrances")
    yield Rule("entrance", "no_such_entrance", pl.col("entrance") > entrances, wanted=entrances)


def _floor_rules() -> Iterator[Rule]:
    floor = pl.col("floor")
    storeys, basements = pl.col("building.storeys"), pl.col("building.basements")
    yield Rule("floor", "no_floor_zero", floor == 0)
    yield Rule("floor", "floor_too_high", floor > storeys, wanted=storeys)
    yield Rule("floor", "floor_too_low", floor < -basements, wanted=basements)


def _tie_rules() -> Iterator[Rule]:
    inside = pl.col("where") == "inside"
    household, responder = pl.col("to_household"), pl.col("to_responder")
    none, both = (
        household.is_null() & responder.is_null(),
        household.is_not_null() & responder.is_not_null(),
    )
    yield Rule("to_household", "tie_without_helper", inside & none)
    yield Rule("to_household", "tie_with_two_helpers", both)
    yield Rule("where", "tie_helper_elsewhere", ~inside & ~none)
    yield Rule("to_household", "tie_to_itself", household == pl.col("household"))


def _building_rules() -> Iterator[Rule]:
    year, retrofit = pl.col("year"), pl.col("retrofit_year")
    yield Rule("retrofit_year", "retrofit_before_built", retrofit < year, wanted=year)
    contradicts = ~pl.col("retrofitted") & retrofit.is_not_null()
    yield Rule("retrofitted", "retrofit_contradicts", contradicts, wanted=retrofit)


def _place_rules() -> Iterator[Rule]:
    for column, other in (("x", "y"), ("y", "x")):
        half = pl.col(column).is_null() & pl.col(other).is_not_null()
        yield Rule(column, "half_a_place", half)


def _stock_rules() -> Iterator[Rule]:
    unitless = pl.col("quantity").is_not_null() & pl.col("unit").is_null()
    yield Rule("unit", "quantity_without_unit", unitless, found=pl.col("quantity"))


_RULES: dict[str, tuple[Rule, ...]] = {
    "buildings": tuple(_building_rules()),
    "dwellings": (*_entrance_rules(), *_floor_rules()),
    "households": tuple(_household_rules()),
    "components": tuple(_scope_rules()),
    "facilities": tuple(_place_rules()),
    "stock": tuple(_stock_rules()),
    "responders": tuple(_scope_rules()),
    "ties": tuple(_tie_rules()),
}
