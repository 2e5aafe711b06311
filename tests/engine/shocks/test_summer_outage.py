"""The power fails in a heat wave: for longer when hotter, and the wave is one of the place."""

import numpy as np
import pytest

from tests.engine.shocks.drawn import assert_correlated, assert_exponential, drawn, waves


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.6])
def test_the_hotter_the_longer(rho):
    _, events = drawn("summer_outage", changes={"summer_outage.rho": rho})
    assert_correlated(events.excess, events.forced_days, rho)


def test_the_heat_of_a_wave_with_an_outage_is_that_of_any_wave():
    _, events = drawn("summer_outage")
    assert_exponential(events.excess - 2.0, 1.1)
    assert_exponential(events.weather_end - 3.0, 1.7)


def test_in_a_record_too_the_outage_of_the_worst_wave_is_longest():
    local = waves("heat", [3, 9], [0.5, 2.5])
    _, events = drawn("summer_outage", changes={"summer_outage.rho": 0.6}, local=local)
    logs = np.log(events.forced_days)
    assert logs[events.weather_end == 9.0].mean() > logs[events.weather_end == 3.0].mean() + 0.5
