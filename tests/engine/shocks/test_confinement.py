"""Confinement: for how long, what comes to the gate, how many responders fall ill."""

import numpy as np

from linli.engine.model.arrays import CARE, FOOD
from tests.engine.shocks.drawn import assert_lognormal, drawn


def test_the_estate_is_closed_for_a_lognormal_time():
    run, events = drawn("confinement")
    assert run.shock.annual_rate == 0.03
    assert_lognormal(events.confined, 14.0, 0.7)


def test_shops_and_care_outside_are_out_of_reach_as_long_as_it_is_closed_and_nothing_else_is():
    _, events = drawn("confinement")
    for need in range(8):
        wanted = events.confined if need in (FOOD, CARE) else np.zeros(len(events.confined))
        np.testing.assert_array_equal(events.closed[:, need], wanted)


def test_no_part_fails_and_nobody_loses_the_home():
    _, events = drawn("confinement", draws=50)
    assert set(events.forced) == {-1}
    assert not events.failure.any()
    assert len(events.low_days) == len(events.top_days) == len(events.damage) == 0


def test_the_longer_it_lasts_the_more_responders_are_ill_up_to_a_share():
    _, events = drawn("confinement")
    longest = np.argsort(events.confined)
    assert (np.diff(events.crew[longest]) <= 0).all()
    assert 0.8 < events.crew.min() < 0.81
    assert 0.99 < events.crew.max() < 1


def test_food_and_medicine_come_to_the_gate_after_two_days_and_nothing_else_does():
    _, events = drawn("confinement", draws=3)
    assert set(np.flatnonzero(events.gate)) == {FOOD, CARE}
    np.testing.assert_allclose(events.gate_start, 2.0)
