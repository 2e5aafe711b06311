"""Every fault of content, at its table, row and column."""

import json
from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
import pytest

from linli.engine.estate.checks import check, on_a_ring
from linli.engine.estate.ledger import TABLES
from tests.factories import rectangle, small_estate


def faults(estate):
    columns = ["table", "row", "column", "code"]
    return check(estate.tables).frame.select(columns).rows()


def changed(table, row, **cells):
    """The small estate with some cells of one row changed."""
    estate = small_estate()
    lines = estate[table].to_dicts()
    lines[row] |= cells
    return estate.with_table(table, pl.DataFrame(lines, schema=estate[table].schema))


def without(table):
    return {name: frame for name, frame in small_estate().tables.items() if name != table}


def test_the_small_estate_has_no_fault():
    assert faults(small_estate()) == []


def test_an_estate_needs_exactly_one_row():
    assert check(without("estate")).frame["code"].to_list() == ["not_one_row"]
    row = small_estate()["estate"].to_dicts()[0]
    twice = small_estate(estate=[row, {**row, "estate": "other"}])
    assert faults(twice) == [("estate", None, None, "not_one_row")]


@pytest.mark.parametrize(
    ("table", "row", "cells", "column", "code"),
    [
        ("dwellings", 0, {"building": None}, "building", "missing"),
        ("components", 0, {"system": None}, "system", "missing"),
        ("buildings", 1, {"year": 1800, "retrofit_year": None}, "year", "out_of_range"),
        ("buildings", 0, {"floor_area_m2": Decimal("-5.00")}, "floor_area_m2", "out_of_range"),
        ("stock", 0, {"expires": date(1920, 1, 1)}, "expires", "out_of_range"),
        ("estate", 0, {"surveyed": date(1900, 1, 1)}, "surveyed", "out_of_range"),
        ("estate", 0, {"fund_yuan": -1.0}, "fund_yuan", "out_of_range"),
        ("estate", 0, {"fund_yuan": 1.1e10}, "fund_yuan", "out_of_range"),
        ("estate", 0, {"quorum_percent": 100.5}, "quorum_percent", "out_of_range"),
        ("facilities", 0, {"x": float("nan")}, "x", "not_finite"),
        ("answers", 0, {"value": float("inf")}, "value", "not_finite"),
        ("buildings", 0, {"structure": "straw"}, "structure", "not_a_choice"),
        ("responders", 0, {"skills": "talk;sing"}, "skills", "not_a_member"),
        ("responders", 0, {"skills": "talk;talk"}, "skills", "repeated_member"),
        ("buildings", 0, {"generated": "year;colour"}, "generated", "not_a_member"),
        ("buildings", 0, {"name": "  "}, "name", "blank_text"),
        ("buildings", 0, {"name": "a\x07b"}, "name", "control_character"),
        ("buildings", 0, {"name": "长" * 2001}, "name", "too_long"),
        ("answers", 0, {"answer": "A1 "}, "answer", "blank_around"),
        ("answers", 0, {"answer": "Ａ１"}, "answer", "full_width"),
        ("answers", 0, {"answer": "A\n1"}, "answer", "line_break_in_key"),
        ("answers", 0, {"household": "H99"}, "household", "dangling_key"),
    ],
)
def test_a_cell_that_breaks_its_declaration_is_found(table, row, cells, column, code):
    assert faults(changed(table, row, **cells)) == [(table, row, column, code)]


def test_each_row_that_shares_a_key_is_found():
    row = {"item": "trust", "value": 1.0}
    twice = small_estate(answers=[{"answer": "A", **row}, {"answer": "A", **row}])
    assert faults(twice) == [("answers", n, "answer", "duplicate_key") for n in (0, 1)]


def test_an_unknown_key_of_a_row_is_missing_rather_than_duplicate():
    unnamed = small_estate(answers=[{"item": "trust"}, {"item": "trust"}])
    assert {code for *_, code in faults(unnamed)} == {"missing"}


def test_a_dangling_key_names_the_table_it_should_stand_in():
    dangling = changed("stock", 0, place="F99")
    assert check(dangling.tables).frame.select("found", "wanted").row(0) == ("F99", "facilities")


@pytest.mark.parametrize(
    ("table", "row", "cells", "column", "code"),
    [
        ("components", 2, {"building": None}, "building", "missing_for_scope"),
        ("components", 1, {"entrance": None}, "entrance", "missing_for_scope"),
        ("responders", 0, {"building": None}, "building", "missing_for_scope"),
        ("components", 0, {"building": "1"}, "building", "surplus_for_scope"),
        ("components", 2, {"entrance": 1}, "entrance", "surplus_for_scope"),
        ("dwellings", 0, {"entrance": 3}, "entrance", "no_such_entrance"),
        ("components", 1, {"entrance": 3}, "entrance", "no_such_entrance"),
        ("dwellings", 0, {"floor": 0}, "floor", "no_floor_zero"),
        ("dwellings", 0, {"floor": 7}, "floor", "floor_too_high"),
        ("dwellings", 0, {"floor": -1}, "floor", "floor_too_low"),
        ("households", 1, {"size": 4}, "size", "ages_differ"),
        ("households", 1, {"size": 2, "age_60_79": None}, "size", "ages_differ"),
        ("households", 0, {"mobility_limited": 2}, "mobility_limited", "more_than_household"),
        ("households", 0, {"medicated": 2}, "medicated", "more_than_household"),
        ("households", 0, {"lives_alone": False}, "lives_alone", "alone_differs"),
        ("households", 1, {"lives_alone": True}, "lives_alone", "alone_differs"),
        ("buildings", 1, {"retrofit_year": 1990}, "retrofit_year", "retrofit_before_built"),
        ("buildings", 1, {"retrofitted": False}, "retrofitted", "retrofit_contradicts"),
        ("ties", 0, {"to_household": None}, "to_household", "tie_without_helper"),
        ("ties", 0, {"to_responder": "R1"}, "to_household", "tie_with_two_helpers"),
        ("ties", 0, {"where": "far"}, "where", "tie_helper_elsewhere"),
        ("ties", 0, {"to_household": "H03"}, "to_household", "tie_to_itself"),
        ("components", 3, {"backup_of": "W3"}, "backup_of", "backup_of_itself"),
        ("buildings", 0, {"dwellings": 5}, "dwellings", "fewer_than_listed"),
        ("facilities", 0, {"y": None}, "y", "half_a_place"),
        ("stock", 0, {"unit": None}, "unit", "quantity_without_unit"),
    ],
)
def test_a_row_that_contradicts_itself_or_its_building_is_found(table, row, cells, column, code):
    assert faults(changed(table, row, **cells)) == [(table, row, column, code)]


