"""The compiled stress test against a slow and obvious one, draw by draw."""

import numpy as np
import pytest

from linli.engine.shocks.kinds import SHOCKS
from linli.engine.stress.rules import bundled
from tests.engine.stress import oracle
from tests.engine.stress.estates import harsh, prepared, random_estate
from tests.factories import small_estate

SUMS = ("credit", "failures")
"""Fields a block adds up over its draws."""


def compare(estate, shock, parameters, draws, seed=1):
    """Assert that every field of the tally of ``draws`` draws is the oracle's."""
    run = prepared(estate, shock, parameters, seed)
    events, tally = run.shock.events(0, draws), run.block(0, draws)
    model = run.model
    still = oracle.Estate(
        model.fabric, model.homes, model.reserve, run.rules, model.occupants, run.sources,
        run.control_days,
    )  # fmt: skip
    slow = [oracle.draw(still, events, row, row) for row in range(draws)]
    assert set(tally._fields) == set(slow[0])
    for name in tally._fields:
        rows = np.array([one[name] for one in slow])
        if name in SUMS:
            rows = rows.sum(axis=0)
        elif name in ("building", "entrance"):
            rows = np.array([rows.sum(axis=0), (rows**2).sum(axis=0)])
        np.testing.assert_allclose(
            getattr(tally, name), rows, rtol=1e-9, atol=1e-9, err_msg=f"{shock} {name}"
        )
    return tally


SEEDS = range(20)


@pytest.mark.parametrize("shock", SHOCKS)
def test_the_small_estate_fares_as_in_the_oracle(shock):
    compare(small_estate(), shock, bundled(), 25)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_estate_of_any_kind_fares_as_in_the_oracle(seed):
    for shock in SHOCKS:
        compare(random_estate(seed), shock, harsh(), 5, seed)


def test_the_estates_compared_lack_every_need():
    """Otherwise the comparison would say little."""
    unmet = np.zeros(8)
    for seed in SEEDS:
        for shock in SHOCKS:
            run = prepared(random_estate(seed), shock, harsh(), seed)
            unmet += run.block(0, 5).by_need.sum(axis=0)
    assert (unmet > 1).all()
