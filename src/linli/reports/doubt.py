"""How sure the yearly loss is: its whole interval, and which kind of doubt is widest."""

from linli.engine.stress.findings import LAYERS
from linli.files.diagnosis import DiagnosisDocument, EstimateDocument
from linli.files.diagnosis_study import (
    LayerDocument,
    QuestionDocument,
    RangeDocument,
    StudyDocument,
)

ALL = LAYERS[-1]
SINGLE = LAYERS[:-1]
"""The kinds of doubt, each by itself."""

DATA = "data"

NOTICED = 0.005
"""Share of doubt below which nobody would notice that a column was filled in."""


def year_lost(document: DiagnosisDocument) -> EstimateDocument:
    """Person-days lost a year with the interval of every kind of doubt, as far as it is known.

    The middle is the mean that every table adds up to; the median of worlds stands in for it where
    the mean falls outside their interval.
    """
    lost = document["annual"]["person_days_lost"]
    study = document.get("study")
    whole = layer_of(study, ALL) if study else None
    if whole is None:
        return lost
    worlds = whole["person_days_lost"]
    inside = worlds["low"] <= lost["mean"] <= worlds["high"]
    return ranged(worlds, lost["mean"] if inside else worlds["mid"])


def ranged(worlds: RangeDocument, middle: float) -> EstimateDocument:
    """An interval of worlds in the form of an estimate, so that both are said alike."""
    half = (worlds["high"] - worlds["low"]) / 2
    return {"mean": middle, "se": half, "low": worlds["low"], "high": worlds["high"]}


def layer_of(study: StudyDocument, layer: str) -> LayerDocument | None:
    """One layer of a study; None where it was not computed."""
    return next((each for each in study["layers"] if each["layer"] == layer), None)


def main_doubt(study: StudyDocument) -> str | None:
    """The single kind of doubt with the widest interval; None when none moves the answer."""
    widths = {layer["layer"]: _width(layer) for layer in study["layers"]}
    single = {layer: width for layer, width in widths.items() if layer in SINGLE}
    widest = max(single, key=lambda layer: single[layer], default=None)
    return widest if widest is not None and single[widest] > 0 else None


def data_share(study: StudyDocument) -> float:
    """How wide the doubt of the ledger's cells is, beside all doubt; 1 where that is not known."""
    data, whole = layer_of(study, DATA), layer_of(study, ALL)
    if data is None or whole is None or _width(whole) <= 0:
        return 1.0
    return _width(data) / _width(whole)


def worth_asking(study: StudyDocument) -> list[QuestionDocument]:
    """The columns whose empty cells cause doubt that one could notice."""
    return [each for each in study["questions"] if each["narrows"] >= NOTICED]


def _width(layer: LayerDocument) -> float:
    return layer["person_days_lost"]["high"] - layer["person_days_lost"]["low"]
