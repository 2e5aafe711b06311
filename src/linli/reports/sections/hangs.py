"""What the answer hangs on: the inputs that move it most, each moved alone."""

from collections.abc import Iterator

from linli.files.diagnosis import DiagnosisDocument
from linli.files.diagnosis_study import SwingDocument
from linli.reports.content import Block, Figure, Heading, Table, Words
from linli.reports.figures.strip import Caption, Mark, Row, swings
from linli.reports.naming import input_name
from linli.reports.numbers import Language, plain
from linli.reports.words import say


def hangs_on(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The part of the report; nothing without a study."""
    study = document.get("study")
    if study is None:
        return
    yield Heading(say("hangs", lang), "hangs-on")
    swung = [swing for swing in study["tornado"] if swing["at_low"] != swing["at_high"]]
    if not swung:
        yield Words(say("hangs.nothing", lang))
        return
    yield _tornado(swung, document["annual"]["person_days_lost"]["mean"], lang)


def _tornado(swung: list[SwingDocument], now: float, lang: Language) -> Figure:
    rows = [_row(swing, now, lang) for swing in swung]
    widest = rows[0]
    title = say(
        "hangs.title",
        lang,
        input=widest.name,
        low=plain(widest.value["low"], lang),
        high=plain(widest.value["high"], lang),
    )
    caption = Caption(
        title, say("hangs.description", lang), say("column.annual", lang), "hangs-on-swings", lang
    )
    mark = Mark(now, say("hangs.now", lang, amount=plain(now, lang)))
    return Figure(title, swings(rows, caption, mark), _table(swung, lang), say("hangs.note", lang))


def _row(swing: SwingDocument, now: float, lang: Language) -> Row:
    ends = sorted((swing["at_low"], swing["at_high"]))
    words = say(
        "hangs.words", lang, low=plain(swing["at_low"], lang), high=plain(swing["at_high"], lang)
    )
    return Row(
        input_name(swing["name"], swing["kind"], lang),
        words,
        {"mean": now, "se": 0.0, "low": ends[0], "high": ends[1]},
        turned=swing["at_low"] > swing["at_high"],
    )


def _table(swung: list[SwingDocument], lang: Language) -> Table:
    header = ("column.input", "column.code", "column.at_low", "column.at_high")
    return Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (
                input_name(swing["name"], swing["kind"], lang),
                swing["name"],
                plain(swing["at_low"], lang),
                plain(swing["at_high"], lang),
            )
            for swing in swung
        ),
        numbers=2,
    )
