from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.renewal.heard import heard
from tests.engine.renewal.problems import problem


def count(costs, wishes, community, **changes):
    budget = changes.pop("budget", sum(costs))
    return heard(problem(costs, budget, **changes), [frozenset(one) for one in wishes], community)


def test_what_its_supporters_can_pay_out_of_equal_shares_is_bought():
    found = count([60, 60], [{0}, {0}, {1}], 90)
    assert found.bought == (0,)
    assert found.supporters == (2, 1)


def test_a_minority_has_its_own_part_of_the_money():
    assert set(count([60, 30], [{0}, {0}, {1}], 90).bought) == {0, 1}


def test_what_is_needed_is_paid_for_with_it():
    found = count([30, 40], [{0}, {0}], 70, needs=((0, 1),))
    assert found.bought == (0,)
    assert found.chosen == {0, 1}
    assert count([30, 40], [{0}, {0}], 69, needs=((0, 1),)).bought == ()


def test_what_the_floor_holds_already_costs_residents_nothing():
    found = count([30, 40], [{0}], 30, needs=((0, 1),), forced=frozenset({1}))
    assert found.bought == (0,)


def test_of_two_that_exclude_each_other_the_later_gives_its_supporters_their_money_back():
    found = count([20, 30, 30], [{0, 1}, {0, 1}, {0, 2}, {2}], 80, excludes=((0, 1),))
    assert 0 in found.bought
    assert 1 not in found.bought
    assert found.refused == {1}


def test_wishes_that_cost_nothing_are_in_first():
    assert count([0, 10], [{0, 1}], 10).bought == (0, 1)


def test_without_money_nothing_is_counted():
    found = count([10], [{0}], 0)
    assert found.outcome is None
    assert found.bought == ()


def test_nothing_is_bought_that_breaks_the_whole_budget():
    assert count([50], [{0}], 50, budget=40).bought == ()


@settings(max_examples=50, deadline=None)
@given(
    costs=st.lists(st.integers(1, 50), min_size=1, max_size=6),
    data=st.data(),
    community=st.integers(1, 150),
)
def test_supporters_pay_exactly_what_is_bought_and_nobody_pays_for_anything_else(
    costs, data, community
):
    rows = st.sets(st.integers(0, len(costs) - 1))
    wishes = data.draw(st.lists(rows, min_size=1, max_size=8))
    found = count(costs, wishes, community)
    spent = sum(costs[i] for i in found.bought)
    assert spent <= community
    for paid in found.outcome.payments if found.outcome else ():
        assert paid.total == costs[int(paid.project)]
        assert sum(paid.voters) <= found.supporters[int(paid.project)]
