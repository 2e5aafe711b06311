"""The Method of Equal Shares: fair, exact, and the same as written down slowly."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.voice.completion import usual_step
from linli.engine.voice.election import Election
from linli.engine.voice.rules import equal_shares
from tests.engine.voice import oracle
from tests.engine.voice.elections import Made, city, small, thirds, town

UTILITIES = ("cost", "cardinality")
COMPLETIONS = ("none", "add1", "add1-exhaustive", "greedy")


def election(made):
    return Election.of(made.costs, made.ballots, made.budget)


def winners(made, **how):
    return equal_shares(election(made), **how).winners


@st.composite
def elections(draw):
    """Up to six projects and ten voters, whole or broken costs, often equal ones."""
    amounts = st.one_of(
        st.integers(1, 9).map(lambda n: Fraction(10 * n)),
        st.fractions(1, 90, max_denominator=7),
    )
    costs = draw(st.dictionaries(st.sampled_from("abcdef"), amounts, min_size=1, max_size=6))
    ballot = st.sets(st.sampled_from(sorted(costs))).map(lambda ids: tuple(sorted(ids)))
    ballots = draw(st.lists(ballot, min_size=1, max_size=10))
    return Made(costs, ballots, draw(st.fractions(1, 200, max_denominator=3)))


def test_a_group_gets_what_its_share_can_pay_for():
    """Six of ten want three things, four want one; by votes alone they would get nothing."""
    costs = {"gate": 30, "lawn": 30, "lamps": 40, "tank": 40}
    ballots = [("gate", "lamps", "lawn")] * 6 + [("tank",)] * 4
    assert winners(Made(costs, ballots, 100)) == ("gate", "lawn", "tank")
    assert winners(Made(costs, ballots, 100), utility="cardinality") == ("gate", "lawn", "tank")


def test_a_worked_example_with_every_payment():
    """Budget 30, three voters, 10 each. A (24) costs its three supporters 8 each. Two then hold
    2 + 2 for B (4), and C (3) has nobody left who could pay."""
    made = Made({"A": 24, "B": 4, "C": 3}, [("A", "B"), ("A", "B"), ("A", "C")], 30)
    outcome = equal_shares(election(made))
    assert outcome.winners == ("A", "B")
    assert outcome.share == 10
    first, second = outcome.payments
    assert (first.each, first.total, second.each, second.pays) == (8, 24, 2, (2,))
    assert outcome.left == (0, 2)
    assert (outcome.spent, outcome.leftover) == (28, 2)


def test_who_has_less_than_the_price_pays_all_that_is_left():
    ballots = [("A", "B"), ("A",), ("A",), ("B",)]
    outcome = equal_shares(election(Made({"A": 24, "B": 13}, ballots, 40)))
    assert outcome.winners == ("A",)
    cheaper = equal_shares(election(Made({"A": 24, "B": 12}, ballots, 40)))
    assert cheaper.winners == ("A", "B")
    last = cheaper.payments[1]
    assert last.each == 10
    assert dict(zip(last.ballots, last.pays, strict=True)) == {0: 2, 2: 10}


@pytest.mark.parametrize("budget", [Fraction(100), Fraction(100, 3), Fraction(22, 7)])
def test_a_project_whose_cost_is_the_whole_budget_is_bought(budget):
    """No decimal holds a third: with rounded money it would be lost by the last digit."""
    made = Made({"all": budget}, [("all",)] * 3, budget)
    assert winners(made) == ("all",)
    beyond = made._replace(budget=budget - Fraction(1, 10**30))
    assert winners(beyond) == ()


def test_utility_decides_between_one_large_and_several_small():
    costs = {"hall": 60, "bench": 10}
    ballots = [("bench", "hall")] * 2 + [("hall",)] * 4
    made = Made(costs, ballots, 60)
    assert winners(made, utility="cost") == ("hall",)
    assert winners(made, utility="cardinality") == ("bench",)


@pytest.mark.parametrize(("utility", "completion"), list(product(UTILITIES, COMPLETIONS)))
def test_it_equals_the_slow_count(utility, completion):
    for seed in range(150):
        for made in (small(seed), thirds(small(seed))):
            found = winners(made, utility=utility, completion=completion, step=Fraction(1))
            assert found == oracle.completed(*made, utility, completion, 1), seed


@given(elections(), st.sampled_from(UTILITIES), st.sampled_from(COMPLETIONS))
def test_it_equals_the_slow_count_whatever_the_election(made, utility, completion):
    step = Fraction(made.budget) / 7
    found = winners(made, utility=utility, completion=completion, step=step)
    assert found == oracle.completed(*made, utility, completion, step)


@given(elections(), st.sampled_from(UTILITIES))
def test_every_payment_equals_the_slow_count(made, utility):
    outcome = equal_shares(election(made), utility=utility)
    slow = oracle.plain(
        made.costs, made.ballots, outcome.election.share, utility, oracle.order_of(*made[:2])
    )
    of = {outcome.election.ballot(row): row for row in range(len(outcome.election.voters))}
    rows = list(outcome.election.projects)
    for payment, (project, paid) in zip(outcome.payments, slow.items(), strict=True):
        found = dict(zip(payment.ballots, payment.pays, strict=True))
        assert payment.project == project
        for voter, amount in paid.items():
            ballot = of[tuple(sorted(rows.index(one) for one in made.ballots[voter]))]
            assert found.get(ballot, 0) == amount


@given(elections(), st.sampled_from(UTILITIES), st.sampled_from(COMPLETIONS))
def test_payments_add_up_to_the_cost_and_nobody_pays_more_than_a_share(made, utility, completion):
    outcome = equal_shares(election(made), utility=utility, completion=completion)
    paid = [Fraction()] * len(outcome.election.voters)
    for payment in outcome.payments:
        assert payment.total == payment.cost
        assert all(0 < amount <= payment.each for amount in payment.pays)
        for ballot, amount in zip(payment.ballots, payment.pays, strict=True):
            paid[ballot] += amount
    assert all(a + b == outcome.share for a, b in zip(paid, outcome.left, strict=True))
    assert all(amount >= 0 for amount in outcome.left)


@given(elections(), st.sampled_from(UTILITIES), st.sampled_from(COMPLETIONS))
def test_no_completion_overspends_or_loses_count_of_the_money(made, utility, completion):
    outcome = equal_shares(election(made), utility=utility, completion=completion)
    assert outcome.spent == sum(made.costs[project] for project in outcome.winners)
    assert 0 <= outcome.leftover == made.budget - outcome.spent


@given(elections(), st.sampled_from(UTILITIES), st.sampled_from(COMPLETIONS), st.integers(0, 99))
def test_neither_the_order_nor_the_merging_of_ballots_matters(made, utility, completion, seed):
    luck = Random(seed)
    names = list(made.costs)
    luck.shuffle(names)
    ballots = [tuple(luck.sample(ballot, len(ballot))) for ballot in made.ballots]
    luck.shuffle(ballots)
    other = Made({name: made.costs[name] for name in names}, ballots, made.budget)
    how = {"utility": utility, "completion": completion}
    assert winners(other, **how) == winners(made, **how)
    apart = Election.of(made.costs, made.ballots, made.budget, groups=map(str, range(len(ballots))))
    assert equal_shares(apart, **how).winners == winners(made, **how)


@given(elections(), st.sampled_from(UTILITIES), st.fractions(1, 3, max_denominator=4))
def test_the_dearer_of_two_that_are_alike_is_never_bought_instead(made, utility, factor):
    """A twin with the same supporters that costs more."""
    twin = min(made.costs)
    costs = {"0dear": made.costs[twin] * (1 + factor)} | made.costs
    ballots = [(*ballot, "0dear") if twin in ballot else ballot for ballot in made.ballots]
    for completion in COMPLETIONS[:3]:  # the greedy one buys what still fits
        found = winners(Made(costs, ballots, made.budget), utility=utility, completion=completion)
        assert "0dear" not in found or twin in found


@given(elections(), st.integers(2, 1000))
def test_money_may_be_counted_in_any_unit(made, factor):
    """With the step in the same unit: cents or yuan, the outcome is the same."""
    other = Made(
        {name: cost * factor for name, cost in made.costs.items()},
        made.ballots,
        made.budget * factor,
    )
    step = Fraction(made.budget) / 20
    for completion in COMPLETIONS:
        assert winners(other, completion=completion, step=step * factor) == winners(
            made, completion=completion, step=step
        )


def test_the_last_count_that_does_not_overspend_decides():
    outcome = equal_shares(election(town(3)), completion="add1")
    assert (outcome.step, outcome.spent <= outcome.budget) == (1, True)
    assert outcome.share == outcome.election.share + outcome.steps
    rich = equal_shares(raised(outcome.election, outcome.steps + 1))
    same = equal_shares(raised(outcome.election, outcome.steps))
    assert rich.spent > outcome.budget
    assert same.winners == outcome.winners


def raised(of, steps):
    """The same election with so many units more for every voter."""
    budget = of.budget + steps * of.number_of_voters
    return Election(of.projects, of.costs, budget, of.starts, of.approved, of.voters)


def test_every_step_is_covered_though_few_are_counted():
    """Equal to raising unit by unit, on an election with hundreds of steps."""
    for seed in range(3):
        made = town(seed, projects=9, voters=60)
        for completion in ("add1", "add1-exhaustive"):
            found = winners(made, completion=completion, step=Fraction(25))
            assert found == oracle.completed(*made, "cost", completion, 25)


def test_it_ends_when_everything_anybody_wants_is_bought():
    made = Made({"a": 10, "b": 900, "c": 5}, [("a",), ("b",), ()], 1000)
    outcome = equal_shares(election(made), completion="add1", step=Fraction(1))
    assert outcome.winners == ("a", "b")
    assert outcome.share >= 900


@pytest.mark.parametrize(
    ("budget", "voters", "step"),
    [
        (100, 100, 1),
        (100, 101, Fraction(1, 100)),
        (1, 10**6, Fraction(1, 10**7)),
        (999_999, 10, 1),
        (10**6, 10, 10),
        (10**9, 5_000, 10),
        (50_000_000, 90_000, 1),
    ],
)
def test_the_step_scales_with_the_budget(budget, voters, step):
    made = Election.of({"a": 1}, [("a",)], budget, voters=[voters])
    assert usual_step(made) == step
    assert 1 <= made.share / step < 100_000


def test_a_step_that_does_not_raise_is_refused():
    with pytest.raises(InputError, match="step_not_positive"):
        equal_shares(election(small(1)), completion="add1", step=Fraction(0))


def test_a_city_is_counted_and_paid_for_to_the_last_digit():
    outcome = equal_shares(election(city()), completion="add1")
    assert outcome.payments[-1].each.denominator.bit_length() > 400
    assert all(payment.total == payment.cost for payment in outcome.payments)
    assert outcome.spent <= outcome.budget
