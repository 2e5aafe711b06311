import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.renewal.floor import floor_of
from linli.engine.renewal.gaps import Gap
from tests.engine.renewal.problems import every_set, problem

GAS, STAIR, ROOF = (
    Gap("gas_line_unsafe", "components", "g1"),
    Gap("stairs_unsafe", "components", "s1"),
    Gap("roof_leaking", "buildings", "1"),
)


def floor(costs, closes, budget=10**9, gaps=(GAS, STAIR, ROOF), **changes):
    return floor_of(problem(costs, budget, **changes), gaps, [frozenset(one) for one in closes])


def test_every_gap_that_a_measure_closes_is_closed():
    found = floor([3, 4, 5], [{GAS}, {STAIR}, {ROOF}])
    assert found.chosen == {0, 1, 2}
    assert found.closed == (GAS, STAIR, ROOF)
    assert found.full_cost == 12


def test_the_cheapest_set_that_closes_them_is_taken():
    assert floor([3, 4, 5, 6], [{GAS}, {STAIR}, {ROOF}, {GAS, STAIR}]).chosen == {2, 3}


def test_a_gap_that_no_measure_closes_is_told():
    assert floor([3], [{GAS}]).without_measure == (STAIR, ROOF)


def test_what_a_measure_needs_comes_with_it():
    assert floor([3, 1], [{GAS}, ()], needs=((0, 1),)).chosen == {0, 1}


def test_where_money_does_not_reach_safety_comes_first():
    found = floor([3, 4, 5], [{GAS}, {STAIR}, {ROOF}], budget=8)
    assert found.chosen == {0, 1}
    assert found.unpaid == (ROOF,)
    assert found.full_cost == 12


def test_a_kind_of_gap_too_dear_does_not_keep_a_later_one_open():
    found = floor([11, 4, 5], [{GAS}, {STAIR}, {ROOF}], budget=10)
    assert found.chosen == {1, 2}
    assert found.unpaid == (GAS,)


def test_a_source_that_may_not_pay_leaves_the_gap_unpaid_and_says_so():
    found = floor([3], [{GAS}], gaps=(GAS,), rows=np.array([[2]]), bounds=np.array([1]))
    assert found.unpaid == (GAS,)
    assert found.chosen == frozenset()


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_set_that_closes_as_much_is_cheaper(seed):
    chance = np.random.default_rng(seed)
    gaps = [Gap("gas_line_unsafe", "components", str(k)) for k in range(5)]
    closes = [{gaps[k] for k in range(5) if chance.random() < 0.4} for _ in range(6)]
    costs = chance.integers(1, 50, 6).tolist()
    found = floor(costs, closes, gaps=gaps)
    covering = [
        one
        for one in every_set(6)
        if set(found.closed) <= set().union(*(closes[i] for i in one), set())
    ]
    assert sum(costs[i] for i in found.chosen) == pytest.approx(
        min(sum(costs[i] for i in one) for one in covering)
    )
