"""Shares of a loss: they add up exactly, and are the mean over the orders in which sides come."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.stress.findings import SIDES
from linli.engine.study.shares import A_THOUSAND, ALL, GRAIN, NONE, coalitions, grains, parts

(PHYSICAL, STRUCTURAL), (ORGANISATIONAL, SOCIAL) = SIDES.values()

games = st.fixed_dictionaries(
    {there: st.integers(-(10**6), 10**6).map(lambda n: n * GRAIN) for there in coalitions()}
)


def exact(amount):
    """Person-days as the whole thousandths they stand for."""
    thousandths = Fraction(amount).limit_denominator(A_THOUSAND) * A_THOUSAND
    assert thousandths.denominator == 1
    return int(thousandths)


def orders():
    """Orders of the sides in which those of a player come one after the other."""
    for order in permutations(sorted(ALL)):
        players = [next(p for p, union in SIDES.items() if side in union) for side in order]
        if players[0] == players[1]:
            yield order


@given(games, st.integers(0, 10**6))
def test_parts_add_up_to_the_whole_exactly(loss, as_is):
    found = parts(loss, as_is)
    shared = sum(map(exact, found.players.values()))
    assert shared + exact(found.outside) + exact(found.nobody) == exact(found.whole)


@given(games)
def test_the_sides_of_a_player_add_up_to_the_player_exactly(loss):
    found = parts(loss, 0)
    for player, union in SIDES.items():
        assert sum(exact(found.sides[side]) for side in union) == exact(found.players[player])


@given(games)
def test_a_side_gets_the_mean_of_what_it_adds_over_all_orders(loss):
    added = dict.fromkeys(ALL, Fraction(0))
    every = list(orders())
    assert len(every) == 8
    for order in every:
        before = NONE
        for side in order:
            added[side] += Fraction(loss[before] - loss[before | {side}], len(every))
            before |= {side}
    assert {side: exact(amount) for side, amount in parts(loss, 0).sides.items()} == added


@given(games)
def test_a_player_gets_the_mean_of_coming_first_and_second(loss):
    outer, inner = (frozenset(union) for union in SIDES.values())
    first, second = loss[NONE] - loss[outer], loss[inner] - loss[ALL]
    assert exact(parts(loss, 0).players["outer_physical"]) * 2 == first + second


def test_a_side_that_changes_nothing_gets_nothing():
    loss = {there: 400 * (len(there - {SOCIAL}) == 0) for there in coalitions()}
    assert parts(loss, 0).sides[SOCIAL] == 0


def test_two_sides_that_do_the_same_get_the_same():
    loss = {there: 800 - 400 * bool(there & {PHYSICAL, STRUCTURAL}) for there in coalitions()}
    found = parts(loss, 0)
    assert found.sides[PHYSICAL] == found.sides[STRUCTURAL] == pytest.approx(0.2)
    assert found.sides[ORGANISATIONAL] == 0


def test_person_days_become_the_nearest_whole_grains():
    assert grains(1.0) == 1000
    assert grains(0.0019) == 0
    assert grains(0.0021) == GRAIN
