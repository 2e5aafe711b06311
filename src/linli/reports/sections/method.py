"""How we know: how to read an interval, what was computed from what, and what was left out."""

from collections.abc import Iterator

from linli.files.diagnosis import AssumptionDocument, DiagnosisDocument
from linli.reports import labels
from linli.reports.content import Aside, Block, Heading, Points, Table
from linli.reports.numbers import Language, share
from linli.reports.words import say

ASSUMPTION = "assumption"
"""What a source says when there is none."""


def method(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The whole part, ending with every parameter and its source."""
    yield Heading(say("method", lang), "method")
    yield Points(
        (
            say("method.interval", lang),
            say("method.scope", lang, shocks=len(document["shocks"])),
            say("method.lost", lang),
            say("method.control", lang, days=f"{document['control_days']:g}"),
            say("method.seed", lang, seed=document["seed"], draws=f"{document['draws']:,}"),
        )
    )
    yield Aside(_weights(document, lang), say("method.weights_note", lang))
    yield Aside(_generated(document, lang))
    yield Aside(_assumptions(document["assumptions"], lang))


def _weights(document: DiagnosisDocument, lang: Language) -> Table:
    return Table(
        say("method.weights", lang),
        (say("column.need", lang), say("column.weight", lang)),
        tuple(
            (labels.need(need, lang), f"{weight:g}") for need, weight in document["weights"].items()
        ),
    )


def _generated(document: DiagnosisDocument, lang: Language) -> Table:
    return Table(
        say("method.generated", lang),
        (say("column.sheet", lang), say("column.made", lang)),
        tuple(
            (labels.table(table, lang), share(made))
            for table, made in document["generated_share"].items()
        ),
    )


def _assumptions(rows: list[AssumptionDocument], lang: Language) -> Table:
    header = ("column.parameter", "column.value", "column.range", "column.unit", "column.source")
    return Table(
        say("method.assumptions", lang),
        tuple(say(key, lang) for key in header),
        tuple(
            (
                row["name"],
                f"{row['mid']:g}",
                say("range", lang, low=f"{row['low']:g}", high=f"{row['high']:g}"),
                row["unit"],
                say("assumption", lang) if row["source"] == ASSUMPTION else row["source"],
            )
            for row in rows
        ),
        numbers=5,
    )
