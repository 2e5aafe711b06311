"""A diagnosis as a JSON document, ``linli.diagnosis/1``: written, checked and read back.

Equal diagnoses give equal bytes: keys stand in one order, numbers keep nine significant digits,
and no clock time is in it. The fields are declared in ``diagnosis_schema``.
"""

import json
from collections.abc import Mapping
from typing import NoReturn, NotRequired, TypedDict, cast

import numpy as np
from numpy.typing import NDArray

from linli.engine.errors import InputError
from linli.engine.stress.diagnosis import (
    GROUPS,
    LEVELS,
    NEEDS,
    Annual,
    Assumption,
    Curve,
    Diagnosis,
    Estimate,
    GroupLoss,
    Recovery,
    ShockResult,
    WeakPart,
)
from linli.files.amounts import number
from linli.files.diagnosis_schema import DIAGNOSIS_SCHEMA, SCHEMA_ID
from linli.files.diagnosis_study import StudyDocument, study_document
from linli.files.json_schema import first_fault


class EstimateDocument(TypedDict):
    """A mean over draws, its standard error and 90 % interval."""

    mean: float
    se: float
    low: float
    high: float


class EstateDocument(TypedDict):
    """Which estate, and how much of everything it has."""

    id: str
    name: str | None
    counts: dict[str, int]


class GroupDocument(TypedDict):
    """The loss of one group of residents."""

    persons: int
    ratio: float | None
    unmet_person_days: EstimateDocument


class CurveDocument(TypedDict):
    """Share of needs met, by weight, between ``days[i]`` and ``days[i + 1]``."""

    days: list[float]
    mean: list[float]
    low: list[float]
    high: list[float]
    by_need: dict[str, list[float]]


class RecoveryDocument(TypedDict):
    """Days until each need is met again after a shock of one level; none from too few draws."""

    level: str
    draws: int
    days: dict[str, EstimateDocument]


class ShockDocument(TypedDict):
    """One shock; amounts are per event."""

    shock: str
    annual_rate: float
    unmet_person_days: EstimateDocument
    by_need: dict[str, EstimateDocument]
    by_building: dict[str, EstimateDocument]
    by_entrance: dict[str, EstimateDocument]
    by_group: dict[str, GroupDocument]
    curve: CurveDocument
    resilience: EstimateDocument
    days_to_90: EstimateDocument
    deaths: EstimateDocument
    injuries: EstimateDocument
    life_years: EstimateDocument
    repair_yuan: EstimateDocument
    person_days_lost: EstimateDocument
    recovery: NotRequired[list[RecoveryDocument]]


class AnnualDocument(TypedDict):
    """Expected amounts a year."""

    person_days_lost: EstimateDocument
    unmet_person_days: EstimateDocument
    deaths: EstimateDocument
    life_years: EstimateDocument
    repair_yuan: EstimateDocument
    by_need: dict[str, EstimateDocument]
    by_building: dict[str, EstimateDocument]


class ExceedanceDocument(TypedDict):
    """One point of the exceedance curve."""

    return_period_years: float
    person_days_lost: float


class WeakPartDocument(TypedDict):
    """A part and the loss it is the longest cause of."""

    part: str
    system: str
    kind: str
    building: str | None
    annual_person_days: float
    failures_a_year: float


class AssumptionDocument(TypedDict):
    """One parameter used."""

    name: str
    low: float
    mid: float
    high: float
    unit: str
    source: str


class DiagnosisDocument(TypedDict):
    """A whole diagnosis as it is stored; reports and pages are made from this alone.

    What may be missing was not computed: the document is older, or it was not asked for.
    """

    schema: str
    estate: EstateDocument
    seed: int
    draws: int
    control_days: float
    weights: dict[str, float]
    generated_share: dict[str, float]
    annual: AnnualDocument
    exceedance: list[ExceedanceDocument]
    shocks: list[ShockDocument]
    weak_parts: list[WeakPartDocument]
    targets: NotRequired[dict[str, dict[str, float]]]
    local: NotRequired[list[str]]
    study: NotRequired[StudyDocument]
    assumptions: list[AssumptionDocument]


def to_json(diagnosis: Diagnosis) -> str:
    """The diagnosis as canonical JSON text, ending with a newline.

    Raises
    ------
    InputError : ``not_finite`` when an amount is infinite or not a number
    """
    return text_of(document_of(diagnosis))


