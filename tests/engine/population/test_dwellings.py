"""Flats stand on the stairs and floors their building has."""

from decimal import Decimal

import polars as pl
import pytest

from linli.engine.estate.population.dwellings import dwellings
from linli.engine.estate.population.homes import with_homes
from linli.engine.estate.population.shells import shells
from tests.engine.population.factories import bare_estate, maker, slab


def flats_of(**changes):
    estate = bare_estate(slab("7", **changes))
    body = with_homes(maker(), shells(maker(), estate["buildings"], local=True))
    return dwellings(maker(), body)


def test_a_flat_is_numbered_as_on_its_door():
    flats = flats_of(entrances=3, dwellings=36)
    assert flats["dwelling"].to_list()[:3] == ["7-1-101", "7-1-102", "7-1-201"]
    assert flats["dwelling"].to_list()[-1] == "7-3-602"


def test_flats_are_shared_over_stairs_and_floors_as_evenly_as_they_go():
    flats = flats_of(entrances=3, dwellings=40)
    stairs = flats.group_by("entrance").len().sort("entrance")["len"].to_list()
    assert stairs == [14, 13, 13]
    landings = flats.group_by("entrance", "floor").len()["len"]
    assert set(landings) == {2, 3}


def test_the_flats_of_a_house_of_shops_begin_on_the_second_floor():
    flats = flats_of(use="mixed", dwellings=30)
    assert (flats["floor"].min(), flats["floor"].max()) == (2, 6)


def test_exclusive_areas_add_up_to_their_share_of_the_floor_area():
    flats = flats_of(dwellings=36)
    assert float(flats["exclusive_area_m2"].sum()) == pytest.approx(48 * 11 * 6 * 0.8, rel=1e-3)
    assert isinstance(flats["exclusive_area_m2"][0], Decimal)


def test_a_hundred_doors_on_a_floor_still_have_names_of_their_own():
    flats = flats_of(entrances=1, dwellings=900)
    assert flats["dwelling"].n_unique() == 900


def test_few_homes_stand_empty_and_few_lack_a_toilet():
    flats = pl.concat([flats_of(dwellings=2000), flats_of(entrances=1, dwellings=2000)])
    assert 0.03 < (flats["use"] == "empty").mean() < 0.07
    assert 0.97 < flats["own_toilet"].mean() < 0.995


def test_every_flat_is_marked_as_made():
    assert set(flats_of()["generated"]) == {"*"}
