"""Cold spells: as long and as cold as usual or as recorded; what freezes or fails under load."""

import numpy as np
import pytest

from tests.engine.shocks.drawn import assert_correlated, assert_exponential, drawn, waves
from tests.factories import small_estate


def part(key, system, kind, **cells):
    return {"component": key, "system": system, "kind": kind, "scope": "estate"} | cells


PARTS = [
    part("W", "water", "pipe", condition="fair"),
    part("W bad", "water", "riser", condition="bad"),
    part("W pump", "water", "pump"),
    part("H", "heat", "station", condition="fair"),
    part("P", "power", "transformer", condition="fair"),
    part("P main", "power", "main"),
    part("G", "gas", "regulator"),
]


def chances(excess, changes=None):
    """Component -> chance of failing in a spell ``excess`` K below the limit."""
    run, events = drawn(
        "cold_spell", small_estate(components=PARTS), changes, waves("cold", [5], [excess]), 2
    )
    return dict(zip(run.model.components["component"], events.failure[0], strict=True))


def test_a_spell_lasts_four_days_and_an_exponential_time_at_an_exponential_depth():
    run, events = drawn("cold_spell")
    assert run.shock.annual_rate == pytest.approx(1.2)
    assert run.shock.weather == "cold"
    assert_exponential(events.weather_end - 4.0, 2.1)
    assert_exponential(events.excess, 2.0)


def test_longer_spells_are_colder():
    _, events = drawn("cold_spell")
    assert_correlated(events.weather_end, events.excess, 0.38)


def test_water_freezes_heating_and_power_fail_by_the_degree_and_by_condition():
    found = chances(2.0)
    assert found["W"] == pytest.approx(0.005 * 2)
    assert found["W bad"] == pytest.approx(0.005 * 2 * 4)
    assert found["H"] == pytest.approx(0.007 * 2)
    assert found["P"] == pytest.approx(0.0005 * 2)


def test_neither_pumps_nor_gas_nor_the_public_power_main_fail():
    found = chances(2.0)
    assert (found["W pump"], found["G"], found["P main"]) == (0, 0, 0)


def test_no_chance_exceeds_one():
    assert chances(2.0, {"cold.freeze": 0.9})["W bad"] == 1.0


def test_the_colder_the_more_fails():
    mild, hard = chances(1.0), chances(3.0)
    assert all(hard[key] >= mild[key] for key in mild)


def test_a_record_gives_its_own_spells_as_cold_in_an_unheated_home_as_outdoors():
    run, events = drawn("cold_spell", local=waves("cold", [4, 8], [1.0, 3.0]), draws=200)
    assert run.shock.annual_rate == pytest.approx(0.2)
    seen = set(zip(events.weather_end, events.excess, strict=True))
    assert seen == {(4.0, 1.0), (8.0, 3.0)}


def test_where_the_record_holds_no_spell_none_comes():
    run, events = drawn("cold_spell", local=waves("cold", [], []), draws=20)
    assert run.shock.annual_rate == 0
    assert not events.failure.any()
    assert not np.any(run.block(0, 20).total)
