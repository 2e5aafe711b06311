from dataclasses import replace
from fractions import Fraction

import pytest

from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.measure import Candidate
from linli.engine.renewal.money import NOTHING
from linli.engine.renewal.schedule import DAYS_A_MONTH, WorkYear, schedule

YEAR = WorkYear(first_month=3, months=9, crews=1)


def works(code, days, trade="pipes", season="any"):
    measure = replace(next(iter(bundled())), code=code, trade=trade, season=season)
    return Candidate(code, measure, (), (), None, Fraction(1), NOTHING, 0, days, conditions=False)


def slots(*candidates, needs=(), year=YEAR):
    return {slot.candidate: slot for slot in schedule(candidates, needs, year)}


def test_one_trade_does_one_thing_at_a_time():
    found = slots(works("a", 30), works("b", 20))
    assert (found["a"].start, found["a"].end) == (0, 30)
    assert (found["b"].start, found["b"].end) == (30, 50)


def test_trades_work_side_by_side():
    found = slots(works("a", 30), works("b", 20, trade="power"))
    assert found["b"].start == 0


def test_crews_of_a_trade_work_side_by_side():
    found = slots(works("a", 30), works("b", 20), year=replace(YEAR, crews=2))
    assert {slot.crew for slot in found.values()} == {0, 1}
    assert found["b"].start == 0


def test_what_is_needed_is_done_first_though_it_is_shorter():
    found = slots(works("paving", 50, trade="outdoor"), works("pipes", 10), needs=((0, 1),))
    assert found["paving"].start == 10


def test_works_keep_out_of_the_months_they_must_avoid():
    found = slots(works("roof", 20, season="dry"), works("a", 3 * DAYS_A_MONTH), year=YEAR)
    months = {YEAR.month(day) for day in range(found["roof"].start, found["roof"].end)}
    assert not months & {6, 7, 8}
    assert not found["roof"].late


def test_what_ends_after_the_season_says_so():
    found = slots(works("a", YEAR.days), works("b", 1))
    assert not found["a"].late
    assert found["b"].late


@pytest.mark.parametrize(("day", "month"), [(0, 3), (DAYS_A_MONTH, 4), (10 * DAYS_A_MONTH, 1)])
def test_days_of_the_season_fall_into_months(day, month):
    assert YEAR.month(day) == month
