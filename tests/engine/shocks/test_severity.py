"""Severities: lognormal and how rare, two drawn jointly, two events joined to one."""

import numpy as np
import pytest

from linli.engine.kernels import phi
from linli.engine.shocks.fragility import reached
from linli.engine.shocks.joining import joined
from linli.engine.shocks.severity import joint_normals, lognormal
from linli.engine.shocks.shock import Dice, calm
from tests.engine.shocks.drawn import MANY, SURE, assert_mean
from tests.engine.stress.estates import prepared
from tests.factories import small_estate


def test_a_lognormal_severity_at_score_one_is_one_beta_above_its_median():
    severity = lognormal(np.array([0.0, 1.0]), 8.0, 0.5)
    np.testing.assert_allclose(severity.value, [8.0, 8.0 * np.exp(0.5)])
    np.testing.assert_allclose(severity.rarer, [0.5, phi(-1.0)])


def test_the_more_severe_the_rarer():
    severity = lognormal(np.linspace(-3, 3, 50), 8.0, 0.5)
    assert (np.diff(severity.value) > 0).all()
    assert (np.diff(severity.rarer) < 0).all()


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.9])
def test_two_severities_hang_together_as_asked_and_each_is_normal(rho):
    one, other = joint_normals(Dice(1, "storm", 5), "wind", "rain", rho, 0, MANY)
    for scores in (one, other):
        assert_mean(scores, 0, 1)
        assert_mean(scores**2, 1, np.sqrt(2))
    assert abs(np.corrcoef(one, other)[0, 1] - rho) < SURE * (1 - rho**2) / np.sqrt(MANY) + 1e-3


def test_a_thing_gives_way_with_even_odds_at_its_capacity_and_never_without_any_load():
    chance = reached(np.array([0.0, 2.0]), np.array([2.0, np.inf]), 0.3)
    np.testing.assert_array_equal(chance, [[0.0, 0.0], [0.5, 0.0]])


MODEL = prepared(small_estate(), "storm").model


def event(**fields):
    return calm(MODEL, 1)._replace(**{name: np.array(value) for name, value in fields.items()})


def test_what_either_of_two_events_breaks_is_broken_for_as_long_as_the_longer():
    parts = len(MODEL.components)
    one = event(failure=[[0.2] * parts], blocked=[1.0], crew=[0.9], extra_yuan=[10.0])
    other = event(failure=[[0.5] * parts], blocked=[3.0], crew=[0.6], extra_yuan=[5.0])
    both = joined(one, other)
    np.testing.assert_allclose(both.failure, 1 - 0.8 * 0.5)
    assert (both.blocked, both.crew, both.extra_yuan) == (3.0, 0.6, 15.0)


def test_homes_out_of_use_by_one_event_stay_so_when_another_comes_with_it():
    wet, windy = event(low_days=[[5.0, 0.0]]), event(top_days=[[0.0, 7.0]])
    for both in (joined(wet, windy), joined(windy, wet)):
        np.testing.assert_array_equal(both.low_days, [[5.0, 0.0]])
        np.testing.assert_array_equal(both.top_days, [[0.0, 7.0]])
    longer = joined(wet, event(low_days=[[2.0, 6.0]]))
    np.testing.assert_array_equal(longer.low_days, [[5.0, 6.0]])


def test_help_for_two_events_at_once_comes_as_late_as_the_later_and_meets_the_lesser_share():
    one = event(outside_start=[1.0], outside_share=[0.5] * 8)
    other = event(outside_start=[2.0], outside_share=[0.3] * 8)
    both = joined(one, other)
    assert both.outside_start == 2.0
    np.testing.assert_array_equal(both.outside_share, [0.3] * 8)
