"""Greedy and Phragmén, to hold equal shares against."""

from fractions import Fraction

from linli.engine.voice.election import Election
from linli.engine.voice.rules import Preference, equal_shares, greedy, phragmen, preferred
from tests.engine.voice import oracle
from tests.engine.voice.elections import Made, small, thirds, town


def election(made):
    return Election.of(made.costs, made.ballots, made.budget)


def test_greedy_takes_by_votes_and_passes_over_what_does_not_fit():
    costs = {"hall": 80, "lamps": 30, "bench": 20, "pool": 1}
    made = Made(costs, [("hall", "lamps")] * 3 + [("hall", "bench")], 100)
    outcome = greedy(election(made))
    assert outcome.winners == ("hall", "bench")
    assert (outcome.rule, outcome.completion, outcome.spent, outcome.payments) == (
        "greedy", None, 100, (),
    )  # fmt: skip
    assert greedy(election(made), utility="cardinality").winners == ("lamps", "bench")


def test_greedy_and_phragmen_equal_the_slow_ones():
    for seed in range(200):
        for made in (small(seed), thirds(small(seed))):
            order = oracle.order_of(made.costs, made.ballots)
            for utility in ("cost", "cardinality"):
                found = greedy(election(made), utility=utility).winners
                assert found == oracle.greedy(*made, utility, order)
            assert phragmen(election(made)).winners == oracle.phragmen(*made, order)


def test_phragmen_equals_the_slow_one_on_a_town():
    made = town(2, projects=16, voters=90)
    order = oracle.order_of(made.costs, made.ballots)
    assert phragmen(election(made)).winners == oracle.phragmen(*made, order)


def test_phragmen_ends_at_what_would_overspend():
    """a after 10 a head, b after 15, c after 40, which does not fit any more."""
    made = Made({"a": 20, "b": 15, "c": 40, "d": 50}, [("a",)] * 2 + [("b",), ("c",), ("d",)], 70)
    assert phragmen(election(made)).winners == ("a", "b")


def test_two_outcomes_are_held_against_each_other_by_voters():
    made = Made({"a": 40, "b": 30, "c": 30}, [("a",)] * 3 + [("b", "c")] * 2 + [()], 70)
    one, other = equal_shares(election(made)), greedy(election(made))
    assert (one.winners, other.winners) == ((), ("a", "b"))
    assert preferred(one, other) == Preference(0, 5, 1)
    assert preferred(other, one, "cardinality") == Preference(5, 0, 1)


def test_utility_of_a_preference_is_cost_or_number():
    made = Made({"a": 40, "b": 10, "c": 10}, [("a", "b", "c")], 40)
    one = equal_shares(election(made), utility="cost")
    other = greedy(election(made), utility="cardinality")
    assert (set(one.winners), set(other.winners)) == ({"b", "c"}, {"b", "c"})
    assert preferred(one, other) == Preference(0, 0, 1)
    assert one.leftover == Fraction(20)
