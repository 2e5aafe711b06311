"""Exact money: ranges stay in order, and what is shared out adds up to the fen."""

from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.renewal.money import NOTHING, Money, shared_out

AMOUNTS = st.integers(0, 10**12)
WEIGHTS = st.lists(st.fractions(0, 100, max_denominator=50), min_size=1, max_size=9)


@given(AMOUNTS, WEIGHTS)
def test_what_is_shared_out_adds_up_to_the_fen(total, weights):
    if sum(weights):
        assert sum(shared_out(total, weights)) == total


@given(AMOUNTS, WEIGHTS)
def test_nobody_is_a_whole_fen_from_the_exact_part(total, weights):
    if not sum(weights):
        return
    for part, weight in zip(shared_out(total, weights), weights, strict=True):
        exact = total * weight / sum(weights)
        assert floor(exact) <= part <= ceil(exact)


@given(AMOUNTS, WEIGHTS)
def test_who_bears_more_weight_never_pays_less(total, weights):
    if not sum(weights):
        return
    parts = shared_out(total, weights)
    order = sorted(range(len(weights)), key=lambda i: weights[i])
    for lighter, heavier in pairwise(order):
        if weights[lighter] < weights[heavier]:
            assert parts[lighter] <= parts[heavier]


def test_the_fen_left_over_goes_to_the_largest_remainder_the_earlier_among_equals():
    assert shared_out(100, [1, 1, 1]) == [34, 33, 33]
    assert shared_out(10, [Fraction(1, 3), Fraction(2, 3)]) == [3, 7]


def test_nothing_to_share_needs_nobody():
    assert shared_out(0, [0, 0]) == [0, 0]


def test_money_without_anybody_to_bear_it_is_refused():
    with pytest.raises(ValueError, match="nobody"):
        shared_out(1, [0, 0])


@pytest.mark.parametrize("ends", [(2, 1, 3), (1, 3, 2), (-1, 0, 0)])
def test_a_range_out_of_order_or_below_nothing_is_no_money(ends):
    with pytest.raises(ValueError, match="low <= mid"):
        Money(*ends)


def test_money_is_added_and_multiplied_end_by_end():
    assert Money(1, 2, 3) + Money(10, 20, 30) == Money(11, 22, 33)
    assert Money(1, 3, 5).times(Fraction(1, 2)) == Money(0, 1, 2)
    assert NOTHING + Money(1, 2, 3) == Money(1, 2, 3)
