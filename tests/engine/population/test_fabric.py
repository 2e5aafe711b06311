"""Every home hangs on water, power, gas and a way out."""

import polars as pl
import pytest

from linli.engine.estate.population.synthesis import synthesised
from tests.engine.population.factories import bare_estate, county, slab, street

LIFTED = {"storeys": 8, "entrances": 2}


def parts_of(*buildings, **tables):
    return synthesised(bare_estate(*buildings, **tables), county()).estate["components"]


def kinds(parts, system, scope):
    chosen = parts.filter((pl.col("system") == system) & (pl.col("scope") == scope))
    return sorted(set(chosen["kind"]))


def test_an_entrance_has_risers_meters_and_a_stair():
    parts = parts_of(slab("A"))
    of_stairs = parts.filter(pl.col("scope") == "entrance")
    assert set(of_stairs["entrance"]) == {1, 2, 3}
    assert sorted(of_stairs.filter(pl.col("entrance") == 1)["component"]) == [
        "A-1-gas-riser",
        "A-1-meter-bank",
        "A-1-stair",
        "A-1-water-riser",
    ]


def test_the_estate_has_its_connections():
    parts = parts_of(slab("A"))
    assert kinds(parts, "water", "estate") == ["main"]
    assert kinds(parts, "power", "estate") == ["main", "transformer"]
    assert kinds(parts, "gas", "estate") == ["main", "regulator"]
    assert kinds(parts, "telecom", "estate") == ["cable"]
    assert kinds(parts, "fire", "estate") == ["hydrant"]
    assert kinds(parts, "access", "estate") == ["road"]


def test_above_mains_pressure_there_are_pumps_and_on_half_the_roofs_a_tank_to_stand_in():
    parts = synthesised(street(60), county()).estate["components"]
    pumps, tanks = (parts.filter(pl.col("kind") == kind) for kind in ("pump", "tank"))
    assert len(pumps) == 60
    assert len(tanks) / 60 == pytest.approx(0.5, abs=0.2)
    assert (tanks["backup_of"] == tanks["building"] + "-pump").all()
    assert set(tanks["endurance_h"]) == {12.0}


def test_mains_pressure_alone_serves_four_storeys():
    assert not set(parts_of(slab("A", storeys=4))["kind"]) & {"pump", "tank"}


def test_recorded_mains_pressure_decides_about_pumps():
    estate = {"estate": "strong", "datum": "local", "mains_storeys": 6}
    assert "pump" not in set(parts_of(slab("A"), estate=estate)["kind"])


def test_a_pump_stands_below_ground_where_there_is_a_basement():
    parts = parts_of(slab("A", basements=1), slab("B", x=60.0, basements=0))
    below = parts.filter(pl.col("kind") == "pump").select("building", "below_ground")
    assert dict(below.rows()) == {"A": True, "B": False}


@pytest.mark.parametrize(
    ("year", "main", "riser"),
    [(1984, "grey_iron", {"galvanised", "pe"}), (2004, "ductile_iron", {"pe"})],
)
def test_materials_follow_the_year(year, main, riser):
    parts = parts_of(*(slab(f"B{i}", x=60.0 * i, year=year) for i in range(10)))
    materials = parts.filter(pl.col("system") == "water").group_by("kind").agg("material")
    by_kind = {kind: set(values) for kind, values in materials.rows()}
    assert by_kind["pipe"] == {main}
    assert by_kind["riser"] == riser


def test_a_large_place_has_a_transformer_for_each_building():
    """Above 1,000 households one transformer for all would make one fault everybody's."""
    made = synthesised(street(40), county()).estate
    assert len(made["households"]) > 1000
    transformers = made["components"].filter(pl.col("kind") == "transformer")
    assert set(transformers["scope"]) == {"building"}
    assert len(transformers) == 40


def test_never_more_homes_have_a_lift_than_in_the_county():
    tall = bare_estate(*(slab(f"T{i}", x=60.0 * i, **LIFTED) for i in range(12)))
    made = synthesised(tall, county(lift=0.4)).estate
    stairs = made["components"].filter(pl.col("kind") == "lift").select("building", "entrance")
    served = made["dwellings"].join(stairs, on=["building", "entrance"], how="semi")
    assert 0.3 < len(served) / len(made["dwellings"]) <= 0.4


def test_the_tallest_buildings_have_lifts_first():
    low = [slab(f"L{i}", x=60.0 * i, storeys=7, entrances=2) for i in range(5)]
    high = [slab(f"H{i}", x=60.0 * i, y=40.0, storeys=12, entrances=2) for i in range(2)]
    made = synthesised(bare_estate(*low, *high), county(lift=0.5)).estate["components"]
    lifted = set(made.filter(pl.col("kind") == "lift")["building"])
    assert {"H0", "H1"} <= lifted


def test_a_lift_added_to_a_walk_up_is_younger_than_the_building():
    made = synthesised(street(40), county()).estate["components"]
    lifts = made.filter(pl.col("kind") == "lift")
    assert 0 < len(lifts) < 12
    assert set(lifts["installed"]) == {2018}
