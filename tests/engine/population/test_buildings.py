"""Which buildings are homes, and how many, from their bodies alone."""

import polars as pl
import pytest

from linli.engine.errors import InputError
from linli.engine.estate.population.homes import with_homes
from linli.engine.estate.population.shape import metres_a_degree, shapes
from linli.engine.estate.population.shells import shells
from tests.engine.population.factories import bare_estate, county, maker, slab
from tests.factories import rectangle


def body_of(*buildings, margins=None):
    estate = bare_estate(*buildings)
    draws = maker(margins or county())
    return with_homes(draws, shells(draws, estate["buildings"], local=True))


def one(**changes):
    return body_of(slab("A", **changes)).row(0, named=True)


def test_a_slab_has_a_stair_every_sixteen_and_a_half_metres():
    assert one()["entrances"] == 3
    assert one(footprint=rectangle(0, 0, 80, 11))["entrances"] == 5


def test_a_slab_is_homes_two_or_three_on_a_landing():
    made = one()
    assert made["use"] == "residential"
    assert made["dwellings"] in {3 * 6 * 2, 3 * 6 * 3}


@pytest.mark.parametrize(
    ("width", "depth", "storeys", "use"),
    [
        (48, 11, 6, "residential"),
        (48, 11, 3, "residential"),
        (48, 25, 6, "other"),  # too deep for a slab
        (15, 11, 6, "other"),  # not long enough
        (12, 10, 2, "residential"),  # an old house
        (30, 20, 2, "other"),  # a hall
        (4, 4, 1, "other"),  # a shed
        (28, 24, 18, "residential"),  # a tower
        (60, 45, 18, "other"),  # an office block
    ],
)
def test_the_shape_decides_whether_a_building_is_homes(width, depth, storeys, use):
    assert one(footprint=rectangle(0, 0, width, depth), storeys=storeys)["use"] == use


def test_what_the_ledger_says_stands():
    made = one(use="other", entrances=2)
    assert (made["use"], made["entrances"], made["dwellings"]) == ("other", 2, 0)
    assert one(footprint=rectangle(0, 0, 15, 11), dwellings=12)["use"] == "residential"


def test_shops_on_the_ground_floor_leave_one_floor_less_of_homes():
    above, all_floors = one(use="mixed"), one(use="residential")
    assert above["dwellings"] * 6 == all_floors["dwellings"] * 5


def test_built_area_a_household_comes_back_over_many_buildings():
    body = body_of(*(slab(f"B{i}") for i in range(400)), margins=county(m2_a_person=32.0))
    assert body["floor_area_m2"].sum() / body["dwellings"].sum() == pytest.approx(
        32.0 * 2.4, rel=0.03
    )


def test_flats_depend_on_the_building_alone():
    many = body_of(*(slab(f"B{i}") for i in range(9)))
    alone = body_of(slab("B4"))
    assert many.filter(pl.col("building") == "B4").equals(alone)


def test_storeys_follow_from_floor_area_over_footprint():
    assert one(storeys=None, floor_area_m2=48 * 11 * 5)["storeys"] == 5


def test_without_a_footprint_the_body_is_a_slab_of_its_floor_area():
    made = one(footprint=None, floor_area_m2=3168)
    assert made["length_m"] == pytest.approx(48)
    assert made["entrances"] == 3


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"storeys": None}, "floor_area_m2"),
        ({"footprint": None}, "footprint"),
        ({"footprint": None, "storeys": None, "floor_area_m2": 3000}, "storeys"),
    ],
)
def test_a_building_without_size_is_refused_by_name(changes, lacking):
    with pytest.raises(InputError) as refusal:
        body_of(slab("A"), slab("B", **changes))
    assert refusal.value.code == "building_without_size"
    assert refusal.value.where == "buildings: B"
    assert lacking in refusal.value.facts["found"]
    assert refusal.value.facts["buildings"] == 1


def test_degrees_become_metres_at_the_latitude_of_the_building():
    """One degree at 31.3 N: 95.2 km east, 110.9 km north (GRS80)."""
    east, north = metres_a_degree(pl.Series([31.3]).to_numpy())[0]
    assert east == pytest.approx(95_190, rel=1e-3)
    assert north == pytest.approx(110_874, rel=1e-3)


def test_a_footprint_in_degrees_has_the_size_of_the_same_one_in_metres():
    width, depth = 48 / 95_190.6, 11 / 110_873.9
    in_degrees = pl.Series([rectangle(120.6, 31.3, width, depth), None])
    shape = shapes(in_degrees, local=False)
    assert shape["length_m"][0] == pytest.approx(48, rel=1e-3)
    assert shape["area_m2"][0] == pytest.approx(528, rel=2e-3)
    assert shape["area_m2"][1] is None
