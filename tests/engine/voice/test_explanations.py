"""Why a project lost, as what would have made it win: confirmed by a slow count."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from linli.engine.voice import rules
from linli.engine.voice.completion import Rule, decide, usual_order
from linli.engine.voice.election import Election
from linli.engine.voice.explain import edge
from linli.engine.voice.rules import equal_shares, greedy, phragmen
from linli.engine.voice.spans import first_doubt
from linli.engine.voice.thresholds import others
from tests.engine.voice import oracle
from tests.engine.voice.elections import Made, small, town


def election(made):
    return Election.of(made.costs, made.ballots, made.budget)


def wins(made, project, utility, completion, step=1):
    return project in oracle.completed(*made, utility, completion, step)


def at_cost(made, project, cost):
    return made._replace(costs=made.costs | {project: cost})


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("completion", ["none", "greedy"])
def test_the_cost_that_wins_is_the_highest_in_whole_units(utility, completion):
    told = 0
    for seed in range(80):
        made = small(seed)
        for one in equal_shares(
            election(made), utility=utility, completion=completion
        ).explanations:
            if one.cost_to_win is None:
                continue
            told += 1
            assert wins(
                at_cost(made, one.project, one.cost_to_win), one.project, utility, completion
            )
            dearer = at_cost(made, one.project, one.cost_to_win + 1)
            assert not wins(dearer, one.project, utility, completion)
            assert one.cheaper == 1 - one.cost_to_win / one.cost
    assert told > 100


def test_more_supporters_win_and_one_fewer_does_not():
    """By trying every way to choose so few more: none of them wins."""
    told = 0
    for seed in range(120):
        made = small(seed)
        if len(made.ballots) > 7:
            continue
        for one in equal_shares(election(made)).explanations:
            outside = [v for v, ballot in enumerate(made.ballots) if one.project not in ballot]
            least = next(
                (size for size in range(1, len(outside) + 1)
                 if any(wins(with_more(made, one.project, chosen), one.project, "cost", "none")
                        for chosen in subsets(outside, size))),
                None,
            )  # fmt: skip
            assert one.more_supporters == least, (seed, one)
            told += least is not None
    assert told > 60


def subsets(members, size):
    if not size:
        return [()]
    return [
        (one, *rest)
        for at, one in enumerate(members)
        for rest in subsets(members[at + 1 :], size - 1)
    ]


def with_more(made, project, voters):
    ballots = [
        tuple(sorted((*ballot, project))) if at in voters else ballot
        for at, ballot in enumerate(made.ballots)
    ]
    return made._replace(ballots=ballots)


def test_of_a_completed_rule_the_whole_is_counted_again():
    told = 0
    for seed in range(4):
        made = town(seed, projects=8, voters=40)
        outcome = equal_shares(election(made), completion="add1", step=Fraction(100))
        for one in outcome.explanations:
            assert one.scope == "rule"
            if one.cost_to_win is not None:
                told += 1
                cheaper = at_cost(made, one.project, one.cost_to_win)
                assert wins(cheaper, one.project, "cost", "add1", 100)
    assert told > 4


@pytest.mark.parametrize("completion", ["add1", "add1-exhaustive"])
@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_a_trial_begins_where_the_project_may_first_be_bought(completion, utility):
    """What comes before is known; with it left out the rule gives the same."""
    later = 0
    for seed in range(12):
        made = town(seed, projects=8, voters=40) if seed % 2 else small(seed)
        of = election(made)
        rule = Rule(utility, completion, Fraction(made.budget, 900), usual_order(of))
        known = decide(of, rule)
        for row in set(range(len(of.projects))) - set(known.bought):
            for part in (Fraction(9, 10), Fraction(1, 2), Fraction(1, 5)):
                other = of.at_cost(row, of.costs[row] * part)
                its = replace(rule, order=usual_order(other))
                first = first_doubt(
                    other, utility, its.step, its.order, path=known.path, project=row
                )
                short = decide(other, its, first=first)
                assert (row in short.bought) == (row in decide(other, its).bought), (seed, row)
                later += first > 0
    assert later > 10


def test_of_a_large_election_the_deciding_count_is_and_it_says_so(monkeypatch):
    monkeypatch.setattr(rules, "EFFORT", 0)
    made = town(5, projects=12, voters=80)
    outcome = equal_shares(election(made), completion="add1")
    raised = made._replace(budget=outcome.share * len(made.ballots))
    for one in outcome.explanations:
        assert one.scope == "count"
        if one.cost_to_win is not None:
            cheaper = at_cost(raised, one.project, one.cost_to_win)
            assert wins(cheaper, one.project, "cost", "none")


def test_of_greedy_too():
    for seed in range(60):
        made = small(seed)
        for utility in ("cost", "cardinality"):
            for one in greedy(election(made), utility=utility).explanations:
                if one.cost_to_win is not None:
                    cheaper = at_cost(made, one.project, one.cost_to_win)
                    order = oracle.order_of(cheaper.costs, cheaper.ballots)
                    assert one.project in oracle.greedy(*cheaper, utility, order)


def test_phragmen_gives_none():
    assert phragmen(election(small(3))).explanations == ()


def test_the_reason_is_named():
    made = Made({"a": 10, "b": 500, "c": 10}, [("a", "b")] * 2, 15)
    by = {one.project: one for one in equal_shares(election(made)).explanations}
    assert (by["b"].reason, by["c"].reason) == ("over_budget", "nobody")
    assert (by["b"].supporters, by["b"].more_supporters, by["b"].cost_to_win) == (2, None, 9)
    assert (by["c"].cost_to_win, by["c"].cheaper) == (None, None)


def test_others_are_the_ballots_without_it_in_the_order_asked_for():
    made = election(Made({"a": 1, "b": 1}, [("a",), ("b",), ()], 3))
    assert others(made, 0).tolist() == [1, 2]
    assert others(made, 0, np.array([2, 0, 1])).tolist() == [2, 1]


@pytest.mark.parametrize("begin", [1, 5, 37, 38, 90, 1000])
@pytest.mark.parametrize("grain", [1, 7])
def test_the_edge_is_found_from_anywhere(begin, grain):
    asked = []

    def true(number):
        asked.append(number)
        return number >= 37

    found = edge(true, begin, 100, grain)
    assert true(found)
    assert found - grain < 37
    assert edge(lambda number: number >= 37, begin, 36) is None
    assert all(1 <= number <= 100 for number in asked)
