"""The resilience curve Q(t): share of needs met, by weight, with the band of draws."""

from collections.abc import Sequence

from linli.files.diagnosis import CurveDocument
from linli.reports import tokens
from linli.reports.figures.plot import Plot
from linli.reports.markup import Markup, joined
from linli.reports.numbers import Language, share
from linli.reports.scale import Axis, ticks
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
)
from linli.reports.words import say

TARGET = 0.9
BACK = 0.995  # a curve this high counts as back; the axis ends soon after
HOURS_UNTIL = 2.0  # days up to which the time axis counts hours
LEFT = 44.0
TOP = 14.0
PLOT_HEIGHT = 190.0


def resilience_curve(curve: CurveDocument, *, title: str, name: str, lang: Language) -> Markup:
    """Q(t) from the shock until it is back, as steps, with the 5 % to 95 % band of draws."""
    unit = time_unit(curve)
    marks = ticks(last_day(curve) / unit, 5)
    plot = Plot(
        Axis(0.0, marks[-1] * unit, LEFT, WIDTH - 14), Axis(0.0, 1.0, TOP + PLOT_HEIGHT, TOP)
    )
    upper = steps(plot, curve["days"], curve["high"])
    lower = steps(plot, curve["days"], curve["low"])
    return drawing(
        title,
        say("curve.description", lang),
        TOP + PLOT_HEIGHT + 42,
        area([*upper, *reversed(lower)], tokens.BAND),
        _grid(plot, marks, unit, lang),
        polyline(steps(plot, curve["days"], curve["mean"]), tokens.JADE, 2.5),
        _labels(curve, plot, lang),
        name=name,
    )


def steps(plot: Plot, edges: Sequence[float], levels: Sequence[float]) -> list[Point]:
    """Corners of the line that holds ``levels[i]`` from ``edges[i]`` to ``edges[i + 1]``."""
    corners = []
    for start, end, level in zip(edges, edges[1:], levels, strict=False):
        if start >= plot.across.high:
            break
        corners += [plot.at(start, level), plot.at(min(end, plot.across.high), level)]
    return corners


def last_day(curve: CurveDocument) -> float:
    """The day on which the mean and even the low draws are back, or the last of the grid."""
    levels = map(min, curve["low"], curve["mean"])
    down = [at for at, level in enumerate(levels) if level < BACK]
    return curve["days"][down[-1] + 1] if down else curve["days"][1]


def time_unit(curve: CurveDocument) -> float:
    """What the time axis counts in, in days: hours where all is back within two days."""
    return 1.0 if last_day(curve) > HOURS_UNTIL else 1 / 24


def lowest(levels: Sequence[float]) -> float:
    """The lowest level of a curve; 1 when it is empty."""
    return min(levels, default=1.0)


def day_back(curve: CurveDocument) -> float | None:
    """First day from which the mean stays at or above the target; None when it never does."""
    below = [at for at, level in enumerate(curve["mean"]) if level < TARGET]
    if not below:
        return 0.0
    return curve["days"][below[-1] + 1] if below[-1] + 1 < len(curve["mean"]) else None


def _grid(plot: Plot, marks: Sequence[float], unit: float, lang: Language) -> Markup:
    left, right, foot = plot.across.start, plot.across.end, plot.up.start
    height = plot.up(TARGET)
    time_words = say("curve.days" if unit == 1 else "curve.hours", lang)
    return joined(
        [
            *(plot.level(level, share(level)) for level in (0.0, 0.25, 0.5, 0.75, 1.0)),
            *(plot.mark(mark * unit, f"{mark:g}", 18) for mark in marks),
            plot.foot,
            line((left, height), (right, height), tokens.SLATE, 1, "4 3"),
            text((left - 6, height + 4), say("curve.target", lang), anchor="end", size=SMALL),
            text((right, foot + 36), time_words, anchor="end", size=SMALL),
        ]
    )


def _labels(curve: CurveDocument, plot: Plot, lang: Language) -> Markup:
    """The mean named at its lowest point, the band in the empty corner below the curve."""
    at = min(range(len(curve["mean"])), key=lambda step: curve["mean"][step])
    x, y = plot.at(curve["days"][at], curve["mean"][at])
    words = f"{say('curve.mean', lang)} {share(curve['mean'][at])}"
    band = say("curve.band", lang)
    return joined(
        [
            text((x + 6, min(y + 16, plot.up.start - 6)), words, fill=tokens.JADE, halo=True),
            text(
                (plot.across.end - width_of(band, SMALL), plot.up.start - 8),
                band,
                size=SMALL,
                fill=tokens.SLATE,
                halo=True,
            ),
        ]
    )
