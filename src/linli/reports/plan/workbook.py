"""A plan as a workbook: the same tables, with amounts as numbers to reckon on with."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import BytesIO

import xlsxwriter

from linli.reports.numbers import Language
from linli.reports.plan.naming import (
    FEN_A_YUAN,
    Document,
    measure_name,
    package_name,
    payer_name,
)
from linli.reports.plan.reasons import reason_sentence
from linli.reports.words import say

Cell = str | int | float | None
Sheet = tuple[str, Sequence[str], list[Sequence[Cell]]]

WIDEST = 60


def plan_workbook(document: Document, lang: Language) -> bytes:
    """Sheets of packages, measures, payers, homes by floor and the fund; yuan throughout."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for name, header, rows in _sheets(document, lang):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, header, bold)
            for at, row in enumerate(rows, 1):
                _write(sheet, at, row)
            for at, width in enumerate(_widths(header, rows)):
                sheet.set_column(at, at, width)
            sheet.freeze_panes(1, 1)
    return held.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, at: int, row: Sequence[Cell]) -> None:
    """Text stays text, whatever it begins with."""
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(at, column, cell)
        elif cell is not None:
            sheet.write_number(at, column, cell)


def _widths(header: Sequence[str], rows: list[Sequence[Cell]]) -> list[int]:
    columns = zip(header, *(map(_shown, row) for row in rows), strict=True)
    return [min(WIDEST, max(map(_width, column)) + 2) for column in columns]


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _width(words: str) -> int:
    """A Chinese character takes two places."""
    return sum(2 if letter > "\u2e80" else 1 for letter in words)


def _sheets(document: Document, lang: Language) -> Iterator[Sheet]:
    def words(*keys: str) -> list[str]:
        return [say(key, lang) for key in keys]

    yield (
        say("plan.package", lang),
        words("plan.package", "plan.yuan", "plan.saves", "plan.open", "plan.served", "plan.first"),
        [_package(one, lang) for one in document["packages"]],
    )
    yield (
        say("plan.measure", lang),
        [
            *words("plan.measure", "plan.yuan"),
            *(package_name(one["name"], lang) for one in document["packages"]),
            *words("plan.why"),
        ],
        [_measure(document, one, lang) for one in document["measures"]],
    )
    yield (
        say("plan.payers", lang),
        [
            say("plan.measure", lang),
            *(payer_name(code, lang) for code in document["packages"][0]["sources_fen"]),
        ],
        [_paid(document, one, lang) for one in document["measures"] if _inside(document, one)],
    )
    yield (
        say("plan.homes", lang),
        words("plan.floor", "plan.homes", "plan.median", "plan.largest"),
        [
            (one["floor"], one["homes"], _yuan(one["median"]), _yuan(one["largest"]))
            for one in document["packages"][0]["burden"]["by_floor"]
        ],
    )
    before, after = document["fund"]["before"], document["fund"]["after"]
    yield (
        say("plan.year", lang),
        words("plan.year", "plan.without", "plan.with"),
        [
            (year, _yuan(one), _yuan(other))
            for year, one, other in zip(
                before["years"], before["mean_fen"], after["mean_fen"], strict=True
            )
        ],
    )


def _package(one: Document, lang: Language) -> Sequence[Cell]:
    return (
        package_name(one["name"], lang),
        _yuan(one["cost_fen"]["mid"]),
        one["effect"]["saved"]["mean"],
        sum(one["open_gaps"].values()),
        None if one["served"] is None else float(Fraction(one["served"])),
        one["stability"]["ledger"]["first"],
    )


def _measure(document: Document, one: Document, lang: Language) -> Sequence[Cell]:
    """1 where a package has the measure; the reason is that of the proposed one."""
    code = one["code"]
    return (
        measure_name(one, lang),
        _yuan(one["cost_fen"]["mid"]),
        *(int(code in package["measures"]) for package in document["packages"]),
        reason_sentence(document["packages"][0]["why"][code], lang),
    )


def _paid(document: Document, one: Document, lang: Language) -> Sequence[Cell]:
    package = document["packages"][0]
    paid = package["paid_fen"].get(one["code"], {})
    return (
        measure_name(one, lang),
        *(_yuan(paid.get(code, 0)) for code in package["sources_fen"]),
    )


def _inside(document: Document, one: Document) -> bool:
    return one["code"] in document["packages"][0]["measures"]


def _yuan(fen: int) -> float:
    return fen / FEN_A_YUAN
