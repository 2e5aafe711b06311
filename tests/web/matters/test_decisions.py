"""Recording a decision: counted in exact fractions by the rule of the charter."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from linli.web.estates.models import Dwelling
from linli.web.matters.actions import decisions
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.electorate import electorate
from linli.web.matters.models import Decision, Proof
from linli.web.people.models import Occupancy
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, paper, totals
from tests.web.people.factories import hand, lives

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def decide(who, m, *, on=TODAY, content=None, counts=None, passed=False):
    sheet = paper() if content is None else paper(content)
    decided = Decided(on, Proof.SHEET, sheet, counts, passed=passed)
    return decisions.record_decision(hand(who), m, decided, moment=NOON)


@pytest.fixture
def fund(matter):
    """Use of the maintenance fund: quorum 2/3 of all, more than 1/2 of those who took part."""
    return at_stage(matter(kind="fund_use"), "ballot")


def heads(**changes):
    """Twelve homes of one area; by heads and by area alike."""
    counts = {"all": 12, "for": 7, "against": 1, "abstained": 1, "void": 0} | changes
    return {
        f"{measure}_{part}": number * (5825 if measure == "area" else 1)
        for part, number in counts.items()
        for measure in ("area", "heads")
    }


def test_totals_that_fulfil_the_rule_pass(fund, owners_committee, last_entry):
    made = decide(owners_committee, fund, counts=totals())
    assert made.passed
    told = last_entry().told()
    assert (told["passed"], told["for"], told["of"]) == (True, 7, 12)


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({"for": 8, "against": 0, "abstained": 0}, True),
        ({"for": 7, "against": 0, "abstained": 0}, False),
        ({"for": 5, "against": 4, "abstained": 0}, True),
        ({"for": 4, "against": 4, "abstained": 0}, False),
    ],
    ids=["two thirds came", "one fewer came", "more than half of nine", "just half of eight"],
)
def test_quorum_is_at_least_and_passing_is_more_than(fund, owners_committee, changes, passed):
    assert decide(owners_committee, fund, counts=heads(**changes)).passed is passed


def test_what_fails_the_rule_is_recorded_as_not_passed(fund, owners_committee, read):
    decide(owners_committee, fund, counts=heads(**{"for": 2}))
    assert fund.decisions.get().passed is False
    assert "Did not pass" in read(None, "matter", fund.pk)


def test_one_measure_alone_is_not_enough(fund, owners_committee):
    by_heads = heads() | {"area_for": 1, "area_against": 5825 * 8}
    assert decide(owners_committee, fund, counts=by_heads).passed is False


@pytest.mark.parametrize(
    "changes", [{"heads_for": 12}, {"area_for": 5825 * 12}, {"heads_all": 0}, {"area_void": -1}]
)
def test_totals_that_contradict_themselves_are_refused(fund, owners_committee, changes):
    with pytest.raises(ValidationError):
        decide(owners_committee, fund, counts=totals(**changes))
    assert not fund.decisions.exists()
    assert not fund.documents.exists()


def test_owners_decisions_want_totals(fund, owners_committee):
    with pytest.raises(ValidationError, match="enter the totals"):
        decide(owners_committee, fund, passed=True)


def test_a_decision_wants_its_paper_and_has_happened(fund, owners_committee):
    with pytest.raises(ValidationError, match="PDF, a picture"):
        decide(owners_committee, fund, content=b"nothing", counts=totals())
    with pytest.raises(ValidationError, match="still to come"):
        decide(owners_committee, fund, on=TODAY + timedelta(1), counts=totals())


def test_only_at_the_stage_and_by_whom_the_charter_says(fund, owner, property_manager, committee):
    for who in (owner, property_manager):
        with pytest.raises(PermissionDenied):
            decide(who, fund, counts=totals())
    with pytest.raises(PermissionDenied, match="another step"):
        decide(committee, at_stage(fund, "raised"), counts=totals())


def test_both_denominators_are_kept(fund, owners_committee):
    made = decide(owners_committee, fund, counts=totals(heads_all=11))
    assert (made.heads_all, made.ledger_heads) == (11, 12)
    assert made.ledger_area == 12 * 5825


def test_homes_of_the_same_confirmed_owners_are_one_head(fund, lane, owner):
    lives(lane, owner, "1-2-101", "owner")
    assert electorate(fund, NOON).heads == 12, "nobody has confirmed who owns them"
    Occupancy.objects.filter(person=owner).update(owner_confirmed_at=NOON, owner_source="register")
    assert electorate(fund, NOON).heads == 11


def test_an_area_that_is_not_recorded_leaves_the_whole_unknown(fund):
    Dwelling.objects.filter(dwelling="1-1-101").update(exclusive_area_dm2=None)
    assert electorate(fund, NOON).area is None


def test_a_lift_is_counted_among_its_entrance(matter):
    lift = matter(kind="lift", scope="entrance", building="1", entrance=1)
    assert electorate(lift, NOON).heads == 3


def test_the_database_refuses_more_ballots_than_owners(fund, owners_committee):
    made = decide(owners_committee, fund, counts=totals())
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(heads_for=12)
