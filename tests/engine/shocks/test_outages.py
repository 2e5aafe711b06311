"""Outages, single and in the heat: what fails, how often, for how long."""

import numpy as np
import pytest

from linli.engine.shocks.kinds import SHOCKS
from linli.engine.shocks.shock import Dice
from linli.engine.stress.rules import bundled
from tests.engine.shocks.drawn import assert_lognormal, assert_share, drawn
from tests.engine.stress.estates import given, harsh, more, prepared
from tests.factories import small_estate

MANY = 4000


def chances(estate, parameters=None):
    """Component -> chance of failing in a summer outage."""
    run = prepared(estate, "summer_outage", parameters)
    keys = run.model.components["component"].to_list()
    return dict(zip(keys, run.shock.events(0, 1).failure[0], strict=True))


def part(key, **cells):
    row = {"component": key, "system": "power", "kind": "transformer", "scope": "estate"}
    return row | {"installed": 2005, "condition": "fair"} | cells


def test_the_public_feeder_is_out_for_a_lognormal_time():
    run = prepared(small_estate(), "summer_outage")
    events = run.shock.events(0, MANY)
    feeder = run.model.components["component"].to_list().index("(public power main)")
    assert set(events.forced) == {feeder}
    logs = np.log(events.forced_days * 24)
    assert abs(logs.mean() - np.log(8)) < 4 / np.sqrt(MANY)
    assert abs(logs.std() - 1) < 4 / np.sqrt(2 * MANY)


def test_a_recorded_feeder_is_the_one_that_fails():
    feeder = {"component": "F", "system": "power", "kind": "main", "scope": "estate"}
    second = feeder | {"component": "A", "backup_of": "F", "endurance_h": 5.0}
    run = prepared(small_estate(components=[second, feeder]), "summer_outage")
    struck = run.model.components["component"][int(run.shock.events(0, 1).forced[0])]
    assert struck == "F"


def test_the_heat_lasts_three_days_and_an_exponential_time():
    known = bundled()
    longer = prepared(small_estate(), "summer_outage").shock.events(0, MANY).weather_end
    longer = longer - known.mid("heat.least")
    mean = known.mid("heat.longer")
    assert longer.min() > 0
    assert abs(longer.mean() - mean) < 4 * mean / np.sqrt(MANY)
    assert abs((longer > mean).mean() - np.exp(-1)) < 4 * 0.5 / np.sqrt(MANY)


def test_power_parts_fail_oftener_the_older_and_worse_they_are():
    parts = [
        part("fair"),
        part("old", installed=1985),
        part("bad", condition="bad"),
        part("unknown", installed=None, condition=None),
    ]
    found = chances(small_estate(components=parts))
    assert found["fair"] == pytest.approx(0.002 * 2)
    assert found["old"] == pytest.approx(0.002 * 3)
    assert found["bad"] == pytest.approx(0.002 * 2 * 4)
    assert found["unknown"] == pytest.approx(0.002 * 3), "built in 1985 where nothing is known"


def test_the_water_main_may_fail_with_it_and_nothing_else_does():
    found = chances(small_estate())
    assert found.pop("W0") == 0.2
    assert found.pop("P0") > 0
    assert set(found.values()) == {0.0}


def test_no_chance_exceeds_one():
    wild = given({"summer_outage.overload": 0.9}, harsh())
    assert chances(small_estate(), wild)["P0"] == 1.0


def lifts(*conditions):
    return small_estate(
        components=[
            {"component": f"L{i}", "system": "lift", "kind": "lift", "scope": "entrance",
             "building": "2", "entrance": i + 1, "installed": 2025, "condition": condition}
            for i, condition in enumerate(conditions)
        ]
    )  # fmt: skip


def test_lifts_stop_as_often_as_their_condition_and_age_say():
    assert prepared(lifts("fair"), "lift_outage").shock.annual_rate == pytest.approx(3)
    assert prepared(lifts("fair", "bad"), "lift_outage").shock.annual_rate == pytest.approx(3 + 12)


