"""Each gate, closed and open, and the day on which it opens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from linli.engine.charter.acts import ACTS
from linli.engine.charter.charter import Gate, Stage
from linli.engine.charter.gates import KINDS, READS, Evidence, Notice, gates
from linli.engine.charter.gates import OPENED_BY as OPENED_BY_ACT

MONDAY = date(2031, 5, 5)
NOTHING = Evidence(entered_on=MONDAY)


def stage(gate, days=30):
    return Stage("ballot", ("committee",), days, (gate,), {})


def state(gate, evidence=NOTHING, today=MONDAY):
    (found,) = gates(stage(gate), evidence, today)
    return found


OPENED_BY = {
    "filtered": (Gate("filtered"), {"filtered": True}),
    "reached": (Gate("reached", share="2/3"), {"households": 90, "reached": 60}),
    "consent": (Gate("consent", share="2/3"), {"households": 90, "consenting": 60}),
    "hearing": (Gate("hearing"), {"heard": True}),
    "council": (Gate("council"), {"council_quorate": True, "minutes_posted": MONDAY}),
    "decision": (Gate("decision"), {"decided": True}),
    "documents": (
        Gate("documents", documents=("contract",)),
        {"documents": frozenset({"contract"})},
    ),
    "funding_matched": (Gate("funding_matched"), {"funding_fen": 700, "cost_fen": 700}),
    "change_within": (
        Gate("change_within", share="1/10"),
        {"planned_fen": 100, "changed_fen": 110},
    ),
    "persons_named": (Gate("persons_named"), {"persons_named": 1}),
    "satisfaction": (Gate("satisfaction", share="7/10"), {"answered": 10, "satisfied": 7}),
}


@pytest.mark.parametrize("kind", sorted(OPENED_BY))
def test_a_gate_is_closed_until_its_evidence_is_there(kind):
    gate, evidence = OPENED_BY[kind]
    closed = state(gate)
    assert not closed.met
    assert closed.missing
    assert closed.who == ("committee",)
    assert closed.by == MONDAY + timedelta(30)
    assert state(gate, replace(NOTHING, **evidence)).met


def test_every_kind_of_gate_is_tested_here():
    assert set(OPENED_BY) | {"notice", "objections_answered", "use_check"} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "short"),
    [
        ("reached", {"households": 90, "reached": 59}),
        ("council", {"council_quorate": True}),
        ("council", {"council_quorate": False, "minutes_posted": MONDAY}),
        ("decision", {"decided": False}),
        ("funding_matched", {"funding_fen": 699, "cost_fen": 700}),
        ("funding_matched", {"funding_fen": 701, "cost_fen": 700}),
        ("change_within", {"planned_fen": 100, "changed_fen": 111}),
        ("change_within", {"planned_fen": 100, "changed_fen": 89}),
        ("satisfaction", {"answered": 10, "satisfied": 6}),
    ],
)
def test_nearly_is_not_enough(kind, short):
    assert not state(OPENED_BY[kind][0], replace(NOTHING, **short)).met


def test_an_objection_closes_the_gate_until_it_is_answered():
    gate = Gate("objections_answered")
    assert state(gate).met
    assert not state(gate, replace(NOTHING, open_objections=1)).met


def posted(days, stage_code="ballot"):
    notice = Notice(stage_code, MONDAY, MONDAY + timedelta(days))
    return replace(NOTHING, notices=(notice,))


def test_a_notice_is_long_enough_on_the_day_after_its_last():
    gate = Gate("notice", days=15)
    before = state(gate, posted(15), MONDAY + timedelta(14))
    assert (before.met, before.missing) == (False, "still_posted")
    assert before.by == MONDAY + timedelta(15)
    assert state(gate, posted(15), MONDAY + timedelta(15)).met


def test_a_notice_too_short_or_of_another_step_does_not_count():
    gate = Gate("notice", days=15)
    late = MONDAY + timedelta(60)
    assert state(gate, posted(14), late).missing == "not_posted"
    assert state(gate, posted(15, "options"), late).missing == "not_posted"


def test_the_use_is_checked_only_after_its_months():
    gate = Gate("use_check", months=12)
    checked = replace(NOTHING, documents=frozenset({"use_check"}))
    assert state(gate, checked, date(2032, 5, 4)).missing == "use_check_not_due"
    assert state(gate, NOTHING, date(2032, 5, 5)).missing == "use_check_missing"
    assert state(gate, checked, date(2032, 5, 5)).met


def test_a_month_without_that_day_ends_on_its_last():
    gate = Gate("use_check", months=6)
    since = replace(NOTHING, entered_on=date(2031, 8, 31), documents=frozenset({"use_check"}))
    assert not state(gate, since, date(2032, 2, 28)).met
    assert state(gate, since, date(2032, 2, 29)).met


def test_every_kind_of_gate_says_what_it_reads_and_what_opens_it():
    assert set(READS) <= set(KINDS)
    assert set(READS.values()) == {"days", "share", "documents", "months"}
    assert set(OPENED_BY_ACT) <= set(KINDS)
    assert set(OPENED_BY_ACT.values()) <= set(ACTS)


def test_a_stage_without_a_limit_sets_no_day():
    (found,) = gates(stage(Gate("filtered"), days=None), NOTHING, MONDAY)
    assert found.by is None
