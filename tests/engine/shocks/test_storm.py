"""Storms: wind takes the power, opens roofs and fells trees; in some, water comes as well."""

import numpy as np
import pytest

from linli.engine.model.arrays import CARE, FOOD
from tests.engine.shocks.drawn import assert_lognormal, assert_share, drawn, steady
from tests.factories import small_estate

ALONE = {"storm_flood.share": 0}


def blown(gust, changes=None, draws=4000, **tables):
    """Events of storms whose largest gust is ``gust`` m/s."""
    return drawn(
        "storm", small_estate(**tables), {**ALONE, **(changes or {})},
        steady("storm", gust, "m/s"), draws,
    )  # fmt: skip


def roofed(*states):
    """The small estate's buildings under such roofs."""
    rows = small_estate()["buildings"].to_dicts()
    return [row | {"roof": state} for row, state in zip(rows, states, strict=True)]


def test_at_its_gust_the_feeder_fails_with_even_odds_and_the_ways_are_blocked():
    _, events = blown(30.0, {"storm.trees": 30})
    assert_share(events.forced >= 0, 0.5)
    assert_share(events.blocked > 0, 0.5)


def test_one_beta_below_it_the_feeder_fails_in_sixteen_of_a_hundred():
    _, events = blown(30.0 * np.exp(-0.25))
    assert_share(events.forced >= 0, 0.158655)


def test_power_is_out_for_a_lognormal_time_where_the_feeder_fails_and_nowhere_else():
    run, events = blown(30.0)
    dark = events.forced >= 0
    assert set(run.model.components["component"][events.forced[dark].tolist()]) == {
        "(public power main)"
    }
    assert_lognormal(events.forced_days[dark], 10 / 24, 1.0)
    assert (events.forced_days[~dark] < 0).all()
    assert not events.closed[~dark].any()
    assert (events.closed[dark][:, [FOOD, CARE]] > 0).all()


@pytest.mark.parametrize(("state", "gust"), [("sound", 45), ("worn", 33), ("failing", 26)])
def test_half_of_the_roofs_leak_at_the_gust_of_their_state(state, gust):
    _, events = blown(float(gust), buildings=roofed(state, state))
    for building in range(2):
        assert_share(events.top_days[:, building] > 0, 0.5)
    assert set(np.unique(events.top_days)) == {0.0, 7.0}


def test_an_unknown_roof_counts_as_leaking():
    unknown, worn = (blown(33.0, buildings=roofed(s, s), draws=200)[1] for s in (None, "worn"))
    np.testing.assert_array_equal(unknown.top_days, worn.top_days)


def test_roofs_of_an_estate_leak_each_by_its_own_luck():
    _, events = blown(33.0, buildings=roofed("worn", "worn"))
    leaks = events.top_days > 0
    assert_share(leaks.all(axis=1), 0.25)


def test_a_leaking_roof_costs_its_area():
    _, events = blown(200.0, draws=5)
    area = 1920 / 6 + 2688.5 / 7
    np.testing.assert_allclose(events.extra_yuan, 150 * area)


def test_a_worse_roof_never_leaks_less():
    better, middle, worse = (
        drawn("storm", small_estate(buildings=roofed(s, s)), draws=2000)[1].top_days
        for s in ("sound", "worn", "failing")
    )
    assert (middle >= better).all()
    assert (worse >= middle).all()
    assert worse.sum() > middle.sum() > better.sum()


@pytest.mark.parametrize("gust", [18.0, 25.0, 32.0, 40.0])
def test_a_stronger_gust_never_does_less_harm(gust):
    """Draw by draw, as every capacity has luck of its own that the gust does not touch."""
    weak, strong = (blown(at, draws=300)[1] for at in (gust, gust * 1.15))
    for name in ("top_days", "blocked", "closed", "extra_yuan", "forced_days"):
        assert (getattr(strong, name) >= getattr(weak, name)).all(), name
    assert (strong.forced >= weak.forced).all()


def test_a_storm_without_a_flood_floods_nothing():
    _, events = drawn("storm", draws=50)
    assert len(events.low_days) == 0
    assert not events.failure.any()


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.8])
def test_wind_and_water_are_high_together_as_their_correlation_says(rho):
    """Of two normal scores both are above 0 with chance 1/4 + asin(rho) / (2 pi)."""
    windy, wet = _above_their_medians(rho)
    assert_share(windy, 0.5)
    assert_share(wet, 0.5)
    assert_share(windy & wet, 0.25 + np.arcsin(rho) / (2 * np.pi))


def _above_their_medians(rho):
    """A roof leaks beyond the median gust, a home floods beyond the median depth."""
    gust, depth = _usual_at(2.0, "storm"), _usual_at(10.0, "waterlogging")
    rows = [row | {"ground_floor_m": depth} for row in small_estate()["buildings"].to_dicts()]
    changes = {"storm_flood.rho": rho, "storm.roof_beta": 1e-9, "storm.roof": [gust] * 3}
    estate = small_estate(buildings=rows, estate=[{"estate": "lane", "datum": "local"}])
    _, events = drawn("storm_flood", estate, changes)
    return events.top_days[:, 0] > 0, events.low_days[:, 0] > 0


def _usual_at(years, shock):
    """Intensity of the usual curve at a return period, on its first stretch."""
    first, second = {"storm": ((1, 18), (10, 27)), "waterlogging": ((5, 0.15), (20, 0.35))}[shock]
    part = np.log(years / first[0]) / np.log(second[0] / first[0])
    return float(np.exp(np.log(first[1]) + part * np.log(second[1] / first[1])))


def test_a_storm_with_a_flood_may_take_power_parts_and_homes_alike():
    _, events = drawn("storm_flood")
    assert (events.forced >= 0).any()
    assert (events.low_days > 0).any()
    assert (events.top_days > 0).any()
    assert events.failure.any()
