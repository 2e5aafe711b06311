"""When each measure is carried out: a bar from its beginning to its end, months across."""

from linli.engine.renewal.schedule import DAYS_A_MONTH
from linli.reports import tokens
from linli.reports.content import Figure, Table
from linli.reports.markup import Markup, joined
from linli.reports.numbers import Language
from linli.reports.plan.naming import Document, measure_name
from linli.reports.plan.tables import find
from linli.reports.svg import SMALL, WIDTH, drawing, line, rectangle, text, tick_label
from linli.reports.words import say

LEFT, RIGHT, TOP = 10.0, WIDTH - 10.0, 24.0
ROW, BAR = 30.0, 8.0


def season(document: Document, lang: Language) -> Figure:
    """The year of works of the proposed package."""
    title = say("plan.season", lang)
    return Figure(title, _drawn(document, title, lang), _table(document, title, lang))


def _drawn(document: Document, title: str, lang: Language) -> Markup:
    slots = document["packages"][0]["slots"]
    months = document["brief"]["months"]
    last = max([months * DAYS_A_MONTH, *(one["end"] for one in slots)])
    scale = (RIGHT - LEFT) / last
    height = TOP + ROW * len(slots) + 10
    step = DAYS_A_MONTH * scale
    marks = [_month(document, at, step, height, lang) for at in range(months)]
    bars = [_bar(document, one, TOP + ROW * at, scale, lang) for at, one in enumerate(slots)]
    description = say("plan.season_description", lang)
    return drawing(title, description, height, joined(marks), joined(bars), name="season")


def _month(document: Document, at: int, step: float, height: float, lang: Language) -> Markup:
    """A line where a month begins, and its number, every second one as they stand close."""
    x = LEFT + at * step
    month = (document["brief"]["first_month"] - 1 + at) % 12 + 1
    rule = line((x, TOP - 6), (x, height), tokens.RULE)
    if at % 2:
        return rule
    return joined([rule, tick_label((x + step / 2, 12), say("plan.month", lang, month=month))])


def _bar(document: Document, slot: Document, y: float, scale: float, lang: Language) -> Markup:
    x, width = LEFT + slot["start"] * scale, max(1.0, (slot["end"] - slot["start"]) * scale)
    fill = tokens.OCHRE if slot["late"] else tokens.JADE
    name = measure_name(find(document, slot["measure"]), lang)
    late = say("plan.late", lang) if slot["late"] else ""
    return joined([
        text((LEFT, y + 10), f"{name}{late}", size=SMALL),
        rectangle((x, y + 15), width, BAR, fill),
    ])  # fmt: skip


def _table(document: Document, title: str, lang: Language) -> Table:
    header = ("plan.measure", "plan.from", "plan.to")
    rows = tuple(
        (
            measure_name(find(document, one["measure"]), lang)
            + (say("plan.late", lang) if one["late"] else ""),
            _month_of(document, one["start"], lang),
            _month_of(document, max(one["start"], one["end"] - 1), lang),
        )
        for one in document["packages"][0]["slots"]
    )
    return Table(title, tuple(say(key, lang) for key in header), rows)


def _month_of(document: Document, day: int, lang: Language) -> str:
    month = (document["brief"]["first_month"] - 1 + day // DAYS_A_MONTH) % 12 + 1
    return say("plan.month", lang, month=month)
