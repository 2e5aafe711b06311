"""One household on one feeder: unmet power is the mean of a lognormal, past a backup if any."""

import math

import pytest

from linli.engine.kernels import phi
from tests.engine.stress.estates import given, prepared
from tests.engine.stress.walkup import FEEDER, STILL, home, walkup

DRAWS = 20_000
PERSONS = 3
MEDIAN, BETA = 0.5, 0.8
ALONE = {
    **STILL,
    "summer_outage.duration": MEDIAN,
    "summer_outage.beta": BETA,
    "summer_outage.outside_share": [0] * 8,
    "summer_outage.water": 0,
}


def drawn(**backup):
    """Unmet person-days of power in each draw."""
    second = {**FEEDER, "component": "P2", "backup_of": "P", "condition": "good"} | backup
    family = home("H", 1, size=PERSONS, age_18_59=PERSONS)
    estate = walkup(family, parts=[second] if backup else [])
    return prepared(estate, "summer_outage", given(ALONE)).block(0, DRAWS).by_need[:, 2]


def mean_past(start):
    """E[max(T - start, 0)] of a lognormal T: the formula of a call option without interest."""
    mean = MEDIAN * math.exp(BETA**2 / 2)
    if start == 0:
        return mean
    d = (math.log(MEDIAN / start) + BETA**2) / BETA
    return mean * phi(d) - start * phi(d - BETA)


def near(values, expected):
    return abs(values.mean() - expected) < 4 * values.std() / math.sqrt(len(values))


def test_unmet_power_is_persons_times_the_mean_outage():
    assert near(drawn(), PERSONS * mean_past(0))


@pytest.mark.parametrize("hours", [2.0, 6.0, 12.0, 36.0])
def test_a_backup_leaves_the_mean_of_what_lasts_longer(hours):
    assert near(drawn(endurance_h=hours), PERSONS * mean_past(hours / 24))


def test_in_every_draw_the_backup_takes_off_its_hours():
    bare, backed = drawn(), drawn(endurance_h=6.0)
    left = [max(0.0, days - PERSONS * 0.25) for days in bare]
    assert backed.tolist() == pytest.approx(left, abs=1e-9)
