"""Fragility: the score of reaching each damage state, and what a shared factor does to it."""

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.kernels import phi
from linli.engine.shocks.fragility import correlated, damage_scores

MEDIAN = np.array([[0.1, 0.2, 0.3, 0.4]])


def test_at_its_median_a_state_is_reached_with_even_odds():
    scores = damage_scores(np.array([0.2]), MEDIAN, 0.4)
    assert phi(scores[0, 0, 1]) == 0.5


def test_one_beta_above_the_median_the_score_is_one():
    scores = damage_scores(np.array([0.3 * np.exp(0.4)]), MEDIAN, 0.4)
    assert scores[0, 0, 2] == pytest.approx(1)


def test_a_stronger_shaking_reaches_no_state_less_often_and_a_worse_state_never_oftener():
    scores = damage_scores(np.linspace(0.01, 2, 50), MEDIAN, 0.4)
    assert (np.diff(scores, axis=0) > 0).all()
    assert (np.diff(scores, axis=2) < 0).all()


@pytest.mark.parametrize(
    ("intensity", "median", "beta", "code"),
    [
        ([0.0], [[1, 2, 3, 4]], 0.4, "not_positive"),
        ([0.1], [[0, 2, 3, 4]], 0.4, "not_positive"),
        ([0.1], [[1, 2, 3, 4]], 0.0, "not_positive"),
        ([0.1], [[1, 2, 2, 4]], 0.4, "median_not_increasing"),
    ],
)
def test_curves_that_are_none_are_refused(intensity, median, beta, code):
    with pytest.raises(InputError) as refused:
        damage_scores(np.array(intensity), np.array(median, float), beta)
    assert refused.value.code == code


def test_without_correlation_the_shared_factor_is_idle():
    scores = np.array([[-1.0, 0.5, 2.0]])
    chances = correlated(scores, np.array([3.0]), 0.0)
    np.testing.assert_array_equal(chances[0], [phi(score) for score in scores[0]])


@pytest.mark.parametrize("rho", [0.1, 0.3, 0.9])
def test_averaged_over_the_shared_factor_the_chance_is_what_it_was(rho):
    """By Gauss and Hermite's rule, exact for polynomials up to degree 159."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    scores = np.tile(np.array([-2.0, -0.3, 0.0, 1.2]), (len(nodes), 1))
    mean = weights @ correlated(scores, nodes, rho) / weights.sum()
    np.testing.assert_allclose(mean, [phi(score) for score in scores[0]], atol=2e-4)


def test_a_bad_year_for_one_is_a_bad_year_for_all():
    chances = correlated(np.zeros((3, 1)), np.array([-1.0, 0.0, 1.0]), 0.3)[:, 0]
    assert chances[0] < chances[1] == 0.5 < chances[2]
