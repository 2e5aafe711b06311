import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.renewal.programme import Cut, best
from tests.engine.renewal.problems import every_set, problem


def drawn(seed, n, rules=3):
    """A problem with rules of sources, and two cuts."""
    chance = np.random.default_rng(seed)
    costs = chance.integers(1_000_000, 100_000_000, n)
    rows = (costs * chance.choice([0.0, 0.3, 0.6, 1.0], (rules, n))).astype(np.int64)
    bounds = chance.integers(0, int(costs.sum()), rules)
    asked = problem(costs.tolist(), int(costs.sum() * 0.6), rows=rows, bounds=bounds)
    cuts = [Cut(float(chance.uniform(0, 3)), chance.uniform(0, 5, n)) for _ in range(2)]
    return asked, cuts


def bound_on(cuts, chosen):
    return min(one.constant + sum(one.weight[i] for i in chosen) for one in cuts)


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(1, 8))
def test_the_programme_finds_the_set_that_trying_all_finds(seed, n):
    asked, cuts = drawn(seed, n)
    found = best(asked, cuts)
    truth = max(bound_on(cuts, one) for one in every_set(n) if asked.fits(one))
    assert found is not None
    assert bound_on(cuts, found.chosen) == pytest.approx(truth, rel=1e-5, abs=1e-5)
    assert found.bound >= truth - 1e-6


def test_no_set_is_found_where_what_is_forced_cannot_be_paid():
    asked = problem([9], 9, forced=frozenset({0}), rows=np.array([[5]]), bounds=np.array([4]))
    assert best(asked, [Cut(0.0, np.ones(1))]) is None


def test_a_refused_set_is_not_found_again():
    asked = problem([1, 1], 2)
    cuts = [Cut(0.0, np.array([2.0, 1.0]))]
    assert best(asked, cuts).chosen == {0, 1}
    assert best(asked, cuts, refused=[frozenset({0, 1})]).chosen == {0}


def test_two_hundred_measures_and_five_sources_are_solved_to_one_per_cent():
    chance = np.random.default_rng(5)
    n, sources = 200, 5
    costs = chance.integers(1_000_000, 300_000_000, n)
    shares = chance.choice([0.0, 0.2, 0.5, 1.0], (sources, n))
    limits = (chance.uniform(0.05, 0.3, sources) * costs.sum()).astype(np.int64)
    groups = [one for one in every_set(sources) if one]
    rows = [costs * np.maximum(0, 1 - np.delete(shares, sorted(g), 0).sum(0)) for g in groups]
    asked = problem(
        costs.tolist(),
        int(costs.sum() * 0.4),
        rows=np.array(rows, np.int64),
        bounds=np.array([limits[sorted(group)].sum() for group in groups]),
        needs=tuple((i, i - 7) for i in range(20, 60)),
        excludes=tuple((i, i + 1) for i in range(100, 140, 2)),
    )
    cuts = [Cut(float(k), chance.uniform(0, 10, n)) for k in range(6)]
    found = best(asked, cuts, gap=0.01)
    assert found.gap <= 0.01
    assert asked.fits(found.chosen)
    assert bound_on(cuts, found.chosen) <= found.bound + 1e-6
