"""What waiting for the owners' decision costs, shown alone."""

from collections.abc import Iterator

from linli.engine.stress.diagnosis import Z90
from linli.files.diagnosis import DiagnosisDocument, EstimateDocument
from linli.files.diagnosis_study import DecisionDocument
from linli.reports.content import Block, Figure, Heading, Table
from linli.reports.figures.strip import Caption, Row, bars
from linli.reports.numbers import LEAST, Language, about, duration, plain
from linli.reports.words import say


def decision(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The part of the report; nothing without a study."""
    study = document.get("study")
    if study is None:
        return
    found = study["decision"]
    yield Heading(say("decision", lang), "decision")
    title = _title(found, lang)
    rows = [
        Row(say(key, lang), plain(lost, lang), _exact(lost))
        for key, lost in (
            ("decision.with", found["with_delay"]),
            ("decision.without", found["without"]),
        )
    ]
    caption = Caption(
        title, say("decision.description", lang), say("column.annual", lang), "decision-bars", lang
    )
    header = (say("column.case", lang), say("column.annual", lang))
    table = Table("", header, tuple((row.name, row.words) for row in rows))
    yield Figure(title, bars(rows, caption), table, say("decision.note", lang))


def _title(found: DecisionDocument, lang: Language) -> str:
    half = Z90 * found["se"]
    difference: EstimateDocument = {
        "mean": found["difference"],
        "se": found["se"],
        "low": max(0.0, found["difference"] - half),
        "high": found["difference"] + half,
    }
    if difference["high"] < LEAST or not found["median_days"]:
        return say("decision.free", lang)
    return say(
        "decision.title",
        lang,
        days=duration(found["median_days"], lang),
        amount=about(difference, lang),
    )


def _exact(lost: float) -> EstimateDocument:
    return {"mean": lost, "se": 0.0, "low": lost, "high": lost}
