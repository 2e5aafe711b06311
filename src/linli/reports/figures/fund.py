"""The balance of the maintenance fund year by year, as things stand and with a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from linli.engine.renewal.forecast import Forecast, Year
from linli.engine.renewal.money import FEN_A_YUAN
from linli.reports import tokens
from linli.reports.figures.plot import Plot
from linli.reports.markup import Markup, joined
from linli.reports.numbers import Language, plain, tick
from linli.reports.scale import Axis, nice_step
from linli.reports.svg import (
    SMALL,
    WIDTH,
    Point,
    area,
    drawing,
    line,
    polyline,
    text,
    width_of,
    wrapped,
)
from linli.reports.words import say

LEFT = 66.0
TOP = 34.0
PLOT_HEIGHT = 210.0
RIGHT = 82.0
"""Room for the names of the lines."""

LINE = 14.0
STEPS = 5
YEARS_A_TICK = 5


@dataclass(frozen=True, slots=True)
class Name:
    """What a line is called, at the height of its end."""

    height: float
    lines: tuple[str, ...]
    colour: str


def fund_curve(
    without: Forecast, planned: Forecast | None, *, title: str, name: str, lang: Language
) -> Markup:
    """Expected balance with the 5 % to 95 % band of draws, the legal line dashed.

    With a plan, what is owed without it goes no deeper than the drawing is high above zero: the
    line then ends at the foot, with what it comes to in words.
    """
    plot, amounts = _plot(without, planned)
    both = [(without, tokens.OCHRE), *([(planned, tokens.JADE)] if planned else [])]
    return drawing(
        title,
        say("upkeep.description" if planned else "upkeep.description_alone", lang),
        TOP + PLOT_HEIGHT + 30,
        [_band(one.years, plot) for one, _ in both],
        _grid(plot, amounts, without, lang),
        [polyline(_kept(one.years, plot), colour, 2.5) for one, colour in both],
        _names(plot, without, planned, lang),
        name=name,
    )


def _plot(without: Forecast, planned: Forecast | None) -> tuple[Plot, range]:
    """Calendar years across, fen upwards; and the fen that are marked."""
    high = max(_highest(without), without.fund.line, 1)
    low = min(0, _lowest(without))
    if planned:
        high = max(high, _highest(planned))
        low = min(0, max(low, -high), _lowest(planned))
    step = max(1, round(nice_step((high - low) / FEN_A_YUAN, STEPS) * FEN_A_YUAN))
    lowest, highest = floor(low / step) * step, ceil(high / step) * step
    plot = Plot(
        Axis(without.years[0].year, without.years[-1].year, LEFT, WIDTH - RIGHT),
        Axis(lowest, highest, TOP + PLOT_HEIGHT, TOP),
    )
    return plot, range(lowest, highest + 1, step)


def _at(plot: Plot, year: Year, amount: float) -> Point:
    """Where an amount of a year is drawn; what lies below the axis, on its foot."""
    return plot.at(year.year, max(amount, plot.up.low))


def _highest(forecast: Forecast) -> float:
    return max(max(year.high, year.mean) for year in forecast.years)


def _lowest(forecast: Forecast) -> float:
    return min(min(year.low, year.mean) for year in forecast.years)


def _band(years: Sequence[Year], plot: Plot) -> Markup:
    upper = [_at(plot, year, year.high) for year in years]
    lower = [_at(plot, year, year.low) for year in years]
    return area([*upper, *reversed(lower)], tokens.BAND)


def _kept(years: Sequence[Year], plot: Plot) -> list[Point]:
    """The line as far as it stays in the drawing; where it leaves, a point on the foot."""
    points: list[Point] = []
    for before, year in zip([years[0], *years], years, strict=False):
        if year.mean < plot.up.low:
            fall = (before.mean - plot.up.low) / (before.mean - year.mean)
            across = plot.across(before.year) + fall * (
                plot.across(year.year) - plot.across(before.year)
            )
            return [*points, (across, plot.up.start)]
        points.append(_at(plot, year, year.mean))
    return points


def _grid(plot: Plot, amounts: range, without: Forecast, lang: Language) -> Markup:
    height = plot.up(without.fund.line)
    ends = (plot.across.start, height), (plot.across.end, height)
    return joined(
        [
            *(_level(plot, fen, lang) for fen in amounts),
            *(plot.mark(year, str(year), 20) for year in _ticked(plot)),
            line(*ends, tokens.SLATE, 1, "4 3"),
            text((4, 14), say("upkeep.axis", lang), size=SMALL),
        ]
    )


def _level(plot: Plot, fen: int, lang: Language) -> Markup:
    colour = tokens.RULE if fen else tokens.INK
    return plot.level(fen, tick(fen / FEN_A_YUAN, lang), colour)


def _ticked(plot: Plot) -> list[int]:
    """The first year, and every fifth that does not stand in its way."""
    first, last = int(plot.across.low), int(plot.across.high)
    apart = plot.across(first) + width_of(str(first), SMALL) + 4
    fifth = [year for year in range(first + 1, last + 1) if year % YEARS_A_TICK == 0]
    return [first, *(year for year in fifth if plot.across(year) >= apart)]


def _names(plot: Plot, without: Forecast, planned: Forecast | None, lang: Language) -> Markup:
    """Each line named beside its end, one below another where they would touch."""
    names = [
        _name(without, say("upkeep.as_now", lang), tokens.OCHRE, plot, lang),
        Name(plot.up(without.fund.line), _lines(say("upkeep.line", lang)), tokens.SLATE),
    ]
    if planned:
        names.append(_name(planned, say("upkeep.with_plan", lang), tokens.JADE, plot, lang))
    names.sort(key=lambda name: name.height)
    tops = _apart([(name.height, LINE * len(name.lines)) for name in names], plot.up.start)
    return joined(
        text((plot.across.end + 6, top + LINE * (at + 1) - 3), words, size=SMALL, fill=name.colour)
        for top, name in zip(tops, names, strict=True)
        for at, words in enumerate(name.lines)
    )


def _name(forecast: Forecast, words: str, colour: str, plot: Plot, lang: Language) -> Name:
    last = forecast.years[-1]
    if last.mean >= plot.up.low:
        return Name(plot.up(last.mean), _lines(words), colour)
    owed = say("upkeep.owes", lang, year=last.year, yuan=plain(-last.mean / FEN_A_YUAN, lang))
    return Name(plot.up.start, (*_lines(words), *_lines(owed)), colour)


def _lines(words: str) -> tuple[str, ...]:
    return wrapped(words, RIGHT - 8, SMALL)


def _apart(blocks: Sequence[tuple[float, float]], foot: float) -> list[float]:
    """Tops of blocks of text centred on rising heights, moved so that none touches the next."""
    tops: list[float] = []
    ground = 0.0
    for middle, tall in blocks:
        tops.append(max(middle - tall / 2, ground))
        ground = tops[-1] + tall
    for at in range(len(blocks) - 1, -1, -1):
        tops[at] = min(tops[at], foot - blocks[at][1])
        foot = tops[at]
    return tops
