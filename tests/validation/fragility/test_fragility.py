"""Damage states drawn by the engine beside the lognormal closed form and published losses."""

import math
from decimal import Decimal

import numpy as np
import pytest

from linli.engine.stress.rules import bundled
from tests.engine.stress.estates import given, prepared
from tests.engine.stress.walkup import home, walkup

DRAWS = 20_000
BETA = 0.4
RATIOS = (0.02, 0.10, 0.413, 1.0)
CLASSES = {
    "URM.M pre-code": ("masonry_plain", 1970, (0.09, 0.13, 0.21, 0.38)),
    "C1.M moderate-code": ("rc_frame", 1995, (0.13, 0.21, 0.49, 0.89)),
}
ANCHORS = {
    "URM.M pre-code": {0.1: 0.0428, 0.2: 0.2615, 0.3: 0.5160, 0.4: 0.7195},
    "C1.M moderate-code": {0.1: 0.0077, 0.2: 0.0573, 0.3: 0.1211, 0.4: 0.2048},
}
CASES = [(name, pga) for name, points in ANCHORS.items() for pga in points]


def reached(pga, median):
    """Chance of reaching a state: Phi(ln(pga / median) / beta), by the error function."""
    return 0.5 * math.erfc(-math.log(pga / median) / BETA / math.sqrt(2))


def expected_loss(pga, medians):
    """Sum over states of the ratio's step up times the chance of getting there."""
    steps = np.diff((0.0, *RATIOS))
    return sum(step * reached(pga, median) for step, median in zip(steps, medians, strict=True))


def struck(name, pga, rho=0.0, buildings=1):
    """Earthquakes of one acceleration on buildings of 1 m2 that cost 1 yuan to build."""
    structure, year, _ = CLASSES[name]
    fabric = {"structure": structure, "year": year, "condition": "good"}
    estate = walkup(
        home("H", 1, building="0"),
        buildings=[str(number) for number in range(buildings)],
        fabric=fabric | {"floor_area_m2": Decimal(1)},
    )
    fixed = {
        "hazard.basic_pga": [pga] * 6,
        "hazard.multiplier": [1] * 4,
        "fragility.rho": rho,
        "loss.replacement": 1,
        "cost.main": 0,
    }
    return prepared(estate, "earthquake", given(fixed))


def states(run):
    """Damage state of the only building in each draw, told from what its repair costs."""
    cost = run.block(0, DRAWS).repair
    return np.searchsorted((0.0, *RATIOS), cost - 1e-9)


def test_the_ratios_of_loss_are_those_of_the_anchors():
    assert bundled().mids("loss.ratio") == RATIOS


@pytest.mark.parametrize(("name", "pga"), CASES)
def test_the_chances_handed_to_the_draws_are_the_closed_form(name, pga):
    chances = struck(name, pga).shock.events(0, 3).damage[:, 0]
    expected = [reached(pga, median) for median in CLASSES[name][2]]
    np.testing.assert_allclose(chances, np.tile(expected, (3, 1)), rtol=1e-9)


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.8])
@pytest.mark.parametrize(("name", "pga"), CASES[1::2])
def test_the_states_drawn_have_the_frequencies_of_the_closed_form(name, pga, rho):
    drawn = states(struck(name, pga, rho))
    for state, median in enumerate(CLASSES[name][2], start=1):
        expected = reached(pga, median)
        error = math.sqrt(expected * (1 - expected) / DRAWS)
        assert abs((drawn >= state).mean() - expected) < 4 * error


@pytest.mark.parametrize(("name", "pga"), CASES)
def test_the_closed_form_gives_the_published_mean_loss(name, pga):
    assert expected_loss(pga, CLASSES[name][2]) == pytest.approx(ANCHORS[name][pga], abs=1e-4)


@pytest.mark.parametrize(("name", "pga"), CASES)
def test_the_mean_loss_drawn_is_the_published_one(name, pga):
    cost = struck(name, pga, rho=0.3).block(0, DRAWS).repair
    error = cost.std() / math.sqrt(DRAWS)
    assert abs(cost.mean() - ANCHORS[name][pga]) < 4 * error + 1e-4


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.8])
def test_two_buildings_fail_together_as_often_as_their_correlation_says(rho):
    """At the median of a state: 1/4 + asin(rho) / (2 pi), the quadrant of a normal pair."""
    cost = struck("URM.M pre-code", 0.13, rho, buildings=2).block(0, DRAWS).repair
    worse = RATIOS[1:]
    both = np.isin(cost.round(3), np.round(np.add.outer(worse, worse), 3)).mean()
    expected = 0.25 + math.asin(rho) / (2 * math.pi)
    assert abs(both - expected) < 4 * math.sqrt(expected * (1 - expected) / DRAWS)
