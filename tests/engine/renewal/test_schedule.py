from dataclasses import replace
from fractions import Fraction

import pytest

from linli.engine.errors import InputError
from linli.engine.parameters import load
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.measure import Candidate
from linli.engine.renewal.money import NOTHING
from linli.engine.renewal.schedule import bundled_year, schedule, work_year

YEAR = replace(bundled_year(), crews=1)
MONTH = YEAR.days_a_month


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
    found = slots(works("roof", 20, season="dry"), works("a", 3 * MONTH), year=YEAR)
    months = {YEAR.month(day) for day in range(found["roof"].start, found["roof"].end)}
    assert not months & {6, 7, 8}
    assert not found["roof"].late


def test_what_ends_after_the_season_says_so():
    found = slots(works("a", YEAR.days), works("b", 1))
    assert not found["a"].late
    assert found["b"].late


@pytest.mark.parametrize(("day", "month"), [(0, 3), (MONTH, 4), (10 * MONTH, 1)])
def test_days_of_the_season_fall_into_months(day, month):
    assert YEAR.month(day) == month


@pytest.mark.parametrize(
    ("season", "months"),
    [
        ("dry", {6, 7, 8}),
        ("not_heating", {11, 12, 1, 2, 3}),
        ("summer_break", set(range(1, 13)) - {7, 8}),
    ],
)
def test_a_season_keeps_out_of_its_months_over_the_turn_of_the_year(season, months):
    assert YEAR.avoid[season] == months


def own(text):
    return work_year(load("works").overridden(text, "mine.toml"))


def test_a_place_may_have_other_seasons_and_more_crews():
    year = own("""
        works.crews = { mid = 5, unit = "crews a trade", source = "the sub-district" }
        works.avoid.dry = { mid = [4, 6], unit = "month of the year", source = "the south" }
    """)
    assert (year.crews, year.avoid["dry"]) == (5, {4, 5, 6})
    assert year.days == YEAR.days


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('works.months = { mid = 13, unit = "months", source = "x" }', "works.months"),
        ('works.crews = { mid = 1.5, unit = "crews a trade", source = "x" }', "works.crews"),
        (
            'works.avoid.dry = { mid = [0, 3], unit = "month of the year", source = "x" }',
            "works.avoid.dry",
        ),
    ],
)
def test_an_odd_year_of_works_is_refused_with_its_place(text, where):
    with pytest.raises(InputError) as refused:
        own(text)
    assert (refused.value.code, refused.value.where) == ("bad_parameter", where)
