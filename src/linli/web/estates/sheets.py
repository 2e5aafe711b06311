"""One sheet of the ledger as a page: found, filtered, sorted, cut into pages on the server."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import F, OrderBy, Q, QuerySet
from django.db.models.functions import Length

from linli.web.estates import bridge
from linli.web.estates.cells import Cell, cell
from linli.web.estates.coverage import Coverage, made, with_made_list
from linli.web.shared.language import Language

ROWS_A_PAGE = 50
UNKNOWN, MADE = "?", "~"
"""In place of a code in ``only``: rows where the column is not recorded, or was made."""

SEARCHED = (bridge.Kind.KEY, bridge.Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Question:
    """What the reader wants to see; every part may be empty."""

    words: str = ""
    only: str = ""
    sort: str = ""
    page: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Question":
        return cls(*(asked.get(name, "").strip() for name in ("q", "only", "sort", "page")))

    def query(self, **changed: str) -> str:
        """The address of this question with some parts changed."""
        parts = {"q": self.words, "only": self.only, "sort": self.sort, "page": "", **changed}
        return urlencode({name: value for name, value in parts.items() if value})


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head: ``order`` is how the rows are sorted by it now; ``link`` sorts."""

    label: str
    number: bool
    order: str
    link: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of the filter."""

    value: str
    label: str
    chosen: bool


def shown_columns(table: bridge.Table) -> list[bridge.Column]:
    """Every column but the list of made ones, which marks the cells instead."""
    return [column for column in table.columns if column.name != bridge.GENERATED]


def find(table: bridge.Table, rows: QuerySet[Any], question: Question) -> QuerySet[Any]:
    """The rows asked for, in the order asked for; what is not understood is left out."""
    found = with_made_list(rows)
    if question.words:
        found = found.filter(_holding(table, question.words))
    name, _, wish = question.only.partition(":")
    if column := _column(table, name):
        found = found.filter(_only(column, wish))
    return found.order_by(*_order(table, question.sort), "pk")


def page_of(found: QuerySet[Any], question: Question) -> Page[Any]:
    """The page asked for, or the nearest there is."""
    return Paginator(found, ROWS_A_PAGE).get_page(question.page or 1)


def lines(table: bridge.Table, page: Page[Any], lang: Language) -> Iterator[list[Cell]]:
    """The cells of each row; one query."""
    columns = shown_columns(table)
    paths = [bridge.path_of(column) for column in columns]
    rows = cast("QuerySet[Any]", page.object_list)
    for generated, *values in rows.values_list("generated", *paths):
        yield [
            cell(column, value, generated, lang)
            for column, value in zip(columns, values, strict=True)
        ]


def headings(known: list[Coverage], question: Question, lang: Language) -> list[Heading]:
    """The head of each column, with the link that sorts by it and then turns the order round."""
    return [_heading(each, question, lang) for each in known]


def _heading(known: Coverage, question: Question, lang: Language) -> Heading:
    column = known.column
    order = {column.name: "ascending", f"-{column.name}": "descending"}.get(question.sort, "")
    turned = f"-{column.name}" if order == "ascending" else column.name
    number = column.kind in (bridge.Kind.INTEGER, bridge.Kind.NUMBER, bridge.Kind.AREA)
    return Heading(column.label(lang), number, order, question.query(sort=turned), known)


def options(
    table: bridge.Table, question: Question, lang: Language, unknown: str, made_word: str
) -> list[tuple[str, list[Option]]]:
    """The filter: by column its codes, then unknown and made."""
    groups = []
    for column in shown_columns(table):
        entries = [
            (choice.code, choice.zh if lang == "zh" else choice.en)
            for choice in (column.choices if column.kind is bridge.Kind.CHOICE else ())
        ]
        if not column.required and column.name != table.key:
            entries.append((UNKNOWN, unknown))
        entries.append((MADE, made_word))
        chosen = [
            Option(f"{column.name}:{code}", label, question.only == f"{column.name}:{code}")
            for code, label in entries
        ]
        groups.append((column.label(lang), chosen))
    return groups


def _column(table: bridge.Table, name: str) -> bridge.Column | None:
    return next((column for column in shown_columns(table) if column.name == name), None)


def _holding(table: bridge.Table, words: str) -> Q:
    wanted = Q()
    for column in shown_columns(table):
        if column.kind in SEARCHED:
            wanted |= Q(**{f"{bridge.path_of(column)}__icontains": words})
    return wanted


def _only(column: bridge.Column, wish: str) -> Q:
    if wish == UNKNOWN:
        return Q(**{f"{bridge.field_of(column)}__isnull": True})
    if wish == MADE:
        return made(column.name)
    if wish in column.codes:
        return Q(**{bridge.field_of(column): wish})
    return Q()


def _order(table: bridge.Table, sort: str) -> list[OrderBy]:
    column = _column(table, sort.removeprefix("-"))
    if column is None:
        return []
    path = bridge.path_of(column)
    # The length first puts "10" after "9".
    by: list[Any] = [Length(path), F(path)] if column.kind is bridge.Kind.KEY else [F(path)]
    return [OrderBy(each, descending=sort.startswith("-"), nulls_last=True) for each in by]
