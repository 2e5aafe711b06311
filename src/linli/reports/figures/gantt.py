"""The season of works: a lane for each crew of a trade, a bar for each thing done."""

from collections.abc import Sequence
from dataclasses import dataclass

from linli.reports import tokens
from linli.reports.figures.strip import LEFT, RIGHT, Caption
from linli.reports.markup import Markup, element, joined
from linli.reports.scale import Axis
from linli.reports.svg import (
    SMALL,
    Point,
    area,
    closed,
    drawing,
    line,
    rectangle,
    stroke,
    text,
    tick_label,
    tile,
    width_of,
)
from linli.reports.words import say

NAME = 22.0  # the line in which a trade is named
LANE = 19.0
BAR = 15.0
FOOT = 22.0
KEY = 24.0
MARK = 4.5


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing done, from one day of the season to another; ``number`` names it in the table."""

    number: str
    start: float
    end: float
    late: bool
    listed: bool
    """A listed building asks for approval first."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """One trade: its name, what is said of it, and the bars of each of its crews."""

    name: str
    words: str
    crews: tuple[tuple[Bar, ...], ...]

    @property
    def height(self) -> float:
        """With its name."""
        return NAME + LANE * len(self.crews)


@dataclass(frozen=True, slots=True)
class Months:
    """The axis: names of the months of the season in order, and their length in days."""

    names: tuple[str, ...]
    days: float

    @property
    def season(self) -> float:
        """Days of the season."""
        return self.days * len(self.names)


def gantt(trades: Sequence[Lanes], months: Months, caption: Caption) -> Markup:
    """Bars on an axis of months; what is late is hatched and marked "!", what needs approval
    carries a diamond."""
    bars = [bar for trade in trades for crew in trade.crews for bar in crew]
    end = max([months.season, *(bar.end for bar in bars)])
    axis = Axis(0.0, end, LEFT, RIGHT)
    foot = sum(trade.height for trade in trades) + 6
    fills = f"url(#{caption.name}-late)", tokens.SEQUENCE[1]
    drawn, top = [], 0.0
    for trade in trades:
        drawn.append(_trade(trade, axis, top, fills))
        top += trade.height
    marks = any(bar.late for bar in bars), any(bar.listed for bar in bars)
    return drawing(
        caption.title,
        caption.description,
        foot + FOOT + (KEY if any(marks) else 0.0),
        element("defs", _hatched(caption.name)),
        _grid(months, axis, foot),
        drawn,
        _key(marks, foot + FOOT, fills[0], caption) if any(marks) else Markup(""),
        name=caption.name,
    )


def _trade(trade: Lanes, axis: Axis, top: float, fills: tuple[str, str]) -> Markup:
    words = [
        text((LEFT, top + 16), trade.name, halo=True),
        text((RIGHT, top + 16), trade.words, anchor="end", size=SMALL, halo=True),
    ]
    lanes = [
        _bar(bar, axis, top + NAME + LANE * at, fills)
        for at, crew in enumerate(trade.crews)
        for bar in crew
    ]
    return joined([*words, *lanes])


def _bar(bar: Bar, axis: Axis, top: float, fills: tuple[str, str]) -> Markup:
    left, right = axis(bar.start), axis(bar.end)
    width = max(1.5, right - left)
    drawn = [rectangle((left, top), width, BAR, fills[0] if bar.late else fills[1], tokens.INK)]
    words = f"{bar.number}!" if bar.late else bar.number
    room = width - (2 * MARK + 4 if bar.listed else 0) - 4
    if width_of(words, SMALL) <= room:
        drawn.append(text((left + 3, top + BAR - 3.5), words, size=SMALL, halo=bar.late))
    if bar.listed:
        drawn.append(_diamond((max(left + MARK, right - MARK - 2), top + BAR / 2)))
    return joined(drawn)


def _diamond(at: Point) -> Markup:
    x, y = at
    corners = [(x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)]
    return joined([area(corners, tokens.OCHRE), element(
        "path", d=closed(corners), fill="none", stroke=tokens.INK, stroke_width=0.8
    )])  # fmt: skip


def _grid(months: Months, axis: Axis, foot: float) -> Markup:
    drawn = []
    for at, name in enumerate(months.names):
        start, end = axis(at * months.days), axis((at + 1) * months.days)
        drawn += [
            line((start, 6), (start, foot), tokens.RULE, 0.6),
            tick_label(((start + end) / 2, foot + 15), name),
        ]
    season = axis(months.season)
    return joined(
        [
            *drawn,
            line((season, 6), (season, foot), tokens.INK, 1.2, "4 3"),
            line((LEFT, foot), (RIGHT, foot), tokens.INK),
        ]
    )


def _key(marks: tuple[bool, bool], top: float, fill: str, caption: Caption) -> Markup:
    """What the hatch and the diamond say, as far as they are there."""
    late, listed = marks
    drawn, left = [], LEFT
    if late:
        words = say("plan.gantt_late", caption.lang)
        drawn += [
            rectangle((left, top + 4), 22, BAR, fill, tokens.INK),
            text((left + 4, top + 4 + BAR - 3.5), "!", size=SMALL, halo=True),
            text((left + 28, top + 16), words, size=SMALL),
        ]
        left += 28 + width_of(words, SMALL) + 18
    if listed:
        words = say("plan.gantt_listed", caption.lang)
        drawn += [
            _diamond((left + MARK, top + 4 + BAR / 2)),
            text((left + 2 * MARK + 6, top + 16), words, size=SMALL),
        ]
    return joined(drawn)


def _hatched(name: str) -> Markup:
    return tile(f"{name}-late", tokens.SEQUENCE[2], [stroke("M0 6L6 0", tokens.INK)])
