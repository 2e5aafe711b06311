"""Objecting, answering, taking back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.matters import bridge
from linli.web.matters.actions import talk
from linli.web.matters.models import ObjectionState
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def objects(who, m, text="挡我窗户"):
    return talk.raise_objection(hand(who), m, text=text, moment=NOON)


def answer(who, objection, words="移两米"):
    talk.answer_objection(hand(who), objection, answer=words, moment=NOON)


def test_who_lives_or_owns_here_objects_and_offices_do_not(
    matter, owner, tenant, committee, stranger
):
    m = matter()
    objects(owner, m)
    objects(tenant, m)
    for who in (committee, stranger):
        with pytest.raises(PermissionDenied):
            objects(who, m)


def test_while_it_waits_the_matter_does_not(matter, owner, committee):
    m = at_stage(matter(), "deliberation")
    objection = objects(owner, m)

    def waits():
        states = {g.gate.kind: g for g in bridge.gates_of(m, TODAY)}
        return not states["objections_answered"].met

    assert waits()
    answer(committee, objection)
    assert not waits()


def test_committees_answer_and_neighbours_do_not(matter, owner, tenant, committee):
    objection = objects(owner, matter())
    for who in (tenant, owner):
        with pytest.raises(PermissionDenied):
            answer(who, objection)
    answer(committee, objection)
    objection.refresh_from_db()
    assert (objection.state, objection.answer) == (ObjectionState.ANSWERED, "移两米")


def test_it_is_answered_once_and_in_words(matter, owner, committee):
    objection = objects(owner, matter())
    with pytest.raises(ValidationError, match="Say why"):
        answer(committee, objection, " ")
    answer(committee, objection)
    with pytest.raises(ValidationError, match="answered or taken back already"):
        answer(committee, objection, "再答")


def test_one_takes_back_ones_own_and_the_record_says_so(matter, owner, tenant, last_entry):
    objection = objects(owner, matter())
    assert last_entry().told()["what"] == "raised"
    with pytest.raises(ValidationError, match="of your own"):
        talk.withdraw_objection(hand(tenant), objection, moment=NOON)
    talk.withdraw_objection(hand(owner), objection, moment=NOON)
    assert last_entry().told() == {"what": "taken_back"}
    objection.refresh_from_db()
    assert objection.state == ObjectionState.WITHDRAWN


def test_what_was_taken_back_is_not_answered(matter, owner, committee):
    objection = objects(owner, matter())
    talk.withdraw_objection(hand(owner), objection, moment=NOON)
    with pytest.raises(ValidationError):
        answer(committee, objection)
