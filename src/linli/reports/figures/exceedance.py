"""The exceedance curve: how much is lost in an event that comes once in so many years."""

from collections.abc import Sequence

from linli.files.diagnosis import ExceedanceDocument
from linli.reports import tokens
from linli.reports.figures.plot import Plot
from linli.reports.markup import Markup, joined
from linli.reports.numbers import Language, plain, tick
from linli.reports.scale import Axis, LogAxis, decades, ticks
from linli.reports.svg import (
    SMALL,
    WIDTH,
    Point,
    dot,
    drawing,
    polyline,
    text,
    width_of,
)
from linli.reports.words import say

LEFT = 66.0
TOP = 30.0
PLOT_HEIGHT = 190.0
MOST_STEPS = 400  # drawn; more lie closer together than a printer's dots
CALLED_OUT = (1.0, 10.0, 100.0, 1000.0)
"""Return periods in years that carry their amount as a label."""


def exceedance_curve(
    points: Sequence[ExceedanceDocument], *, title: str, name: str, lang: Language
) -> Markup:
    """Person-days lost against return period, as steps; years on a logarithmic axis."""
    shown = _thinned(points)
    marks = ticks(points[-1]["person_days_lost"], 4)
    years = decades(points[0]["return_period_years"], points[-1]["return_period_years"])
    plot = Plot(
        LogAxis(years[0], years[-1], LEFT, WIDTH - 16), Axis(0.0, marks[-1], TOP + PLOT_HEIGHT, TOP)
    )
    return drawing(
        title,
        say("year.exceedance_description", lang),
        TOP + PLOT_HEIGHT + 42,
        _grid(plot, years, marks, lang),
        polyline(_steps(shown, plot), tokens.JADE, 2.5),
        _called_out(points, plot, lang),
        name=name,
    )


def loss_at(points: Sequence[ExceedanceDocument], years: float) -> float | None:
    """Person-days lost in an event of return period ``years``; None outside the curve."""
    if not points or years > points[-1]["return_period_years"]:
        return None
    reached = [point for point in points if point["return_period_years"] <= years]
    return reached[-1]["person_days_lost"] if reached else None


def _thinned(points: Sequence[ExceedanceDocument]) -> list[ExceedanceDocument]:
    """At most about MOST_STEPS points; the last, the rarest, always stays."""
    stride = max(1, -(-len(points) // MOST_STEPS))
    return [*points[: len(points) - 1 : stride], points[-1]]


def _steps(points: Sequence[ExceedanceDocument], plot: Plot) -> list[Point]:
    corners: list[Point] = []
    for point in points:
        x, y = plot.at(point["return_period_years"], point["person_days_lost"])
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return corners


def _grid(plot: Plot, years: Sequence[float], marks: Sequence[float], lang: Language) -> Markup:
    words = say("column.years", lang)
    return joined(
        [
            *(plot.level(mark, tick(mark, lang)) for mark in marks),
            *(plot.mark(year, tick(year, lang), 18) for year in years),
            plot.foot,
            text((plot.across.end, plot.up.start + 36), words, anchor="end", size=SMALL),
            text((4, 14), say("column.lost", lang), size=SMALL),
        ]
    )


def _called_out(points: Sequence[ExceedanceDocument], plot: Plot, lang: Language) -> Markup:
    written = []
    for years in CALLED_OUT:
        loss = loss_at(points, years)
        if loss is None:
            continue
        place = plot.at(years, loss)
        written += [dot(place, 4, tokens.JADE), _beside(place, plain(loss, lang))]
    return joined(written)


def _beside(at: Point, words: str) -> Markup:
    """Left above the point, where the curve is not; right of it where the axis is in the way."""
    if at[0] - width_of(words) - 6 > LEFT:
        place, anchor = (at[0] - 6, at[1] - 8), "end"
    else:
        place, anchor = (max(at[0], LEFT) + 4, at[1] - 8), "start"
    return text(place, words, anchor=anchor, fill=tokens.JADE, halo=True)
