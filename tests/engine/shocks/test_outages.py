"""Summer outage and lift outage: what fails, how often, for how long."""

import numpy as np
import pytest

from linli.engine.shocks.kinds import SHOCKS
from linli.engine.shocks.shock import Dice
from linli.engine.stress.rules import bundled
from tests.engine.stress.estates import given, harsh, prepared
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
