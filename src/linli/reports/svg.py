"""The few shapes our figures are made of.

Everything is said in presentation attributes, without style sheet or script, so that the same
drawing stands in a page with a strict content policy, in print and in a PDF.
"""

import re
from collections.abc import Iterable, Sequence

from linli.reports import tokens
from linli.reports.markup import Attribute, Child, Markup, element, joined, number

Point = tuple[float, float]

_PIECES = re.compile(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]{1,24}\s*|\s+")

WIDTH = 400.0
"""Width of a figure in its own units; shown at this many px or up to twice as wide."""

SIZE = 14.0
"""Size of text in a figure, in the figure's units."""

SMALL = 12.0
"""Size of tick labels."""

FIRST_WIDE = "\u2e80"
"""From here on (CJK Radicals Supplement) characters are one em wide."""


def drawing(title: str, description: str, height: float, *children: Child, name: str) -> Markup:
    """A whole figure: role ``img`` with title and description read out by screen readers.

    ``name`` begins every id inside and must be unique on a page.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        width=WIDTH,
        height=height,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=tokens.FONTS,
        font_size=SIZE,
        fill=tokens.INK,
    )


def text(
    at: Point,
    words: str,
    *,
    anchor: str = "start",
    size: float | None = None,
    fill: str | None = None,
    halo: bool = False,
) -> Markup:
    """Words with their baseline at ``at``; a ``halo`` of paper keeps them legible on a fill."""
    return element(
        "text",
        words,
        x=at[0],
        y=at[1],
        text_anchor=None if anchor == "start" else anchor,
        font_size=size,
        fill=fill,
        stroke=tokens.PAPER if halo else None,
        stroke_width=3.0 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
    )


def gathered(shapes: Iterable[Markup], **attributes: Attribute) -> Markup:
    """Shapes with what they have in common said once; nothing where there are none."""
    inside = joined(shapes)
    return element("g", inside, **attributes) if inside else inside


def haloed(words: Iterable[Markup], **attributes: Attribute) -> Markup:
    """Texts with the halo of ``text`` said once."""
    halo: dict[str, Attribute] = {"stroke": tokens.PAPER, "stroke_width": 3.0}
    return gathered(words, **halo, stroke_linejoin="round", paint_order="stroke", **attributes)


def tick_label(at: Point, words: str) -> Markup:
    """Words of an axis centred at ``at``, moved sideways where they would leave the figure."""
    return text(_inside(at, words), words, anchor="middle", size=SMALL)


def tick_labels(labels: Iterable[tuple[Point, str]]) -> Markup:
    """Several of them, as of one axis."""
    written = (text(_inside(at, words), words) for at, words in labels)
    return gathered(written, text_anchor="middle", font_size=SMALL)


def _inside(at: Point, words: str) -> Point:
    half = width_of(words, SMALL) / 2 + 1
    return min(max(at[0], half), WIDTH - half), at[1]


def line(
    start: Point, end: Point, colour: str, width: float = 1.0, dash: str | None = None
) -> Markup:
    """A straight line; ``dash`` as in SVG, e.g. "4 3"."""
    return element(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dash,
    )


def lines(
    ends: Iterable[tuple[Point, Point]], colour: str, width: float = 1.0, dash: str | None = None
) -> Markup:
    """Straight lines that look the same, as one shape."""
    data = "".join(
        f"M{number(a)} {number(b)}" + (f"H{number(c)}" if b == d else f"L{number(c)} {number(d)}")
        for (a, b), (c, d) in ends
    )
    if not data:
        return Markup("")
    return element("path", d=data, stroke=colour, stroke_width=width, stroke_dasharray=dash)


def rectangle(
    corner: Point,
    width: float,
    height: float,
    fill: str | None = None,
    stroke: str | None = None,
) -> Markup:
    """An upright rectangle from its upper left corner; its group says what is left out."""
    return element(
        "rect", x=corner[0], y=corner[1], width=width, height=height, fill=fill, stroke=stroke
    )


def dot(at: Point, radius: float, fill: str | None = None) -> Markup:
    """A filled circle; its group says what is left out."""
    return element("circle", cx=at[0], cy=at[1], r=radius, fill=fill)


def rings(places: Iterable[Point], radius: float, colour: str) -> Markup:
    """Open circles, paper inside."""
    circles = (dot(at, radius) for at in places)
    return gathered(circles, fill=tokens.PAPER, stroke=colour, stroke_width=2.0)


def tile(key: str, colour: str, marks: Iterable[Markup]) -> Markup:
    """A pattern of 6 by 6 units, ``marks`` on ``colour``; fill with ``url(#key)``."""
    return element(
        "pattern",
        rectangle((0, 0), 6, 6, colour),
        marks,
        id=key,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )


def stroke(data: str, colour: str) -> Markup:
    """A thin line along path data, for a tile."""
    return element("path", d=data, stroke=colour, stroke_width=0.6, fill="none")


def polyline(points: Iterable[Point], colour: str, width: float = 2.0) -> Markup:
    """An open line through ``points``."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element(
        "polyline",
        points=path,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linejoin="round",
    )


def area(points: Iterable[Point], fill: str) -> Markup:
    """A closed, filled polygon."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("polygon", points=path, fill=fill)


def closed(points: Sequence[Point]) -> str:
    """Path data of one closed ring."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def width_of(words: str, size: float = SIZE) -> float:
    """About how wide ``words`` come out: 1 em a Chinese character, 0.56 em any other."""
    return size * sum(1.0 if character >= FIRST_WIDE else 0.56 for character in words)


def wrapped(words: str, width: float, size: float = SIZE) -> tuple[str, ...]:
    """``words`` in lines about ``width`` wide: broken between words, Chinese anywhere."""
    lines = [""]
    for piece in _PIECES.findall(words):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(), size) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return tuple(lines)
