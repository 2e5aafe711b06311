"""The map: footprints filled by one quantity, in five value classes with pattern and key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely

from linli.reports import tokens
from linli.reports.markup import Markup, element, joined
from linli.reports.numbers import Language, plain, tick
from linli.reports.places import Outline
from linli.reports.scale import class_edges, class_of, nice_step
from linli.reports.svg import (
    SMALL,
    WIDTH,
    Point,
    closed,
    dot,
    drawing,
    gathered,
    haloed,
    line,
    rectangle,
    stroke,
    text,
    tick_labels,
    tile,
    width_of,
)
from linli.reports.words import say

MARGIN = 10.0
TALLEST = 1.3  # of the width; a longer estate is drawn smaller
FEW = 120  # up to here each building is its own shape with a tooltip
LABELS = 60  # up to here buildings carry their name
TOLERANCE = 0.25  # of simplification, in figure units: below what a screen or printer shows
KEY_HEIGHT = 46.0

UNKNOWN = "unknown"

Fills = Mapping[str, str]
"""How each value class, "1" to "5", and ``UNKNOWN`` are filled."""


@dataclass(frozen=True, eq=False)
class Shape:
    """One building on the map: ``value`` is null where nothing can be said about it."""

    name: str
    outline: Outline
    value: float | None


@dataclass(frozen=True, slots=True)
class Frame:
    """From metres to figure units: ``scale`` units a metre; north is up."""

    west: float
    north: float
    scale: float
    left: float
    height: float

    def place(self, outline: Outline) -> list[Point]:
        """The corners of ``outline`` on paper."""
        return [
            (self.left + (x - self.west) * self.scale, MARGIN + (self.north - y) * self.scale)
            for x, y in outline.tolist()
        ]


def footprint_map(
    shapes: Sequence[Shape], *, title: str, unit: str, name: str, lang: Language
) -> Markup:
    """Footprints filled by ``value`` in ``unit``; see ``Shape`` for what is drawn.

    Patterns grow denser and fills darker with the class; unknown is hatched blue-grey. ``name``
    begins every id in the drawing and must be unique on a page.
    """
    frame = frame_of(shapes)
    edges = class_edges([shape.value for shape in shapes if shape.value is not None])
    if len(shapes) <= FEW:
        fills = _patterned(name)
        drawn = _each(shapes, frame, edges, fills, unit, lang)
    else:
        fills = _plain(name)
        drawn = _by_class(shapes, frame, edges, fills)
    labels = _labels(shapes, frame) if len(shapes) <= LABELS else Markup("")
    foot = MARGIN + frame.height + 8
    return drawing(
        title,
        say("map.description", lang, buildings=len(shapes), unit=unit),
        foot + KEY_HEIGHT + 30,
        _patterns(name),
        drawn,
        labels,
        _compass(frame, foot, lang),
        _key(edges, foot + 26, fills, unit, lang),
        name=name,
    )


def frame_of(shapes: Sequence[Shape]) -> Frame:
    """The frame in which all ``shapes`` fit, as large as the figure allows, centred."""
    if not shapes:
        return Frame(0.0, 0.0, 1.0, MARGIN, 40.0)
    lows = [shape.outline.min(axis=0) for shape in shapes]
    highs = [shape.outline.max(axis=0) for shape in shapes]
    west, south = (min(float(low[axis]) for low in lows) for axis in (0, 1))
    east, north = (max(float(high[axis]) for high in highs) for axis in (0, 1))
    wide, tall = max(east - west, 1.0), max(north - south, 1.0)
    scale = min((WIDTH - 2 * MARGIN) / wide, TALLEST * WIDTH / tall)
    return Frame(west, north, scale, (WIDTH - wide * scale) / 2, tall * scale)


def _each(
    shapes: Sequence[Shape],
    frame: Frame,
    edges: Sequence[float],
    fills: Fills,
    unit: str,
    lang: Language,
) -> Markup:
    levels: dict[str, list[Markup]] = {}
    for shape in shapes:
        tip = element("title", _tooltip(shape, unit, lang))
        drawn = element("path", tip, d=closed(frame.place(shape.outline)))
        levels.setdefault(_level(shape, edges), []).append(drawn)
    filled = (gathered(some, fill=fills[level]) for level, some in levels.items())
    return gathered(filled, stroke=tokens.INK, stroke_width=0.8)


def _by_class(
    shapes: Sequence[Shape], frame: Frame, edges: Sequence[float], fills: Fills
) -> Markup:
    """One path a class: a city quarter then takes a tenth of the bytes."""
    paths: dict[str, list[str]] = {}
    for shape in sorted(shapes, key=lambda shape: shape.value or 0.0):
        paths.setdefault(_level(shape, edges), []).append(closed(_simplified(shape, frame)))
    return joined(
        element(
            "path",
            d="".join(data),
            fill=fills[level],
            stroke=tokens.INK,
            stroke_width=0.3,
        )
        for level, data in paths.items()
    )


def _simplified(shape: Shape, frame: Frame) -> list[Point]:
    ring = shapely.simplify(shapely.linearrings(frame.place(shape.outline)), TOLERANCE)
    points: list[Point] = shapely.get_coordinates(ring).tolist()
    return points[:-1]


def _level(shape: Shape, edges: Sequence[float]) -> str:
    return UNKNOWN if shape.value is None else str(class_of(shape.value, edges) + 1)


def _tooltip(shape: Shape, unit: str, lang: Language) -> str:
    if shape.value is None:
        return say("map.unknown_building", lang, building=shape.name)
    return say("map.building", lang, building=shape.name, value=plain(shape.value, lang), unit=unit)


def _labels(shapes: Sequence[Shape], frame: Frame) -> Markup:
    """Names, worst building first; a name that would cover another is left to the table."""
    taken: list[tuple[float, float, float]] = []
    written = []
    for shape in sorted(shapes, key=lambda shape: -(shape.value or 0.0)):
        corners = frame.place(shape.outline)
        x = (min(x for x, _ in corners) + max(x for x, _ in corners)) / 2
        y = (min(y for _, y in corners) + max(y for _, y in corners)) / 2
        half = width_of(shape.name, SMALL) / 2
        x = min(max(x, half), WIDTH - half)
        if all(abs(x - a) > half + b or abs(y - c) > SMALL for a, b, c in taken):
            taken.append((x, half, y))
            written.append(text((x, y + SMALL * 0.36), shape.name))
    return haloed(written, text_anchor="middle", font_size=SMALL)


def _compass(frame: Frame, top: float, lang: Language) -> Markup:
    """Scale bar on the left, north arrow on the right."""
    metres = nice_step((WIDTH - 2 * MARGIN) / frame.scale / 4, 1)
    end = MARGIN + metres * frame.scale
    north = WIDTH - MARGIN - 8
    return joined(
        [
            line((MARGIN, top + 8), (end, top + 8), tokens.INK, 2),
            line((MARGIN, top + 4), (MARGIN, top + 12), tokens.INK),
            line((end, top + 4), (end, top + 12), tokens.INK),
            text((end + 6, top + 13), f"{metres:,.0f} m", size=SMALL),
            element(
                "path",
                d=closed(
                    [(north, top), (north + 5, top + 14), (north, top + 10), (north - 5, top + 14)]
                ),
                fill=tokens.INK,
            ),
            text((north - 10, top + 13), say("map.north", lang), anchor="end", size=SMALL),
        ]
    )


def _key(edges: Sequence[float], top: float, fills: Fills, unit: str, lang: Language) -> Markup:
    """The classes as one bar with its edges written below, then the fill of unknown."""
    cell = 48.0
    swatches = [
        rectangle((MARGIN + at * cell, top), cell, 16, fills[str(at + 1)], tokens.INK)
        for at in range(len(edges) - 1)
    ]
    numbers = tick_labels(
        ((MARGIN + at * cell, top + 30), tick(edge, lang)) for at, edge in enumerate(edges)
    )
    other = WIDTH - MARGIN - 62
    return joined(
        [
            *swatches,
            numbers,
            text((MARGIN, top + 45), unit, size=SMALL),
            rectangle((other, top), 62, 16, fills[UNKNOWN], tokens.INK),
            text((other, top + 30), say("map.unknown", lang), size=SMALL, fill=tokens.SLATE),
        ]
    )


def _patterned(name: str) -> Fills:
    levels = [str(number) for number in range(1, len(tokens.SEQUENCE) + 1)]
    return {level: f"url(#{name}-{level})" for level in (*levels, UNKNOWN)}


def _plain(name: str) -> Fills:
    """Flat colour: on buildings of a millimetre a pattern only blurs; darkness keeps the order."""
    flat = {str(number): colour for number, colour in enumerate(tokens.SEQUENCE, 1)}
    return {**_patterned(name), **flat}


def _patterns(name: str) -> Markup:
    levels = [
        tile(f"{name}-{number}", colour, _marks(number))
        for number, colour in enumerate(tokens.SEQUENCE, 1)
    ]
    hatch = [stroke("M0 6L6 0", tokens.SLATE)]
    return element("defs", *levels, tile(f"{name}-unknown", tokens.UNKNOWN, hatch))


def _marks(level: int) -> list[Markup]:
    """What tells class ``level`` apart without colour: nothing, dots, lines, grid, pale dots."""
    return {
        1: [],
        2: [dot((3, 3), 0.7, tokens.INK)],
        3: [stroke("M0 3H6", tokens.INK)],
        4: [stroke("M0 3H6M3 0V6", tokens.INK)],
        5: [dot((3, 3), 1.1, tokens.PAPER)],
    }[level]
