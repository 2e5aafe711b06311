"""Social capital with payback: years, the most it may carry, and what is refused."""

import tomllib
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.renewal.measure import MeasureClass, Source
from linli.engine.renewal.money import Money
from linli.engine.renewal.payback import (
    Concession,
    Income,
    Payback,
    Return,
    bundled_payback,
    most_carried,
    paid_back,
    read_payback,
    returns,
    worth,
    years_to_pay_back,
)
from linli.engine.renewal.sharing import Charge, shared
from linli.engine.renewal.sources import Share, bundled
from linli.engine.renewal.toml_table import parsed
from tests.engine.renewal.money_factories import measure

SOCIAL, RESIDENTS = Source.SOCIAL_CAPITAL, Source.RESIDENTS
ALL = dict.fromkeys(MeasureClass, Share(Fraction(1), None, "test"))
TEN = Concession(10, Fraction(6, 100))
CONCESSIONS = st.builds(
    Concession, st.integers(1, 30), st.fractions(0, Fraction(1, 5), max_denominator=200)
)
INCOMES = st.integers(0, 10**8)


def test_the_worth_of_ten_years_is_the_annuity():
    growth = Fraction(106, 100)
    assert worth(100, TEN) == 100 * (1 - growth**-10) / (growth - 1)
    assert most_carried(1_000_00, TEN) == 7_360_08


def test_without_a_rate_the_years_are_simply_counted():
    free = Concession(10, Fraction(0))
    assert most_carried(100, free) == 1_000
    assert years_to_pay_back(1_000, 100, free, "canteen") == 10
    assert years_to_pay_back(901, 100, free, "canteen") == 10
    assert years_to_pay_back(900, 100, free, "canteen") == 9


def test_nothing_put_in_is_paid_back_at_once():
    assert years_to_pay_back(0, 0, TEN, "canteen") == 0


def test_a_year_with_interest():
    assert years_to_pay_back(100, 106, TEN, "canteen") == 1
    assert years_to_pay_back(100, 105, TEN, "canteen") == 2


def test_what_is_not_paid_back_within_the_concession_is_refused_with_what_is_owed():
    with pytest.raises(InputError) as refused:
        years_to_pay_back(1_100_00, 100_00, Concession(10, Fraction(0)), "canteen")
    assert (refused.value.code, refused.value.where) == ("not_paid_back", "canteen")
    assert refused.value.facts == {"years": 10, "left": "100.00"}


@given(INCOMES, CONCESSIONS)
def test_the_most_carried_is_paid_back_in_time_and_a_fen_more_is_not(income, concession):
    most = most_carried(income, concession)
    assert years_to_pay_back(most, income, concession, "x") <= concession.years
    with pytest.raises(InputError):
        years_to_pay_back(most + 1, income, concession, "x")


@given(INCOMES, CONCESSIONS)
def test_a_longer_concession_carries_no_less_and_a_higher_rate_no_more(income, concession):
    longer = replace(concession, years=concession.years + 1)
    dearer = replace(concession, rate=concession.rate + Fraction(1, 100))
    carried = most_carried(income, concession)
    assert most_carried(income, dearer) <= carried <= most_carried(income, longer)


def test_every_default_says_where_it_was_read_or_that_it_is_assumed():
    text = (files("linli.engine.renewal") / "payback.toml").read_text(encoding="utf-8")
    tree = tomllib.loads(text)
    for row in (*tree["terms"].values(), *tree["income"].values()):
        assert row["source"].startswith("assumption") or ".gov.cn" in row["source"]


def earning(**incomes):
    made = {c: Income(Money(i, i, i), "space", "test") for c, i in incomes.items()}
    return Payback(TEN, made)


def most(rules, code, **changed):
    one = measure(code, measure_class=MeasureClass.IMPROVE, funders=(SOCIAL,), **changed)
    return rules.rules[SOCIAL].most(one, 10**9, Fraction(2), None)


