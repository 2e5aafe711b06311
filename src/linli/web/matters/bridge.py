"""What the engine says of a matter: its kind and stage, its gates, the count of a decision."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from linli.engine.ballot.decision import (
    Condition,
    Count,
    Outcome,
    Rule,
    Totals,
    check,
    silence_joins_the_majority,
)
from linli.engine.charter.charter import PAYERS, SCOPES, STAGES, Gate, Kind, Stage
from linli.engine.charter.gates import Evidence, GateState, Notice, gates
from linli.engine.errors import InputError
from linli.engine.journal.commitment import commitment
from linli.web.matters.models import Decision, EvidenceKind, Matter, NoticeKind, ObjectionState
from linli.web.matters.models import Evidence as Row

__all__ = [
    "PAYERS",
    "SCOPES",
    "STAGES",
    "TOTALS",
    "Condition",
    "Count",
    "Evidence",
    "Gate",
    "GateState",
    "InputError",
    "Kind",
    "Outcome",
    "Rule",
    "Stage",
    "Totals",
    "bound_by_owners",
    "check",
    "commitment",
    "counted",
    "evidence_of",
    "gates_of",
    "kind_of",
    "outcome_of",
    "rule_of",
    "silence_joins_the_majority",
    "stage_of",
]


def kind_of(matter: Matter) -> Kind:
    """The kind of the matter, by the charter it started under."""
    return matter.under().charter.kinds[matter.kind]


def stage_of(matter: Matter) -> Stage:
    """The stage the matter is in."""
    return kind_of(matter).stage(matter.stage)


def rule_of(matter: Matter) -> Rule | None:
    """The rule by which owners decide; None where an office decides."""
    return kind_of(matter).decide.rule


def gates_of(matter: Matter, today: date) -> tuple[GateState, ...]:
    """The gates at the end of the matter's stage.

    What owners decided before the notice of it had hung for its days opens no gate, whatever hung
    later: they could not all know of it (days of notice by the local rules on owners' meetings).
    """
    states = gates(stage_of(matter), evidence_of(matter), today)
    known = [_known_since(state.gate, matter) for state in states if state.gate.kind == "notice"]
    if rule_of(matter) is None or not known:
        return states
    decision = matter.decisions.first()
    if decision is None or all(day and decision.decided_on >= day for day in known):
        return states
    return tuple(_too_early(state) if state.gate.kind == "decision" else state for state in states)


def _known_since(gate: Gate, matter: Matter) -> date | None:
    """The first day on which a notice of this stage had hung for the days of the gate."""
    wanted = timedelta(gate.days or 0)
    posted = matter.notices.filter(kind=NoticeKind.PLAN, stage=matter.stage, taken_down_at=None)
    return min(
        (row.since + wanted for row in posted if row.until - row.since >= wanted), default=None
    )


def _too_early(state: GateState) -> GateState:
    """A decision that has passed but not waited; one that did not pass is told as such."""
    return replace(state, met=False, missing="decided_too_early") if state.met else state


def bound_by_owners(matter: Matter) -> bool:
    """Whether owners have decided it and it passed: it is not for others to undo."""
    decision = matter.decisions.first()
    return rule_of(matter) is not None and decision is not None and decision.passed


def evidence_of(matter: Matter) -> Evidence:
    """What has been recorded of the matter, the newest of each kind."""
    rows = {row.kind: row for row in matter.evidence.all()}
    standing = matter.notices.filter(kind=NoticeKind.PLAN, taken_down_at=None)
    council, minutes = rows.get(EvidenceKind.COUNCIL), rows.get(EvidenceKind.MINUTES)
    decision = matter.decisions.first()
    return Evidence(
        entered_on=matter.stage_since,
        notices=tuple(Notice(row.stage, row.since, row.until) for row in standing),
        filtered=matter.impact is not None,
        households=_households(rows),
        reached=_part(rows.get(EvidenceKind.REACHED)),
        consenting=_part(rows.get(EvidenceKind.CONSENT)),
        council_quorate=_quorate(council),
        minutes_posted=minutes.day if minutes and _of_meeting(minutes, council) else None,
        decided=decision.passed if decision else None,
        open_objections=matter.objections.filter(state=ObjectionState.OPEN).count(),
        documents=frozenset(matter.documents.values_list("kind", flat=True)),
        funding_fen=_funding(matter),
        cost_fen=_fen(rows.get(EvidenceKind.COST)),
        planned_fen=_planned(matter),
        changed_fen=_fen(rows.get(EvidenceKind.CHANGED_COST)),
        persons_named=int(EvidenceKind.PERSON in rows),
        satisfied=_part(rows.get(EvidenceKind.SATISFACTION)),
        answered=_whole(rows.get(EvidenceKind.SATISFACTION)),
        heard=EvidenceKind.HEARING in rows,
    )


def _part(row: Row | None) -> int | None:
    return row.part if row else None


def _whole(row: Row | None) -> int | None:
    return row.whole if row else None


def _households(rows: Mapping[str, Row]) -> int | None:
    """Where two counts differ, the larger: no share comes out higher than what was recorded."""
    wholes = [_whole(rows.get(kind)) for kind in (EvidenceKind.REACHED, EvidenceKind.CONSENT)]
    return max((whole for whole in wholes if whole is not None), default=None)


def _fen(row: Row | None) -> int | None:
    return row.fen if row else None


def _planned(matter: Matter) -> int | None:
    """The cost as it was when the matter came to its stage; the newest where none was known then.

    A cost corrected while the works run is a change, not what changes are measured from.
    """
    costs = matter.evidence.filter(kind=EvidenceKind.COST)
    return _fen(costs.exclude(stage=matter.stage).last() or costs.last())


def _quorate(council: Row | None) -> bool | None:
    """More than half of the members were there."""
    if council is None or council.part is None or not council.whole:
        return None
    return Fraction(council.part, council.whole) > Fraction(1, 2)


def _of_meeting(minutes: Row, council: Row | None) -> bool:
    """What was posted before the newest meeting are the minutes of another one."""
    return council is not None and minutes.day >= council.day


def _funding(matter: Matter) -> int | None:
    """The newest amount of each payer, added up; None while nothing is recorded."""
    rows = matter.evidence.filter(kind=EvidenceKind.FUNDING)
    by_payer = {row.code: row.fen for row in rows if row.fen is not None}
    return sum(by_payer.values()) if by_payer else None


def counted(numbers: dict[str, int]) -> Totals:
    """Totals of a ballot from ``area_all``, ``area_for`` ... ``heads_void``."""

    def count(measure: str) -> Count:
        return Count(
            numbers[f"{measure}_all"],
            numbers[f"{measure}_for"],
            numbers[f"{measure}_against"],
            numbers[f"{measure}_abstained"],
            numbers[f"{measure}_void"],
        )

    return Totals(count("area"), count("heads"))


TOTALS = tuple(
    f"{measure}_{part}"
    for measure in ("area", "heads")
    for part in ("all", "for", "against", "abstained", "void")
)
"""The fields of a decision that hold its totals."""


def outcome_of(decision: Decision, rule: Rule) -> Outcome:
    """A recorded decision of the owners, counted again."""
    return check(counted({name: getattr(decision, name) for name in TOTALS}), rule)