def test_one_lift_stops_at_a_time_each_in_proportion_to_its_rate():
    run = prepared(lifts("fair", "bad"), "lift_outage")
    events = run.shock.events(0, MANY)
    keys = run.model.components["component"].to_list()
    share = (events.forced == keys.index("L1")).mean()
    assert set(events.forced) == {keys.index("L0"), keys.index("L1")}
    assert abs(share - 0.8) < 4 * 0.4 / np.sqrt(MANY)
    assert not events.failure.any()
    assert (events.forced_days < 0).all()


@pytest.mark.parametrize("shock", SHOCKS)
def test_the_events_of_a_draw_depend_on_its_number_alone(shock):
    run = prepared(small_estate(), shock)
    whole, part_of = run.shock.events(0, 40), run.shock.events(25, 10)
    for name, values in whole._asdict().items():
        if name not in ("outside_share", "gate"):
            np.testing.assert_array_equal(values[25:35], getattr(part_of, name))


def test_each_purpose_has_dice_of_its_own():
    dice = Dice(1, "flood", 5)
    assert not (dice.uniforms("depth", 0, 50) == dice.uniforms("rain", 0, 50)).any()
    numbers = dice.normals("depth", 0, MANY)
    assert abs(numbers.mean()) < 4 / np.sqrt(MANY)
    assert abs(numbers.std() - 1) < 4 / np.sqrt(2 * MANY)


HEATING = {"component": "H0", "system": "heat", "kind": "station", "scope": "estate"}
PUBLIC = [
    ("water_outage", "W0", 1.0, 10 / 24),
    ("power_outage", "(public power main)", 1.0, 3 / 24),
    ("gas_outage", "(public gas main)", 0.2, 36 / 24),
    ("heat_outage", "H0", 0.4, 1.0),
]


@pytest.mark.parametrize(("shock", "key", "rate", "median"), PUBLIC)
def test_a_public_supply_is_out_for_a_lognormal_time(shock, key, rate, median):
    run, events = drawn(shock, more(small_estate(), "components", HEATING))
    assert run.shock.annual_rate == pytest.approx(rate)
    assert set(run.model.components["component"][events.forced.tolist()]) == {key}
    assert_lognormal(events.forced_days, median, 1.0)
    assert not events.failure.any()


def test_without_heating_no_heating_fails():
    run, events = drawn("heat_outage", draws=20)
    assert run.shock.annual_rate == 0
    assert set(events.forced) == {-1}
    assert not events.weather_end.any()
    assert not run.block(0, 20).total.any()


def test_heating_of_one_building_is_no_heating_of_the_estate():
    own = HEATING | {"scope": "building", "building": "1"}
    assert drawn("heat_outage", small_estate(components=[own]), draws=2)[0].shock.annual_rate == 0


def test_a_heating_outage_outlasts_no_winter():
    _, events = drawn("heat_outage", more(small_estate(), "components", HEATING), draws=50)
    assert (events.weather_end > events.forced_days).all()
    assert set(events.excess) == {4.0}


def test_risers_fail_by_condition_and_age_whatever_they_carry():
    riser = {"kind": "riser", "scope": "entrance", "building": "1", "entrance": 1}
    riser |= {"installed": 2025, "condition": "fair"}
    parts = [
        riser | {"component": "R1", "system": "water"},
        riser | {"component": "R2", "system": "gas", "condition": "bad", "installed": 2005},
    ]
    run, events = drawn("riser_outage", small_estate(components=parts))
    assert run.shock.annual_rate == pytest.approx(0.02 * (1 + 4 * 2))
    keys = run.model.components["component"].to_list()
    assert_share(events.forced == keys.index("R2"), 8 / 9)


def test_a_supply_that_is_only_shut_off_costs_no_repair_and_a_broken_lift_does():
    for shock in ("water_outage", "power_outage", "gas_outage", "summer_outage"):
        calm = given({"summer_outage.overload": 0, "summer_outage.water": 0})
        assert prepared(small_estate(), shock, calm).block(0, 20).repair.sum() == 0
    lift = prepared(small_estate(), "lift_outage").block(0, 20)
    np.testing.assert_allclose(lift.repair, 800)
