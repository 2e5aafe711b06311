"""Published odds ratios of dying in a heat wave, found again in tables drawn with our chances."""

import math

import numpy as np
import pytest

from linli.engine.chance import uniforms
from linli.engine.shocks.odds import with_odds_ratio
from linli.engine.stress.rules import bundled
from tests.engine.stress.walkup import blow, old, walkup

PUBLISHED = {
    "more social contact": (0.40, 0.2, 0.8),
    "confined to bed": (6.44, 4.5, 9.2),
    "working home air-conditioning": (0.23, 0.1, 0.6),
}
"""Bouchama et al. 2007: odds ratio and its 95 % interval."""
CONTACT = PUBLISHED["more social contact"][0]
PERSONS = 400_000
"""In each arm of a table."""
HEAT_DAYS = 12.0


def deaths(chance, purpose):
    """Of ``PERSONS``, each with this chance."""
    keys = np.arange(PERSONS, dtype=np.uint64)
    return int((uniforms(1, purpose, keys) < chance).sum())


def odds_ratio(exposed, others):
    """Odds ratio of a table drawn with two chances, and the error of its logarithm (Woolf)."""
    a, c = deaths(exposed, "exposed"), deaths(others, "others")
    b, d = PERSONS - a, PERSONS - c
    return a * d / (b * c), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)


def by_risk(chance, ratio):
    """Odds ratio that comes of multiplying the chance, not its odds."""
    return ratio * (1 - chance) / (1 - ratio * chance)


@pytest.mark.parametrize("chance", [0.002, 0.02, 0.2])
@pytest.mark.parametrize("factor", PUBLISHED)
def test_a_table_drawn_with_our_chances_has_the_published_odds_ratio(factor, chance):
    ratio, low, high = PUBLISHED[factor]
    found, error = odds_ratio(float(with_odds_ratio(np.array(chance), ratio)), chance)
    assert abs(math.log(found / ratio)) < 4 * error
    assert 4 * error < math.log(ratio / low)
    assert 4 * error < math.log(high / ratio)


@pytest.fixture(scope="module")
def dying():
    """Chance of dying of a person over 80 under the roof without power in 12 hot days: alone, and
    with somebody who can be reached, at the published ratio."""
    contact = next(name for name in bundled().rows if name.endswith(".contact"))
    tie = {"tie": "T", "household": "H", "kind": "building_leader", "where": "near"}
    estates = (walkup(old("H", 6), ties=ties) for ties in ([], [tie]))
    return [
        blow(estate, "P", HEAT_DAYS, weather=HEAT_DAYS, changes={contact: CONTACT}).deaths[0].sum()
        for estate in estates
    ]


def test_the_engine_multiplies_the_chance_by_the_ratio(dying):
    alone, known = dying
    assert known == pytest.approx(CONTACT * alone, rel=1e-12)
    assert 0 < alone < 0.05


def test_of_a_rare_death_that_is_the_odds_ratio_but_for_its_chance(dying):
    """Too low by the share (1 - ratio) p: 0.6 p with more social contact."""
    alone, known = dying
    exact = float(with_odds_ratio(np.array(alone), CONTACT))
    assert 1 - known / exact == pytest.approx((1 - CONTACT) * alone, rel=1e-9)
    assert 1 - by_risk(alone, CONTACT) / CONTACT == pytest.approx(
        (1 - CONTACT) * alone / (1 - CONTACT * alone), rel=1e-9
    )


def test_a_table_drawn_with_the_engines_chances_has_the_published_odds_ratio(dying):
    alone, known = dying
    found, error = odds_ratio(known, alone)
    assert abs(math.log(found / CONTACT)) < 4 * error


@pytest.mark.parametrize("chance", [1e-4, 1e-3, 1e-2, 0.1])
@pytest.mark.parametrize("factor", PUBLISHED)
def test_the_error_of_multiplying_chances_grows_with_the_chance(factor, chance):
    ratio = PUBLISHED[factor][0]
    exact = float(with_odds_ratio(np.array(chance), ratio))
    assert ratio * chance / exact == pytest.approx(1 - (1 - ratio) * chance, rel=1e-12)
