"""Actors one below another, what each may do beside its name, and arcs between those tied.

Arcs keep every name horizontal and on one side, so that the drawing can be read on a phone however
many ties there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linli.reports import tokens
from linli.reports.figures.strip import Caption
from linli.reports.markup import Markup, element, joined, number
from linli.reports.svg import SMALL, WIDTH, dot, drawing, line, rings, text, tick_label, wrapped

NAMES = 132.0
"""Width of the names."""

COLUMN = 42.0
HEAD = 24.0
LINE = 17.0
PAD = 13.0
GROUP = 26.0
DOT = 5.0
AXIS_GAP = 12.0
"""From the last column to the points that arcs join."""

FLATTEST = 14.0
"""How far the shortest arc reaches out."""


@dataclass(frozen=True, slots=True)
class Place:
    """One actor: its name, how often it has each right, whether it is thought away."""

    name: str
    counts: tuple[int, ...]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors under one heading."""

    heading: str
    places: tuple[Place, ...]


def actor_arcs(
    columns: Sequence[str],
    groups: Sequence[Group],
    ties: Sequence[tuple[int, int]],
    caption: Caption,
) -> Markup:
    """The drawing; ``ties`` joins actors by their place over all groups, from 0.

    A count of 0 stays empty. An actor thought away is an open ring and its arcs are dashed.
    """
    axis = NAMES + COLUMN * len(columns) + AXIS_GAP
    rows = list(_rows(groups))
    places = [(place, top) for place, top, _height in rows if isinstance(place, Place)]
    foot = rows[-1][1] + rows[-1][2] if rows else HEAD
    return drawing(
        caption.title,
        caption.description,
        foot + 4,
        [
            tick_label((NAMES + COLUMN * (at + 0.5), 14), words)
            for at, words in enumerate(columns)
        ],
        [
            _heading(row, top) if isinstance(row, str) else _place(row, (top, height), axis)
            for row, top, height in rows
        ],
        _arcs(places, ties, axis),
        [_point(place, (axis, top + LINE - 5)) for place, top in places],
        name=caption.name,
    )  # fmt: skip


def _rows(groups: Sequence[Group]) -> Iterator[tuple[str | Place, float, float]]:
    """Headings and actors with the top and height of their row."""
    top = HEAD
    for group in groups:
        yield group.heading, top, GROUP
        top += GROUP
        for place in group.places:
            height = LINE * len(wrapped(place.name, NAMES - 8)) + PAD
            yield place, top, height
            top += height


def _heading(words: str, top: float) -> Markup:
    below = top + GROUP - 4
    return joined(
        [
            text((2, below - 5), words, size=SMALL, fill=tokens.SLATE),
            line((0, below), (WIDTH, below), tokens.RULE),
        ]
    )


def _place(place: Place, span: tuple[float, float], axis: float) -> Markup:
    top, _height = span
    names = [
        text((2, top + LINE * (at + 1)), words, fill=tokens.SLATE if place.gone else None)
        for at, words in enumerate(wrapped(place.name, NAMES - 8))
    ]
    counts = [
        text((NAMES + COLUMN * (at + 0.5), top + LINE), str(count), anchor="middle")
        for at, count in enumerate(place.counts)
        if count and not place.gone
    ]
    end = (axis - DOT - 2, top + LINE - 5)
    lead = line((NAMES - 4, end[1]), end, tokens.RULE, 0.6, "1 3") if not counts else ""
    return joined([*names, *counts, lead])


def _point(place: Place, at: tuple[float, float]) -> Markup:
    return rings([at], DOT, tokens.OCHRE) if place.gone else dot(at, DOT, tokens.JADE)


def _arcs(
    places: Sequence[tuple[Place, float]], ties: Sequence[tuple[int, int]], axis: float
) -> Markup:
    widest = max((abs(one - other) for one, other in ties), default=1)
    room = WIDTH - axis - DOT - FLATTEST
    return joined(
        _arc(
            (axis, places[low][1] + LINE - 5),
            places[high][1] + LINE - 5,
            FLATTEST + room * (high - low - 1) / max(widest - 1, 1),
            gone=places[low][0].gone or places[high][0].gone,
        )
        for low, high in sorted((min(tie), max(tie)) for tie in ties)
    )


def _arc(start: tuple[float, float], end: float, reach: float, *, gone: bool) -> Markup:
    x, y = start
    half = (end - y) / 2
    curve = f"A{number(reach)} {number(half)} 0 0 1 {number(x)} {number(end)}"
    return element(
        "path",
        d=f"M{number(x)} {number(y)}{curve}",
        fill="none",
        stroke=tokens.OCHRE if gone else tokens.JADE,
        stroke_width=1.2,
        stroke_dasharray="4 3" if gone else None,
    )
