"""What households in hardship are let off, and what of it may be told to everybody."""

from dataclasses import replace

import pytest

from linli.engine.renewal.burden import burdens
from linli.engine.renewal.measure import Source
from linli.engine.renewal.relief import STEP, WIDE_STEP, Relief
from linli.engine.renewal.terms import bundled_terms
from tests.engine.renewal.money_factories import candidate, rules
from tests.engine.renewal.test_burden import home, living, paid, street

TERMS = bundled_terms()
KEYS = "ABCDEFGH"
EIGHT = street([home(key.lower()) for key in KEYS], [living(key, key.lower()) for key in KEYS])
DUE = 300_000
"""Fen that each of the eight owes."""


def relief(keys, limit=None, **changed):
    terms = replace(TERMS, hardship=frozenset(keys), **changed)
    sharing = paid(DUE * len(KEYS))
    borne = burdens(EIGHT, sharing, [candidate()], terms)
    return Relief.of(borne, rules(local={"share": 1, "limit": limit}), sharing, terms)


def test_what_is_let_off_is_asked_of_the_source_that_takes_it_over():
    found = relief("AB")
    assert (found.payer, found.homes, found.let_off) == (Source.LOCAL, 2, 2 * DUE)
    assert (found.beyond_limit, found.others_percent) == (0, 0)


def test_what_is_asked_beyond_the_limit_of_the_source_is_told():
    assert relief("AB", limit=2 * DUE).beyond_limit == 0
    assert relief("AB", limit=2 * DUE - 1).beyond_limit == 1


def test_where_the_others_bear_it_no_source_is_asked():
    found = relief("AB", limit=0, spread=True)
    assert (found.payer, found.let_off, found.beyond_limit) == (None, 2 * DUE, 0)
    assert found.others_percent == 34  # two parts of six, rounded up


def test_where_all_are_in_hardship_the_source_is_asked_though_others_were_to_bear_it():
    found = relief(KEYS, limit=0, spread=True)
    assert (found.payer, found.beyond_limit) == (Source.LOCAL, DUE * len(KEYS))


def test_who_pays_nothing_anyway_is_let_off_nothing():
    found = relief("A", relief=TERMS.relief * 0)
    assert (found.homes, found.let_off, found.beyond_limit) == (0, 0, 0)


@pytest.mark.parametrize("spread", [False, True])
def test_of_few_homes_no_amount_is_told(spread):
    told = relief("ABCD", spread=spread).told
    assert (told.homes, told.let_off, told.others_percent) == (0, None, None)
    assert told == relief("A", spread=spread).told


def test_of_many_homes_amounts_are_told_rounded_up():
    assert relief("ABCDE").told.let_off == 2 * STEP  # 15,000 yuan
    assert relief("ABCDEFG").told.let_off == 3 * STEP  # 21,000 yuan
    assert relief("ABCDE", limit=5 * DUE - 1).told.beyond_limit == STEP


def test_that_a_limit_is_passed_is_told_of_few_homes_too_but_not_by_how_much():
    assert relief("A", limit=0).told.beyond_limit == WIDE_STEP
    assert relief("A", limit=DUE - 1).told.beyond_limit == WIDE_STEP
    assert relief("A", limit=DUE).told.beyond_limit == 0
