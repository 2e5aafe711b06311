"""The death rates and years left that the stress test uses, derived anew from the life table."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from linli.engine.parameters import load
from linli.files.parameter_manual import written

TABLE = pl.read_csv(Path(__file__).with_name("china.csv"))
BANDS = ((0, 6), (6, 18), (18, 60), (60, 80), (80, 125))
"""First year of age and the one after the last; nobody is older than 124."""

SCALES = {"low": 0.6, "mid": 1.0, "high": 1.3}
"""Times the death rates; more deaths mean fewer years left."""


def by_year(scale=1.0, rates=None):
    """Deaths a person and year, and persons, at each year of age from 0 to 124."""
    ages = TABLE["age"].to_numpy()
    widths = np.diff([*ages, BANDS[-1][1]])
    rates = TABLE["deaths_per_person_and_year"].to_numpy() if rates is None else rates
    return np.repeat(rates * scale, widths), np.repeat(TABLE["persons"] / widths, widths)


def years_left(deaths):
    """Mean years left of those at each year of age, and of a newborn."""
    alive = np.exp(-np.concatenate([[0.0], np.cumsum(deaths)]))
    lived = (alive[:-1] - alive[1:]) / deaths
    still = np.cumsum(lived[::-1])[::-1] + alive[-1] / deaths[-1]
    exact = np.append(still / alive[:-1], 1.0 / deaths[-1])
    return (exact[:-1] + exact[1:]) / 2, exact[0]


def derived(name, scale):
    """(5,) the parameter by age band, death rates times ``scale``."""
    deaths, persons = by_year(scale)
    values = deaths if name == "mortality" else years_left(deaths)[0]
    return [np.average(values[a:b], weights=persons[a:b]) for a, b in BANDS]


def half_digit(value):
    """Half of the last digit of a number as it is written."""
    return 0.5 * 10.0 ** Decimal(str(value)).as_tuple().exponent


@pytest.mark.parametrize("end", SCALES)
@pytest.mark.parametrize("name", ["mortality", "life_left"])
def test_the_parameters_are_those_of_the_life_table_as_far_as_they_are_written(name, end):
    (row,) = (row for row in written("needs") if row.name == name)
    opposite = {"low": "high", "mid": "mid", "high": "low"}[end]
    scale = SCALES[end if name == "mortality" else opposite]
    for shown, exact in zip(row.leaf[end], derived(name, scale), strict=True):
        assert abs(shown - exact) <= half_digit(shown)


def test_one_rate_at_all_ages_leaves_everybody_its_inverse():
    deaths, persons = by_year(rates=np.full(len(TABLE), 0.02))
    left, newborn = years_left(deaths)
    assert newborn == pytest.approx(50.0)
    assert left == pytest.approx(np.full(len(left), 50.0))
    assert np.average(deaths, weights=persons) == pytest.approx(0.02)


@pytest.mark.parametrize(("end", "years"), [("low", 82.9), ("mid", 77.4), ("high", 74.5)])
def test_life_expectancy_at_birth_is_what_the_readme_says(end, years):
    assert years_left(by_year(SCALES[end])[0])[1] == pytest.approx(years, abs=0.05)


def test_persons_add_up_to_the_census():
    assert TABLE["persons"].sum() == 1_409_778_724
    assert TABLE.filter(pl.col("age") < 15)["persons"].sum() == 253_383_938


def test_those_who_die_of_heat_are_older_than_their_band_as_the_readme_says():
    deaths, persons = by_year()
    left, _ = years_left(deaths)
    by_deaths = [np.average(left[a:b], weights=(deaths * persons)[a:b]) for a, b in BANDS[3:]]
    assert by_deaths == pytest.approx([13.3, 4.9], abs=0.05)


def test_the_older_die_sooner():
    needs = load("needs")
    assert np.all(np.diff(needs.mids("life_left")) < 0)
    assert np.all(np.diff(needs.mids("mortality")[1:]) > 0)
