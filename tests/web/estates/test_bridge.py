"""A ledger that goes into the database comes out of it unchanged."""

import time
from decimal import Decimal

import pytest

from linli.web.estates import bridge
from linli.web.estates.actions import store_ledger
from linli.web.estates.models import Building, Component, Dwelling, Estate, Household
from tests.factories import small_estate

pytestmark = pytest.mark.django_db


def test_a_ledger_comes_back_as_it_went_in():
    estate = small_estate()
    assert bridge.read_estate(store_ledger(estate).pk) == estate


def test_unknown_stays_unknown():
    nothing = small_estate(
        **{name: [] for name in bridge.MODELS},
        estate=[{"estate": "bare", "datum": "local"}],
    )
    assert bridge.read_estate(store_ledger(nothing).pk) == nothing


def test_areas_are_kept_as_whole_square_decimetres(lane):
    assert Building.objects.get(estate=lane, building="2").floor_area_dm2 == 268_850
    back = bridge.read_estate(lane.pk)["buildings"]["floor_area_m2"].to_list()
    assert back == [Decimal("1920.00"), Decimal("2688.50")]


def test_a_component_finds_the_one_it_stands_in_for(lane):
    tank = Component.objects.get(estate=lane, component="W3")
    assert tank.backup_of.component == "W2"


def test_the_second_ledger_of_an_estate_replaces_the_first(lane):
    fewer = small_estate(ties=[], answers=[])
    again = store_ledger(fewer)
    assert again.pk == lane.pk
    assert again.revision == 2
    assert bridge.read_estate(lane.pk) == fewer


def test_the_ledger_of_one_estate_leaves_the_others_alone(lane):
    other = small_estate(estate=[{"estate": "other", "datum": "local"}])
    store_ledger(other)
    assert Estate.objects.count() == 2
    assert bridge.read_estate(lane.pk) == small_estate()


def test_reading_takes_one_query_a_table(lane, django_assert_num_queries):
    with django_assert_num_queries(11):
        bridge.read_estate(lane.pk)


def test_equal_ledgers_have_equal_digests_and_others_do_not():
    assert bridge.digest(small_estate()) == bridge.digest(small_estate())
    assert bridge.digest(small_estate()) != bridge.digest(small_estate(ties=[]))


def test_7_000_households_are_stored_in_under_4_s_of_computing():
    many = 7_000
    dwellings = [{"dwelling": f"D{n}", "building": "1", "floor": 1} for n in range(many)]
    households = [
        {"household": f"H{n}", "dwelling": f"D{n}", "size": 2, "age_18_59": 2} for n in range(many)
    ]
    crowd = small_estate(dwellings=dwellings, households=households, ties=[], answers=[])
    began = time.process_time()
    store_ledger(crowd)
    assert time.process_time() - began < 4
    assert Dwelling.objects.count() == Household.objects.count() == many
