"""How long the fund lasts, without a plan and with it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.estate.population.example import example_estate
from linli.engine.renewal.forecast import REBUY, UPKEEP, Works, forecast, outlook
from linli.engine.renewal.fund import Terms
from linli.engine.renewal.measure import Source
from linli.engine.renewal.money import Money
from linli.engine.renewal.plan import bundled_parameters as bundled
from tests.engine.renewal.upkeep_factories import (
    BARE,
    LIFT,
    START,
    TERMS,
    candidate,
    changed,
    measure,
    with_parts,
)
from tests.factories import small_estate

KNOWN = bundled()
RULES = changed(BARE)
LAMPS = candidate(measure(life_years=1), cost=Money(10_000, 10_000, 10_000), upkeep=700)
"""Bought again every year."""


def told(estate=None, terms=TERMS, rules=RULES, draws=60, **more):
    return forecast(estate or with_parts(LIFT), terms, rules, seed=11, draws=draws, **more)


def means(forecasted):
    return [each.mean for each in forecasted.years]


def without_lift():
    return with_parts()


def planned(*candidates, estate=None, terms=TERMS, **works):
    estate = estate or without_lift()
    return told(estate, terms, works=Works(estate, candidates, **works))


def test_a_forecast_runs_from_this_year_over_thirty_more():
    years = told().years
    assert [each.year for each in years] == list(range(START, START + 31))
    assert years[0].mean == years[0].low == years[0].high == 0
    assert sum(years[0].spent.values()) == 0


def test_the_mean_lies_in_its_interval_and_chances_grow_worse_with_the_fund():
    for each in told(example_estate(), Terms(2026), KNOWN, draws=200).years:
        assert each.low <= each.mean <= each.high
        assert 0 <= each.empty <= each.under_line <= 1


def test_spending_is_told_by_kind_and_adds_up_to_what_the_fund_loses():
    found = told(small_estate(), rules=changed({"upkeep.fund.interest": 0.02,
                                                "upkeep.fund.inflation": 0.02}))  # fmt: skip
    years = found.years
    assert {"roof", "facade", "lift", "riser", "pump", "tank"} <= set(years[1].spent)
    assert found.spent["roof"] == sum(each.spent.get("roof", 0) for each in years)
    for before, after in pairwise(years):
        assert before.mean - after.mean == pytest.approx(sum(after.spent.values()), abs=6)


def test_the_fund_fails_in_the_first_year_it_would_owe():
    lasting = told(without_lift(), Terms(START, balance=50, first_deposit=100, shared_income=0))
    assert (lasting.fails, lasting.likely_empty, lasting.falls_under_line) == (None, None, None)
    works = [candidate(upkeep=10)]
    terms = Terms(START, balance=50, first_deposit=100, shared_income=0)
    failing = planned(*works, terms=terms)
    assert means(failing)[:7] == [50, 40, 30, 20, 10, 0, -10]
    assert failing.falls_under_line == START + 3
    assert failing.fails == failing.likely_empty == START + 6


def test_a_fund_that_starts_below_the_line_is_below_it_this_year():
    terms = Terms(START, balance=29, first_deposit=100, shared_income=0)
    assert told(without_lift(), terms).falls_under_line == START


def test_what_has_to_be_paid_beyond_what_is_paid_is_told():
    poor, rich = (told(terms=Terms(START, fen, balance=0, shared_income=0)) for fen in (10, 10**6))
    assert poor.wanted == rich.wanted > 10
    assert poor.more == poor.wanted - 10
    assert rich.more == 0


def test_paying_what_is_wanted_holds_the_line_in_nine_draws_of_ten_and_a_fen_less_does_not():
    def years_held(fen):
        terms = Terms(2026, fen, hold_from=3)
        return [each.under_line for each in told(example_estate(), terms, KNOWN, draws=500).years]

    wanted = told(example_estate(), Terms(2026, hold_from=3), KNOWN, draws=500).wanted
    assert max(years_held(wanted)[3:]) <= 0.1
    again = told(example_estate(), Terms(2026, wanted - 1, hold_from=3), KNOWN, draws=500)
    assert again.more == 1


def test_the_same_seed_gives_the_same_forecast_and_another_seed_other_draws():
    one, same = told(), told()
    assert one == same
    other = forecast(with_parts(LIFT), TERMS, RULES, seed=12, draws=60)
    assert means(other) == means(one)
    assert [each.low for each in other.years] != [each.low for each in one.years]


@settings(max_examples=10)
@given(st.permutations(range(6)), st.permutations(range(2)))
def test_the_order_of_rows_changes_nothing(parts, buildings):
    estate = small_estate()
    turned = estate.with_table("components", estate["components"][list(parts)])
    turned = turned.with_table("buildings", turned["buildings"][list(buildings)])
    assert told(estate, rules=KNOWN, draws=20) == told(turned, rules=KNOWN, draws=20)


@settings(max_examples=15)
@given(st.integers(0, 400), st.integers(1, 400))
def test_a_higher_contribution_never_lowers_a_balance(fen, more):
    less, much = (
        told(terms=Terms(START, each, balance=10**6, shared_income=0), draws=20)
        for each in (fen, fen + more)
    )
    for low, high in zip(less.years, much.years, strict=True):
        assert low.mean <= high.mean
        assert low.low <= high.low
        assert low.empty >= high.empty


@pytest.mark.parametrize("better", ["good", "fair", "poor"])
def test_a_worse_condition_never_helps_the_fund(better):
    worse = {"good": "fair", "fair": "poor", "poor": "bad"}[better]
    fit, unfit = (
        told(with_parts({**LIFT, "installed": 2018, "condition": each}), draws=200)
        for each in (better, worse)
    )
    assert unfit.years[-1].mean < fit.years[-1].mean
    assert np.argmax(np.array(means(unfit)) < -(10**7)) <= np.argmax(
        np.array(means(fit)) < -(10**7)
    )


def test_with_a_plan_that_does_nothing_the_outlook_is_the_same_on_both_sides():
    estate = small_estate()
    both = outlook(estate, Works(estate), Terms(START), KNOWN, seed=4, draws=50)
    assert both.without == both.planned


def test_with_a_plan_what_it_leaves_alone_has_the_same_luck():
    """The lift alone is renewed, and costs nothing: what the riser costs is as it was."""
    riser = {
        "component": "R", "system": "water", "kind": "riser", "scope": "entrance",
        "building": "1", "entrance": 1, "installed": 1984,
    }  # fmt: skip
    free = changed({**BARE, "upkeep.price.lift": 0})
    before, after = (with_parts({**LIFT, "installed": each}, riser) for each in (1990, START))
    both = outlook(before, Works(after), TERMS, free, seed=4, draws=50)
    assert both.without == both.planned


def test_what_a_plan_has_renewed_in_the_ledger_is_renewed_later():
    before, after = (with_parts({**LIFT, "installed": each}) for each in (2008, START))
    both = outlook(before, Works(after), TERMS, RULES, seed=4, draws=200)
    assert all(
        one.mean <= other.mean
        for one, other in zip(both.without.years, both.planned.years, strict=True)
    )
    assert both.planned.wanted < both.without.wanted


def test_a_roof_that_a_plan_has_bettered_is_as_good_as_new():
    frame = small_estate()["buildings"]
    failing = small_estate(buildings=[{**row, "roof": "failing"} for row in frame.to_dicts()])
    sound = small_estate(buildings=[{**row, "roof": "sound"} for row in frame.to_dicts()])
    fresh = told(failing, rules=KNOWN, works=Works(sound)).years[1].spent["roof"]
    assert fresh < told(sound, rules=KNOWN).years[1].spent["roof"]


def test_the_fund_keeps_up_what_a_plan_brought_and_buys_it_again():
    years = planned(LAMPS).years
    assert years[3].spent == {UPKEEP: 700, REBUY: 10_000}
    assert means(planned(LAMPS))[:3] == [0, -10_700, -21_400]


def test_what_ages_in_the_ledger_afterwards_is_not_bought_twice():
    years = planned(LAMPS, in_ledger=frozenset({LAMPS.code})).years
    assert years[3].spent == {UPKEEP: 700}


def test_the_fund_leaves_alone_what_it_may_not_pay_for():
    others = candidate(
        measure(funders=(Source.LOCAL,), life_years=1), cost=Money(9, 9, 9), upkeep=7
    )
    assert means(planned(others))[-1] == 0


@pytest.mark.parametrize(("funder", "told_so"), [(Source.LOCAL, True), (Source.FUND, False)])
def test_what_the_owners_say_of_who_keeps_a_measure_up_counts(funder, told_so):
    one = candidate(measure(funders=(funder,)), upkeep=7)
    terms = Terms(START, balance=0, first_deposit=0, shared_income=0, keeps={"lamps": told_so})
    assert (means(planned(one, terms=terms))[-1] != 0) is told_so


def test_what_the_fund_pays_of_the_works_is_gone_this_year():
    terms = Terms(START, balance=1000, first_deposit=0, shared_income=0)
    assert means(planned(terms=terms, from_fund=400))[0] == 600


def test_the_fund_cannot_pay_more_than_it_holds():
    terms = Terms(START, balance=1000, first_deposit=0, shared_income=0)
    with pytest.raises(InputError, match="from_fund"):
        planned(terms=terms, from_fund=1001)


def test_a_fund_that_the_plan_founds_is_the_one_that_counts():
    def holding(fund):
        return small_estate(estate=[{"estate": "lane", "datum": "local", "fund_yuan": fund}])

    told = forecast(
        holding(0.0), Terms(START), KNOWN, seed=1, works=Works(holding(900.0)), draws=20
    )
    assert told.years[0].mean == 900_00


@pytest.mark.parametrize(
    "terms",
    [Terms(START, -1), Terms(START, by_household=-1), Terms(START, balance=-1),
     Terms(START, first_deposit=-1), Terms(START, shared_income=-1),
     Terms(START, hold_from=0), Terms(START, hold_from=31)],
)  # fmt: skip
def test_terms_that_cannot_be_are_refused(terms):
    with pytest.raises(InputError, match="bad_parameter"):
        told(terms=terms)


def test_too_few_draws_and_no_years_are_refused():
    with pytest.raises(InputError, match="too_few_draws"):
        told(draws=1)
    with pytest.raises(InputError, match="years"):
        told(years=0)


def test_an_estate_of_which_nothing_ages_at_the_funds_cost_keeps_what_it_has():
    kept = told(without_lift(), Terms(START, balance=77, first_deposit=0, shared_income=0))
    assert means(kept) == [77] * 31
