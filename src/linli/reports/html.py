"""The report as one self-contained HTML page: no script, nothing fetched, prints on A4."""

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

from linli.reports import tokens
from linli.reports.breaks import set_words
from linli.reports.content import Aside, Block, Figure, Heading, Points, Report, Table, Words
from linli.reports.markup import Markup, element, joined, paired
from linli.reports.numbers import Language
from linli.reports.words import say

WIDE = 4
"""Columns from which a table may scroll on a phone, and so must be reachable by keyboard."""

LOCALES = {"zh": "zh-Hans", "en": "en"}


def html_of(report: Report) -> str:
    """A composed report as a page of its own; equal reports give equal bytes."""
    head = paired(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        paired("title", report.title),
        paired("style", Markup(_style())),
    )
    body = paired(
        "body", paired("main", paired("h1", set_words(report.title)), blocks_html(report))
    )
    return f'<!DOCTYPE html>\n<html lang="{LOCALES[report.lang]}">{head}{body}</html>\n'


def blocks_html(report: Report) -> Markup:
    """The blocks alone, without heading and style, to stand inside another page.

    Classes: ``note``, ``attention``, ``figure``, ``table``, and of a table ``numbers-2`` where its
    numbers begin after two columns; no inline style, so that a strict content policy lets it pass.
    """
    return joined(_SETTERS[type(block)](block, report.lang) for block in report.blocks)


def _style() -> str:
    sheet = files("linli.reports").joinpath("templates", "report.css").read_text(encoding="utf-8")
    return f":root{{{tokens.css_variables()}}}\n{sheet}"


def _heading(block: Heading, _lang: Language) -> Markup:
    return paired("h2", set_words(block.words), id=block.key)


def _words(block: Words, _lang: Language) -> Markup:
    return paired("p", set_words(block.words), class_=None if block.tone == "plain" else block.tone)


def _points(block: Points, _lang: Language) -> Markup:
    return paired("ol", (paired("li", set_words(item)) for item in block.items))


def _figure(block: Figure, lang: Language) -> Markup:
    return paired(
        "figure",
        paired("figcaption", set_words(block.title)),
        block.drawing,
        paired("p", set_words(block.note), class_="note") if block.note else "",
        _folded(say("table", lang), block.table),
        class_="figure",
    )


def _table(block: Table, _lang: Language) -> Markup:
    caption = paired("caption", set_words(block.title)) if block.title else ""
    head = paired("tr", (paired("th", set_words(each), scope="col") for each in block.header))
    rows = (paired("tr", (paired("td", set_words(e)) for e in row)) for row in block.rows)
    kind = f"numbers-{block.numbers}" if block.numbers < len(block.header) else None
    table = paired("table", caption, paired("thead", head), paired("tbody", rows), class_=kind)
    cut = paired("p", block.cut, class_="note") if block.cut else ""
    wide = "0" if len(block.header) >= WIDE else None
    return paired("div", table, cut, class_="table", tabindex=wide)


def _aside(block: Aside, _lang: Language) -> Markup:
    note = paired("p", set_words(block.note), class_="note") if block.note else Markup("")
    return _folded(block.table.title, replace(block.table, title=""), note, key=block.key or None)


def _folded(title: str, table: Table, *before: Markup, key: str | None = None) -> Markup:
    inside = (*before, _table(table, "en"))
    return element("details", paired("summary", set_words(title)), *inside, id=key)


_SETTERS: dict[type[Block], Callable[[Any, Language], Markup]] = {
    Heading: _heading,
    Words: _words,
    Points: _points,
    Figure: _figure,
    Table: _table,
    Aside: _aside,
}