def text_of(document: DiagnosisDocument) -> str:
    """A document as canonical JSON text; ``from_json`` gives the document back."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(text: str) -> DiagnosisDocument:
    """A stored diagnosis, checked against its schema.

    Raises
    ------
    InputError : ``not_json``, ``other_schema``, ``wrong_diagnosis``
    """
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError("not_json", where, found=error.msg) from error
    except RecursionError as error:
        raise InputError("not_json", "the document", found="nested too deeply") from error
    found = document.get("schema") if isinstance(document, dict) else type(document).__name__
    if found != SCHEMA_ID:
        raise InputError("other_schema", "schema", found=found, wanted=SCHEMA_ID)
    if fault := first_fault(document, DIAGNOSIS_SCHEMA):
        raise InputError("wrong_diagnosis", fault.where, found=fault.found, wanted=fault.wanted)
    return cast("DiagnosisDocument", document)


def document_of(diagnosis: Diagnosis) -> DiagnosisDocument:
    """The diagnosis as the document that is stored."""
    document: DiagnosisDocument = {
        "schema": SCHEMA_ID,
        "estate": {
            "id": diagnosis.estate,
            "name": diagnosis.name,
            "counts": dict(sorted(diagnosis.counts.items())),
        },
        "seed": diagnosis.seed,
        "draws": diagnosis.draws,
        "control_days": number(diagnosis.control_days),
        "weights": _in_order(diagnosis.weights, NEEDS),
        "generated_share": _numbers(diagnosis.generated_share),
        "annual": _annual(diagnosis.annual),
        "exceedance": [
            {"return_period_years": number(years), "person_days_lost": number(loss)}
            for years, loss in diagnosis.exceedance
        ],
        "shocks": [_shock(shock) for shock in diagnosis.shocks],
        "weak_parts": [_weak_part(part) for part in diagnosis.weak_parts],
        "targets": {
            level: _in_order(diagnosis.targets[level], NEEDS)
            for level in LEVELS
            if level in diagnosis.targets
        },
        "local": list(diagnosis.local),
        "assumptions": [_assumption(row) for row in diagnosis.assumptions],
    }
    if diagnosis.study is not None:
        document["study"] = study_document(diagnosis.study)
    return document


def _annual(annual: Annual) -> AnnualDocument:
    return {
        "person_days_lost": _estimate(annual.person_days_lost),
        "unmet_person_days": _estimate(annual.unmet_person_days),
        "deaths": _estimate(annual.deaths),
        "life_years": _estimate(annual.life_years),
        "repair_yuan": _estimate(annual.repair_yuan),
        "by_need": _by_need(annual.by_need),
        "by_building": _estimates(annual.by_building),
    }


def _shock(result: ShockResult) -> ShockDocument:
    return {
        "shock": result.shock,
        "annual_rate": number(result.annual_rate),
        "unmet_person_days": _estimate(result.unmet_person_days),
        "by_need": _by_need(result.by_need),
        "by_building": _estimates(result.by_building),
        "by_entrance": _estimates(result.by_entrance),
        "by_group": _groups(result.by_group),
        "curve": _curve(result.curve),
        "resilience": _estimate(result.resilience),
        "days_to_90": _estimate(result.days_to_90),
        "deaths": _estimate(result.deaths),
        "injuries": _estimate(result.injuries),
        "life_years": _estimate(result.life_years),
        "repair_yuan": _estimate(result.repair_yuan),
        "person_days_lost": _estimate(result.person_days_lost),
        "recovery": [_recovery(recovery) for recovery in result.recovery],
    }


def _recovery(recovery: Recovery) -> RecoveryDocument:
    return {
        "level": recovery.level,
        "draws": recovery.draws,
        "days": _by_need(recovery.days),
    }


def _curve(curve: Curve) -> CurveDocument:
    return {
        "days": _list(curve.days),
        "mean": _list(curve.mean),
        "low": _list(curve.low),
        "high": _list(curve.high),
        "by_need": {need: _list(curve.by_need[row]) for row, need in enumerate(NEEDS)},
    }


def _groups(by_group: Mapping[str, GroupLoss]) -> dict[str, GroupDocument]:
    ordered = sorted(by_group.items(), key=lambda item: _rank(item[0], GROUPS))
    return {
        group: {
            "persons": loss.persons,
            "ratio": None if loss.ratio is None else number(loss.ratio),
            "unmet_person_days": _estimate(loss.unmet_person_days),
        }
        for group, loss in ordered
    }


def _weak_part(part: WeakPart) -> WeakPartDocument:
    return {
        "part": part.part,
        "system": part.system,
        "kind": part.kind,
        "building": part.building,
        "annual_person_days": number(part.annual_person_days),
        "failures_a_year": number(part.failures_a_year),
    }


def _assumption(row: Assumption) -> AssumptionDocument:
    return {
        "name": row.name,
        "low": number(row.low),
        "mid": number(row.mid),
        "high": number(row.high),
        "unit": row.unit,
        "source": row.source,
    }


def _estimate(estimate: Estimate) -> EstimateDocument:
    return {
        "mean": number(estimate.mean),
        "se": number(estimate.se),
        "low": number(estimate.low),
        "high": number(estimate.high),
    }


def _estimates(by_key: Mapping[str, Estimate]) -> dict[str, EstimateDocument]:
    return {key: _estimate(by_key[key]) for key in sorted(by_key)}


def _by_need(by_need: Mapping[str, Estimate]) -> dict[str, EstimateDocument]:
    return {need: _estimate(by_need[need]) for need in NEEDS if need in by_need}


def _in_order(values: Mapping[str, float], order: tuple[str, ...]) -> dict[str, float]:
    return {key: number(values[key]) for key in sorted(values, key=lambda key: _rank(key, order))}


def _numbers(values: Mapping[str, float]) -> dict[str, float]:
    return {key: number(values[key]) for key in sorted(values)}


def _list(values: NDArray[np.float64]) -> list[float]:
    return [number(value) for value in values.tolist()]


def _rank(key: str, order: tuple[str, ...]) -> tuple[int, str]:
    return (order.index(key), "") if key in order else (len(order), key)


def _refuse_constant(name: str) -> NoReturn:
    raise InputError("not_finite", "the document", found=name)
