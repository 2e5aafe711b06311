"""The search beside looking at every set, with the stress test itself as the judge."""

from dataclasses import replace

import pytest

from linli.engine.renewal.catalogue import bundled as catalogue
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.gains import Trials
from linli.engine.renewal.purse import bundled_purse
from linli.engine.renewal.reach import reach
from linli.engine.renewal.schedule import bundled_year
from linli.engine.stress.rules import bundled
from linli.engine.stress.trial import Asked
from tests.engine.renewal.problems import every_set
from tests.factories import small_estate

NAMED = (
    "water_risers!", "roof_repair!", "lift_new@1", "lift_new@2", "tanks@1", "canteen",
    "smoke_alarms",
)  # fmt: skip
THOUSAND = 100_000
"""Fen."""


@pytest.fixture(scope="module")
def desk():
    return Desk.of(small_estate(), catalogue(), 2031)


@pytest.fixture(scope="module")
def trials(desk):
    return Trials(desk.estate, desk.after, bundled(), Asked(), 4, idle=desk.idle)


def choice(desk, budget):
    """The money alone decides among a few candidates."""
    asked = desk.problem(budget, bundled_purse().at(desk.estate), bundled_year())
    rows = rows_of(desk)
    barred = frozenset(range(len(desk))) - frozenset(rows)
    return replace(asked, barred=barred, rows=asked.rows[:0], bounds=asked.bounds[:0])


def rows_of(desk):
    codes = [one.code for one in desk.offer.candidates]
    return [codes.index(name) for name in NAMED]


@pytest.mark.parametrize("budget", [5, 30, 60, 700, 2000])
def test_the_set_found_is_the_best_of_all_sets(desk, trials, budget):
    asked = choice(desk, budget * THOUSAND)
    rows = rows_of(desk)
    sets = [frozenset(rows[i] for i in one) for one in every_set(len(rows))]
    allowed = [one for one in sets if asked.fits(one) and not trials.worse_off(one)]
    truth = max(trials.gains(allowed))
    assert reach(asked, trials).gain == pytest.approx(truth, abs=1e-9)
    by_bounds = reach(asked, trials, few=0)
    assert truth <= by_bounds.bound + 1e-6
    assert by_bounds.gain <= truth + 1e-9


def test_more_money_never_saves_less(desk, trials):
    gains = [reach(choice(desk, money * THOUSAND), trials).gain for money in (0, 5, 50, 100, 2000)]
    assert gains == sorted(gains)
    assert gains[0] == 0.0
