"""The part of a diagnosis that a study adds: how sure the answer is, and what it hangs on."""

from collections.abc import Mapping
from typing import TypedDict

from linli.engine.stress.diagnosis import GROUPS, NEEDS
from linli.engine.stress.findings import (
    SIDES,
    Attribution,
    DecisionDelay,
    Layer,
    Parts,
    Question,
    Range,
    Study,
    Swing,
)
from linli.files.amounts import number, thousandths


class RangeDocument(TypedDict):
    """Median of worlds and their 90 % interval."""

    low: float
    mid: float
    high: float


class LayerDocument(TypedDict):
    """How far one kind of doubt moves the answer; amounts a year."""

    layer: str
    worlds: int
    person_days_lost: RangeDocument
    deaths: RangeDocument
    repair_yuan: RangeDocument


class SwingDocument(TypedDict):
    """The answer at both ends of one input."""

    name: str
    kind: str
    at_low: float
    at_high: float


class QuestionDocument(TypedDict):
    """A column with unknown cells, and how much knowing them would narrow."""

    table: str
    column: str
    unknown: int
    narrows: float


class PartsDocument(TypedDict):
    """A loss and who keeps how much of it away; ``players``, ``outside``, ``nobody`` add up."""

    whole: float
    players: dict[str, float]
    sides: dict[str, float]
    outside: float
    nobody: float


class AttributionDocument(TypedDict):
    """Who absorbs what, a year."""

    draws: int
    total: PartsDocument
    by_shock: dict[str, PartsDocument]
    by_need: dict[str, PartsDocument]
    by_building: dict[str, PartsDocument]
    by_entrance: dict[str, PartsDocument]
    by_group: dict[str, PartsDocument]


class DecisionDocument(TypedDict):
    """What waiting for the owners' decision costs a year."""

    median_days: float
    with_delay: float
    without: float
    difference: float
    se: float


class StudyDocument(TypedDict):
    """What was found out about the answer itself."""

    layers: list[LayerDocument]
    tornado: list[SwingDocument]
    questions: list[QuestionDocument]
    attribution: AttributionDocument
    decision: DecisionDocument


def study_document(study: Study) -> StudyDocument:
    """The study as it is stored."""
    return {
        "layers": [_layer(layer) for layer in study.layers],
        "tornado": [_swing(swing) for swing in study.tornado],
        "questions": [_question(question) for question in study.questions],
        "attribution": _attribution(study.attribution),
        "decision": _decision(study.decision),
    }


def _layer(layer: Layer) -> LayerDocument:
    return {
        "layer": layer.layer,
        "worlds": layer.worlds,
        "person_days_lost": _range(layer.person_days_lost),
        "deaths": _range(layer.deaths),
        "repair_yuan": _range(layer.repair_yuan),
    }


def _range(span: Range) -> RangeDocument:
    return {"low": number(span.low), "mid": number(span.mid), "high": number(span.high)}


def _swing(swing: Swing) -> SwingDocument:
    return {
        "name": swing.name,
        "kind": swing.kind,
        "at_low": number(swing.at_low),
        "at_high": number(swing.at_high),
    }


def _question(question: Question) -> QuestionDocument:
    return {
        "table": question.table,
        "column": question.column,
        "unknown": question.unknown,
        "narrows": number(question.narrows),
    }


def _attribution(found: Attribution) -> AttributionDocument:
    return {
        "draws": found.draws,
        "total": _parts(found.total),
        "by_shock": _sorted(found.by_shock),
        "by_need": {need: _parts(found.by_need[need]) for need in NEEDS if need in found.by_need},
        "by_building": _sorted(found.by_building),
        "by_entrance": _sorted(found.by_entrance),
        "by_group": {
            group: _parts(found.by_group[group]) for group in GROUPS if group in found.by_group
        },
    }


def _sorted(by_key: Mapping[str, Parts]) -> dict[str, PartsDocument]:
    return {key: _parts(by_key[key]) for key in sorted(by_key)}


def _parts(parts: Parts) -> PartsDocument:
    sides = [side for each in SIDES.values() for side in each]
    return {
        "whole": thousandths(parts.whole),
        "players": {player: thousandths(parts.players[player]) for player in SIDES},
        "sides": {side: thousandths(parts.sides[side]) for side in sides},
        "outside": thousandths(parts.outside),
        "nobody": thousandths(parts.nobody),
    }


def _decision(found: DecisionDelay) -> DecisionDocument:
    return {
        "median_days": number(found.median_days),
        "with_delay": number(found.with_delay),
        "without": number(found.without),
        "difference": number(found.difference),
        "se": number(found.se),
    }
