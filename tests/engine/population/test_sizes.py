"""Household sizes from two published figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.estate.population.sizes import LARGEST, size_counts, size_shares

SIZES = np.arange(1, LARGEST + 1)


@given(st.floats(0.05, 0.6), st.floats(2.05, 5.0), st.floats(0.5, 10))
def test_mean_and_one_person_share_come_back(one_person, in_company, dispersion):
    mean = one_person + (1 - one_person) * in_company
    shares = size_shares(mean, one_person, dispersion)
    assert shares.sum() == pytest.approx(1)
    assert shares[0] == one_person
    assert shares @ SIZES == pytest.approx(mean, rel=1e-6)


@given(st.integers(1, 3000), st.floats(0.05, 0.6), st.floats(2.05, 5.0))
def test_persons_add_up_to_the_rounded_total(households, one_person, in_company):
    mean = one_person + (1 - one_person) * in_company
    counts = size_counts(households, mean, one_person, 2.0)
    assert counts.sum() == households
    assert np.all(counts >= 0)
    if households >= 20:
        assert counts @ SIZES == round(households * mean)


def test_where_everybody_lives_alone_there_are_no_larger_households():
    assert size_counts(30, 1.0, 1.0, 2.0).tolist() == [30, *[0] * (LARGEST - 1)]


def test_the_size_distribution_of_a_province_comes_back_within_two_points():
    """Households of 1, 2, ... 10 persons in 2020: Fujian Statistical Yearbook 2021, table 3-6."""
    percent = [27.3, 26.3, 19.4, 14.2, 6.9, 4.0, 1.1, 0.4, 0.2, 0.2]
    published = np.array(percent) / 100
    shares = size_shares(published @ SIZES, published[0], 2.0)
    assert np.abs(shares - published).max() < 0.02
