"""When the owners have decided: by area and by heads, exactly at the boundary."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.ballot.decision import Count, Totals, check, silence_joins_the_majority
from linli.engine.charter.law import rule_set
from linli.engine.errors import InputError

LAW = rule_set("national").rules
HALF, THREE_QUARTERS, EVERYBODY = LAW["cc278_5"], LAW["cc278_7"], LAW["cc279"]


def totals(everybody, in_favour, against=0, abstained=0, void=0):
    """The same by both measures; a home of 50 m2 each."""
    heads = Count(everybody, in_favour, against, abstained, void)
    area = Count(*(5000 * number for number in (everybody, in_favour, against, abstained, void)))
    return Totals(area, heads)


def condition(outcome, name, measure="heads"):
    return next(c for c in outcome.conditions if (c.name, c.measure) == (name, measure))


def test_two_thirds_taking_part_are_enough():
    assert check(totals(90, 60), HALF).passed
    assert not check(totals(90, 59), HALF).passed


def test_half_of_those_taking_part_is_not_more_than_half():
    assert not check(totals(90, 30, 30), HALF).passed
    assert check(totals(90, 31, 30), HALF).passed


def test_three_quarters_of_those_taking_part_are_enough():
    assert check(totals(90, 45, 15), THREE_QUARTERS).passed
    assert not check(totals(90, 44, 16), THREE_QUARTERS).passed


def test_a_dwelling_becomes_a_shop_only_if_everybody_agrees():
    assert check(totals(12, 12), EVERYBODY).passed
    assert not check(totals(12, 11), EVERYBODY).passed


def test_area_and_heads_must_both_pass():
    heads = totals(90, 60).heads
    few_metres = Count(1_000_000, 100_000, 600_000, 0)
    outcome = check(Totals(few_metres, heads), HALF)
    assert not outcome.passed
    assert condition(outcome, "passing", "heads").met
    assert not condition(outcome, "passing", "area").met


def test_abstained_and_void_ballots_take_part():
    assert check(totals(90, 31, 0, 20, 9), HALF).passed
    assert not check(totals(90, 30, 0, 20, 10), HALF).passed


def test_nobody_taking_part_decides_nothing():
    outcome = check(totals(90, 0), HALF)
    assert not outcome.passed
    assert condition(outcome, "passing").missing == 1


def test_the_least_share_of_all_owners_that_decides():
    """2/3 x 3/4 = 1/2; 2/3 x 1/2 = 1/3, which must be passed."""
    assert THREE_QUARTERS.least_of_all == Fraction(1, 2)
    assert check(totals(90, 45, 15), THREE_QUARTERS).in_favour_of_all[1] == Fraction(1, 2)
    assert HALF.least_of_all == Fraction(1, 3)
    assert check(totals(90, 31, 29), HALF).in_favour_of_all[1] > Fraction(1, 3)


def test_silence_joins_the_larger_side_only_where_it_is_asked():
    given_back = totals(90, 30, 20)
    assert not check(given_back, HALF).passed
    assert check(silence_joins_the_majority(given_back), HALF).passed
    assert not check(silence_joins_the_majority(totals(90, 20, 30)), HALF).passed
    tied = totals(90, 25, 25)
    assert silence_joins_the_majority(tied) == tied


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (Count(90, -1, 0, 0), "negative_total"),
        (Count(0, 0, 0, 0), "nobody_entitled"),
        (Count(90, 60, 20, 10, 1), "more_than_all"),
    ],
)
def test_totals_that_contradict_themselves_are_refused_with_their_place(count, code):
    with pytest.raises(InputError) as refused:
        check(Totals(totals(90, 60).area, count), HALF)
    assert refused.value.code == code
    assert refused.value.where.startswith("heads")


counts = st.builds(
    lambda silent, *parts: totals(sum(parts) + silent, *parts),
    st.integers(1, 50),
    *(st.integers(0, 50) for _ in range(4)),
)
rules = st.sampled_from(sorted(LAW)).map(LAW.get)


def with_one_more(count):
    return replace(count, in_favour=count.in_favour + 1)


@given(counts, rules)
def test_one_more_in_favour_never_turns_yes_into_no(ballot, rule):
    more = Totals(
        replace(ballot.area, in_favour=ballot.area.in_favour + 5000), with_one_more(ballot.heads)
    )
    assert check(ballot, rule).passed <= check(more, rule).passed


@given(counts, rules, st.integers(1, 10_000))
def test_the_unit_of_area_changes_nothing(ballot, rule, factor):
    area = Count(*(factor * getattr(ballot.area, name) for name in vars(ballot.area)))
    assert check(Totals(area, ballot.heads), rule).passed == check(ballot, rule).passed


@given(counts, rules)
def test_what_is_missing_of_the_quorum_is_the_least_that_would_do(ballot, rule):
    quorum = condition(check(ballot, rule), "quorum")
    part, whole = ballot.heads.took_part, ballot.heads.all
    if quorum.met:
        assert quorum.missing == 0
    else:
        assert Fraction(part + quorum.missing, whole) >= rule.quorum
        assert Fraction(part + quorum.missing - 1, whole) < rule.quorum
