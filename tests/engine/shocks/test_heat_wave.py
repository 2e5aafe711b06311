"""Heat waves: as long and as hot as usual, or as a weather record of the place says."""

import numpy as np
import pytest

from linli.engine.shocks.setting import Local
from tests.engine.shocks.drawn import (
    assert_correlated,
    assert_exponential,
    assert_share,
    drawn,
    waves,
)
from tests.factories import small_estate

RECORD = waves("heat", [3, 4, 9], [0.5, 1.5, 2.5])


def test_a_wave_lasts_three_days_and_an_exponential_time():
    _, events = drawn("heat_wave")
    assert_exponential(events.weather_end - 3.0, 1.7)


def test_an_old_flat_is_two_degrees_and_an_exponential_excess_beyond_the_limit():
    _, events = drawn("heat_wave")
    assert_exponential(events.excess - 2.0, 1.1)


@pytest.mark.parametrize("rho", [0.0, 0.46, 0.7])
def test_longer_waves_are_hotter(rho):
    _, events = drawn("heat_wave", changes={"heat.rho": rho})
    assert_correlated(events.weather_end, events.excess, rho)


def test_power_and_parts_hold_in_a_heat_wave():
    run, events = drawn("heat_wave", draws=50)
    assert set(events.forced) == {-1}
    assert not events.failure.any()
    assert run.shock.weather == "heat"


def test_a_record_gives_its_own_waves_hotter_indoors_than_out():
    run, events = drawn("heat_wave", local=RECORD)
    assert run.shock.annual_rate == pytest.approx(0.3 * (1 - 0.15))
    seen = set(zip(events.weather_end, events.excess, strict=True))
    assert seen == {(3.0, 2.5), (4.0, 3.5), (9.0, 4.5)}
    for days in (3.0, 4.0, 9.0):
        assert_share(events.weather_end == days, 1 / 3)


def test_a_wave_of_a_month_seldom_watched_comes_as_often_as_it_stands_for():
    _, events = drawn("heat_wave", local=waves("heat", [3, 4], [0.5, 1.5], weight=[0.1, 0.3]))
    assert_share(events.weather_end == 4.0, 0.75)


def test_the_waves_of_a_record_are_as_rare_as_their_place_among_them():
    """Half of a wave's own weight counts as rarer than it."""
    run, events = drawn("heat_wave", local=RECORD, draws=500)
    shares = {days: set() for days in (3.0, 4.0, 9.0)}
    for days, exceeded in zip(events.weather_end, events.exceeded, strict=True):
        shares[days].add(round(exceeded / run.shock.annual_rate, 9))
    assert shares == {3.0: {round(5 / 6, 9)}, 4.0: {0.5}, 9.0: {round(1 / 6, 9)}}


@pytest.mark.parametrize("shock", ["heat_wave", "summer_outage"])
def test_where_the_record_holds_no_wave_none_comes(shock):
    run, events = drawn(shock, local=waves("heat", [], []), draws=20)
    assert run.shock.annual_rate == 0
    assert not events.weather_end.any()
    assert run.block(0, 20).deaths.sum() == 0


def test_a_record_of_cold_says_nothing_of_heat():
    cold = waves("cold", [5], [1.0])
    _, events = drawn("heat_wave", local=cold, draws=20)
    _, usual = drawn("heat_wave", local=Local(), draws=20)
    np.testing.assert_array_equal(events.excess, usual.excess)


def test_a_hotter_wave_never_leaves_more_unharmed():
    """With the same luck a degree more indoors costs no draw less, in person-days or lives."""
    mild, hot = (
        drawn("heat_wave", small_estate(facilities=[]), {"heat.indoor": kelvin})[0].block(0, 100)
        for kelvin in (1.0, 2.5)
    )
    assert (hot.total >= mild.total - 1e-9).all()
    assert (hot.deaths >= mild.deaths - 1e-15).all()
    assert hot.deaths.sum() > mild.deaths.sum() > 0
