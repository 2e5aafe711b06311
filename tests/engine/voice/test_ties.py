"""Genuine ties: found exactly, with every outcome they could have."""

from itertools import permutations, product

import pytest

from linli.engine.voice import rules
from linli.engine.voice.election import Election
from linli.engine.voice.rules import equal_shares, greedy, phragmen
from tests.engine.voice import oracle
from tests.engine.voice.elections import Made, small

FEW = [seed for seed in range(400) if len(small(seed).costs) <= 5]


def election(made):
    return Election.of(made.costs, made.ballots, made.budget)


def all_outcomes(outcome):
    return {frozenset(outcome.winners), *(frozenset(other) for other in outcome.ties.outcomes)}


def test_the_cheaper_wins_then_more_supporters_then_the_id():
    both = [("a", "b")] * 2
    assert equal_shares(election(Made({"a": 30, "b": 20}, both, 30))).winners == ("b",)
    made = Made({"b": 15, "a": 15}, both, 20)
    outcome = equal_shares(election(made))
    assert outcome.winners == ("a",)
    assert outcome.ties.outcomes == (("b",),)
    assert outcome.tie_breaking == ("lower_cost", "more_supporters", "id_as_text")


def test_a_tie_that_changes_nothing_is_not_reported():
    made = Made({"a": 10, "b": 10}, [("a",), ("b",)], 20)
    outcome = equal_shares(election(made))
    assert (outcome.winners, outcome.ties.outcomes, outcome.ties.more) == (("a", "b"), (), False)


def test_a_tie_is_told_from_a_hair_s_breadth():
    """30 of 90 and 10^30 of 3 * 10^30 + 1 differ in the 31st digit."""
    great = 10**30
    costs = {"a": 90, "b": 90}
    near = Election.of(costs, [("a", "b")], 90, voters=[7])
    assert equal_shares(near).ties.outcomes == (("b",),)
    close = Election.of({"a": great, "b": great + 1}, [("a",), ("a", "b")], great, voters=[1, 9])
    assert equal_shares(close, utility="cardinality").ties.outcomes == ()


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("completion", ["none", "add1", "add1-exhaustive", "greedy"])
def test_every_outcome_of_every_order_is_found(utility, completion):
    tied = 0
    for seed in FEW[:: 4 if completion.startswith("add1") else 2]:
        made = small(seed)
        outcome = equal_shares(election(made), utility=utility, completion=completion)
        wanted = {
            frozenset(oracle.completed(*made, utility, completion, outcome.step or 1, list(order)))
            for order in permutations(made.costs)
        }
        assert not outcome.ties.more
        assert all_outcomes(outcome) == wanted, seed
        tied += len(wanted) > 1
    assert tied >= 3


def test_every_outcome_of_greedy_and_phragmen_is_found():
    for seed, utility in product(FEW[::3], ("cost", "cardinality")):
        made = small(seed)
        costs, ballots, budget = made
        orders = list(permutations(costs))
        assert all_outcomes(greedy(election(made), utility=utility)) == {
            frozenset(oracle.greedy(costs, ballots, budget, utility, order)) for order in orders
        }, seed
        assert all_outcomes(phragmen(election(made))) == {
            frozenset(oracle.phragmen(costs, ballots, budget, order)) for order in orders
        }, seed


def test_the_search_says_when_it_was_ended():
    """Thirteen alike, five of which can be paid for: 1,287 outcomes."""
    costs = {f"p{at:02}": 10 for at in range(13)}
    outcome = equal_shares(election(Made(costs, [tuple(costs)], 50)))
    assert len(outcome.winners) == 5
    assert outcome.ties.more
    assert len(set(map(frozenset, outcome.ties.outcomes))) == len(outcome.ties.outcomes) > 10


def test_of_a_large_election_fewer_orders_are_tried(monkeypatch):
    monkeypatch.setattr(rules, "TIE_EFFORT", 0)
    costs = {f"p{at:02}": 10 for at in range(13)}
    outcome = equal_shares(election(Made(costs, [tuple(costs)], 50)))
    assert outcome.ties.more
    assert len(outcome.ties.outcomes) <= 6


def test_without_orders_to_try_it_is_only_said_that_there_was_a_tie():
    tied = Election.of({"a": 10, "b": 10}, [["a", "b"]], 10)
    ties = equal_shares(tied, orders=0).ties
    assert ties.outcomes == ()
    assert ties.more
