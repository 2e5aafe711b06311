"""One shock: how far life falls and how fast it returns, what is lacking, where, and for whom."""

from collections.abc import Iterator
from typing import Literal

from linli.files.diagnosis import CurveDocument, ShockDocument
from linli.reports import labels, reading
from linli.reports.content import Aside, Block, Figure, Heading, Table, Words
from linli.reports.figures.curve import day_back, lowest, resilience_curve
from linli.reports.figures.panels import need_panels
from linli.reports.figures.strip import Caption, Mark, Row, dot_strip
from linli.reports.numbers import Language, about, about_share, duration, plain, share, span
from linli.reports.places import Setting
from linli.reports.sections.tables import buildings_table, entrances_table, map_of, needs_table
from linli.reports.words import between, say

_LEVELS: tuple[Literal["mean", "low", "high"], ...] = ("mean", "low", "high")

LIFE_MATTERS = 1.05
"""Loss with life-years over loss without, from which both are said."""

CURVE_ROWS = 14
"""Rows of the table under a curve; the whole grid stands in ``diagnosis.json``."""


def shock(
    result: ShockDocument, control_days: float, setting: Setting, lang: Language
) -> Iterator[Block]:
    """All that is said of one shock."""
    yield from _opening(result, lang)
    if reading.largest(result["by_need"]):
        yield _panels(result, lang)
    yield _needs(result, lang)
    if groups := _groups(result, lang):
        yield groups
    yield _map(result, setting, lang)
    yield _results(result, control_days, lang)
    entrances = entrances_table(result["by_entrance"], setting, lang)
    if entrances.rows:
        yield Aside(entrances, printed=False)


def shock_in_short(result: ShockDocument, lang: Language) -> Iterator[Block]:
    """How far life falls and what is lacking, without places and people."""
    yield from _opening(result, lang)
    yield _needs(result, lang)


def often(result: ShockDocument, lang: Language) -> str:
    """How many times a year a shock comes, or once in how many years."""
    rate = result["annual_rate"]
    if rate >= 1:
        return say("often", lang, times=plain(rate, lang).removesuffix(".0"))
    return say("rarely", lang, years=plain(1 / rate, lang).removesuffix(".0"))


def _opening(result: ShockDocument, lang: Language) -> Iterator[Block]:
    name = result["shock"]
    yield Heading(say("shock", lang, shock=labels.shock(name, lang)), f"shock-{name}")
    yield Words(_lead(result, lang))
    yield _curve(result, lang)


def _lead(result: ShockDocument, lang: Language) -> str:
    unmet, lost = result["unmet_person_days"], result["person_days_lost"]
    facts = {"often": often(result, lang), "amount": about(unmet, lang)}
    back = result["days_to_90"]
    first = (
        say("shock.lead", lang, **facts, time=span(back, lang))
        if back["mean"] > 0
        else say("shock.lead_kept", lang, **facts)
    )
    if lost["mean"] < LIFE_MATTERS * unmet["mean"]:
        return first
    also = say("shock.also_life", lang, amount=about(lost, lang))
    return first + between(lang) + also


def _curve(result: ShockDocument, lang: Language) -> Figure:
    curve, name = result["curve"], f"{result['shock']}-curve"
    title = _curve_title(curve, lang)
    drawing = resilience_curve(curve, title=title, name=name, lang=lang)
    return Figure(title, drawing, _curve_table(curve, lang), say("curve.note", lang))


def _curve_title(curve: CurveDocument, lang: Language) -> str:
    level, back = share(lowest(curve["mean"])), day_back(curve)
    if back is None:
        return say("curve.not_back", lang, lowest=level, time=duration(curve["days"][-1], lang))
    if back == 0:
        return say("curve.unharmed", lang, lowest=level)
    return say("curve", lang, lowest=level, time=duration(back, lang))


def _curve_table(curve: CurveDocument, lang: Language) -> Table:
    header = ("column.day", "column.mean", "column.low", "column.high")
    stride = max(1, -(-len(curve["mean"]) // CURVE_ROWS))
    return Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (plain(curve["days"][at], lang), *(share(curve[each][at]) for each in _LEVELS))
            for at in range(0, len(curve["mean"]), stride)
        ),
        numbers=0,
    )


