"""Small multiples: the mean curve of each need in a panel of its own, all on the same axes."""

from linli.files.diagnosis import CurveDocument
from linli.reports import labels, tokens
from linli.reports.figures.curve import last_day, lowest, steps, time_unit
from linli.reports.figures.plot import Plot
from linli.reports.markup import Markup, joined
from linli.reports.numbers import Language, duration, share
from linli.reports.scale import Axis, ticks
from linli.reports.svg import SMALL, WIDTH, area, drawing, line, polyline, text
from linli.reports.words import say

COLUMNS = 2
GAP = 28.0
PANEL_WIDTH = (WIDTH - GAP - 8) / COLUMNS
PLOT_HEIGHT = 48.0
PANEL_HEIGHT = PLOT_HEIGHT + 48.0


def need_panels(curve: CurveDocument, *, title: str, name: str, lang: Language) -> Markup:
    """One panel a need; the ground between the curve and 100 % is what goes unmet."""
    unit = time_unit(curve)
    end = ticks(last_day(curve) / unit, 4)[-1] * unit
    needs = list(curve["by_need"])
    rows = -(-len(needs) // COLUMNS)
    return drawing(
        title,
        say("panels.description", lang, time=duration(end, lang)),
        rows * PANEL_HEIGHT + 4,
        [
            _panel(curve, need, end, (at % COLUMNS, at // COLUMNS), lang)
            for at, need in enumerate(needs)
        ],
        name=name,
    )


def _panel(
    curve: CurveDocument, need: str, end: float, cell: tuple[int, int], lang: Language
) -> Markup:
    left = 4 + cell[0] * (PANEL_WIDTH + GAP)
    top = cell[1] * PANEL_HEIGHT + 22
    levels = curve["by_need"][need]
    plot = Plot(Axis(0.0, end, left, left + PANEL_WIDTH), Axis(0.0, 1.0, top + PLOT_HEIGHT, top))
    corners = steps(plot, curve["days"], levels)
    full, none = plot.up(1.0), plot.up(0.0)
    deepest = say("panels.lowest", lang, lowest=share(lowest(levels)))
    return joined(
        [
            area([(left, full), *corners, (corners[-1][0], full)], tokens.SEQUENCE[2]),
            line((left, none), (left + PANEL_WIDTH, none), tokens.INK),
            line((left, full), (left + PANEL_WIDTH, full), tokens.RULE),
            polyline(corners, tokens.INK, 1.5),
            text((left, top - 6), labels.need(need, lang)),
            text((left + PANEL_WIDTH, none - 6), deepest, anchor="end", size=SMALL, halo=True),
            text((left, none + 14), "0", size=SMALL, fill=tokens.SLATE),
            text(
                (left + PANEL_WIDTH, none + 14), duration(end, lang), anchor="end", size=SMALL,
                fill=tokens.SLATE,
            ),
        ]
    )  # fmt: skip
