"""The cost of a lift by floor: it rises with the floor, adds up, and may be agreed otherwise."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.renewal.lift_shares import (
    DEFAULT,
    by_floor,
    lift_weights,
    read_scheme,
    schemes,
)
from linli.engine.renewal.money import shared_out
from linli.engine.renewal.toml_table import parsed

USUAL = schemes()[DEFAULT]
COSTS = st.integers(0, 10**9)
FLATS = st.lists(
    st.tuples(st.none() | st.integers(-2, 34), st.integers(1, 30_000)), min_size=1, max_size=24
)
OWN = st.dictionaries(st.integers(1, 40), st.fractions(0, 9, max_denominator=20), max_size=5)


def amounts(cost, *floors, scheme=USUAL, area=6_000):
    return shared_out(cost, lift_weights(floors, [area] * len(floors), scheme))


@pytest.mark.parametrize("code", schemes())
def test_a_scheme_says_where_it_was_read_or_that_it_is_assumed(code):
    scheme = schemes()[code]
    assert scheme.source.startswith("assumption") or "zjtcn.com" in scheme.source
    assert scheme.zh
    assert scheme.en


@pytest.mark.parametrize("code", schemes())
def test_a_floor_higher_up_never_pays_less(code):
    scheme = schemes()[code]
    paid = amounts(700_000_00, *range(-1, 35), scheme=scheme)
    assert all(lower <= upper for lower, upper in pairwise(paid))
    assert sum(paid) == 700_000_00


@pytest.mark.parametrize("code", schemes())
def test_the_ground_floor_and_what_lies_below_pay_nothing(code):
    assert amounts(100_00, -1, 0, 1, 6, scheme=schemes()[code])[:3] == [0, 0, 0]


def test_the_usual_scheme_counts_half_a_part_on_floor_two_and_a_tenth_more_above_three():
    assert [USUAL.coefficient(floor) for floor in range(1, 7)] == [
        0, Fraction(1, 2), 1, Fraction(11, 10), Fraction(6, 5), Fraction(13, 10),
    ]  # fmt: skip


def test_the_scheme_of_dongpu_is_the_published_table():
    scheme = schemes()["dongpu"]
    assert [scheme.coefficient(floor) for floor in range(1, 10)] == [
        0, 0, *(Fraction(tenths, 10) for tenths in range(7, 14)),
    ]  # fmt: skip


def test_a_scheme_by_area_asks_twice_as_much_of_twice_the_flat():
    one, two = lift_weights([5, 5], [4_000, 8_000], schemes()["dongpu"])
    assert two == 2 * one


def test_a_flat_whose_floor_nobody_recorded_counts_as_the_mean():
    weights = lift_weights([2, None, 4], [1, 1, 1], USUAL)
    assert weights == [Fraction(1, 2), Fraction(4, 5), Fraction(11, 10)]


def test_where_no_floor_is_recorded_all_flats_weigh_the_same():
    assert amounts(300, None, None, None) == [100, 100, 100]


def test_above_shops_the_climb_counts_from_the_street():
    assert amounts(1_000, 1, 2, 3, 4)[0] == 0
    assert USUAL.coefficient(2) == Fraction(1, 2)


def test_a_number_that_the_building_leaves_out_does_no_harm():
    assert sum(amounts(1_000, 2, 3, 5, 6)) == 1_000


def test_a_lift_that_only_the_ground_floor_would_pay_weighs_nothing():
    assert not any(lift_weights([1, 1], [6_000, 6_000], USUAL))


@given(COSTS, FLATS, OWN)
def test_coefficients_of_ones_own_keep_the_sum(cost, flats, own):
    floors, areas = zip(*flats, strict=True)
    for scheme in schemes().values():
        weights = lift_weights(floors, areas, replace(scheme, floors={**scheme.floors, **own}))
        if any(weights):
            paid = shared_out(cost, weights)
            assert sum(paid) == cost
            assert min(paid) >= 0


def read(text):
    return read_scheme(parsed(text, "own.toml").table("lift"))


def test_a_file_may_choose_a_scheme_or_write_one():
    assert read("[lift]\nscheme = 'dongpu'") == schemes()["dongpu"]
    assert read("") == USUAL
    own = read("[lift]\nfloors = { 1 = 0.1, 2 = 0.4 }\neach = 0.2\nby_area = true")
    assert own.coefficient(4) == Fraction(4, 5)
    assert (own.code, own.by_area, own.source) == ("own", True, "own.toml: lift")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("scheme = 'paris'", "own.toml: lift: scheme"),
        ("floors = {}", "own.toml: lift: floors"),
        ("floors = { 0 = 1 }", "own.toml: lift: floors"),
        ("floors = { two = 1 }", "own.toml: lift: floors"),
        ("floors = { 2 = -1 }", "own.toml: lift: floors: 2"),
        ("each = 'more'", "own.toml: lift: each"),
        ("by_area = 1", "own.toml: lift: by_area"),
    ],
)
def test_an_odd_scheme_is_refused_with_its_place(text, where):
    with pytest.raises(InputError) as refused:
        read(f"[lift]\n{text}")
    assert (refused.value.code, refused.value.where) == ("bad_money_value", where)


def test_added_lifts_are_shared_by_floor():
    assert by_floor() == {"lift_new"}