def _panels(result: ShockDocument, lang: Language) -> Figure:
    by_need = result["curve"]["by_need"]
    deepest = min(by_need, key=lambda need: lowest(by_need[need]))
    bottom = {need: share(lowest(levels)) for need, levels in by_need.items()}
    need = labels.need(deepest, lang)
    title = say("panels", lang, need=need, lowest=bottom[deepest])
    table = Table(
        "",
        (say("column.need", lang), say("column.lowest", lang)),
        tuple((labels.need(need, lang), level) for need, level in bottom.items()),
    )
    name = f"{result['shock']}-panels"
    return Figure(title, need_panels(result["curve"], title=title, name=name, lang=lang), table)


def _needs(result: ShockDocument, lang: Language) -> Figure:
    by_need = result["by_need"]
    most = reading.largest(by_need)
    title = say("needs.none", lang)
    if most:
        amount = about(by_need[most], lang)
        title = say("needs", lang, need=labels.need(most, lang), amount=amount)
    rows = [
        Row(labels.need(need, lang), about(lost, lang), lost)
        for need, lost in by_need.items()
        if lost["mean"] > 0
    ]
    caption = Caption(
        title,
        say("strip.description", lang),
        say("column.event", lang),
        f"{result['shock']}-needs",
        lang,
    )
    note = say("needs.note", lang)
    if len(rows) < len(by_need):
        note += between(lang) + say("needs.others", lang)
    return Figure(title, dot_strip(rows, caption), needs_table(by_need, lang), note)


def _groups(result: ShockDocument, lang: Language) -> Figure | None:
    """Loss per head of each group against the mean; None when nobody is in any group."""
    heads = {group: reading.per_head(loss) for group, loss in result["by_group"].items()}
    everyone = heads.get(reading.ALL)
    if everyone is None:
        return None
    rows = [
        Row(labels.group(group, lang), _times(result, group, lang), head)
        for group, head in heads.items()
        if head is not None and group != reading.ALL
    ]
    hardest = reading.hardest_group(result)
    title = say("groups.even", lang)
    if hardest:
        group, ratio = labels.group(hardest.group, lang), plain(hardest.ratio, lang)
        title = say("groups", lang, group=group, ratio=ratio)
    caption = Caption(
        title,
        say("strip.description", lang),
        say("column.per_head", lang),
        f"{result['shock']}-groups",
        lang,
    )
    mark = Mark(everyone["mean"], say("groups.average", lang))
    table = _groups_table(result, lang)
    return Figure(title, dot_strip(rows, caption, mark), table, say("groups.note", lang))


def _times(result: ShockDocument, group: str, lang: Language) -> str:
    ratio = result["by_group"][group]["ratio"]
    return "" if ratio is None else say("groups.times", lang, ratio=plain(ratio, lang))


def _groups_table(result: ShockDocument, lang: Language) -> Table:
    header = ("column.group", "column.persons", "column.per_head", "column.ratio")
    rows = []
    for group, loss in result["by_group"].items():
        head, ratio = reading.per_head(loss), loss["ratio"]
        rows.append(
            (
                labels.group(group, lang),
                f"{loss['persons']:,}",
                about(head, lang) if head else say("none", lang),
                plain(ratio, lang) if ratio is not None else say("none", lang),
            )
        )
    return Table("", tuple(say(key, lang) for key in header), tuple(rows))


def _map(result: ShockDocument, setting: Setting, lang: Language) -> Figure:
    place = reading.hardest_place(result["by_building"], setting)
    title = say("shock.map_none", lang)
    if place:
        building, amount = setting.name_of(place.building), about(place.per_household, lang)
        title = say("shock.map", lang, building=building, amount=amount)
    drawing = map_of(
        result["by_building"],
        setting,
        title=title,
        unit=say("unit.event", lang),
        name=f"{result['shock']}-map",
        lang=lang,
    )
    table = buildings_table(result["by_building"], setting, lang)
    return Figure(title, drawing, table)


def _results(result: ShockDocument, control_days: float, lang: Language) -> Table:
    rows = (
        (say("result.unmet", lang), about(result["unmet_person_days"], lang)),
        (say("result.lost", lang), about(result["person_days_lost"], lang)),
        (say("result.days", lang), about(result["days_to_90"], lang)),
        (
            say("result.resilience", lang, days=f"{control_days:g}"),
            about_share(result["resilience"], lang),
        ),
        (say("result.deaths", lang), about(result["deaths"], lang, 0.0)),
        (say("result.injuries", lang), about(result["injuries"], lang, 0.0)),
        (say("result.life_years", lang), about(result["life_years"], lang, 0.0)),
        (say("result.repair", lang), about(result["repair_yuan"], lang)),
    )
    header = (say("column.result", lang), say("column.value", lang))
    return Table(say("shock.table", lang), header, rows)
