"""How sure is the answer, and why: its interval by kind of doubt."""

from collections.abc import Iterator
from typing import Literal

from linli.files.diagnosis import DiagnosisDocument
from linli.files.diagnosis_study import LayerDocument, RangeDocument, StudyDocument
from linli.reports import labels
from linli.reports.content import Block, Figure, Heading, Table
from linli.reports.doubt import ALL, layer_of, main_doubt, ranged
from linli.reports.figures.strip import Caption, Row, dot_strip
from linli.reports.numbers import LEAST, Language, about, amount, resolution
from linli.reports.words import say

ENDS: tuple[Literal["low", "high"], ...] = ("low", "high")


def how_sure(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The part of the report; nothing without a study."""
    study = document.get("study")
    if study is None or not study["layers"]:
        return
    yield Heading(say("sure", lang), "sure")
    title = _title(study, lang)
    rows = [
        Row(
            labels.layer(layer["layer"], lang),
            _about(layer["person_days_lost"], lang),
            ranged(layer["person_days_lost"], layer["person_days_lost"]["mid"]),
        )
        for layer in study["layers"]
    ]
    caption = Caption(
        title, say("sure.description", lang), say("column.annual", lang), "sure-layers", lang
    )
    table = _table(study["layers"], lang)
    yield Figure(title, dot_strip(rows, caption), table, say("sure.note", lang), printed=True)


def _title(study: StudyDocument, lang: Language) -> str:
    whole, doubt = layer_of(study, ALL), main_doubt(study)
    if whole is None or doubt is None:
        return say("sure.exact", lang)
    found = whole["person_days_lost"]
    unit = resolution(found["low"], found["mid"], found["high"])
    low, high = (amount(found[end], lang, unit, largest=found["high"]) for end in ENDS)
    return say("sure.title", lang, low=low, high=high, layer=labels.layer(doubt, lang))


def _table(layers: list[LayerDocument], lang: Language) -> Table:
    header = ("column.layer", "column.annual", "column.deaths", "column.yuan")
    return Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (
                labels.layer(layer["layer"], lang),
                _about(layer["person_days_lost"], lang),
                _about(layer["deaths"], lang, 0.0),
                _about(layer["repair_yuan"], lang),
            )
            for layer in layers
        ),
        weights=(24, 28, 26, 22),
    )


def _about(worlds: RangeDocument, lang: Language, least: float = LEAST) -> str:
    return about(ranged(worlds, worlds["mid"]), lang, least)
