"""From bare buildings to a whole estate: marked, valid, the same whatever the order."""

import polars as pl
import pytest

from linli.engine.errors import InputError
from linli.engine.estate.checks import check
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.population.synthesis import synthesised
from tests.engine.population.factories import bare_estate, county, made_columns, slab, street
from tests.factories import rectangle, small_estate

MADE = synthesised(street(20), county()).estate


def reordered(estate, seed=4):
    shuffled = estate["buildings"].sample(fraction=1.0, shuffle=True, seed=seed)
    return estate.with_table("buildings", shuffled)


def test_the_made_estate_has_no_fault():
    assert len(check(MADE.tables)) == 0


def test_every_home_has_a_household_and_every_household_a_home():
    homes = MADE["dwellings"].filter(pl.col("use") == "home")
    assert sorted(homes["dwelling"]) == sorted(MADE["households"]["dwelling"])


def test_rows_that_were_made_say_so():
    for name in ("dwellings", "households", "components", "facilities", "responders", "ties"):
        assert set(MADE[name]["generated"]) == {"*"}, name


def test_of_a_recorded_building_exactly_the_made_columns_are_named():
    made = MADE["buildings"].row(0, named=True)
    known_before = {"building", "footprint", "storeys", "generated"}
    filled = {name for name, value in made.items() if value is not None} - known_before
    assert made_columns(MADE["buildings"])[0] == filled


def test_recorded_values_are_kept_and_not_named():
    estate = bare_estate(slab("A", year=1971, structure="large_panel", generated="name"))
    made = synthesised(estate, county()).estate["buildings"].row(0, named=True)
    assert (made["year"], made["structure"]) == (1971, "large_panel")
    marked = set(made["generated"].split(";"))
    assert "name" in marked
    assert not marked & {"year", "structure", "storeys", "footprint"}


def test_the_order_of_buildings_changes_nothing():
    other = synthesised(reordered(street(20)), county()).estate
    for table in TABLES:
        key = table.key
        assert other[table.name].sort(key).equals(MADE[table.name].sort(key)), table.name


def test_the_buildings_stay_in_the_order_of_the_file():
    estate = reordered(street(20))
    made = synthesised(estate, county()).estate
    assert made["buildings"]["building"].equals(estate["buildings"]["building"])


def test_a_building_has_the_same_homes_whatever_stands_beside_it():
    alone = synthesised(bare_estate(slab("B003", x=180.0)), county()).estate
    for name in ("dwellings", "components"):
        here = MADE[name].filter(pl.col("building") == "B003")
        here = here.filter(pl.col("kind") != "lift") if name == "components" else here
        there = alone[name].filter(pl.col("building") == "B003")
        there = there.filter(pl.col("kind") != "lift") if name == "components" else there
        assert here.equals(there)


def test_the_same_call_makes_the_same_estate():
    assert synthesised(street(20), county()).estate == MADE


def test_what_the_county_says_of_the_estate_is_added_to_its_row():
    row = MADE["estate"].row(0, named=True)
    assert (row["county"], row["mains_storeys"], row["generated"]) == ("999999", 4, "mains_storeys")
    assert row["design_intensity"] is None


def test_how_owners_decide_and_when_the_place_was_seen_is_never_made():
    row = MADE["estate"].row(0, named=True)
    for name in ("surveyed", "owners_committee", "fund_yuan", "urgent_procedure", "quorum_percent"):
        assert row[name] is None


def test_every_household_is_told_whether_it_has_cooling_and_an_alarm():
    homes = MADE["households"]
    assert homes["cooled"].null_count() == homes["smoke_alarm"].null_count() == 0
    assert 0 < homes["smoke_alarm"].mean() < homes["cooled"].mean() < 1


def test_in_degrees_the_estate_gets_its_place():
    near_suzhou = slab("A", footprint=rectangle(120.6, 31.3, 5e-4, 1e-4))
    estate = bare_estate(near_suzhou, estate={"estate": "e", "datum": "wgs84"})
    row = synthesised(estate, county()).estate["estate"].row(0, named=True)
    assert row["longitude"] == pytest.approx(120.60025)
    assert set(row["generated"].split(";")) == {"longitude", "latitude", "mains_storeys"}


def test_recorded_dwellings_are_kept_and_peopled():
    recorded = small_estate(households=[], ties=[], answers=[])
    made = synthesised(recorded, county()).estate
    assert made["dwellings"].equals(recorded["dwellings"])
    assert made["components"].equals(recorded["components"])
    assert made["responders"].equals(recorded["responders"])
    assert len(made["households"]) > 0
    assert len(check(made.tables)) == 0


def test_recorded_households_are_never_replaced():
    with pytest.raises(InputError, match="households_recorded"):
        synthesised(small_estate(), county())


def test_an_estate_without_buildings_is_refused():
    with pytest.raises(InputError, match="no_buildings"):
        synthesised(bare_estate(), county())


def test_buildings_none_of_which_is_homes_are_refused():
    with pytest.raises(InputError) as refusal:
        synthesised(bare_estate(slab("A", use="other")), county())
    assert refusal.value.code == "no_homes"
