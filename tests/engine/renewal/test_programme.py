import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.renewal.programme import Cut, best
from tests.engine.renewal.problems import every_set, problem

SOURCES = 3


def drawn(seed, n):
    """A problem whose sources have limits and shares, and two cuts."""
    chance = np.random.default_rng(seed)
    costs = chance.integers(1_000_000, 100_000_000, n)
    share = chance.choice([0.0, 0.3, 0.6, 1.0], (n, SOURCES))
    limit = chance.integers(0, int(costs.sum()), SOURCES).astype(float)
    asked = problem(costs.tolist(), int(costs.sum() * 0.6), share=share, limit=limit)
    cuts = [Cut(float(chance.uniform(0, 3)), chance.uniform(0, 5, n)) for _ in range(2)]
    return asked, cuts


def bounds_of(cuts, chosen):
    return min(one.constant + sum(one.weight[i] for i in chosen) for one in cuts)


def oracle(asked, cuts):
    """The largest bound of all allowed sets the sources can pay."""
    return max(
        (
            bounds_of(cuts, one)
            for one in every_set(len(asked))
            if asked.fits(one) and flows(asked, one)
        ),
        default=None,
    )


def flows(asked, chosen):
    """Whether the sources can pay: maximum flow = least cut, over all sets of sources on one side.

    Each charge then takes the side on which it is cheaper to cut.
    """
    rows = sorted(chosen)
    cost, share = asked.cost[rows], asked.share[rows]
    total = cost.sum()
    for banks in every_set(SOURCES):
        near = sorted(banks)
        through = np.minimum(cost, (cost[:, None] * share[:, near]).sum(axis=1))
        far = [s for s in range(SOURCES) if s not in banks]
        if through.sum() + asked.limit[far].sum() < total - 1:
            return False
    return True


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(1, 8))
def test_the_programme_finds_the_set_that_trying_all_finds(seed, n):
    asked, cuts = drawn(seed, n)
    found, truth = best(asked, cuts), oracle(asked, cuts)
    assert found is not None
    assert bounds_of(cuts, found.chosen) == pytest.approx(truth, rel=1e-5, abs=1e-5)
    assert found.bound >= truth - 1e-6


def test_no_set_is_found_where_what_is_forced_cannot_be_paid():
    asked = problem(
        [100], 100, share=np.array([[0.5]]), limit=np.array([100.0]), forced=frozenset({0})
    )
    assert best(asked, [Cut(0.0, np.ones(1))]) is None


def test_a_refused_set_is_not_found_again():
    asked = problem([1, 1], 2)
    cuts = [Cut(0.0, np.array([2.0, 1.0]))]
    assert best(asked, cuts).chosen == {0, 1}
    assert best(asked, cuts, refused=[frozenset({0, 1})]).chosen == {0}


def test_two_hundred_measures_and_five_sources_are_solved_to_one_per_cent():
    chance = np.random.default_rng(5)
    n, s = 200, 5
    costs = chance.integers(1_000_000, 300_000_000, n)
    asked = problem(
        costs.tolist(),
        int(costs.sum() * 0.4),
        share=chance.choice([0.0, 0.2, 0.5, 1.0], (n, s)),
        limit=chance.uniform(0.05, 0.3, s) * costs.sum(),
        needs=tuple((i, i - 7) for i in range(20, 60)),
        excludes=tuple((i, i + 1) for i in range(100, 140, 2)),
    )
    cuts = [Cut(float(k), chance.uniform(0, 10, n)) for k in range(6)]
    found = best(asked, cuts, gap=0.01)
    assert found.gap <= 0.01
    assert asked.fits(found.chosen)
    assert bounds_of(cuts, found.chosen) <= found.bound + 1e-6
