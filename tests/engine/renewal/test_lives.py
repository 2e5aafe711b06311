"""Lives in whole years: a law with the mean it is given, renewed exactly and by draws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.chance import key_hashes, uniforms
from linli.engine.errors import InputError
from linli.engine.renewal.lives import (
    drawn_renewals,
    expected_renewals,
    first_chances,
    scale_of,
)

YEARS = 30
MEANS = st.floats(1.0, 80.0)
SHAPES = st.floats(1.0, 100.0)
AGES = st.floats(0.0, 120.0)
FACTORS = st.floats(0.1, 8.0)


def first(age=0.0, hazard=1.0, mean=20.0, shape=3.0, years=YEARS):
    scale = np.array([scale_of(mean, shape)])
    return first_chances(np.array([age]), np.array([hazard]), scale, shape, years)


def renewed_by(**case):
    """(years,) chance that the first renewal has come."""
    return np.cumsum(first(**case)[0])


def drawn(keys, lives, shape, draws, seed=5):
    return {
        (key, draw, turn): year
        for turn, one in enumerate(
            drawn_renewals(
                key_hashes(keys), lives, shape, luck=(seed, "p"), draws=draws, years=YEARS
            )
        )
        for key, draw, year in zip(
            one.row.tolist(), one.draw.tolist(), one.year.tolist(), strict=True
        )
    }


@given(mean=MEANS, shape=SHAPES)
def test_lives_have_the_mean_that_is_asked_for(mean, shape):
    """The mean of a life in whole years is the sum of its chances to be longer than 0, 1, 2 ..."""
    wear = [shape * math.log(year / scale_of(mean, shape)) for year in range(1, 6000)]
    longer = [math.exp(-math.exp(one)) for one in wear if one < math.log(700)]
    assert 1 + math.fsum(longer) == pytest.approx(mean, rel=1e-9)


@pytest.mark.parametrize(("mean", "shape"), [(0.5, 3.0), (10.0, 0.9), (10.0, 101.0)])
def test_a_life_below_a_year_and_a_shape_out_of_bounds_are_refused(mean, shape):
    with pytest.raises(InputError, match="bad_parameter"):
        scale_of(mean, shape)


@given(age=AGES, hazard=FACTORS, mean=MEANS, shape=SHAPES)
def test_chances_of_a_first_renewal_are_chances(age, hazard, mean, shape):
    chances = first(age, hazard, mean, shape)
    assert np.all(chances >= 0)
    assert chances.sum() <= 1 + 1e-9


@given(age=AGES, older=FACTORS, hazard=FACTORS, mean=MEANS, shape=SHAPES)
def test_what_is_older_is_never_renewed_later(age, older, hazard, mean, shape):
    young = renewed_by(age=age, hazard=hazard, mean=mean, shape=shape)
    old = renewed_by(age=age + older, hazard=hazard, mean=mean, shape=shape)
    assert np.all(old >= young - 1e-9)


@given(age=AGES, hazard=FACTORS, worse=st.floats(1.0, 5.0), mean=MEANS, shape=SHAPES)
def test_what_is_in_a_worse_condition_is_never_renewed_later(age, hazard, worse, mean, shape):
    good = renewed_by(age=age, hazard=hazard, mean=mean, shape=shape)
    bad = renewed_by(age=age, hazard=hazard * worse, mean=mean, shape=shape)
    assert np.all(bad >= good - 1e-9)


def test_draws_are_those_of_a_slow_loop_over_things_and_draws():
    keys, shape = ["a", "b", "c"], 2.5
    age, hazard = np.array([0.0, 12.5, 50.0]), np.array([1.0, 2.0, 0.5])
    scale = np.array([scale_of(mean, shape) for mean in (4.0, 20.0, 9.0)])
    slow = {}
    for at, key in enumerate(keys):
        for draw in range(40):
            year, turn = 0, 0
            while True:
                (u,) = uniforms(5, f"p/{turn}", key_hashes([key]), draw)
                spent = -math.log(u)
                if turn == 0:
                    worn = (age[at] / scale[at]) ** shape + spent / hazard[at]
                    left = scale[at] * worn ** (1 / shape) - age[at]
                else:
                    left = scale[at] * spent ** (1 / shape)
                year += max(1, math.ceil(left))
                if year > YEARS:
                    break
                slow[at, draw, turn] = year
                turn += 1
    assert drawn(keys, (age, hazard, scale), shape, 40) == slow


def test_a_thing_has_the_same_luck_beside_others_and_in_another_order():
    keys, shape = ["a", "b", "c"], 3.0
    scale = np.full(3, scale_of(8.0, shape))
    lives = (np.array([1.0, 5.0, 9.0]), np.ones(3), scale)
    whole = drawn(keys, lives, shape, 20)
    alone = drawn(["b"], tuple(each[1:2] for each in lives), shape, 20)
    turned = drawn(keys[::-1], tuple(each[::-1] for each in lives), shape, 20)
    assert {(0, *rest): year for (at, *rest), year in whole.items() if at == 1} == alone
    assert {(2 - at, *rest): year for (at, *rest), year in turned.items()} == whole


@given(
    age=AGES,
    older=st.floats(0.0, 30.0),
    hazard=FACTORS,
    worse=st.floats(1.0, 5.0),
    seed=st.integers(0, 99),
)
def test_in_every_draw_each_renewal_of_the_older_and_worse_comes_no_later(
    age, older, hazard, worse, seed
):
    scale = np.array([scale_of(9.0, 3.0)])
    fit, unfit = (
        drawn(["a"], (np.array([years]), np.array([factor]), scale), 3.0, 20, seed)
        for years, factor in ((age, hazard), (age + older, hazard * worse))
    )
    assert set(fit) <= set(unfit)
    assert all(unfit[which] <= year for which, year in fit.items())


def test_draws_come_as_often_as_expected():
    keys = [f"k{at}" for at in range(60)]
    shape, age = 3.0, np.linspace(0, 40, 60)
    scale = np.full(60, scale_of(12.0, shape))
    lives = (age, np.full(60, 2.0), scale)
    hoped = expected_renewals(first_chances(*lives, shape, YEARS), scale, shape).sum(axis=0)
    count = np.zeros((500, YEARS))
    for (_, draw, _), year in drawn(keys, lives, shape, 500).items():
        count[draw, year - 1] += 1
    error = count.std(axis=0) / math.sqrt(500)
    assert np.all(np.abs(count.mean(axis=0) - hoped) < 4.5 * error)


@given(st.permutations(range(8)))
def test_the_order_of_rows_changes_no_expectation(order):
    order = np.array(order)
    age, hazard = np.linspace(0, 35, 8), np.linspace(0.5, 4, 8)
    scale = np.array([scale_of(mean, 3.0) for mean in (5, 5, 9, 12, 12, 20, 30, 40)])
    told = expected_renewals(first_chances(age, hazard, scale, 3.0, YEARS), scale, 3.0)
    other = expected_renewals(
        first_chances(age[order], hazard[order], scale[order], 3.0, YEARS), scale[order], 3.0
    )
    assert other == pytest.approx(told[order], abs=1e-12)
