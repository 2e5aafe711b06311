"""From one step to the next, to the end, and back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from linli.web.matters.actions import going_on, raising, sorting, talk
from linli.web.matters.models import State
from tests.web.conftest import NOON
from tests.web.matters.factories import at_stage, ballot
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def advance(who, m, moment=NOON):
    going_on.advance(hand(who), m, moment=moment)
    m.refresh_from_db()


def close(who, m, moment=NOON):
    going_on.close(hand(who), m, reason="装好了", moment=moment)
    m.refresh_from_db()


def taken_up(m, committee):
    sorting.take_up(hand(committee), m, impact=2, feasibility=3, reason="好办", moment=NOON)
    return m


def test_it_goes_on_only_when_every_gate_is_open_and_says_what_is_missing(matter, committee):
    m = matter()
    with pytest.raises(ValidationError, match="It has not been taken up yet"):
        advance(committee, m)
    later = NOON + timedelta(3)
    advance(committee, taken_up(m, committee), later)
    assert (m.stage, m.stage_since) == ("deliberation", timezone.localdate(later))


def test_neighbours_do_not_move_it(matter, owner, tenant, property_manager, committee):
    m = taken_up(matter(), committee)
    for who in (owner, tenant, property_manager):
        with pytest.raises(PermissionDenied):
            advance(who, m)
        with pytest.raises(PermissionDenied):
            close(who, m)


def test_it_is_not_closed_before_its_end(matter, committee):
    with pytest.raises(ValidationError, match="after its last step"):
        close(committee, taken_up(matter(), committee))


def test_it_is_closed_when_its_decision_did_not_pass(matter, owners_committee):
    m = ballot(matter, owners_committee, heads_for=0)
    close(owners_committee, m)
    assert m.state == State.CLOSED


def test_it_is_closed_after_its_last_step_once_objections_are_answered(matter, owner, committee):
    m = at_stage(matter(kind="repair"), "acceptance")
    objection = talk.raise_objection(hand(owner), m, text="还漏", moment=NOON)
    with pytest.raises(ValidationError, match="after its last step"):
        close(committee, m)
    talk.answer_objection(hand(committee), objection, answer="又修了", moment=NOON)
    close(committee, m)
    assert (m.state, m.reason, m.ended_at) == (State.CLOSED, "装好了", NOON)


def test_it_is_not_closed_without_saying_how_it_ended(matter, committee):
    m = at_stage(matter(kind="repair"), "acceptance")
    with pytest.raises(ValidationError, match="Say why"):
        going_on.close(hand(committee), m, reason="", moment=NOON)


def test_past_the_last_step_there_is_none(matter, committee):
    m = at_stage(matter(kind="repair"), "acceptance")
    with pytest.raises(ValidationError, match="last step"):
        advance(committee, m)


def test_raiser_and_committees_open_it_again_where_it_stopped(matter, tenant, owner, committee):
    m = matter()
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    later = NOON + timedelta(30)
    with pytest.raises(PermissionDenied):
        going_on.reopen(hand(owner), m, reason="还要", moment=later)
    going_on.reopen(hand(tenant), m, reason="又要了", moment=later)
    m.refresh_from_db()
    assert (m.state, m.stage, m.ended_at) == (State.OPEN, "raised", None)
    assert m.stage_since == timezone.localdate(later)


def test_what_is_open_is_not_opened_again(matter, committee):
    with pytest.raises(PermissionDenied, match="still open"):
        going_on.reopen(hand(committee), matter(), reason="x", moment=NOON)


def test_a_matter_that_is_over_is_only_read(matter, tenant, owner):
    m = matter()
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    for act in (
        lambda: talk.comment(hand(owner), m, text="可惜", show_name=False, moment=NOON),
        lambda: talk.support(hand(owner), m, moment=NOON),
        lambda: talk.raise_objection(hand(owner), m, text="不", moment=NOON),
    ):
        with pytest.raises(PermissionDenied, match="over"):
            act()
