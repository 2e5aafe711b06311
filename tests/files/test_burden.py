"""What each home pays as a document: every fen a plan asks of owners, and nobody's hardship."""

import json
from fractions import Fraction

import pytest

from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.catalogue import bundled as catalogue
from linli.engine.renewal.measure import Source
from linli.engine.renewal.plan import plan
from linli.engine.renewal.purse import bundled_purse
from linli.engine.renewal.wishes import Wishes
from linli.files.burden import burden_document, text_of_burden
from tests.factories import small_estate

QUICK = Effort(draws=2, report=2, worlds=1, fund=2)


def made(hardship=frozenset()):
    """Everybody wishes for lifts, which owners help to pay."""
    estate, purse = small_estate(), bundled_purse().hardship(hardship)
    ballots = dict.fromkeys(estate["households"]["household"], frozenset({"lift_new"}))
    brief = Brief(4_000_000_00, purse, catalogue(), 2031, Wishes(ballots), Fraction(1))
    return plan(estate, brief, effort=QUICK)


@pytest.fixture(scope="module")
def planned():
    return made()


@pytest.fixture(scope="module")
def told(planned):
    return burden_document(planned)


def test_homes_together_pay_what_the_plan_asks_of_owners(planned, told):
    for at, package in enumerate(planned.packages):
        own = sum(home["own_fen"][at] for home in told["homes"])
        assert own == package.sharing.totals[Source.RESIDENTS]
        drawn = sum(home["fund_fen"][at] for home in told["homes"])
        assert drawn == package.sharing.totals[Source.FUND]
    assert any(home["own_fen"][0] for home in told["homes"])


def test_every_household_of_the_ledger_stands_in_it_once(told):
    listed = [home["household"] for home in told["homes"] if home["household"] is not None]
    assert sorted(listed) == sorted(small_estate()["households"]["household"])


def test_tenants_pay_nothing(told):
    rows = [home for home in told["homes"] if home["role"] in {"tenant", "other"}]
    assert rows
    assert all(not any(home["own_fen"] + home["fund_fen"]) for home in rows)


def test_it_is_the_same_whoever_is_in_hardship(told):
    some = frozenset(small_estate()["households"]["household"].to_list()[:2])
    assert burden_document(made(some)) == told


def test_its_text_is_json_of_equal_bytes(told):
    assert json.loads(text_of_burden(told)) == told
    assert text_of_burden(told) == text_of_burden(told)
