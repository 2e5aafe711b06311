"""The bundled estate: 清和里, fictional, plausible, and the same every time."""

from datetime import date

import polars as pl
import pytest
import shapely

from linli.engine.estate.checks import check
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.population import example
from linli.engine.estate.population.example import example_estate, example_synthesis

ESTATE = example_estate()


def components(kind):
    return ESTATE["components"].filter(pl.col("kind") == kind)


def test_it_has_no_fault():
    assert len(check(ESTATE.tables)) == 0


def test_it_is_a_walk_up_estate_of_about_twenty_buildings_and_seven_hundred_households():
    homes = ESTATE["buildings"].filter(pl.col("dwellings") > 0)
    assert len(homes) == 20
    assert 660 <= len(ESTATE["households"]) <= 740
    assert (homes["storeys"] == 6).mean() > 0.7
    assert homes["year"].median() in range(1980, 1990)


def test_every_value_is_marked_as_made_and_the_name_says_it_is_fictional():
    for table in TABLES:
        assert set(ESTATE[table.name]["generated"]) <= {"*"}, table.name
    assert "虚构" in ESTATE["estate"]["name"][0]


def test_it_stands_in_local_metres_on_seventh_degree_ground():
    row = ESTATE["estate"].row(0, named=True)
    assert (row["datum"], row["design_intensity"], row["site_class"]) == ("local", "7", "II")
    assert row["longitude"] is None


def test_its_owners_have_no_committee_yet_a_small_fund_and_a_poor_record_of_votes():
    row = ESTATE["estate"].row(0, named=True)
    assert (row["owners_committee"], row["urgent_procedure"]) == (False, False)
    assert 0 < row["fund_yuan"] < 1_000 * len(ESTATE["households"])
    assert row["quorum_percent"] == 40
    owners = ESTATE["organisations"].filter(pl.col("kind") == "owners_committee")
    assert not owners["powers"].str.contains("decide").any()


def test_the_day_it_was_checked_is_fixed():
    assert ESTATE["estate"]["surveyed"].to_list() == [date(2026, 3, 1)]


def test_its_buildings_stand_apart():
    footprints = shapely.from_geojson(ESTATE["buildings"]["footprint"].to_numpy())
    tree = shapely.STRtree(footprints)
    near = tree.query(footprints, predicate="dwithin", distance=6.0)
    assert len(near[0]) == len(footprints)


def test_its_people_match_their_margins_within_one_percent_or_one_household():
    households, persons = len(ESTATE["households"]), ESTATE["households"]["size"].sum()
    for fit in example_synthesis().fit:
        unit = persons if fit.name.startswith(("age", "people")) else households
        if fit.rule == "matched":
            assert abs(fit.made - fit.target) <= max(0.01 * fit.target, 1 / unit), fit.name


def test_few_entrances_have_a_lift_and_some_of_these_were_added():
    lifts = components("lift")
    assert 4 <= len(lifts) <= 10
    assert 2 <= (lifts["installed"] > 2000).sum() <= 6


@pytest.mark.parametrize(
    "kind",
    ["main", "pipe", "riser", "pump", "tank", "transformer", "meter_bank", "regulator", "lift",
     "drain", "road", "stair", "hydrant", "cable"],
)  # fmt: skip
def test_it_has_every_kind_of_part_that_a_need_hangs_on(kind):
    assert len(components(kind)) > 0


@pytest.mark.parametrize(
    "kind",
    ["shelter", "cool_room", "warm_room", "canteen", "shop", "clinic", "pharmacy", "water_point"],
)
def test_it_has_every_kind_of_place_that_a_need_hangs_on(kind):
    assert len(ESTATE["facilities"].filter(pl.col("kind") == kind)) > 0


def test_its_vulnerable_groups_are_not_empty():
    people = ESTATE["households"]
    assert people["age_80_plus"].sum() > 20
    assert people["mobility_limited"].sum() > 20
    assert people["lives_alone"].sum() > 100
    assert (people["tenure"] == "tenant").sum() > 100
    assert len(people.filter(pl.col("lives_alone") & (pl.col("age_80_plus") > 0))) > 3
    assert people["household"].is_in(ESTATE["ties"]["household"].to_list()).mean() < 1


def test_one_and_six_and_others_stand_behind_it():
    kinds = set(ESTATE["organisations"]["kind"])
    six = {"government", "committee", "social", "enterprise", "volunteers"}
    assert {"party_branch"} | six | {"property", "owners_committee", "utility"} <= kinds


def test_it_does_not_depend_on_what_was_made_before():
    example.example_synthesis.cache_clear()
    example.example_estate.cache_clear()
    assert example_estate() == ESTATE


@pytest.mark.parametrize(
    ("kinds", "use"), [({"shop"}, "mixed"), ({"canteen", "cool_room"}, "other")]
)
def test_its_rooms_stand_in_buildings_of_that_use(kinds, use):
    houses = ESTATE["buildings"].filter(pl.col("use") == use)
    roofs = shapely.union_all(shapely.from_geojson(houses["footprint"].to_numpy()))
    rooms = ESTATE["facilities"].filter(pl.col("kind").is_in(kinds))
    points = shapely.points(rooms.select("x", "y").to_numpy())
    assert len(points) >= 2
    assert shapely.contains(roofs, points).all()
