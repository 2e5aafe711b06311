"""The faults of a handed-in workbook, kept small enough to store and shown in its own grid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from linli.files.ledger import Ledger
from linli.files.sheets import Reading
from linli.files.words import wanted
from linli.files.workbook import read_workbook
from linli.web.estates import bridge, wording
from linli.web.shared.language import Language

GROUPS = 200
"""Kinds of fault kept, each by sheet, column and code."""

PLACES = 20
"""Places kept of each kind."""

ROWS = 40
"""Faulty rows kept of each sheet, with all their cells."""

CELL = 60
"""Characters kept of a cell in the grid."""

Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of fault in one column: its places and what is wanted instead."""

    sheet: str
    label: str
    count: int
    places: list[Mapping[str, Any]]
    sentence: str

    @property
    def more(self) -> int:
        return self.count - len(self.places)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as its owner wrote it, with what is wrong about it, if anything."""

    text: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The faulty rows of one sheet."""

    sheet: str
    header: list[str]
    rows: list[tuple[int, list[GridCell]]]
    more: int


def kept(ledger: Ledger, path: Path) -> dict[str, Any]:
    """What is stored of the faults: every kind with its first places, and the rows they are in."""
    frame = ledger.faults.frame
    return {"groups": list(_groups(frame)), "sheets": list(_sheets(frame, path))}


def _groups(frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    keys = ["sheet", "table", "label", "column", "code"]
    grouped = frame.group_by(keys, maintain_order=True).agg(
        pl.len().alias("count"), pl.struct("row", "found", "wanted").head(PLACES).alias("places")
    )
    return grouped.head(GROUPS).iter_rows(named=True)


def _sheets(frame: pl.DataFrame, path: Path) -> Iterator[dict[str, Any]]:
    placed = frame.drop_nulls("row")
    if len(placed) == 0:
        return
    readings, _general = read_workbook(path, lambda _done, _total: None)
    for reading in readings:
        faults = placed.filter(pl.col("sheet") == reading.sheet.name)
        if len(faults):
            yield _sheet(reading, faults)


def _sheet(reading: Reading, faults: pl.DataFrame) -> dict[str, Any]:
    numbers = faults["row"].unique().sort()
    shown = numbers.head(ROWS)
    at = reading.sheet.rows.is_in(shown.implode())
    texts = [column.text.filter(at).str.slice(0, CELL) for column in reading.sheet.columns]
    marks = faults.filter(pl.col("row").is_in(shown.implode()))
    return {
        "sheet": reading.sheet.name,
        "table": reading.table.name,
        "header": list(reading.sheet.header),
        "rows": [
            [number, list(line)]
            for number, line in zip(
                reading.sheet.rows.filter(at).to_list(), zip(*texts, strict=True), strict=True
            )
        ],
        "marks": marks.select("row", "label", "column", "code", "wanted").rows(),
        "more": len(numbers) - len(shown),
    }


def worded_groups(stored: Stored, lang: Language) -> list[Group]:
    """Every kind of fault in words."""
    return [
        Group(
            group["sheet"] or "",
            group["label"] or "",
            group["count"],
            group["places"],
            _sentence(group["table"], group["column"], group["code"], group["places"], lang),
        )
        for group in stored["groups"]
    ]


def _sentence(
    table: str, column: str, code: str, places: list[Mapping[str, Any]], lang: Language
) -> str:
    """Of a single place what it wants; of several that want different things the general rule."""
    facts = {place["wanted"] for place in places}
    return _in_words(table, column, code, facts.pop() if len(facts) == 1 else "…", lang)


def worded_sheets(stored: Stored, lang: Language) -> list[Grid]:
    """The faulty rows of every sheet, faulty cells with their sentence."""
    return [_grid(sheet, lang) for sheet in stored["sheets"]]


def _grid(sheet: Stored, lang: Language) -> Grid:
    wrong = {
        (row, label): _in_words(sheet["table"], column, code, wish, lang)
        for row, label, column, code, wish in sheet["marks"]
    }
    header = [text.strip() for text in sheet["header"]]
    rows = [
        (
            number,
            [
                GridCell(text or "", wrong.get((number, label), ""))
                for label, text in zip(header, cells, strict=True)
            ],
        )
        for number, cells in sheet["rows"]
    ]
    return Grid(sheet["sheet"], header, rows, sheet["more"])


def _in_words(table: str, column: str, code: str, wish: str | None, lang: Language) -> str:
    declared = bridge.BY_NAME.get(table)
    known = declared is not None and column in declared.schema
    rule = wanted(declared.column(column), lang) if declared and known else ""
    if code == "dangling_key" and wish in bridge.BY_NAME:
        wish = bridge.BY_NAME[wish].label(lang)
    return wording.fault(code, wish, rule)
