"""How long owners take to decide, by committee, fund, procedure and past quorum."""

import pytest
from hypothesis import given as of
from hypothesis import strategies as st

from linli.engine.model.governance import decision_days
from linli.engine.stress.rules import bundled
from tests.engine.stress.estates import given
from tests.factories import small_estate

HOUSEHOLDS = 10
KNOWN = bundled()
BEST = {"owners_committee": True, "fund_yuan": 1e6, "quorum_percent": 100.0}
BEST |= {"urgent_procedure": False}


def days(parameters=KNOWN, households=HOUSEHOLDS, **cells):
    """Median days until the owners of an estate have decided."""
    row = {"estate": "lane", "datum": "local", **cells}
    return decision_days(small_estate(estate=[row]), parameters, households)


def test_with_committee_fund_and_quorum_it_takes_a_notice_and_a_vote():
    assert days(**BEST) == pytest.approx(15 + 30)


@pytest.mark.parametrize(
    ("cells", "more"),
    [
        ({"owners_committee": False}, 60),
        ({"fund_yuan": 0.0}, 45),
        ({"fund_yuan": 2500.0}, 45 * 0.75),
        ({"quorum_percent": 50.0}, 45),
    ],
)
def test_what_is_missing_takes_its_own_time(cells, more):
    """The owners called together, the money raised, the vote repeated."""
    assert days(**BEST | cells) == pytest.approx(45 + more)


def test_an_agreed_procedure_takes_its_own_short_time_whatever_else_is_missing():
    bad = {"owners_committee": False, "fund_yuan": 0.0, "quorum_percent": 0.0}
    assert days(**bad, urgent_procedure=True) == pytest.approx(3)


def test_an_agreed_procedure_never_takes_longer_than_a_vote():
    slow = given({"decision.urgent": 200})
    assert days(slow, **BEST | {"urgent_procedure": True}) == pytest.approx(45)


def test_below_the_floor_a_worse_quorum_changes_nothing_as_somebody_goes_from_door_to_door():
    assert days(**BEST | {"quorum_percent": 0.0}) == pytest.approx(45 / 0.2)
    assert days(**BEST | {"quorum_percent": 20.0}) == pytest.approx(45 / 0.2)


def test_a_fund_is_worth_the_less_the_more_households_share_it():
    assert days(**BEST | {"fund_yuan": 10_000.0}) == pytest.approx(45)
    shared = days(households=20, **BEST | {"fund_yuan": 10_000.0})
    assert shared == pytest.approx(45 + 45 / 2)


ROWS = st.fixed_dictionaries(
    {
        "owners_committee": st.none() | st.booleans(),
        "urgent_procedure": st.none() | st.booleans(),
        "fund_yuan": st.none() | st.floats(0, 30_000),
        "quorum_percent": st.none() | st.floats(0, 100),
    }
)
STEPS = {
    "owners_committee": (False, None, True),
    "urgent_procedure": (False, None, True),
    "fund_yuan": (0.0, None, 1e9),
    "quorum_percent": (0.0, None, 100.0),
}


@of(ROWS, st.sampled_from(list(STEPS)))
def test_better_never_takes_longer_and_unknown_lies_between(row, column):
    worst, unknown, best = (days(**row | {column: cell}) for cell in STEPS[column])
    assert best <= unknown <= worst


@of(ROWS, st.sampled_from(["fund_yuan", "quorum_percent"]), st.floats(0, 100), st.floats(0, 100))
def test_more_in_the_fund_or_more_votes_never_takes_longer(row, column, one, other):
    scale = 1 if column == "quorum_percent" else 300
    less, more = sorted((one * scale, other * scale))
    assert days(**row | {column: more}) <= days(**row | {column: less}) + 1e-9


def test_an_estate_of_which_nothing_is_known_takes_months():
    calling, voting, collecting = 0.7 * 60, 45 / 0.5, 0.7 * 45
    assert days() == pytest.approx(0.1 * 3 + 0.9 * (calling + voting + collecting))
