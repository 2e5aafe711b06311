"""Odds ratios turned into chances."""

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.shocks.odds import with_odds_ratio

CHANCES = np.array([0.0, 1e-6, 0.02, 0.5, 0.999, 1.0])


def odds(chance):
    return chance / (1 - chance)


@pytest.mark.parametrize("ratio", [0.23, 1.0, 6.44])
def test_the_odds_are_so_many_times_as_high(ratio):
    inner = CHANCES[:-1]
    np.testing.assert_allclose(odds(with_odds_ratio(inner, ratio)), ratio * odds(inner), rtol=1e-12)


def test_what_never_or_always_happens_does_so_at_any_odds():
    assert with_odds_ratio(CHANCES, 6.44)[[0, -1]].tolist() == [0.0, 1.0]


def test_the_inverse_ratio_leads_back():
    there = with_odds_ratio(CHANCES, 0.4)
    np.testing.assert_allclose(with_odds_ratio(there, 1 / 0.4), CHANCES, rtol=1e-12)


@pytest.mark.parametrize("ratio", [0.0, -1.0, float("nan")])
def test_a_ratio_that_is_not_positive_is_refused(ratio):
    with pytest.raises(InputError, match="not_positive"):
        with_odds_ratio(CHANCES, ratio)


@pytest.mark.parametrize("chance", [-0.1, 1.1, float("nan")])
def test_what_is_no_chance_is_refused(chance):
    with pytest.raises(InputError, match="bad_parameter"):
        with_odds_ratio(np.array([chance]), 0.4)
