"""Waterlogging: how deep, which homes and parts it takes, for how long."""

import numpy as np
import pytest

from linli.engine.model.arrays import CARE, FOOD
from linli.engine.shocks.hazard import HazardCurve
from linli.engine.shocks.setting import Local
from tests.engine.shocks.drawn import assert_lognormal, assert_share, drawn, steady
from tests.factories import small_estate

SHARP = {"waterlogging.beta": 1e-12, "waterlogging.depth_beta": 1e-9}
GROUND = {"component": "E1", "system": "power", "kind": "transformer", "scope": "estate"}
PARTS = [
    GROUND | {"below_ground": False},
    GROUND | {"component": "E2", "below_ground": True},
    GROUND | {"component": "E3", "kind": "riser", "scope": "entrance", "building": "1",
              "entrance": 1, "below_ground": True},
]  # fmt: skip


def flooded(depth, changes=None, draws=3, **tables):
    """Events of floods that stand ``depth`` m above the ground."""
    estate = small_estate(**tables)
    return drawn(
        "waterlogging", estate, {**SHARP, **(changes or {})},
        steady("waterlogging", depth, "m"), draws,
    )  # fmt: skip


def failing(depth, **options):
    """Component -> chance of giving way."""
    run, events = flooded(depth, components=PARTS, **options)
    return dict(zip(run.model.components["component"], events.failure[0], strict=True))


def lifted(metres):
    """The small estate's buildings with their ground floors elsewhere."""
    rows = small_estate()["buildings"].to_dicts()
    return [row | {"ground_floor_m": metres} for row in rows]


@pytest.mark.parametrize(("depth", "years"), [(0.35, 20), (0.6, 50)])
def test_each_depth_is_passed_as_often_as_its_return_period_says(depth, years):
    _, events = drawn(
        "waterlogging",
        small_estate(estate=[{"estate": "lane", "datum": "local"}]),
        {"waterlogging.passable": depth},
    )
    assert_share(events.blocked > 0, 5 / years)


def test_a_deeper_drain_keeps_the_water_lower():
    """By 2 m more to a depth of 37 %."""
    low, high = (
        small_estate(estate=[{"estate": "lane", "datum": "local", "drain_drop_m": drop}])
        for drop in (0.5, 2.5)
    )
    _, before = drawn("waterlogging", low, {"waterlogging.passable": 0.35})
    _, after = drawn("waterlogging", high, {"waterlogging.passable": 0.35 * np.exp(-1)})
    np.testing.assert_array_equal(before.blocked > 0, after.blocked > 0)


def test_a_local_curve_takes_the_place_of_the_usual_one_whatever_the_drain():
    curve = HazardCurve("waterlogging", np.array([0.3, 1.2]), np.array([0.6, 0.006]), "m")
    run, events = drawn(
        "waterlogging",
        changes={"storm_flood.share": 0, "waterlogging.passable": 0.6},
        local=Local(curves={"waterlogging": curve}),
    )
    assert run.shock.annual_rate == pytest.approx(0.6)
    assert_share(events.blocked > 0, 0.1)


def test_a_ground_floor_is_cleaned_and_then_repaired_in_proportion_to_its_damage():
    """0.5 m above the floor a third is lost; 5 d to clean, 90 d for a whole loss."""
    _, events = flooded(0.8, buildings=lifted(0.3))
    np.testing.assert_allclose(events.low_days, 5 + 90 * 0.327, rtol=1e-6)


def test_water_below_the_floor_leaves_the_home_alone():
    _, events = flooded(0.29, buildings=lifted(0.3))
    assert not events.low_days.any()
    assert not events.extra_yuan.any()


def test_a_flooded_floor_costs_its_area_times_the_damage():
    """Both floors 0.5 m deep; areas over storeys, 1,200 yuan a m2."""
    area = 1920 / 6 + 2688.5 / 7
    _, events = flooded(0.8, buildings=lifted(0.3))
    np.testing.assert_allclose(events.extra_yuan, area * 1200 * 0.327, rtol=1e-6)


def test_parts_below_ground_drown_first_then_those_on_it_and_a_riser_never():
    assert failing(0.2) == pytest.approx(dict.fromkeys(failing(0.2), 0.0))
    middle, deep = failing(0.5), failing(1.5)
    assert (middle["E1"], middle["E2"], middle["E3"]) == (0, 1, 0)
    assert (deep["E1"], deep["E2"], deep["E3"]) == (1, 1, 0)


def test_at_its_depth_a_part_drowns_with_even_odds():
    usual = {"waterlogging.depth_beta": 0.4}
    assert failing(0.3, changes=usual)["E2"] == pytest.approx(0.5, abs=1e-6)
    assert failing(0.3 * np.exp(0.4), changes=usual)["E2"] == pytest.approx(0.841345, abs=1e-6)


def test_the_water_stands_for_a_lognormal_time_and_only_where_it_is_too_deep_to_walk():
    _, events = flooded(0.6, {"waterlogging.beta": 0.8}, draws=4000)
    assert_lognormal(events.blocked, 0.5, 0.8)
    assert not flooded(0.2)[1].blocked.any()


def test_shops_and_clinics_shut_while_the_ways_are_under_water():
    _, events = flooded(0.6)
    np.testing.assert_allclose(events.closed[:, [FOOD, CARE]], [[2, 1]] * 3)
    assert not flooded(0.2)[1].closed.any()


WORSE = ("failure", "low_days", "blocked", "closed", "extra_yuan")


def assert_never_less(after, before):
    for name in WORSE:
        assert (getattr(after, name) >= getattr(before, name) - 1e-12).all(), name


@pytest.mark.parametrize("depth", [0.1, 0.25, 0.4, 0.8, 1.5, 3.0, 5.5])
def test_deeper_water_never_does_less_harm(depth):
    shallow, deep = (flooded(at, {"waterlogging.beta": 0.8}, 50)[1] for at in (depth, depth * 1.2))
    assert_never_less(deep, shallow)


@pytest.mark.parametrize("floor", [0.15, 0.45, 0.9])
def test_a_lower_ground_floor_never_suffers_less(floor):
    higher, lower = (
        drawn("waterlogging", small_estate(buildings=lifted(at)), draws=300)[1]
        for at in (floor, floor - 0.15)
    )
    assert_never_less(lower, higher)
    assert lower.low_days.sum() > higher.low_days.sum()


def test_where_the_ledger_is_silent_a_ground_floor_is_two_steps_up():
    unknown, known = (flooded(0.8, buildings=lifted(at))[1] for at in (None, 0.3))
    np.testing.assert_array_equal(unknown.low_days, known.low_days)
