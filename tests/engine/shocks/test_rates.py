"""How often: lone and compound shocks share out the events of a kind, and none counts twice."""

import numpy as np
import pytest

from linli.engine.shocks.hazard import HazardCurve
from linli.engine.shocks.kinds import SHOCKS
from linli.engine.shocks.setting import Local
from linli.engine.stress.rules import bundled
from tests.engine.shocks.drawn import (
    assert_share,
    assert_uniform,
    drawn,
    storms_a_year,
    waves,
)
from tests.engine.stress.estates import more
from tests.factories import small_estate

HEATING = {"component": "H0", "system": "heat", "kind": "station", "scope": "estate"}
DEEP = HazardCurve("waterlogging", np.array([0.1, 0.9]), np.array([0.7, 0.01]), "m")
WINDY = HazardCurve("storm", np.array([15.0, 40.0]), np.array([3.0, 0.01]), "m/s")
FREQUENT = 9.5
"""Storms a year in Guangzhou, by rain alone."""

PLACES = {
    "usual": Local(),
    "curves": Local(curves={"waterlogging": DEEP, "storm": WINDY}),
    "record": storms_a_year(FREQUENT),
    "calm record": storms_a_year(0.2),
}


def rate(shock, **options):
    return drawn(shock, draws=2, **options)[0].shock.annual_rate


@pytest.mark.parametrize(("name", "floods"), [("usual", 1 / 5), ("curves", 0.7), ("record", 1 / 5)])
def test_floods_come_alone_or_with_a_storm(name, floods):
    each = [rate(shock, local=PLACES[name]) for shock in ("waterlogging", "storm_flood")]
    assert sum(each) == pytest.approx(floods)


@pytest.mark.parametrize(
    ("name", "storms"), [("usual", 1), ("curves", 3), ("record", FREQUENT), ("calm record", 0.2)]
)
def test_storms_come_dry_or_with_a_flood(name, storms):
    each = [rate(shock, local=PLACES[name]) for shock in ("storm", "storm_flood")]
    assert sum(each) == pytest.approx(storms)


@pytest.mark.parametrize("share", [0, 0.1, 1])
def test_never_more_floods_come_with_storms_than_there_are(share):
    changes, local = {"storm_flood.share": share}, PLACES["record"]
    joint = rate("storm_flood", changes=changes, local=local)
    assert joint == pytest.approx(min(1 / 5, share * FREQUENT))
    assert rate("waterlogging", changes=changes, local=local) == pytest.approx(1 / 5 - joint)


@pytest.mark.parametrize("observed", [False, True])
def test_heat_waves_come_with_power_or_without(observed):
    local = waves("heat", [3, 5], [1.0, 2.0]) if observed else Local()
    every = 0.2 if observed else bundled().mid("heat.rate")
    each = [rate(shock, local=local) for shock in ("heat_wave", "summer_outage")]
    assert sum(each) == pytest.approx(every)
    assert each[1] == pytest.approx(every * bundled().mid("summer_outage.share"))


GUSTS = {
    "usual": (1.0, 33.0, 1 / 50),
    "curves": (3.0, 40.0, 0.01),
    "record": (FREQUENT, 27.0, 1 / 10),
    "calm record": (0.2, 27.0, 1 / 10),
}
"""Storms a year, a gust, and how often a year a storm reaches it."""


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("shock", ["storm", "storm_flood"])
def test_wet_and_dry_storms_bring_each_gust_as_often_as_the_curve_says(shock, name):
    """Trees of a sharp capacity tell which storms reach it; no water stands."""
    storms, gust, reached = GUSTS[name]
    changes = {"storm.trees": gust * (1 - 1e-6), "storm.trees_beta": 1e-9}
    _, events = drawn(shock, changes={**changes, "waterlogging.passable": 99}, local=PLACES[name])
    assert_share(events.blocked > 0, reached / storms)


def test_a_storm_more_frequent_than_any_gust_of_the_curve_is_one_of_rain_alone():
    _, events = drawn("storm", changes={"storm.feeder_beta": 9}, local=storms_a_year(FREQUENT))
    windy = (events.forced >= 0) | (events.blocked > 0) | (events.top_days > 0).any(axis=1)
    assert windy.mean() < 1 / FREQUENT
    assert windy.any()


CONTINUOUS = [name for name in SHOCKS if name not in ("riser_outage", "lift_outage")]


@pytest.mark.parametrize("shock", CONTINUOUS)
def test_how_rare_an_event_is_is_uniform_over_the_rate_of_its_kind(shock):
    run, events = drawn(shock, more(small_estate(), "components", HEATING))
    assert run.shock.annual_rate > 0
    assert_uniform(events.exceeded / run.shock.annual_rate)


@pytest.mark.parametrize("shock", ["riser_outage", "lift_outage"])
def test_outages_that_wait_for_repair_are_all_alike(shock):
    run, events = drawn(shock, draws=20)
    assert set(events.exceeded) == {run.shock.annual_rate}


@pytest.mark.parametrize("shock", SHOCKS)
def test_no_shock_leaves_the_range_of_what_an_event_can_be(shock):
    _, events = drawn(shock, more(small_estate(), "components", HEATING), draws=500)
    assert (events.failure >= 0).all()
    assert (events.failure <= 1).all()
    assert (events.crew > 0).all()
    assert (events.crew <= 1).all()
    for days in (events.low_days, events.top_days, events.blocked, events.confined):
        assert (days >= 0).all()
    for days in (events.weather_end, events.closed, events.burnt_days, events.smoke_days):
        assert (days >= 0).all()
    assert all(np.isfinite(values).all() for values in events)
