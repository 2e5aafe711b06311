import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.renewal.reach import reach
from tests.engine.renewal.problems import Told, best_by_trying_all, needs_met, problem

SEEDS = st.integers(0, 10**6)


def overlap(chance, n):
    """Each candidate covers some of forty things; what two cover counts once."""
    covers = [frozenset(chance.choice(40, chance.integers(1, 12), replace=False)) for _ in range(n)]
    return lambda chosen: float(len(frozenset().union(*(covers[i] for i in chosen))))


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, n=st.integers(1, 9), kind=st.sampled_from([overlap, needs_met]))
def test_few_candidates_are_chosen_as_by_trying_every_set(seed, n, kind):
    chance = np.random.default_rng(seed)
    gain = kind(chance, n)
    costs = chance.integers(1, 100, n).tolist()
    asked = problem(costs, int(chance.integers(1, 1 + sum(costs))))
    found = reach(asked, Told(gain))
    assert found.gain == pytest.approx(best_by_trying_all(asked, gain))
    assert found.complete
    assert found.bound == found.gain


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_the_bound_holds_wherever_a_second_measure_never_adds_more_than_a_first(seed):
    chance = np.random.default_rng(seed)
    gain = overlap(chance, 12)
    costs = chance.integers(1, 100, 12).tolist()
    asked = problem(costs, sum(costs) // 3)
    found = reach(asked, Told(gain), few=0)
    truth = best_by_trying_all(asked, gain)
    assert found.gain <= truth + 1e-9
    assert truth <= found.bound + 1e-6
    assert found.gain >= 0.9 * truth


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS)
def test_no_set_gains_more_than_the_ceiling_whatever_the_company(seed):
    chance = np.random.default_rng(seed)
    gain = needs_met(chance, 12)
    costs = chance.integers(1, 100, 12).tolist()
    asked = problem(costs, sum(costs) // 3)
    found = reach(asked, Told(gain), few=0)
    assert found.gain <= best_by_trying_all(asked, gain) + 1e-9 <= found.ceiling + 2e-9


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS, kind=st.sampled_from([overlap, needs_met]))
def test_more_money_never_lowers_the_best_gain(seed, kind):
    chance = np.random.default_rng(seed)
    gain = kind(chance, 7)
    costs = chance.integers(1, 100, 7).tolist()
    gains = [reach(problem(costs, money), Told(gain)).gain for money in range(0, sum(costs), 25)]
    assert gains == sorted(gains)


@pytest.mark.parametrize("few", [0, 12])
def test_of_two_that_do_the_same_the_cheaper_is_taken(few):
    def gain(chosen):
        return float(bool({0, 1} & chosen)) + 0.5 * (2 in chosen)

    assert reach(problem([30, 20, 10], 60), Told(gain), few=few).chosen == {1, 2}


@pytest.mark.parametrize("few", [0, 12])
def test_nothing_is_bought_that_saves_nothing(few):
    assert reach(problem([1, 1], 9), Told(lambda chosen: float(0 in chosen)), few=few).chosen == {0}


def test_what_another_search_could_not_pay_is_still_found_with_more_money():
    costs, told = [*range(1, 20), 90], Told(lambda chosen: len(chosen) + 50.0 * (19 in chosen))
    first = reach(problem(costs, 60), told)
    assert 19 in reach(problem(costs, 120), told, seen=first.seen, rounds=1, passes=0, few=0).chosen


def test_of_many_that_stand_in_for_one_another_the_cheapest_is_kept():
    costs = list(range(10, 30))
    asked = problem(costs, sum(costs))
    assert reach(asked, Told(lambda chosen: float(bool(chosen)))).chosen == {0}


@pytest.mark.parametrize("few", [0, 12])
def test_what_is_forced_stays_in_though_it_saves_nothing(few):
    asked = problem([5, 5], 5, forced=frozenset({1}))
    assert reach(asked, Told(lambda chosen: float(0 in chosen)), few=few).chosen == {1}


def test_no_answer_where_what_is_forced_costs_more_than_there_is():
    asked = problem([5], 4, forced=frozenset({0}))
    assert reach(asked, Told(lambda _: 0.0)) is None


@pytest.mark.parametrize("few", [0, 12])
def test_a_measure_is_taken_with_what_it_needs_and_never_beside_what_it_excludes(few):
    def gain(chosen):
        return 3.0 * (0 in chosen) + 2.0 * (2 in chosen) + 1.0 * (3 in chosen)

    asked = problem([5, 5, 5, 5], 15, needs=((0, 1),), excludes=((0, 2),))
    assert reach(asked, Told(gain), few=few).chosen == {0, 1, 3}


@pytest.mark.parametrize("few", [0, 12])
def test_a_set_that_leaves_a_group_worse_off_is_not_taken(few):
    def harmed(chosen):
        return ("age_80_plus",) if 0 in chosen else ()

    told = Told(lambda chosen: 2.0 * (0 in chosen) + 1.0 * (1 in chosen), harmed)
    assert reach(problem([5, 5], 5), told, few=few).chosen == {1}


@pytest.mark.parametrize("few", [0, 12])
def test_a_set_the_sources_cannot_pay_is_not_taken(few):
    asked = problem([5, 5], 10, rows=np.array([[3, 0]]), bounds=np.array([2]))
    told = Told(lambda chosen: 2.0 * (0 in chosen) + (1 in chosen))
    assert reach(asked, told, few=few).chosen == {1}


def test_each_trade_has_its_working_days():
    asked = problem(
        [1, 1, 1],
        3,
        days=np.array([60, 50, 50]),
        trade=np.array([0, 0, 1]),
        season=np.array([100.0, 100.0]),
    )
    found = reach(asked, Told(lambda chosen: float(len(chosen)) + 0.5 * (0 in chosen)))
    assert found.chosen == {0, 2}
