"""A report as a row of blocks; HTML and PDF are two ways of setting the same blocks."""

from dataclasses import dataclass
from typing import Literal

from linli.reports.markup import Markup
from linli.reports.numbers import Language

Tone = Literal["plain", "note", "attention"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Opens a part of the report; ``key`` is its stable address on the page."""

    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    words: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Points:
    """A numbered list of whole sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a header; columns from ``numbers`` on stand right-aligned.

    ``cut`` says, as a sentence, that rows were left out; empty when none were. ``weights`` are the
    relative widths of columns of long text in print; others are as wide as their words.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 1
    cut: str = ""
    weights: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing whose title is the sentence it proves, with its table behind a toggle.

    ``printed`` tables also stand in the PDF: those whose numbers the drawing does not carry.
    """

    title: str
    drawing: Markup
    table: Table
    note: str = ""
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A long table that is looked up, not read: behind a toggle on a page, small in print.

    What is not ``printed`` stands on the page alone. A ``running`` one is printed as entries in two
    columns, each beginning with its first cell: text of very different lengths wastes a table.
    ``key`` is its stable address, where it has one.
    """

    table: Table
    note: str = ""
    printed: bool = True
    running: bool = False
    key: str = ""


Block = Heading | Words | Points | Table | Figure | Aside


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, in one language."""

    title: str
    estate: str
    lang: Language
    blocks: tuple[Block, ...]
