"""What to find out next: the columns of the ledger whose empty cells cause most doubt."""

from collections.abc import Iterator

from linli.files.diagnosis import DiagnosisDocument
from linli.files.diagnosis_study import QuestionDocument
from linli.reports import labels
from linli.reports.content import Block, Figure, Heading, Points, Table, Words
from linli.reports.doubt import data_share, main_doubt, worth_asking
from linli.reports.figures.strip import Caption, Row, bars
from linli.reports.numbers import Language, share
from linli.reports.words import say

SAID = 3
"""Questions said as whole sentences; all stand in the figure."""

LITTLE = 0.05
"""Share of the whole interval below which the ledger's cells are said to matter little."""


def find_out(document: DiagnosisDocument, lang: Language) -> Iterator[Block]:
    """The part of the report; nothing without a study."""
    study = document.get("study")
    if study is None:
        return
    yield Heading(say("find", lang), "find-out")
    asked = worth_asking(study)
    if not asked:
        yield Words(say("find.nothing", lang))
        return
    yield Points(tuple(_sentence(each, lang) for each in asked[:SAID]))
    doubt = main_doubt(study)
    if doubt and data_share(study) < LITTLE:
        yield Words(say("find.little", lang, layer=labels.layer(doubt, lang)))
    yield _figure(asked, lang)


def _sentence(asked: QuestionDocument, lang: Language) -> str:
    return say(
        "find.item",
        lang,
        table=labels.table(asked["table"], lang),
        column=labels.ledger_column(asked["table"], asked["column"], lang),
        unknown=f"{asked['unknown']:,}",
        share=share(asked["narrows"]),
    )


def _figure(asked: list[QuestionDocument], lang: Language) -> Figure:
    first = asked[0]
    title = say(
        "find.title",
        lang,
        table=labels.table(first["table"], lang),
        column=labels.ledger_column(first["table"], first["column"], lang),
        share=share(first["narrows"]),
    )
    caption = Caption(
        title, say("find.description", lang), say("find.axis", lang), "find-out-bars", lang
    )
    rows = [_row(each, lang) for each in asked]
    return Figure(title, bars(rows, caption), _table(asked, lang), say("find.note", lang))


def _row(asked: QuestionDocument, lang: Language) -> Row:
    percent = 100 * asked["narrows"]
    return Row(
        say(
            "find.row",
            lang,
            table=labels.table(asked["table"], lang),
            column=labels.ledger_column(asked["table"], asked["column"], lang),
            unknown=f"{asked['unknown']:,}",
        ),
        share(asked["narrows"]),
        {"mean": percent, "se": 0.0, "low": percent, "high": percent},
    )


def _table(asked: list[QuestionDocument], lang: Language) -> Table:
    header = ("column.sheet", "column.ledger_column", "column.unknown", "column.narrows")
    return Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (
                labels.table(each["table"], lang),
                labels.ledger_column(each["table"], each["column"], lang),
                f"{each['unknown']:,}",
                share(each["narrows"]),
            )
            for each in asked
        ),
        numbers=2,
    )
