"""What is drawn of a building agrees with what stands in it and with its other cells."""

import numpy as np
import pytest

from tests.engine.estate.completion.worlds import completion, given, world
from tests.factories import small_estate

WORLDS = 40


def homes(*places):
    """Dwellings of building 1 at (entrance, floor)."""
    return small_estate(
        dwellings=[
            {"dwelling": f"D{i}", "building": "1", "entrance": entrance, "floor": floor}
            for i, (entrance, floor) in enumerate(places)
        ],
        households=[],
        components=[],
        responders=[],
        ties=[],
        answers=[],
    )


def of_building(estate, column, name="1"):
    """(worlds,) a cell of one building."""
    ready = completion(estate)
    tables = [ready.world(w)["buildings"] for w in range(WORLDS)]
    return np.array([dict(each.select("building", column).iter_rows())[name] for each in tables])


def test_a_building_has_the_storeys_its_dwellings_stand_on():
    unknown = given(homes((1, 9)), "buildings", storeys=None)
    assert (of_building(unknown, "storeys") >= 9).all()


def test_the_more_floors_are_recorded_the_surer_the_highest_is_the_top():
    few = given(homes((1, 2), (1, 4)), "buildings", storeys=[None, 7])
    many = given(homes(*[(1, 1 + i % 4) for i in range(40)]), "buildings", storeys=[None, 7])
    assert (of_building(few, "storeys") == 4).mean() < 0.9
    assert (of_building(many, "storeys") == 4).mean() == 1.0


def test_a_building_has_the_entrances_its_dwellings_stand_at():
    unknown = given(homes(*[(1 + i % 3, 1) for i in range(30)]), "buildings", entrances=None)
    assert (of_building(unknown, "entrances") == 3).all()


def test_a_home_below_ground_needs_a_basement():
    unknown = given(homes((1, -2)), "buildings", basements=None)
    assert (of_building(unknown, "basements") >= 2).all()


def test_homes_are_spread_over_the_floors_and_entrances_there_are():
    places = [(None, None)] * 600
    estate = given(homes(*places), "buildings", storeys=[5, 7], entrances=[3, 2])
    dwellings = world(estate)["dwellings"]
    for column, most in (("floor", 5), ("entrance", 3)):
        counts = np.bincount(dwellings[column].to_numpy(), minlength=most + 1)
        assert counts[0] == 0
        assert len(counts) == most + 1
        assert counts[1:].min() > 600 / most / 3


def test_homes_follow_the_floors_recorded_in_their_building():
    """Shops below: no recorded home stands on the first floor, so hardly any other does."""
    known = [(1, 2 + i % 4) for i in range(60)]
    estate = given(homes(*known, *[(1, None)] * 60), "buildings", storeys=[5, 7])
    floors = np.array([world(estate, w)["dwellings"]["floor"][60:].to_numpy() for w in range(20)])
    assert (floors == 1).mean() < 0.08


def test_a_building_is_not_younger_than_its_retrofit():
    estate = given(small_estate(), "buildings", year=None, retrofit_year=[1978, 1999])
    estate = given(estate, "buildings", retrofitted=True)
    assert (of_building(estate, "year") <= 1978).all()
    assert (of_building(estate, "year", "2") <= 1999).all()


def test_a_recorded_year_of_retrofit_says_that_there_was_one():
    estate = given(small_estate(), "buildings", retrofitted=None, retrofit_year=[None, 1999])
    assert of_building(estate, "retrofitted", "2").all()
    assert of_building(estate, "retrofitted", "1").mean() < 0.5


def test_a_retrofit_is_drawn_a_year_and_no_retrofit_none():
    yes = given(small_estate(), "buildings", retrofitted=True, retrofit_year=None)
    assert (of_building(yes, "retrofit_year") >= 1984).all()
    no = given(small_estate(), "buildings", retrofitted=False, retrofit_year=None)
    assert world(no)["buildings"]["retrofit_year"].null_count() == 2


@pytest.mark.parametrize(
    ("year", "storeys", "usual"),
    [(1965, 5, "masonry_plain"), (1998, 6, "masonry_confined"), (2003, 18, "rc_wall")],
)
def test_structure_follows_year_and_storeys(year, storeys, usual):
    estate = given(small_estate(), "buildings", structure=None, year=year, storeys=storeys)
    assert (of_building(estate, "structure") == usual).mean() > 0.6


def test_parts_are_below_ground_only_where_there_is_a_cellar_or_hardly():
    pump = {
        "component": "P", "system": "water", "kind": "pump", "scope": "building", "building": "1",
    }  # fmt: skip
    estate = small_estate(components=[pump])
    sunk = []
    for cellars in (0, 1):
        ready = completion(given(estate, "buildings", basements=[cellars, 0]))
        sunk.append(np.mean([ready.world(w)["components"]["below_ground"][0] for w in range(60)]))
    assert sunk[0] < 0.15
    assert sunk[1] > 0.5
