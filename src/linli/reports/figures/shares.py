"""Strips of shares: each row a whole of the same length, parted among those who absorb it."""

from collections.abc import Sequence
from dataclasses import dataclass

from linli.reports import tokens
from linli.reports.figures.strip import LEFT, RIGHT, Caption
from linli.reports.markup import Markup, element, joined
from linli.reports.numbers import share
from linli.reports.svg import (
    SMALL,
    dot,
    drawing,
    line,
    rectangle,
    stroke,
    text,
    tile,
    width_of,
    wrapped,
)

STRIP = 17.0
LINE = 17.0
ROW_GAP = 7.0
NAMES = 17.0  # the line in which the first strip's parts are named
ROOM = 30.0  # width from which a part carries its percentage


@dataclass(frozen=True, slots=True)
class Strip:
    """One row: its name, the whole in words, and its parts, of which none counts below 0."""

    name: str
    words: str
    parts: tuple[float, ...]

    @property
    def shares(self) -> list[float]:
        """The parts over their sum."""
        kept = [max(0.0, part) for part in self.parts]
        whole = sum(kept)
        return [part / whole if whole else 0.0 for part in kept]


def share_strips(names: Sequence[str], strips: Sequence[Strip], caption: Caption) -> Markup:
    """At most four parts a strip, told apart by pattern as by colour; named at the first strip."""
    fills = _fills(caption.name)
    drawn, top = [], 0.0
    for at, strip in enumerate(strips):
        row, height = _row(strip, top, fills, names if at == 0 else ())
        drawn.append(row)
        top += height
    return drawing(
        caption.title, caption.description, top + 2, _patterns(caption.name), drawn,
        name=caption.name,
    )  # fmt: skip


def _row(
    strip: Strip, top: float, fills: Sequence[str], names: Sequence[str]
) -> tuple[Markup, float]:
    lines = wrapped(strip.name, RIGHT - LEFT - width_of(strip.words, SMALL) - 12)
    head = LINE * len(lines) + 4
    upper = top + head + (NAMES if names else 0.0)
    middles, drawn, left = [], [], LEFT
    for part, fill in zip(strip.shares, fills, strict=False):
        width = part * (RIGHT - LEFT)
        middles.append(left + width / 2)
        drawn.append(_part(left, upper, width, fill, share(part)))
        left += width
    words = [
        *(text((LEFT, top + 15 + LINE * at), each) for at, each in enumerate(lines)),
        text((RIGHT, top + 15), strip.words, anchor="end", size=SMALL),
    ]
    named = _named(names, middles, upper) if names else Markup("")
    return joined([*words, *drawn, named]), upper + STRIP + ROW_GAP - top


def _part(left: float, top: float, width: float, fill: str, words: str) -> Markup:
    if width <= 0:
        return Markup("")
    drawn = rectangle((left, top), width, STRIP, fill, tokens.INK)
    if width < ROOM:
        return drawn
    dark = fill == tokens.JADE
    number = text(
        (left + width / 2, top + STRIP - 5),
        words,
        anchor="middle",
        size=SMALL,
        fill=tokens.PAPER if dark else None,
        halo=not dark,
    )
    return joined([drawn, number])


def _named(names: Sequence[str], middles: Sequence[float], top: float) -> Markup:
    """Names above their parts, moved apart where they would run into each other."""
    widths = [width_of(name, SMALL) for name in names]
    lefts = [middle - width / 2 for middle, width in zip(middles, widths, strict=True)]
    limit = RIGHT
    for at in reversed(range(len(lefts))):
        lefts[at] = min(lefts[at], limit - widths[at])
        limit = lefts[at] - 8
    floor = LEFT
    for at in range(len(lefts)):
        lefts[at] = max(lefts[at], floor)
        floor = lefts[at] + widths[at] + 8
    return joined(
        joined(
            [
                text((left, top - 6), name, size=SMALL),
                line((left + width / 2, top - 4), (middle, top), tokens.INK),
            ]
        )
        for left, width, middle, name in zip(lefts, widths, middles, names, strict=True)
    )


def _fills(name: str) -> tuple[str, ...]:
    return tokens.JADE, f"url(#{name}-dots)", f"url(#{name}-lines)", tokens.SEQUENCE[2]


def _patterns(name: str) -> Markup:
    return element(
        "defs",
        tile(f"{name}-dots", tokens.SEQUENCE[1], [dot((3, 3), 0.7, tokens.INK)]),
        tile(f"{name}-lines", tokens.PAPER, [stroke("M0 3H6", tokens.SLATE)]),
    )
