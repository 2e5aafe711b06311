"""The report as PDF, set by Typst with the vendored fonts only: the same bytes on every machine."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from typing import Any

import typst

from linli.reports import tokens
from linli.reports.breaks import set_words
from linli.reports.content import Aside, Block, Figure, Heading, Points, Report, Table, Words
from linli.reports.words import say

Node = Mapping[str, Any]

NARROW = 3  # columns of a table that still fits into half a page
LONG = 12  # rows from which a table is looked up rather than read, and set small
SHORT = 30  # rows of a table that never breaks over two pages


def pdf_of(report: Report) -> bytes:
    """A composed report as tagged PDF; equal reports give equal bytes.

    It bears no date: a PDF/A would have to carry one.
    """
    template = files("linli.reports").joinpath("templates", "report.typ").read_bytes()
    made = typst.Compiler(template, font_paths=fonts(), sys_inputs={"report": _data(report)})
    pdf = made.compile(format="pdf", timestamp=0)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


@cache
def fonts() -> typst.Fonts:
    with as_file(files("linli.reports").joinpath("fonts")) as folder:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )


def _data(report: Report) -> str:
    return json.dumps(
        {
            "title": report.title,
            "estate": report.estate,
            "lang": report.lang,
            "page": say("foot", report.lang, page="#", pages="#"),
            "tokens": dict(tokens.TOKENS),
            "blocks": list(_nodes(report)),
        },
        ensure_ascii=False,
    )


def _nodes(report: Report) -> Iterator[Node]:
    """The blocks; what is narrow enough stands two and two, tables of figures after them."""
    printed = (block for block in report.blocks if not _is_for_screens(block))
    for narrow, blocks in groupby(printed, _is_narrow):
        if narrow:
            yield from _paired(list(blocks))
        else:
            yield from map(_node, blocks)


def _is_for_screens(block: Block) -> bool:
    return isinstance(block, Aside) and not block.printed


def _is_narrow(block: Block) -> bool:
    match block:
        case Figure():
            return True
        case Aside(running=True):
            return False
        case (Table() as table) | Aside(table=table):
            few = len(table.header) <= NARROW and len(table.rows) <= SHORT
            return few and not table.weights
        case _:
            return False


def _paired(blocks: list[Block]) -> Iterator[Node]:
    """Two and two; a figure alone has what is said of it beside it instead of below."""
    match blocks:
        case [Figure(printed=printed, table=table) as figure]:
            beside = {**_table(table), "small": True} if printed else None
            yield {**_node(figure), "kind": "alone", "table": beside}
            return
    yield {"kind": "pair", "cells": [_node(block) for block in blocks]}
    yield from (
        _table(block.table) for block in blocks if isinstance(block, Figure) and block.printed
    )


def _node(block: Block) -> Node:
    match block:
        case Heading(words=words):
            return {"kind": "heading", "words": words}
        case Words(words=words, tone=tone):
            return {"kind": tone, "words": set_words(words)}
        case Points(items=items):
            return {"kind": "points", "items": [set_words(item) for item in items]}
        case Figure(title=title, drawing=drawing, note=note):
            return {
                "kind": "figure",
                "title": set_words(title),
                "drawing": drawing,
                "note": set_words(note),
            }
        case Table():
            return _table(block)
        case Aside(table=table, note=note, running=running):
            kind = {"kind": "entries"} if running else {}
            return {**_table(table), "note": note, "small": True, **kind}


def _table(table: Table) -> Node:
    return {
        "kind": "table",
        "title": table.title,
        "header": [set_words(cell) for cell in table.header],
        "rows": [[set_words(cell) for cell in row] for row in table.rows],
        "numbers": table.numbers,
        "weights": table.weights,
        "cut": table.cut,
        "note": "",
        "small": len(table.rows) > LONG,
    }
