"""From a ledger mostly blank, worlds still hold the truth as often as they claim."""

from functools import cache

import numpy as np
import polars as pl
import pytest

from linli.engine.estate.population.example import example_estate
from linli.engine.stress.run import diagnose
from tests.engine.estate.blanking import blanked
from tests.engine.estate.completion.worlds import completion

BLANKINGS, WORLDS, SHARE = 25, 25, 0.6


def figures(estate):
    """What losses hang on, counted in whole estates."""
    homes = (
        estate["households"]
        .join(estate["dwellings"].select("dwelling", "building", "floor"), on="dwelling")
        .join(estate["buildings"].select("building", "storeys"), on="building")
        .with_columns(pl.col(pl.Boolean).cast(pl.Int64))
    )
    here = 1 - pl.col("away")
    parts = estate["components"]
    return homes.select(
        persons=(pl.col("size") * here).sum(),
        very_old=(pl.col("age_80_plus") * here).sum(),
        old_alone=(pl.col("lives_alone") * pl.col("age_60_79")).sum(),
        limited=pl.col("mobility_limited").sum(),
        medicated=pl.col("medicated").sum(),
        high=(pl.col("size") * (pl.col("floor") >= 4)).sum(),
        top=(pl.col("size") * (pl.col("floor") >= pl.col("storeys"))).sum(),
        uncooled=(pl.col("size") * (1 - pl.col("cooled"))).sum(),
        tenants=(pl.col("tenure") == "tenant").sum(),
        worn=parts["condition"].is_in(["poor", "bad"]).sum(),
        years=parts["installed"].sum(),
    ).row(0, named=True)


@cache
def found():
    """Figure -> (blankings, worlds) of it, and of the whole ledger."""
    drawn = []
    for seed in range(BLANKINGS):
        ready = completion(blanked(example_estate(), SHARE, seed), seed)
        drawn.append([list(figures(ready.world(w)).values()) for w in range(WORLDS)])
    truth = figures(example_estate())
    return dict(zip(truth, np.moveaxis(np.array(drawn, float), 2, 0), strict=True)), truth


@pytest.mark.parametrize("name", figures(example_estate()))
def test_the_truth_lies_in_the_90_percent_interval_of_worlds(name):
    """0.9 of 25 blankings, give or take three standard errors of 0.06."""
    drawn, truth = found()
    low, high = np.quantile(drawn[name], (0.05, 0.95), axis=1)
    assert ((low <= truth[name]) & (truth[name] <= high)).mean() >= 0.72


@pytest.mark.parametrize("name", figures(example_estate()))
def test_worlds_are_off_by_no_more_than_their_spread_on_average(name):
    drawn, truth = found()
    off = drawn[name].mean() - truth[name]
    assert abs(off) < drawn[name].std(axis=1).mean()


def test_the_annual_loss_of_the_whole_ledger_lies_among_those_of_worlds():
    def loss(estate):
        return diagnose(estate, draws=20).annual.person_days_lost.mean

    truth, inside = loss(example_estate()), 0
    for seed in range(4):
        ready = completion(blanked(example_estate(), SHARE, seed), seed)
        losses = [loss(ready.world(w)) for w in range(12)]
        inside += min(losses) <= truth <= max(losses)
    assert inside >= 3
