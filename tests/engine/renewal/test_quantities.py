"""How much there is to do, exactly."""

from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from linli.engine.renewal.measure import Rule
from linli.engine.renewal.quantities import counted
from tests.engine.renewal.test_sites import changed
from tests.factories import rectangle, small_estate


def amount(estate, rule, table, sites, **settings):
    return counted(estate, Rule(rule, settings), table, sites).amount


SMALL = small_estate()


def test_places_are_counted_once_each():
    assert amount(SMALL, "sites", "buildings", ["1", "2"]) == 2
    assert amount(SMALL, "once", "buildings", ["1", "2"]) == 1


def test_things_are_counted_and_an_uncounted_row_is_one():
    assert amount(SMALL, "counted", "components", ["W2", "P0"]) == 3
    assert amount(changed("components", "W2", count=None), "counted", "components", ["W2"]) == 1


def test_metres_are_recorded_or_assumed_for_each_household_served():
    metres = {"m_per_household": Decimal("1.5")}
    assert amount(SMALL, "metres", "components", ["W0", "W1"], **metres) == 78
    untold = changed("components", "W1", length_m=None)
    assert amount(untold, "metres", "components", ["W0", "W1"], **metres) == 60 + Fraction(9, 2)


def test_households_are_those_that_the_places_serve_once():
    assert amount(SMALL, "households", "components", ["W1"]) == 3
    assert amount(SMALL, "households", "components", ["W1", "W2"]) == 9
    assert amount(SMALL, "households", "components", ["W0", "W1"]) == 12
    assert amount(SMALL, "households", "entrances", ["1/1", "1/2"]) == 6
    assert amount(SMALL, "households", "estate", ["lane"]) == 12


def test_homes_are_served_where_no_household_is_listed():
    bare = small_estate(households=[], ties=[], answers=[])
    assert amount(bare, "households", "buildings", ["1"]) == 6


def test_a_network_renewed_in_two_goes_costs_what_it_does_in_one():
    parts = [
        {
            "component": f"D{i}",
            "system": "drainage",
            "kind": "drain",
            "scope": "estate",
            "length_m": m,
        }
        for i, m in enumerate((10.0, 20.0, 70.0))
    ]
    estate, network = small_estate(components=parts), {"system": "drainage", "kinds": ["drain"]}
    whole = amount(estate, "of_network", "components", ["D0", "D1", "D2"], **network)
    one = amount(estate, "of_network", "components", ["D1"], **network)
    rest = amount(estate, "of_network", "components", ["D0", "D2"], **network)
    assert (whole, one) == (12, Fraction(12, 5))
    assert one + rest == whole


def test_parts_of_a_network_count_alike_where_a_length_is_not_known():
    network = {"system": "water", "kinds": ["main", "riser", "pump"]}
    assert amount(SMALL, "of_network", "components", ["W0"], **network) == 4


def test_areas_come_from_floor_area_and_storeys():
    assert amount(SMALL, "floor_m2", "buildings", ["1"]) == 1920
    assert amount(SMALL, "roof_m2", "buildings", ["1", "2"]) == 320 + Fraction("2688.50") / 7


def test_areas_come_from_the_footprint_where_the_floor_area_is_not_known():
    estate = changed("buildings", "1", floor_area_m2=None)
    assert amount(estate, "roof_m2", "buildings", ["1"]) == 320
    assert amount(estate, "floor_m2", "buildings", ["1"]) == 1920


def test_a_place_that_cannot_be_counted_is_told_by_its_column():
    estate = changed("buildings", "1", floor_area_m2=None, footprint=None)
    found = counted(estate, Rule("roof_m2", {}), "buildings", ["1", "2"])
    assert found.silent == {"floor_area_m2": ("1",)}
    assert found.amount == Fraction("2688.50") / 7


def test_walls_are_those_of_a_slab():
    slab = {"depth_m": 10, "storey_m": 3, "solid": Fraction(1, 2)}
    assert amount(SMALL, "wall_m2", "buildings", ["1"], **slab) == 2 * (32 + 10) * 18 / 2


def test_entrances_of_a_building_are_counted():
    assert amount(SMALL, "entrances", "buildings", ["1", "2"]) == 4
    bare = small_estate(dwellings=[], households=[], components=[], ties=[], answers=[])
    untold = bare["buildings"].with_columns(entrances=None).cast(bare["buildings"].schema)
    found = counted(bare.with_table("buildings", untold), Rule("entrances", {}), "buildings", ["1"])
    assert found.silent == {"entrances": ("1",)}


def test_what_is_short_is_counted_in_whole_units():
    room = {"kind": "cool_room", "each": Decimal("1.8")}
    assert amount(SMALL, "short_of_room", "estate", ["lane"], **room) == 2
    assert amount(SMALL, "short_of_room", "estate", [], **room) == 0


@pytest.mark.parametrize(
    ("settings", "units"),
    [
        ({"per": "household", "each": Decimal("0.5")}, 6),
        ({"per": "household", "one_per": 5}, 3),
        ({"per": "household", "one_per": 500}, 1),
        ({"per": "entrance", "each": 6}, 24),
        ({"per": "building"}, 2),
    ],
)
def test_what_no_column_tells_is_assumed(settings, units):
    assert amount(SMALL, "assumed", "estate", ["lane"], **settings) == units
    assert amount(SMALL, "assumed", "estate", [], **settings) == 0


def test_buildings_in_degrees_are_measured_on_the_ground():
    square = rectangle(120, 30, 0.0001, 0.0001)
    estate = changed("buildings", "1", floor_area_m2=None, footprint=square)
    estate = estate.with_table("estate", estate["estate"].with_columns(datum=pl.lit("wgs84")))
    assert float(amount(estate, "roof_m2", "buildings", ["1"])) == pytest.approx(107, rel=0.01)
