"""Posting a notice and taking it down."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from linli.web.journal.models import Root
from linli.web.matters import bridge
from linli.web.matters.actions import notices
from linli.web.matters.models import Notice, NoticeKind
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, posting
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def post(who, m, days=15, **changes):
    return notices.post_notice(hand(who), m, posting(days, **changes), moment=NOON)


@pytest.fixture
def talked_over(matter):
    return at_stage(matter(), "deliberation")


def test_it_hangs_for_the_days_of_the_charter_or_longer(talked_over, committee):
    with pytest.raises(ValidationError, match="asks for 7 days"):
        post(committee, talked_over, 6)
    assert post(committee, talked_over, 7).last_day == TODAY + timedelta(6)


def test_it_does_not_begin_before_today(talked_over, committee):
    yesterday = TODAY - timedelta(1)
    with pytest.raises(ValidationError, match="begins today or later"):
        post(committee, talked_over, since=yesterday)


def test_its_days_are_not_over_before_their_end(talked_over, committee):
    post(committee, talked_over, 7)
    gate = {
        day: next(g for g in bridge.gates_of(talked_over, day) if g.gate.kind == "notice")
        for day in (TODAY + timedelta(6), TODAY + timedelta(7))
    }
    assert [state.met for state in gate.values()] == [False, True]


def test_a_result_needs_no_days(talked_over, committee):
    assert post(committee, talked_over, 1, kind=NoticeKind.RESULT).pk


def test_the_record_holds_its_days_its_seal_and_a_root_for_the_paper(
    talked_over, committee, last_entry
):
    notice = post(committee, talked_over)
    told = last_entry().told()
    assert (told["since"], told["last"], told["what"]) == ("2031-05-01", "2031-05-15", "posted")
    assert notice.text not in last_entry().line
    root = Root.objects.get(where_for=notice.subject)
    assert root.size == last_entry().number


def test_neighbours_post_nothing(talked_over, tenant, owner, property_manager):
    for who in (tenant, owner, property_manager):
        with pytest.raises(PermissionDenied):
            post(who, talked_over)


def test_days_of_a_notice_taken_down_do_not_count(talked_over, committee, last_entry):
    notice = post(committee, talked_over, 7)
    notices.take_down(hand(committee), notice, reason="写错了", moment=NOON)
    after = TODAY + timedelta(30)
    states = {g.gate.kind: g.missing for g in bridge.gates_of(talked_over, after)}
    assert states["notice"] == "not_posted"
    assert last_entry().told()["what"] == "taken_down"


def test_it_is_taken_down_once_and_with_a_reason(talked_over, committee, owner):
    notice = post(committee, talked_over)
    with pytest.raises(PermissionDenied):
        notices.take_down(hand(owner), notice, reason="不好看", moment=NOON)
    with pytest.raises(ValidationError, match="Say why"):
        notices.take_down(hand(committee), notice, reason="", moment=NOON)
    notices.take_down(hand(committee), notice, reason="写错了", moment=NOON)
    with pytest.raises(ValidationError, match="does not hang any more"):
        notices.take_down(hand(committee), notice, reason="又", moment=NOON)


def test_why_it_came_down_is_told_under_its_entry(talked_over, committee, read):
    notice = post(committee, talked_over)
    notices.take_down(hand(committee), notice, reason="日子写错了", moment=NOON)
    shown = read(None, "matter", talked_over.pk)
    story = shown[shown.index("What has happened so far?") :]
    assert "taken down before its time" in story
    assert "日子写错了" in story


@pytest.mark.parametrize(
    "changes",
    [
        {"until": TODAY},
        {"taken_down_at": NOON},
        {"taken_down_why": "x"},
        {"over_at": NOON, "taken_down_at": NOON, "taken_down_why": "x"},
    ],
)
def test_the_database_keeps_days_and_ends_of_a_notice_straight(talked_over, committee, changes):
    notice = post(committee, talked_over)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**changes)
