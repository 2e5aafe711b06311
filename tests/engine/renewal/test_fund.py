"""The fund: whole fen in, whole fen left, and the least that keeps it above the line."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.renewal.fund import Terms, enough, settled, smallest_contribution
from linli.engine.renewal.plan import bundled_parameters as bundled
from tests.engine.renewal.upkeep_factories import START, changed, fund, spent
from tests.factories import small_estate

FENS = st.integers(0, 10**9)
AMOUNTS = st.lists(st.integers(0, 10**8), min_size=6, max_size=6)
FUNDS = st.builds(
    lambda balance, line, area, income, interest: fund(
        balance=balance, line=line, area=area, income=income, interest=interest
    ),
    FENS, FENS, st.integers(1, 10**7), st.integers(0, 10**7), st.integers(-90_000, 90_000),
)  # fmt: skip
DRAWS = st.lists(AMOUNTS, min_size=1, max_size=12)
NINE_IN_TEN = (9, 10)


def balances(of, rows, contribution=0):
    return of.balances(spent(*rows), contribution).tolist()


def test_a_balance_is_the_last_one_and_what_comes_in_less_what_is_spent():
    assert balances(fund(balance=500, income=30), [[100, 200]]) == [[500, 430, 260]]


def test_a_contribution_is_for_each_square_metre_and_month_in_whole_fen():
    assert fund(area=100_00).paid_in(7) == 7 * 12 * 100
    assert fund(area=33, income=5).paid_in(1) == 5 + 3


def test_interest_is_on_the_balance_of_the_year_before_rounded_down_in_debt_too():
    gains = fund(balance=1999, interest=10_000)
    assert balances(gains, [[0, 0]]) == [[1999, 2018, 2038]]
    assert balances(fund(balance=-1999, interest=10_000), [[0]]) == [[-1999, -2019]]


@given(FUNDS, DRAWS, st.integers(0, 500), st.integers(1, 500))
def test_more_paid_in_never_lowers_a_balance(of, rows, contribution, more):
    less, much = (of.balances(spent(*rows), fen) for fen in (contribution, contribution + more))
    assert (much >= less).all()


@given(FUNDS, AMOUNTS, st.integers(0, 5), st.integers(1, 10**6))
def test_a_fen_more_spent_never_raises_a_balance(of, row, year, more):
    dearer = [amount + more * (at == year) for at, amount in enumerate(row)]
    cheap, dear = balances(of, [row, dearer])
    assert all(one <= other for one, other in zip(dear, cheap, strict=True))


@given(FUNDS, DRAWS, st.integers(1, 6))
def test_the_wanted_contribution_is_enough_and_one_fen_less_is_not(of, rows, hold_from):
    drawn = spent(*rows)
    wanted = smallest_contribution(of, drawn, hold_from, NINE_IN_TEN)
    assert enough(of, drawn, hold_from, NINE_IN_TEN, wanted)
    assert wanted == 0 or not enough(of, drawn, hold_from, NINE_IN_TEN, wanted - 1)


@given(FUNDS, DRAWS, st.integers(0, 300), st.integers(1, 10**5))
def test_what_is_enough_stays_enough_when_more_is_paid(of, rows, fen, more):
    drawn = spent(*rows)
    if enough(of, drawn, 1, NINE_IN_TEN, fen):
        assert enough(of, drawn, 1, NINE_IN_TEN, fen + more)


@pytest.mark.parametrize(("under", "holds"), [(0, True), (1, True), (2, False), (10, False)])
def test_nine_draws_in_ten_are_counted_exactly(under, holds):
    rows = [[100]] * under + [[0]] * (10 - under)
    assert enough(fund(balance=50, line=50), spent(*rows), 1, NINE_IN_TEN, 0) is holds


def test_the_years_before_the_first_that_counts_may_lie_below_the_line():
    of, drawn = fund(balance=0, line=50, income=20), spent([0, 0, 0])
    assert enough(of, drawn, 3, NINE_IN_TEN, 0)
    assert not enough(of, drawn, 2, NINE_IN_TEN, 0)


@given(FUNDS, AMOUNTS)
def test_means_are_those_of_exact_fractions(of, row):
    left, rate = Fraction(of.balance), 1 + Fraction(of.interest, 1_000_000)
    told = of.mean_balances(spent(row)[0].astype(float), 3)
    for at, amount in enumerate(row, 1):
        left = left * rate + of.paid_in(3) - amount
        assert float(told[at]) == pytest.approx(float(left), rel=1e-9, abs=1e-6)


def test_balance_and_line_come_from_ledger_and_parameters():
    told = settled(small_estate(), Terms(START), bundled())
    assert told.balance == 8_640_050
    assert told.area == 1920_00 + 2688_50
    assert told.first_deposit == round(30_00 * 4608.5)
    assert told.line == -(-3 * told.first_deposit // 10)
    assert told.income == 50_00 * 52 // 2
    assert told.assumed == ("first_deposit", "shared_income")


def test_what_the_owners_say_stands_before_ledger_and_parameters():
    terms = Terms(START, by_household=1200, balance=5, first_deposit=1_000_001, shared_income=101)
    told = settled(small_estate(), terms, bundled())
    assert (told.balance, told.first_deposit, told.line) == (5, 1_000_001, 300_001)
    assert told.income == 52 * 1200 + 50
    assert told.assumed == ()


def test_a_fund_nobody_recorded_holds_what_is_usual_and_says_so():
    estate = small_estate(estate=[{"estate": "lane", "datum": "local"}])
    told = settled(estate, Terms(START), bundled())
    assert told.balance == round(20_000_00 * 0.52)
    assert "balance" in told.assumed


def test_interest_is_what_is_left_after_inflation():
    rules = changed({"upkeep.fund.interest": 0.05, "upkeep.fund.inflation": 0.05})
    assert settled(small_estate(), Terms(START), rules).interest == 0
    rules = changed({"upkeep.fund.interest": 0.03, "upkeep.fund.inflation": 0})
    assert settled(small_estate(), Terms(START), rules).interest == 30_000


def test_an_estate_without_homes_has_nobody_to_pay():
    nobody = small_estate(
        buildings=[], dwellings=[], households=[], components=[], responders=[], ties=[], answers=[]
    )
    with pytest.raises(InputError, match="no_buildings"):
        settled(nobody, Terms(START), bundled())
