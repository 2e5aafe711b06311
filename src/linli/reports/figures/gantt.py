"""The season of works: a lane for each crew of a trade, a bar for each thing done."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from linli.reports import tokens
from linli.reports.figures.strip import LEFT, RIGHT, Caption
from linli.reports.markup import Markup, element, joined, number
from linli.reports.scale import Axis
from linli.reports.svg import (
    SMALL,
    Point,
    area,
    closed,
    drawing,
    gathered,
    haloed,
    line,
    lines,
    rectangle,
    stroke,
    text,
    tick_labels,
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
THIN = 1.5


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

    def lanes(self, top: float) -> list[float]:
        """Where each lane begins when the trade begins at ``top``."""
        return [top + NAME + LANE * at for at in range(len(self.crews))]


@dataclass(frozen=True, slots=True)
class Months:
    """The axis: names of the months of the season in order, and their length in days."""

    names: tuple[str, ...]
    days: float

    @property
    def season(self) -> float:
        """Days of the season."""
        return self.days * len(self.names)


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar on paper."""

    bar: Bar
    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From its first day to its last."""
        return self.right - self.left

    @property
    def words(self) -> str:
        """Its number, and whether it is late."""
        return f"{self.bar.number}!" if self.bar.late else self.bar.number

    @property
    def room(self) -> float:
        """How wide its words may be."""
        return self.width - (2 * MARK + 4 if self.bar.listed else 0) - 4

    @property
    def mark(self) -> Point:
        """Where its diamond stands."""
        return max(self.left + MARK, self.right - MARK - 2), self.top + BAR / 2


def gantt(trades: Sequence[Lanes], months: Months, caption: Caption) -> Markup:
    """Bars on an axis of months; what is late is hatched and marked "!", what needs approval
    carries a diamond."""
    bars = [bar for trade in trades for crew in trade.crews for bar in crew]
    axis = Axis(0.0, max([months.season, *(bar.end for bar in bars)]), LEFT, RIGHT)
    *tops, foot = accumulate((trade.height for trade in trades), initial=0.0)
    foot += 6
    placed = _placed(trades, tops, axis)
    late = f"url(#{caption.name}-late)"
    marks = any(bar.late for bar in bars), any(bar.listed for bar in bars)
    return drawing(
        caption.title,
        caption.description,
        foot + FOOT + (KEY if any(marks) else 0.0),
        element("defs", _hatched(caption.name)),
        _grid(months, axis, foot),
        _names(trades, tops),
        _boxes([each for each in placed if not each.bar.late], tokens.SEQUENCE[1]),
        _boxes([each for each in placed if each.bar.late], late),
        _numbers(placed),
        [_diamond(each.mark) for each in placed if each.bar.listed],
        _key(marks, foot + FOOT, late, caption) if any(marks) else Markup(""),
        name=caption.name,
    )


def _placed(trades: Sequence[Lanes], tops: Sequence[float], axis: Axis) -> list[Placed]:
    """Every crew in a lane below the name of its trade."""
    return [
        Placed(bar, axis(bar.start), max(axis(bar.end), axis(bar.start) + THIN), top)
        for trade, above in zip(trades, tops, strict=True)
        for top, crew in zip(trade.lanes(above), trade.crews, strict=True)
        for bar in crew
    ]


def _names(trades: Sequence[Lanes], tops: Sequence[float]) -> Markup:
    beside = [(trade, top + 16) for trade, top in zip(trades, tops, strict=True)]
    names = [text((LEFT, foot), trade.name) for trade, foot in beside]
    words = [text((RIGHT, foot), trade.words) for trade, foot in beside]
    return haloed([*names, gathered(words, text_anchor="end", font_size=SMALL)])


def _boxes(placed: Sequence[Placed], fill: str) -> Markup:
    """Bars that look the same, as one shape."""
    data = "".join(
        f"M{number(each.left)} {number(each.top)}h{number(each.width)}v{BAR:g}"
        f"h{number(-each.width)}z"
        for each in placed
    )
    return element("path", d=data, fill=fill, stroke=tokens.INK) if data else Markup("")


def _numbers(placed: Sequence[Placed]) -> Markup:
    """Of bars long enough for them."""
    usual, late = (
        [
            text((each.left + 3, each.top + BAR - 3.5), each.words)
            for each in placed
            if each.bar.late == kind and width_of(each.words, SMALL) <= each.room
        ]
        for kind in (False, True)
    )
    return gathered([*usual, haloed(late)], font_size=SMALL)


def _diamond(at: Point) -> Markup:
    x, y = at
    corners = [(x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)]
    return joined([area(corners, tokens.OCHRE), element(
        "path", d=closed(corners), fill="none", stroke=tokens.INK, stroke_width=0.8
    )])  # fmt: skip


def _grid(months: Months, axis: Axis, foot: float) -> Markup:
    starts = [axis(at * months.days) for at in range(len(months.names) + 1)]
    middles = [(start + end) / 2 for start, end in pairwise(starts)]
    labels = zip(middles, months.names, strict=True)
    season = starts[-1]
    return joined(
        [
            lines((((start, 6), (start, foot)) for start in starts[:-1]), tokens.RULE, 0.6),
            tick_labels(((middle, foot + 15), name) for middle, name in labels),
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
