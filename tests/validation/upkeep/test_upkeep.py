"""One thing that wears out and the fund that pays for it, beside closed forms (README.md)."""

import math
from itertools import product

import numpy as np
import pytest

from linli.engine.renewal.forecast import forecast
from linli.engine.renewal.fund import Terms
from linli.engine.renewal.lives import expected_renewals, first_chances, scale_of
from tests.engine.renewal.upkeep_factories import (
    BARE,
    LIFT,
    LIFT_YUAN,
    START,
    changed,
    with_parts,
)

YEARS = 30
PRICE = LIFT_YUAN * 100
YEARLY = {**BARE, "upkeep.life.lift": 1, "upkeep.price.lift": LIFT_YUAN}
"""A lift that is renewed every year."""

AREA = 192000 + 268850
"""Floor area of the small estate, 0.01 m2."""


def renewals(mean, shape, age=0.0, hazard=1.0, years=YEARS):
    """(years,) expected renewals of one thing."""
    scale = np.array([scale_of(mean, shape)])
    first = first_chances(np.array([age]), np.array([hazard]), scale, shape, years)
    return expected_renewals(first, scale, shape)[0]


def told(terms, changes, draws=20):
    return forecast(with_parts(LIFT), terms, changed(changes), seed=3, draws=draws)


@pytest.mark.parametrize("mean", [1.0, 1.5, 7.0, 20.0, 60.0])
@pytest.mark.parametrize("age", [0.0, 3.0, 90.0])
def test_what_fails_by_chance_alone_is_renewed_t_over_its_mean_life_times(mean, age):
    years = np.arange(1, YEARS + 1)
    assert np.cumsum(renewals(mean, 1.0, age)) == pytest.approx(years / mean, abs=1e-12)


def test_what_fails_on_time_is_renewed_when_its_life_is_over_and_again_after_it():
    told = renewals(10.0, 100.0, age=4.0)
    on_time = [1.0 if year in (6, 16, 26) else 0.0 for year in range(1, YEARS + 1)]
    assert told == pytest.approx(on_time, abs=2e-3)


@pytest.mark.parametrize("shape", [1.0, 2.0, 3.0])
def test_three_years_are_the_sum_over_all_sequences_of_lives(shape):
    mean, age, hazard = 2.5, 2.0, 1.5
    scale = scale_of(mean, shape)

    def gone(life):
        return 1 - math.exp(-((life / scale) ** shape))

    def gone_first(life):
        return 1 - math.exp(-hazard * (((age + life) / scale) ** shape - (age / scale) ** shape))

    hoped = np.zeros(3)
    for lives in product(range(1, 4), repeat=3):
        for length in (1, 2, 3):
            ends = np.cumsum(lives[:length])
            if ends[-1] > 3 or any(life != 1 for life in lives[length:]):
                continue
            chance = gone_first(lives[0]) - gone_first(lives[0] - 1)
            for life in lives[1:length]:
                chance *= gone(life) - gone(life - 1)
            hoped[ends[-1] - 1] += chance
    assert renewals(mean, shape, age, hazard, 3) == pytest.approx(hoped, abs=1e-12)


@pytest.mark.parametrize("shape", [1.0, 3.0, 8.0])
def test_in_the_long_run_a_thing_is_renewed_once_in_its_mean_life(shape):
    assert renewals(14.3, shape, 9.0, years=3000)[-1] == pytest.approx(1 / 14.3, abs=1e-12)


def test_constant_cost_and_income_make_a_straight_line():
    terms = Terms(START, 30, balance=5_000_000, shared_income=800_000, first_deposit=0)
    inflow = 30 * 12 * AREA // 100 + 400_000
    years = told(terms, YEARLY).years
    line = [5_000_000 + year * (inflow - PRICE) for year in range(YEARS + 1)]
    assert [each.mean for each in years] == line
    assert [each.low for each in years] == line
    assert [each.high for each in years] == line


def test_with_interest_the_balance_is_that_of_an_annuity():
    changes = {**YEARLY, "upkeep.fund.interest": 0.03, "upkeep.fund.inflation": 0.01}
    terms = Terms(START, 0, balance=10**9, shared_income=0, first_deposit=0)
    rate = round((1.03 / 1.01 - 1) * 1e6) / 1e6
    for year, each in enumerate(told(terms, changes).years):
        grown = (1 + rate) ** year
        hoped = 10**9 * grown - PRICE * (grown - 1) / rate
        assert each.mean == pytest.approx(hoped, abs=0.51)
        assert 0 <= hoped - each.low <= 1.5 * year + 1


@pytest.mark.parametrize("balance", [0, 3_000_000, 200_000_000, 900_000_000])
def test_the_wanted_contribution_solves_its_inequality(balance):
    terms = Terms(START, 0, balance=balance, shared_income=0, first_deposit=20_000_000)
    line = 6_000_000

    def holds(fen):
        inflow = fen * 12 * AREA // 100
        return all(balance + year * (inflow - PRICE) >= line for year in range(1, YEARS + 1))

    wanted = told(terms, YEARLY).wanted
    assert holds(wanted)
    assert wanted == 0 or not holds(wanted - 1)


def test_a_price_with_a_range_has_the_mean_of_its_two_triangles():
    changes = {name: to for name, to in YEARLY.items() if name != "upkeep.price.lift"}
    terms = Terms(START, 0, balance=0, shared_income=0, first_deposit=0)
    years = told(terms, changes, draws=4000).years
    hoped = 150_000 + (300_000 - 2 * 150_000 + 120_000) / 6
    assert years[1].mean == round(-100 * hoped)
    assert years[1].spent["lift"] == round(100 * hoped)
    drawn = (years[1].low + years[1].high) / 2
    assert -300_000_00 < years[1].low < drawn < years[1].high < -120_000_00


def test_the_ends_of_the_interval_are_the_quantiles_of_the_price():
    changes = {name: to for name, to in YEARLY.items() if name != "upkeep.price.lift"}
    terms = Terms(START, 0, balance=0, shared_income=0, first_deposit=0)
    years = told(terms, changes, draws=4000).years
    dear = 300_000 - 150_000 * math.sqrt(2 * 0.05)
    cheap = 120_000 + 30_000 * math.sqrt(2 * 0.05)
    assert years[1].low / -100 == pytest.approx(dear, abs=3000)
    assert years[1].high / -100 == pytest.approx(cheap, abs=600)
