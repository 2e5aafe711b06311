"""Every reason and text that was sealed stays readable; the charter stays; days that ran, count."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError

from linli.engine.journal.commitment import commitment
from linli.web.journal.models import Entry
from linli.web.matters import bridge
from linli.web.matters.actions import evidence, going_on, notices, raising, sorting
from linli.web.matters.actions.evidence import Fact
from linli.web.matters.models import Reason, Wording
from linli.web.shared.admin import site
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, posting
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_why_it_was_taken_back_stays_when_it_is_opened_again(matter, tenant, read):
    m = matter()
    raising.withdraw(hand(tenant), m, reason="雨季过了", moment=NOON)
    going_on.reopen(hand(tenant), m, reason="雨季又来了", moment=NOON + timedelta(90))
    assert [one.text for one in m.reasons.all()] == ["雨季过了", "雨季又来了"]
    shown = read(None, "matter", m.pk)
    story = shown[shown.index("What has happened so far?") :]
    assert "雨季过了" in story
    assert "雨季又来了" in story


def test_why_it_was_taken_up_stays_when_it_is_weighed_anew(matter, committee, read):
    m = matter()
    for impact, why in ((1, "只关两家"), (3, "关全楼")):
        sorting.take_up(hand(committee), m, impact=impact, feasibility=2, reason=why, moment=NOON)
    m.refresh_from_db()
    assert (m.impact, m.filter_reason) == (3, "关全楼")
    assert "只关两家" in read(None, "matter", m.pk)


def test_each_reason_fits_the_seal_of_its_entry(matter, tenant, committee):
    m = matter()
    sorting.take_up(hand(committee), m, impact=1, feasibility=1, reason="好", moment=NOON)
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    going_on.reopen(hand(tenant), m, reason="又要了", moment=NOON)
    sealed = [
        entry.told()["reason"]
        for entry in Entry.objects.order_by("number")
        if "reason" in entry.told()
    ]
    kept = [commitment(one.text, bytes(one.salt)) for one in m.reasons.all()]
    assert sealed == kept


def test_a_reason_stays_when_its_writer_leaves(matter, tenant):
    m = matter()
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    tenant.delete()
    assert Reason.objects.get(matter=m).person is None


def test_the_text_of_a_part_is_sealed_where_it_was_parted(matter, committee, last_entry):
    m = matter()
    part = sorting.split(hand(committee), m, title="路灯呢？", text="坏了。", moment=NOON)
    worded = Wording.objects.get(matter=part)
    seal = commitment(f"{part.title}\n{part.text}", bytes(worded.salt))
    assert last_entry().told() == {"part": part.pk, "text": seal}


def test_the_charter_of_a_matter_cannot_be_deleted(matter):
    with pytest.raises(ProtectedError):
        matter().version.delete()


def test_the_operators_tables_delete_nothing_of_a_matter(operator, rf):
    request = rf.get("/")
    request.user = operator
    ours = [table for model, table in site._registry.items() if model._meta.app_label == "matters"]
    assert ours
    assert not [table for table in ours if table.has_delete_permission(request)]


def test_days_that_a_notice_has_hung_are_not_taken_back(matter, committee):
    m = at_stage(matter(), "deliberation")
    notice = notices.post_notice(hand(committee), m, posting(7), moment=NOON)
    over = NOON + timedelta(7)
    with pytest.raises(ValidationError, match="does not hang any more"):
        notices.take_down(hand(committee), notice, reason="算错了", moment=over)
    states = {each.gate.kind: each.met for each in bridge.gates_of(m, TODAY + timedelta(7))}
    assert states["notice"]
    other = notices.post_notice(hand(committee), m, posting(7), moment=NOON)
    last = NOON + timedelta(6)
    notices.take_down(hand(committee), other, reason="换一张", moment=last)


def test_a_change_of_the_works_is_measured_from_the_cost_before_them(matter, committee):
    m = at_stage(matter(kind="renewal"), "review")

    def record(kind, fen):
        fact = Fact(kind, TODAY, fen=fen)
        evidence.record_evidence(hand(committee), m, fact, moment=NOON)

    record("cost", 900)
    record("cost", 1000)
    at_stage(m, "works")
    record("cost", 2000)
    record("changed_cost", 2000)
    found = bridge.evidence_of(m)
    assert (found.planned_fen, found.changed_fen) == (1000, 2000)
    states = {each.gate.kind: each.missing for each in bridge.gates_of(m, TODAY)}
    assert states["change_within"] == "changed_too_much"


def test_a_cost_first_known_during_the_works_is_what_changes_are_measured_from(matter, committee):
    m = at_stage(matter(kind="fund_use"), "works")
    evidence.record_evidence(hand(committee), m, Fact("cost", TODAY, fen=700), moment=NOON)
    assert bridge.evidence_of(m).planned_fen == 700


def test_rows_of_before_are_kept_as_reasons(matter, tenant):
    from importlib import import_module  # noqa: PLC0415

    from django.apps import apps  # noqa: PLC0415

    m = matter()
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    Reason.objects.all().delete()
    move = import_module("linli.web.matters.migrations.0006_reasons").keep_those_there_are
    move(apps, connection.schema_editor())
    kept = Reason.objects.get(matter=m)
    m.refresh_from_db()
    assert (kept.text, bytes(kept.salt), kept.at) == ("不要了", bytes(m.reason_salt), NOON)
