"""Costs of generated plans lie where published projects do; see README.md."""

import numpy as np
import polars as pl
import pytest

from tests.validation.programme_costs.estates import SEEDS, made, spent
from tests.validation.programme_costs.make_costs import COSTS, HEADING, README, told
from tests.validation.programme_costs.published import A_HOUSEHOLD, A_M2, within

STORED = pl.read_csv(COSTS)
SMALLEST = STORED.sort("households")["seed"].head(2).to_list()


def test_most_plans_cost_what_the_programme_spent():
    each = [
        within(STORED["yuan"] / STORED["households"], A_HOUSEHOLD),
        within(STORED["yuan"] / STORED["m2"], A_M2),
    ]
    assert all(inside.sum() > len(STORED) / 2 for inside in (*each, np.logical_and(*each)))


def test_the_stored_estates_are_those_that_are_made():
    found = [(s, m.climate, m.first, m.last, m.households) for s in SEEDS for m in [made(s)]]
    assert STORED.select("seed", "climate", "first", "last", "households").rows() == found


@pytest.mark.parametrize("seed", SMALLEST)
def test_a_stored_cost_is_what_the_plan_spends(seed):
    stored = STORED.filter(pl.col("seed") == seed)["yuan"][0]
    assert spent(made(seed)) == pytest.approx(stored, rel=0.1)


def test_the_distribution_in_the_readme_is_that_of_the_table():
    _, _, shown = README.read_text(encoding="utf-8").partition(HEADING)
    assert shown == told(STORED)
