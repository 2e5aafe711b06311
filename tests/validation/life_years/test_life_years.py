"""The life-years index beside what is printed of two events, and worked by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest

from linli.engine.stress.life_years import equal_ages, known, life_years
from linli.engine.units import DAYS_A_YEAR
from tests.engine.stress.estates import given

HERE = Path(__file__).parent
BY_HAND = {
    "Christchurch earthquake 2011": (10_175, 16_281, 154_297),
    "Chao Phraya floods 2011": (45_528, 513_000, 2_080_299),
}
"""Years by deaths, hardship in one year, damage: worked out in the README."""

PER_HEAD = [
    (180_000, 4_384_000, 15),
    (200_000, 4_384_000, 17),
    (2_644_000, 66_700_000, 15),
    (4_760_000, 66_700_000, 26),
    (557_438_270, 1_265_000_000, 162),
]
"""Life-years lost, population, days a head as printed: "about", except the last."""


def rows(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


EVENTS = {row["event"]: row for row in rows(HERE / "events.csv")}


def index(event, years):
    """Years lost by deaths, hardship and damage; ``years`` is how long the affected are so."""
    row = {name: float(value) for name, value in EVENTS[event].items() if name != "event"}
    changes = {"median_age": row["median_age"], "income": row["income_usd"], "affected": years}
    parameters = given({f"life_years.{name}": value for name, value in changes.items()}, known())
    deaths, affected, damage = (
        np.array([row[name]]) for name in ("deaths", "affected", "damage_usd")
    )
    return life_years(equal_ages(parameters), deaths[:, None], affected, damage)


@pytest.mark.parametrize("event", EVENTS)
def test_the_index_is_what_the_formula_gives_by_hand(event):
    found = index(event, years=1)
    parts = (found.deaths, found.affected, found.damage)
    assert [round(float(part[0])) for part in parts] == list(BY_HAND[event])


@pytest.mark.parametrize("event", EVENTS)
def test_with_one_year_of_hardship_it_comes_near_the_total_printed(event):
    published = float(EVENTS[event]["published"])
    assert float(index(event, years=1).total[0]) == pytest.approx(published, rel=0.005)


@pytest.mark.parametrize(("total", "population", "days"), PER_HEAD)
def test_days_a_head_are_printed_with_the_year_we_count_with(total, population, days):
    """Within the rounding of a day, and 1 % for populations that are ours, not the paper's."""
    assert abs(total * DAYS_A_YEAR / population - days) < 0.5 + 0.01 * days


def test_the_median_age_is_that_of_the_census():
    ages = rows(HERE.parent / "life_table" / "china.csv")
    persons = np.array([float(row["persons"]) for row in ages])
    edges = np.array([float(row["age"]) for row in ages] + [105.0])
    below = np.concatenate([[0.0], persons.cumsum()]) / persons.sum()
    assert np.interp(0.5, below, edges) == pytest.approx(
        known().mid("life_years.median_age"), abs=0.05
    )
