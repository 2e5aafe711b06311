"""Gates between stages: what is met, what is missing, who must act and by when."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from linli.engine.charter.charter import Gate, Stage


@dataclass(frozen=True)
class Notice:
    """Something posted: the stage it was posted in, its first day, and the first day after it."""

    stage: str
    since: date
    until: date


@dataclass(frozen=True)
class Evidence:
    """What has been recorded of a matter; what is null has not been.

    Parameters
    ----------
    notices : not taken down early
    filtered : accepted by impact and feasibility
    households, reached : homes in the scope, and how many of them were asked
    consenting : homes that agreed to take part
    council_quorate : whether the last meeting had its quorum; None without a meeting
    minutes_posted : day on which its minutes were posted
    decided : whether the decision passed; None without one
    open_objections : not answered, not withdrawn
    documents : kinds of document on file
    funding_fen, cost_fen : money found and money needed
    planned_fen, changed_fen : cost agreed, and cost after changes of the works
    persons_named : offices named for what is handed over
    satisfied, answered : answers in the satisfaction survey
    entered_on : day on which the matter came to its stage
    """

    entered_on: date
    notices: tuple[Notice, ...] = ()
    filtered: bool = False
    households: int | None = None
    reached: int | None = None
    consenting: int | None = None
    council_quorate: bool | None = None
    minutes_posted: date | None = None
    decided: bool | None = None
    open_objections: int = 0
    documents: frozenset[str] = frozenset()
    funding_fen: int | None = None
    cost_fen: int | None = None
    planned_fen: int | None = None
    changed_fen: int | None = None
    persons_named: int = 0
    satisfied: int | None = None
    answered: int | None = None
    heard: bool = False


@dataclass(frozen=True)
class GateState:
    """One gate now.

    Parameters
    ----------
    gate : the gate
    met : whether it is open
    missing : a code of what is missing; None when met
    facts : numbers for its sentence
    who : roles that must act
    by : the day it must be done, or the first day on which it can be; None when nobody set one
    """

    gate: Gate
    met: bool
    missing: str | None
    facts: dict[str, object] = field(default_factory=dict)
    who: tuple[str, ...] = ()
    by: date | None = None


Answer = tuple[bool, str, dict[str, object]]


def gates(stage: Stage, evidence: Evidence, today: date) -> tuple[GateState, ...]:
    """State of every gate at the end of ``stage``."""
    due = evidence.entered_on + timedelta(stage.days) if stage.days is not None else None
    return tuple(_state(gate, stage, evidence, today, due) for gate in stage.gates)


def _state(
    gate: Gate, stage: Stage, evidence: Evidence, today: date, due: date | None
) -> GateState:
    if gate.kind == "notice":
        return _notice(gate, stage, evidence, today, due)
    met, missing, facts = _QUESTIONS[gate.kind](gate, evidence, today)
    return GateState(gate, met, None if met else missing, facts, stage.who, due)


def _notice(
    gate: Gate, stage: Stage, evidence: Evidence, today: date, due: date | None
) -> GateState:
    days = gate.days or 0
    posted = [notice for notice in evidence.notices if notice.stage == stage.code]
    long_enough = [notice for notice in posted if (notice.until - notice.since).days >= days]
    facts: dict[str, object] = {"days": days}
    if not long_enough:
        return GateState(gate, met=False, missing="not_posted", facts=facts, who=stage.who, by=due)
    ends = min(notice.since + timedelta(days) for notice in long_enough)
    if today < ends:
        return GateState(gate, met=False, missing="still_posted", facts=facts, by=ends)
    return GateState(gate, met=True, missing=None, facts=facts, who=stage.who, by=due)


def _share(part: int | None, whole: int | None, gate: Gate) -> tuple[bool, dict[str, object]]:
    wanted = Fraction(gate.share or "0")
    reached = Fraction(part, whole) if part is not None and whole else None
    facts: dict[str, object] = {"part": part, "whole": whole, "reached": reached, "wanted": wanted}
    return reached is not None and reached >= wanted, facts


def _filtered(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    return evidence.filtered, "not_filtered", {}


def _reached(gate: Gate, evidence: Evidence, _today: date) -> Answer:
    met, facts = _share(evidence.reached, evidence.households, gate)
    return met, "not_reached", facts


def _consent(gate: Gate, evidence: Evidence, _today: date) -> Answer:
    met, facts = _share(evidence.consenting, evidence.households, gate)
    return met, "not_enough_consent", facts


def _hearing(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    return evidence.heard, "not_heard", {}


def _council(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    if not evidence.council_quorate:
        return False, "no_quorate_meeting", {}
    return evidence.minutes_posted is not None, "minutes_not_posted", {}


def _decision(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    missing = "not_decided" if evidence.decided is None else "not_passed"
    return evidence.decided is True, missing, {}


def _objections(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    return not evidence.open_objections, "open_objections", {"open": evidence.open_objections}


def _documents(gate: Gate, evidence: Evidence, _today: date) -> Answer:
    absent = tuple(kind for kind in gate.documents if kind not in evidence.documents)
    return not absent, "documents_missing", {"absent": absent}


def _funding(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    found, needed = evidence.funding_fen, evidence.cost_fen
    met = found is not None and needed is not None and found == needed
    return met, "funding_does_not_match", {"found": found, "needed": needed}


def _change(gate: Gate, evidence: Evidence, _today: date) -> Answer:
    planned, changed = evidence.planned_fen, evidence.changed_fen
    if planned is None or changed is None:
        return False, "cost_not_recorded", {}
    limit = Fraction(gate.share or "0")
    met = abs(changed - planned) <= limit * planned
    return met, "changed_too_much", {"planned": planned, "changed": changed, "limit": limit}


def _persons(_gate: Gate, evidence: Evidence, _today: date) -> Answer:
    return evidence.persons_named > 0, "nobody_named", {}


def _satisfaction(gate: Gate, evidence: Evidence, _today: date) -> Answer:
    met, facts = _share(evidence.satisfied, evidence.answered, gate)
    return met, "not_satisfied", facts


def _use_check(gate: Gate, evidence: Evidence, today: date) -> Answer:
    due = _months_after(evidence.entered_on, gate.months or 0)
    if today < due:
        return False, "use_check_not_due", {"months": gate.months, "due": due}
    return "use_check" in evidence.documents, "use_check_missing", {"months": gate.months}


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


_QUESTIONS: dict[str, Callable[[Gate, Evidence, date], Answer]] = {
    "filtered": _filtered,
    "reached": _reached,
    "consent": _consent,
    "hearing": _hearing,
    "council": _council,
    "decision": _decision,
    "objections_answered": _objections,
    "documents": _documents,
    "funding_matched": _funding,
    "change_within": _change,
    "persons_named": _persons,
    "satisfaction": _satisfaction,
    "use_check": _use_check,
}

KINDS = ("notice", *_QUESTIONS)
"""Every kind of gate."""

READS: Mapping[str, str] = {
    "notice": "days",
    "reached": "share",
    "consent": "share",
    "documents": "documents",
    "change_within": "share",
    "satisfaction": "share",
    "use_check": "months",
}
"""The part that a kind of gate reads, and must have; the others read none."""

OPENED_BY: Mapping[str, str] = {
    "notice": "post_notice",
    "filtered": "filter",
    "decision": "record_decision",
    "objections_answered": "answer_objection",
}
"""The act that opens a kind of gate; the others are opened by ``record_evidence``."""
