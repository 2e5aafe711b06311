"""A matrix of verdicts: one row a thing, one column a level, each cell a shape and a word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from linli.reports import tokens
from linli.reports.figures.strip import Caption
from linli.reports.markup import Markup, element, joined
from linli.reports.svg import (
    SMALL,
    WIDTH,
    Point,
    drawing,
    line,
    rectangle,
    stroke,
    text,
    tile,
    width_of,
    wrapped,
)

NAMES = 148.0
"""Width of the column of names."""

HEAD = 24.0
LINE = 17.0
PAD = 12.0
GAP = 4.0

Kind = Literal["late", "kept", "unknown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one row at one level."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name and its cells, as many as there are columns."""

    name: str
    cells: tuple[Cell, ...]


def verdict_matrix(columns: Sequence[str], lines: Sequence[Line], caption: Caption) -> Markup:
    """Cells with a cross on orange, a tick on pale green, or hatched where nothing can be said."""
    width = (WIDTH - NAMES) / len(columns)
    names = [wrapped(each.name, NAMES - 8) for each in lines]
    heights = [LINE * len(name) + PAD for name in names]
    tops = list(accumulate(heights, initial=HEAD))
    lefts = [NAMES + at * width for at in range(len(columns))]
    hatch = f"{caption.name}-unknown"
    return drawing(
        caption.title,
        caption.description,
        tops[-1] + 4,
        element("defs", tile(hatch, tokens.UNKNOWN, [stroke("M0 6L6 0", tokens.SLATE)])),
        [text((left + 2, 14), name, size=SMALL) for left, name in zip(lefts, columns, strict=True)],
        line((0, HEAD - 2), (WIDTH, HEAD - 2), tokens.INK),
        [
            _line(each, name, (top, height), lefts, width, hatch)
            for each, name, top, height in zip(lines, names, tops, heights, strict=False)
        ],
        name=caption.name,
    )


def _line(
    given: Line,
    name: Sequence[str],
    span: tuple[float, float],
    lefts: Sequence[float],
    width: float,
    hatch: str,
) -> Markup:
    top, height = span
    names = [text((2, top + 17 + LINE * at), words) for at, words in enumerate(name)]
    cells = [
        _cell(cell, (left, top + GAP / 2), (width - GAP, height - GAP), hatch)
        for cell, left in zip(given.cells, lefts, strict=True)
    ]
    below = line((0, top + height), (WIDTH, top + height), tokens.RULE, 0.6)
    return joined([*names, *cells, below])


def _cell(cell: Cell, corner: Point, size: tuple[float, float], hatch: str) -> Markup:
    fills = {"late": tokens.SEQUENCE[2], "kept": tokens.BAND, "unknown": f"url(#{hatch})"}
    left, middle = corner[0] + 7, corner[1] + size[1] / 2
    shape = _SHAPES[cell.kind]((left + 5, middle))
    fits = width_of(cell.words, SMALL) + 24 <= size[0]
    words = text(
        (left + 15 if fits else left + 13, middle + 4.5),
        cell.words,
        size=SMALL,
        halo=cell.kind == "unknown",
    )
    return joined([rectangle(corner, size[0], size[1], fills[cell.kind]), shape, words])


def _cross(at: Point) -> Markup:
    x, y = at
    return joined(
        [
            line((x - 4, y - 4), (x + 4, y + 4), tokens.INK, 2),
            line((x - 4, y + 4), (x + 4, y - 4), tokens.INK, 2),
        ]
    )


def _tick(at: Point) -> Markup:
    x, y = at
    return joined(
        [
            line((x - 4, y), (x - 1, y + 4), tokens.JADE, 2),
            line((x - 1, y + 4), (x + 5, y - 4), tokens.JADE, 2),
        ]
    )


def _nothing(_at: Point) -> Markup:
    return Markup("")


_SHAPES: dict[Kind, Callable[[Point], Markup]] = {
    "late": _cross,
    "kept": _tick,
    "unknown": _nothing,
}
