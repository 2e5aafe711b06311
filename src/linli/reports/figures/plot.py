"""Two axes at right angles, with their marks: the ground that curves are drawn on."""

from dataclasses import dataclass

from linli.reports import tokens
from linli.reports.markup import Markup, joined
from linli.reports.scale import Axis, LogAxis
from linli.reports.svg import SMALL, Point, line, text, tick_label

BESIDE, BELOW = 6.0, 4.0
"""Where the words of a level stand: left of the plot, and with their foot below the line."""


@dataclass(frozen=True, slots=True)
class Plot:
    """What runs across, and what upwards."""

    across: Axis | LogAxis
    up: Axis

    def at(self, x: float, y: float) -> Point:
        """Where a pair of values is drawn."""
        return self.across(x), self.up(y)

    @property
    def foot(self) -> Markup:
        """The line at the foot."""
        height = self.up.start
        return line((self.across.start, height), (self.across.end, height), tokens.INK)

    def level(self, value: float, words: str, colour: str = tokens.RULE) -> Markup:
        """A line across at a value, with its words to the left."""
        left, height = self.across.start, self.up(value)
        return joined(
            [
                line((left, height), (self.across.end, height), colour),
                text((left - BESIDE, height + BELOW), words, anchor="end", size=SMALL),
            ]
        )

    def mark(self, value: float, words: str, drop: float) -> Markup:
        """A short line below the foot at a value, with its words ``drop`` under the foot."""
        x, foot = self.across(value), self.up.start
        return joined(
            [
                line((x, foot), (x, foot + 5), tokens.INK),
                tick_label((x, foot + drop), words),
            ]
        )
