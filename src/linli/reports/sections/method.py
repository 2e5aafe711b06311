"""How we know: how to read an interval, what was computed from what, and what was left out."""

from collections.abc import Iterator
from itertools import groupby

from linli.files.diagnosis import AssumptionDocument, DiagnosisDocument
from linli.reports import labels
from linli.reports.content import Aside, Block, Heading, Points, Table
from linli.reports.numbers import Language, share
from linli.reports.words import say

ASSUMPTION = "assumption"
"""How a source begins when there is none."""


WEATHER = {"heat": "local.heat", "cold": "local.cold", "storm": "local.storm"}
"""What a weather record was read for."""


def method(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The whole part, ending with every parameter and its source."""
    yield Heading(say("method", lang), "method")
    yield Points(tuple(_sentences(document, lang)))
    yield Aside(_weights(document, lang), say("method.weights_note", lang))
    yield Aside(_generated(document, lang))
    yield Aside(_assumptions(document["assumptions"], lang), running=True)


def _sentences(document: DiagnosisDocument, lang: Language) -> Iterator[str]:
    study = document.get("study")
    if study:
        yield say("method.interval_study", lang)
        worlds = max((layer["worlds"] for layer in study["layers"]), default=0)
        draws = f"{study['attribution']['draws']:,}"
        yield say("method.worlds", lang, worlds=f"{worlds:,}", draws=draws)
    else:
        yield say("method.interval", lang)
    if "local" in document:
        yield _local(document["local"], lang)
    yield say("method.scope", lang, shocks=len(document["shocks"]))
    yield say("method.lost", lang)
    yield say("method.control", lang, days=f"{document['control_days']:g}")
    yield say("method.seed", lang, seed=document["seed"], draws=f"{document['draws']:,}")


def _local(inputs: list[str], lang: Language) -> str:
    """What of the place itself was used; a name that is not known stands for itself."""
    if not inputs:
        return say("method.usual", lang)
    named = say("generated.and", lang).join(_input(name, lang) for name in inputs)
    return say("method.local", lang, inputs=named)


def _input(name: str, lang: Language) -> str:
    kind, _, of = name.partition("/")
    if kind == "hazard":
        return say("local.hazard", lang, shock=labels.shock(of, lang))
    return say(WEATHER[of], lang) if kind == "weather" and of in WEATHER else name


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
    header = ("column.parameter", "column.range", "column.source")
    return Table(
        say("method.assumptions", lang),
        tuple(say(key, lang) for key in header),
        tuple(_parameter(name, list(same), lang) for name, same in groupby(rows, _base)),
        numbers=3,
    )


def _base(row: AssumptionDocument) -> str:
    """Name of the parameter that an element ``name[3]`` belongs to."""
    return row["name"].partition("[")[0]


def _parameter(name: str, rows: list[AssumptionDocument], lang: Language) -> tuple[str, ...]:
    """One row a parameter; the elements of a list stand one after the other."""
    values = say("list.and", lang).join(_value(row, lang) for row in rows)
    key = "value.varied" if any(row["low"] != row["high"] for row in rows) else "value.fixed"
    source = rows[0]["source"]
    if source.startswith(ASSUMPTION):
        source = say("assumption", lang) + source.removeprefix(ASSUMPTION)
    return name, say(key, lang, values=values, unit=rows[0]["unit"]), source


def _value(row: AssumptionDocument, lang: Language) -> str:
    mid = f"{row['mid']:g}"
    if row["low"] == row["high"]:
        return mid
    return say("range", lang, mid=mid, low=f"{row['low']:g}", high=f"{row['high']:g}")