def test_what_is_unknown_contradicts_nothing():
    estate = changed("buildings", 0, entrances=None, storeys=None, basements=None, dwellings=None)
    assert faults(estate) == []
    partly = changed("households", 3, age_6_17=None, medicated=None, lives_alone=None)
    assert faults(partly) == []


def test_a_ring_of_backups_is_found_and_a_chain_is_not():
    lines = [{"component": c, "system": "water", "kind": "tank", "scope": "estate"} for c in "ABCD"]
    for line, of in zip(lines, ["B", "C", "A", "A"], strict=True):
        line["backup_of"] = of
    found = faults(small_estate(components=lines))
    assert found == [("components", n, "backup_of", "backup_of_itself") for n in (0, 1, 2)]


def test_rings_are_told_from_the_walks_that_lead_into_them():
    after = np.array([1, 2, 1, 0, 6, 5])  # 1 <-> 2; 5 by itself; 4 points to nothing
    assert on_a_ring(after).tolist() == [False, True, True, False, False, True]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no json", "not_a_polygon"),
        ('{"type":"Point","coordinates":[1,2]}', "not_a_polygon"),
        ('{"type":"MultiPolygon","coordinates":[]}', "empty_polygon"),
        ('{"type":"Polygon","coordinates":[]}', "empty_polygon"),
        (
            '{"type":"Polygon","coordinates":[[[0,0],[9,9],[9,0],[0,9],[0,0]]]}',
            "crossing_polygon",
        ),
        ('{"type":"Polygon","coordinates":[[[0,0],[9,9],[0,0],[9,9],[0,0]]]}', "crossing_polygon"),
        (rectangle(0, 0, 0.9, 1), "too_small_polygon"),
        (rectangle(0, 0, 1000, 101), "too_large_polygon"),
    ],
)
def test_an_outline_that_is_no_building_is_refused(text, code):
    found = faults(changed("buildings", 0, footprint=text))
    assert found == [("buildings", 0, "footprint", code)]


def test_a_building_may_stand_in_several_parts():
    parts = "[[[[0,0],[9,0],[9,9],[0,0]]],[[[20,0],[29,0],[29,9],[20,0]]]]"
    text = '{"type":"MultiPolygon","coordinates":' + parts + "}"
    assert faults(changed("buildings", 0, footprint=text)) == []


def test_outlines_in_degrees_are_judged_in_square_metres():
    house = rectangle(120.6, 31.3, 0.0003, 0.0001)  # about 28 m by 11 m
    block = rectangle(120.6, 31.3, 0.01, 0.01)  # about 950 m by 1.1 km
    swapped = rectangle(31.3, 120.6, 0.0001, 0.0003)
    assert _codes_in_degrees(house) == []
    assert _codes_in_degrees(block) == ["too_large_polygon"]
    assert _codes_in_degrees(swapped) == ["not_degrees"]


def _codes_in_degrees(footprint):
    estate = changed("buildings", 0, footprint=footprint)
    row = estate["estate"].to_dicts()[0] | {"datum": "wgs84"}
    placed = estate["facilities"].with_columns(x=pl.lit(120.6), y=pl.lit(31.3))
    frames = {
        **estate.tables,
        "estate": small_estate(estate=[row])["estate"],
        "facilities": placed,
        "buildings": estate["buildings"].head(1),
    }
    kinds = check(frames).frame.filter(pl.col("table") == "buildings")
    return kinds["code"].to_list()


def test_a_facility_off_the_earth_is_found():
    row = small_estate()["estate"].to_dicts()[0] | {"datum": "gcj02"}
    estate = small_estate(estate=[row])
    found = [fault for fault in faults(estate) if fault[0] == "facilities"]
    assert found == [
        ("facilities", 2, "x", "not_degrees"),
        ("facilities", 2, "y", "not_degrees"),
    ]


def test_faults_come_in_the_order_of_the_tables():
    estate = changed("answers", 0, household="H99")
    worse = estate.with_table(
        "buildings", estate["buildings"].with_columns(year=pl.lit(1, pl.Int64))
    )
    order = [table.name for table in TABLES]
    tables = [order.index(fault[0]) for fault in faults(worse)]
    assert tables == sorted(tables)


def test_ten_thousand_faults_are_grouped_by_sheet_column_and_code():
    lines = [{"answer": f"A{n}", "household": "H99", "item": "q"} for n in range(10_000)]
    groups = check(small_estate(answers=lines).tables).groups()
    assert groups.select("table", "column", "code", "count").rows() == [
        ("answers", "household", "dangling_key", 10_000)
    ]


def test_what_was_found_is_cut_to_a_readable_length():
    long = json.dumps({"type": "Nothing", "note": "x" * 5000})
    found = check(changed("buildings", 0, footprint=long).tables).frame["found"][0]
    assert len(found) == 80
