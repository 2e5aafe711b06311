"""What is spent: expected and drawn are of one model."""

import math
from dataclasses import replace

import numpy as np
import pytest

from linli.engine.chance import key_hashes, uniforms
from linli.engine.estate.population.example import example_estate
from linli.engine.parameters.triangular import quantile
from linli.engine.renewal.ageing import assets, borne
from linli.engine.renewal.lives import drawn_renewals
from linli.engine.renewal.plan import bundled_parameters as bundled
from linli.engine.renewal.spending import Size, Wear
from tests.engine.renewal.upkeep_factories import LIFT, START, with_parts

KNOWN = bundled()
DRAWS = 2000


def wear(estate):
    return Wear.of(borne(assets(estate, KNOWN, START)), KNOWN)


def test_draws_have_the_mean_that_is_expected_in_every_year():
    of = wear(example_estate())
    drawn = of.drawn(Size(7, DRAWS, 30), "e")
    hoped = sum(of.expected(30).values())
    error = drawn.std(axis=0) / math.sqrt(DRAWS)
    assert drawn.mean(axis=0)[0] == hoped[0] == 0
    assert np.all(np.abs(drawn.mean(axis=0) - hoped)[1:] < 4.5 * error[1:])


def test_each_renewal_costs_the_drawn_price_in_whole_fen():
    """Beside a slow loop with the law of a parameter's range."""
    of = wear(with_parts(LIFT, {**LIFT, "component": "L2", "installed": 2010}))
    things = of.things
    slow = np.zeros((12, 31), dtype=np.int64)
    lives = (things.age, things.hazard, of.scale)
    luck = (9, "e/upkeep/life")
    keys = key_hashes(things.key)
    for one in drawn_renewals(keys, lives, of.shape, luck=luck, draws=12, years=30):
        for row, draw, year in zip(*(each.tolist() for each in one), strict=True):
            (u,) = uniforms(9, "e/upkeep/price", key_hashes([things.price[row]]), draw)
            slow[draw, year] += round(quantile(float(u), *things.cost[row].tolist()))
    assert np.abs(of.drawn(Size(9, 12, 30), "e") - slow).max() <= 1


def test_things_of_one_price_are_dear_together():
    """Two lifts alike cost twice one in every draw of the first year, when both are due."""
    two = wear(with_parts(*({**LIFT, "component": key, "installed": 1840} for key in "AB")))
    one = wear(with_parts({**LIFT, "component": "A", "installed": 1840}))
    lifts = [
        replace(
            each,
            things=replace(
                each.things, cost=each.things.cost * (np.array(each.things.kind) == "lift")[:, None]
            ),
        )
        for each in (two, one)
    ]
    both, alone = (each.drawn(Size(9, 40, 1), "e")[:, 1] for each in lifts)
    assert (both == 2 * alone).all()
    assert len(set(alone.tolist())) > 1


@pytest.mark.parametrize("years", [1, 2, 60])
def test_expected_spending_of_a_longer_horizon_begins_alike(years):
    of = wear(example_estate())
    for kind, amounts in of.expected(years).items():
        assert amounts == pytest.approx(of.expected(60)[kind][: years + 1])
