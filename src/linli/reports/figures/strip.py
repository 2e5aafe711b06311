"""Dot strips and bars: one row a thing, its words above, its amount drawn below.

Every axis begins at zero.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from linli.files.diagnosis import EstimateDocument
from linli.reports import tokens
from linli.reports.markup import Markup, joined
from linli.reports.numbers import Language, tick
from linli.reports.scale import Axis, ticks
from linli.reports.svg import (
    SMALL,
    WIDTH,
    dot,
    drawing,
    gathered,
    haloed,
    line,
    lines,
    rectangle,
    rings,
    text,
    tick_labels,
    width_of,
    wrapped,
)

LEFT = 10.0
RIGHT = WIDTH - 14.0
ROW = 42.0
FOOT = 36.0
LINE = 17.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, its amount in words, and the amount with its interval.

    ``turned`` says of a swing that its low end comes from the high end of the input; ``fill`` is
    the colour of a step.
    """

    name: str
    words: str
    value: EstimateDocument
    turned: bool = False
    fill: str = tokens.OCHRE


@dataclass(frozen=True, slots=True)
class Mark:
    """A value all rows are compared with: a vertical line with its name at the foot."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said about a figure: its title, what is drawn, the unit of its axis."""

    title: str
    description: str
    unit: str
    name: str
    """Begins every id in the drawing; unique on a page."""
    lang: Language


def dot_strip(rows: Sequence[Row], caption: Caption, mark: Mark | None = None) -> Markup:
    """Rows with a dot at the mean and a bar over its 90 % interval; the axis begins at zero."""
    return _figure(rows, _dots, caption, mark)


def bars(rows: Sequence[Row], caption: Caption) -> Markup:
    """Rows with a bar from zero to the mean."""
    return _figure(rows, _bars, caption, None)


def swings(rows: Sequence[Row], caption: Caption, mark: Mark) -> Markup:
    """Rows with a bar from one end to the other: an open circle where the input is low, a filled
    one where it is high."""
    return _figure(rows, _swings, caption, mark)


def changes(rows: Sequence[Row], caption: Caption) -> Markup:
    """Rows with a bar from before to after: an open circle before, a filled one after.

    ``turned`` says that before is the high end.
    """
    return _figure(rows, _swings, caption, None)


def steps(rows: Sequence[Row], caption: Caption) -> Markup:
    """Rows with a bar from low to high, so that each begins where the one above ends."""
    return _figure(rows, _steps, caption, None)


Placed = Sequence[tuple[Row, float]]
"""Rows, each with the height at which its amount is drawn."""


def _figure(
    rows: Sequence[Row],
    draw: Callable[[Placed, Axis], Markup],
    caption: Caption,
    mark: Mark | None,
) -> Markup:
    marks = ticks(max([row.value["high"] for row in rows], default=0.0), 4)
    axis = Axis(0.0, marks[-1], LEFT, RIGHT)
    placed = [_placed(row) for row in rows]
    tops = list(accumulate((each.height for each in placed), initial=0.0))
    foot = tops[-1] + 6
    below = 0 if mark is None else LINE
    return drawing(
        caption.title,
        caption.description,
        foot + FOOT + below,
        _grid(axis, marks, foot, caption.lang),
        text((RIGHT + 4, foot + 31 + below), caption.unit, anchor="end", size=SMALL),
        _compared(axis, mark, foot) if mark else Markup(""),
        _words(rows, placed, tops),
        draw([(row, end - 14) for row, end in zip(rows, tops[1:], strict=True)], axis),
        name=caption.name,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row's name in lines, and the line its words stand in."""

    lines: tuple[str, ...]
    words_line: int

    @property
    def height(self) -> float:
        return ROW + LINE * max(len(self.lines) - 1, self.words_line)


def _placed(row: Row) -> _Placed:
    """Name left and words right in one line; where both do not fit, the words get their own."""
    lines = wrapped(row.name, RIGHT - LEFT)
    together = width_of(lines[-1]) + width_of(row.words, SMALL) + 12 <= RIGHT - LEFT
    return _Placed(lines, len(lines) - 1 if together else len(lines))


def _words(rows: Sequence[Row], placed: Sequence[_Placed], tops: Sequence[float]) -> Markup:
    names = [
        text((LEFT, top + 16 + LINE * at), words)
        for each, top in zip(placed, tops, strict=False)
        for at, words in enumerate(each.lines)
    ]
    amounts = [
        text((RIGHT, top + 16 + LINE * each.words_line), row.words)
        for row, each, top in zip(rows, placed, tops, strict=False)
    ]
    return haloed([*names, gathered(amounts, text_anchor="end", font_size=SMALL)])


def _guides(rows: Placed) -> Markup:
    return lines((((LEFT, height), (RIGHT, height)) for _, height in rows), tokens.RULE)


def _spans(rows: Placed, axis: Axis, width: float) -> Markup:
    """From low to high."""
    ends = (
        ((axis(row.value["low"]), height), (axis(row.value["high"]), height))
        for row, height in rows
    )
    return lines(ends, tokens.JADE, width)


def _dots(rows: Placed, axis: Axis) -> Markup:
    middles = [dot((axis(row.value["mean"]), height), 5) for row, height in rows]
    return joined([_guides(rows), _spans(rows, axis, 3), gathered(middles, fill=tokens.JADE)])


def _bars(rows: Placed, axis: Axis) -> Markup:
    drawn = [
        rectangle((LEFT, height - 5), axis(row.value["mean"]) - LEFT, 10) for row, height in rows
    ]
    return gathered(drawn, fill=tokens.OCHRE)


def _swings(rows: Placed, axis: Axis) -> Markup:
    opened, filled = [], []
    for row, height in rows:
        ends = [(axis(row.value["low"]), height), (axis(row.value["high"]), height)]
        at_low, at_high = reversed(ends) if row.turned else ends
        opened.append(at_low)
        filled.append(dot(at_high, 5.5))
    return joined(
        [
            _guides(rows),
            _spans(rows, axis, 4),
            rings(opened, 4.5, tokens.JADE),
            gathered(filled, fill=tokens.JADE),
        ]
    )


def _steps(rows: Placed, axis: Axis) -> Markup:
    spans = [(axis(row.value["low"]), axis(row.value["high"])) for row, _ in rows]
    drawn = [
        rectangle((low, height - 6), max(high - low, 1.0), 12, row.fill)
        for (low, high), (row, height) in zip(spans, rows, strict=True)
    ]
    return joined([_guides(rows), gathered(drawn, stroke=tokens.INK)])


def _grid(axis: Axis, marks: Sequence[float], foot: float, lang: Language) -> Markup:
    return joined(
        [
            lines((((axis(mark), 6), (axis(mark), foot)) for mark in marks), tokens.RULE, 0.6),
            tick_labels(((axis(mark), foot + 15), tick(mark, lang)) for mark in marks),
            line((LEFT, foot), (RIGHT, foot), tokens.INK),
        ]
    )


def _compared(axis: Axis, mark: Mark, foot: float) -> Markup:
    x = axis(mark.value)
    return joined(
        [
            line((x, 6), (x, foot + 18), tokens.INK, 1.2, "4 3"),
            text((x, foot + 31), mark.words, anchor="middle", size=SMALL),
        ]
    )