def test_social_capital_carries_what_each_unit_pays_back_and_no_measure_that_earns_nothing():
    rules = paid_back(bundled(), earning(parking=1_000_00))
    assert most(rules, "parking") == 2 * 7_360_08
    assert most(rules, "roof") == 0


def test_a_row_of_ones_own_still_binds():
    own = replace(bundled().rules[SOCIAL], measures={"parking": Share(Fraction(1), 500, "own")})
    rules = replace(bundled(), rules={**bundled().rules, SOCIAL: own})
    assert most(paid_back(rules, earning(parking=1_000_00)), "parking") == 1_000
    assert most(paid_back(rules, earning(parking=10)), "parking") == 2 * most_carried(10, TEN)


def shared_with(rules, units, cost, code="parking"):
    one = measure(code, measure_class=MeasureClass.IMPROVE, funders=(SOCIAL, RESIDENTS))
    residents = replace(rules.rules[RESIDENTS], classes=ALL, limit=None)
    open_handed = replace(rules, rules={**rules.rules, RESIDENTS: residents})
    return shared([Charge(code, one, cost, units)], open_handed.limited({SOCIAL: None}))


def test_what_social_capital_pays_is_told_with_its_income_and_the_years_it_takes():
    found = shared_with(paid_back(bundled(), earning(parking=1_000_00)), Fraction(2), 3_000_00)
    assert returns(found, earning(parking=1_000_00)) == {
        "parking": Return(amount=3_000_00, income=Fraction(2_000_00), years=2)
    }


def test_what_others_pay_is_not_told_as_coming_back():
    found = shared_with(paid_back(bundled(), earning(parking=0)), Fraction(2), 3_000_00)
    assert found.totals[RESIDENTS] == 3_000_00
    assert returns(found, earning(parking=0)) == {}


@given(INCOMES, st.integers(1, 10**9), st.fractions(0, 50, max_denominator=7))
def test_what_social_capital_pays_always_comes_back_within_the_concession(income, cost, units):
    terms = earning(parking=income)
    found = shared_with(paid_back(bundled(), terms), units, cost)
    assert all(one.years <= TEN.years for one in returns(found, terms).values())


def test_other_sources_keep_their_rules():
    rules = paid_back(bundled(), bundled_payback())
    others = [source for source in Source if source != SOCIAL]
    assert all(rules.rules[source] == bundled().rules[source] for source in others)
    assert rules.rules[SOCIAL].limit == 0


def read(text):
    return read_payback(parsed(text, "own.toml").table("payback"))


def test_a_file_may_change_terms_and_incomes():
    own = read("""
        [payback]
        years = 15
        percent = 4.5
        [payback.income]
        ev_charging = { mid = 900.5, high = 1000 }
        bath_house = { mid = 20_000, unit = "house" }
    """)
    assert own.concession == Concession(15, Fraction(45, 1000))
    assert own.incomes["ev_charging"].money == Money(90_050, 90_050, 100_000)
    assert own.incomes["ev_charging"].unit == "pile"
    assert own.incomes["bath_house"].source == "own.toml: payback: income: bath_house"
    assert own.incomes["lift_new"] == bundled_payback().incomes["lift_new"]
    assert read("") == bundled_payback()


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("years = 0", "bad_money_value", "own.toml: payback: years"),
        ("percent = -1", "bad_money_value", "own.toml: payback: percent"),
        ("rate = 3", "unknown_money_key", "own.toml: payback"),
        ("income.x = { mid = 3 }", "bad_money_value", "own.toml: payback: income: x: unit"),
        ("income.x = { mid = 3, low = 4, unit = 'x' }", "bad_money_value",
         "own.toml: payback: income: x: mid"),
        ("income.x = { unit = 'x' }", "bad_money_value", "own.toml: payback: income: x: mid"),
        ("income.x = { mid = 3, each = 4 }", "unknown_money_key", "own.toml: payback: income: x"),
    ],
)  # fmt: skip
def test_odd_terms_are_refused_with_their_place(text, code, where):
    with pytest.raises(InputError) as refused:
        read(f"[payback]\n{text}")
    assert (refused.value.code, refused.value.where) == (code, where)
