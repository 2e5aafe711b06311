"""The Monte Carlo error: it falls as 1 / sqrt(draws), and the one reported is the one there is."""

import math
from itertools import combinations

import numpy as np
import pytest

from linli.engine.stress.diagnosis import Z90, Estimate
from linli.engine.stress.estimates import estimate
from linli.engine.stress.run import diagnose
from linli.engine.stress.trial import Asked
from tests.engine.stress.estates import given, prepared, random_estate
from tests.engine.stress.walkup import STILL, home, walkup
from tests.factories import small_estate

SEEDS = 300
MEDIAN, BETA = 0.5, 0.6
TRUTH = 0.5 * MEDIAN * math.exp(BETA**2 / 2)
"""Weight of a day without power times the mean of the lognormal outage."""

PARAMETERS = given(
    {
        **STILL,
        "power_outage.duration": MEDIAN,
        "power_outage.beta": BETA,
        "power_outage.outside_share": [0] * 8,
    }
)
POWER = ("power_outage",)


@pytest.fixture(scope="module")
def estimates():
    """Draws -> the estimate of each seed."""
    estate = walkup(home("H", 1))

    def one(seed, draws):
        return estimate(prepared(estate, *POWER, PARAMETERS, seed).block(0, draws).total)

    return {n: [one(seed, n) for seed in range(SEEDS)] for n in (50, 200, 800)}


def scatter(found):
    return np.std([one.mean for one in found], ddof=1)


def test_four_times_the_draws_halve_the_error(estimates):
    """The ratio of two deviations, each known to 1 / sqrt(2 x 300) = 4 %: 2 within 0.35."""
    assert scatter(estimates[50]) / scatter(estimates[200]) == pytest.approx(2, abs=0.35)
    assert scatter(estimates[200]) / scatter(estimates[800]) == pytest.approx(2, abs=0.35)


@pytest.mark.parametrize("draws", [50, 200, 800])
def test_the_error_reported_is_the_scatter_over_seeds(estimates, draws):
    reported = np.mean([one.se for one in estimates[draws]])
    assert reported == pytest.approx(scatter(estimates[draws]), rel=0.15)


@pytest.mark.parametrize("draws", [50, 200, 800])
def test_the_mean_over_seeds_is_the_closed_form(estimates, draws):
    mean = np.mean([one.mean for one in estimates[draws]])
    assert abs(mean - TRUTH) < 4 * scatter(estimates[draws]) / math.sqrt(SEEDS)


@pytest.mark.parametrize("draws", [200, 800])
def test_nine_intervals_in_ten_hold_the_truth(estimates, draws):
    """Of 300, between 85 % and 94.5 %: three deviations of a share of 0.9, less for skewness."""
    held = np.mean([one.low <= TRUTH <= one.high for one in estimates[draws]])
    assert 0.85 < held < 0.945


def test_the_interval_is_the_normal_one():
    one = estimate(np.array([1.0, 2.0, 3.0, 4.0]))
    assert one.mean == 2.5
    assert one.se == pytest.approx(np.std([1, 2, 3, 4], ddof=1) / 2)
    assert (one.low, one.high) == pytest.approx((2.5 - Z90 * one.se, 2.5 + Z90 * one.se))


def test_the_years_error_adds_up_the_errors_of_independent_shocks():
    found = diagnose(small_estate(), draws=60)
    parts = [(s.annual_rate, s.unmet_person_days) for s in found.shocks]
    whole = found.annual.unmet_person_days
    assert whole.mean == pytest.approx(sum(rate * one.mean for rate, one in parts))
    assert whole.se == pytest.approx(math.sqrt(sum((rate * one.se) ** 2 for rate, one in parts)))


def test_the_error_of_the_only_building_is_that_of_the_whole():
    """It is told from sums of squares, the other from the draws."""
    shock = diagnose(walkup(home("H", 1)), Asked(POWER), 60, PARAMETERS).shocks[0]
    only, whole = shock.by_building["1"], shock.unmet_person_days
    assert (only.mean, only.se) == pytest.approx((whole.mean, whole.se), rel=1e-9)


APART = 3.5
"""Standard errors beyond which two of 15 shocks are told apart: 105 pairs, 5 % for all of them."""


def told_apart(one, other):
    return abs(one.mean - other.mean) > APART * math.hypot(one.se, other.se)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("draws", [50, 200])
def test_twice_the_draws_change_no_ranking_that_the_interval_does_not_allow(seed, draws):
    """Of shocks by their loss a year, and of buildings: what changes places was not told apart."""
    few, many = (diagnose(random_estate(seed), draws=n) for n in (draws, 2 * draws))
    for kind in (yearly_losses, lambda found: found.annual.by_building):
        before, after = kind(few), kind(many)
        for one, other in combinations(before, 2):
            if told_apart(before[one], before[other]):
                ahead = before[one].mean > before[other].mean
                assert (after[one].mean > after[other].mean) == ahead


def yearly_losses(found):
    return {
        shock.shock: Estimate(
            shock.annual_rate * shock.person_days_lost.mean,
            shock.annual_rate * shock.person_days_lost.se,
        )
        for shock in found.shocks
    }
