"""Who absorbs the loss: walls, neighbours, outside help, nobody."""

from collections.abc import Iterator, Mapping

from linli.engine.stress.findings import SIDES
from linli.files.diagnosis import DiagnosisDocument
from linli.files.diagnosis_study import AttributionDocument, PartsDocument
from linli.reports import labels, reading, tokens
from linli.reports.content import Aside, Block, Figure, Heading, Table, Words
from linli.reports.figures.shares import Strip, share_strips
from linli.reports.figures.strip import Caption, Row, steps
from linli.reports.naming import entrance_name
from linli.reports.numbers import Language, plain, share
from linli.reports.places import Setting
from linli.reports.sections.tables import LONGEST, TEN, cut
from linli.reports.words import between, say

_FILLS = {
    "physical": tokens.JADE,
    "structural": tokens.JADE,
    "organisational": tokens.SEQUENCE[1],
    "social_group": tokens.SEQUENCE[1],
    "outside": tokens.PAPER,
    "nobody": tokens.SEQUENCE[2],
}

_COLUMNS = {
    "physical": "column.physical",
    "structural": "column.structural",
    "organisational": "column.organisational",
    "social_group": "column.social_group",
    "outside": "column.outside",
    "nobody": "column.nobody",
}
"""Who absorbs, in the order of every figure and table; and the head of its column."""

SEEN = 0.01
"""Share of the total from which a shock has a strip of its own; the table holds all."""


def absorbed(document: DiagnosisDocument, setting: Setting, lang: Language) -> Iterator[Block]:
    """The part of the report; nothing without a study."""
    study = document.get("study")
    if study is None:
        return
    found = study["attribution"]
    yield Heading(say("absorb", lang), "absorb")
    if found["total"]["whole"] <= 0:
        yield Words(say("absorb.nothing", lang))
        return
    yield _total(found["total"], lang)
    yield _by_shock(found, lang)
    if any(parts["whole"] > 0 for parts in found["by_need"].values()):
        yield _by_need(found, lang)
    yield Aside(_groups(found["by_group"], lang))
    yield Aside(_buildings(found["by_building"], setting, lang))
    yield Aside(_entrances(found["by_entrance"], setting, lang))


def _amounts(parts: PartsDocument) -> dict[str, float]:
    """What each absorbs, in the order of ``_COLUMNS``."""
    sides = [side for each in SIDES.values() for side in each]
    kept = {side: parts["sides"][side] for side in sides}
    return {**kept, "outside": parts["outside"], "nobody": parts["nobody"]}


def _four(parts: PartsDocument) -> tuple[float, float, float, float]:
    """Outer physical, inner social, outside help, nobody."""
    players = parts["players"]
    return (
        players["outer_physical"],
        players["inner_social"],
        parts["outside"],
        parts["nobody"],
    )


def _total(parts: PartsDocument, lang: Language) -> Figure:
    outer, inner, outside, nobody = (share(part / parts["whole"]) for part in _four(parts))
    title = say(
        "absorb.title",
        lang,
        whole=plain(parts["whole"], lang),
        outer=outer,
        inner=inner,
        outside=outside,
        nobody=nobody,
    )
    caption = Caption(
        title, say("absorb.description", lang), say("column.annual", lang), "absorb-steps", lang
    )
    rows = _steps(parts, lang)
    header = ("column.who", "column.annual", "column.share")
    table = Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (labels.side(who, lang), plain(part, lang), share(part / parts["whole"]))
            for who, part in _amounts(parts).items()
        ),
    )
    return Figure(title, steps(rows, caption), table, say("absorb.note", lang))


def _steps(parts: PartsDocument, lang: Language) -> list[Row]:
    """The whole, then from its right end downwards what each takes away."""
    whole = parts["whole"]
    rows = [_step(say("absorb.whole", lang), plain(whole, lang), 0.0, whole, tokens.RULE)]
    left = whole
    for who, part in _amounts(parts).items():
        words = say("absorb.amount", lang, amount=plain(part, lang), share=share(part / whole))
        rows.append(_step(labels.side(who, lang), words, left - part, left, _FILLS[who]))
        left -= part
    return rows


def _step(name: str, words: str, start: float, end: float, fill: str) -> Row:
    low, high = sorted((max(0.0, start), max(0.0, end)))
    return Row(name, words, {"mean": high, "se": 0.0, "low": low, "high": high}, fill=fill)


def _by_shock(found: AttributionDocument, lang: Language) -> Figure:
    by_shock, whole = _largest_first(found["by_shock"]), found["total"]["whole"]
    worst = max(by_shock, key=lambda shock: by_shock[shock]["nobody"])
    title = say(
        "absorb.shock_title",
        lang,
        shock=labels.shock(worst, lang),
        amount=plain(by_shock[worst]["nobody"], lang),
        share=share(by_shock[worst]["nobody"] / by_shock[worst]["whole"]),
    )
    named = {labels.shock(shock, lang): parts for shock, parts in by_shock.items()}
    total = {say("absorb.total", lang): found["total"]}
    drawn = {name: parts for name, parts in named.items() if parts["whole"] >= SEEN * whole}
    note = say("absorb.strip_note", lang)
    if len(drawn) < len(named):
        note += between(lang) + say("absorb.not_drawn", lang)
    table = _table("", say("column.shock", lang), list((total | named).items()), lang)
    return _strips(title, "absorb-shocks", total | drawn, table, note, lang)


def _by_need(found: AttributionDocument, lang: Language) -> Figure:
    by_need = _largest_first(found["by_need"])
    worst = max(by_need, key=lambda need: by_need[need]["nobody"])
    title = say(
        "absorb.need_title",
        lang,
        need=labels.need(worst, lang),
        amount=plain(by_need[worst]["nobody"], lang),
        share=share(by_need[worst]["nobody"] / by_need[worst]["whole"]),
    )
    named = {labels.need(need, lang): parts for need, parts in by_need.items()}
    table = _table("", say("column.need", lang), list(named.items()), lang)
    return _strips(title, "absorb-needs", named, table, say("absorb.needs_note", lang), lang)


def _largest_first(by_key: Mapping[str, PartsDocument]) -> dict[str, PartsDocument]:
    """Those with something to absorb, the largest whole first."""
    found = {key: parts for key, parts in by_key.items() if parts["whole"] > 0}
    return dict(sorted(found.items(), key=lambda item: -item[1]["whole"]))


def _strips(
    title: str,
    name: str,
    named: Mapping[str, PartsDocument],
    table: Table,
    note: str,
    lang: Language,
) -> Figure:
    keys = ("absorb.outer", "absorb.inner", "absorb.outside", "absorb.nobody")
    strips = [
        Strip(each, plain(parts["whole"], lang), _four(parts)) for each, parts in named.items()
    ]
    caption = Caption(title, say("absorb.strip_description", lang), "", name, lang)
    drawing = share_strips([say(key, lang) for key in keys], strips, caption)
    return Figure(title, drawing, table, note)


def _table(
    title: str,
    head: str,
    rows: list[tuple[str, PartsDocument]],
    lang: Language,
    left_out: str = "",
) -> Table:
    """The whole in person-days a year, and what share of it each absorbs."""
    header = (head, say("column.whole", lang), *(say(key, lang) for key in _COLUMNS.values()))
    return Table(
        title, header, tuple(_row(name, parts, lang) for name, parts in rows), cut=left_out
    )


def _row(name: str, parts: PartsDocument, lang: Language) -> tuple[str, ...]:
    whole = parts["whole"]
    shares = (share(part / whole) for part in _amounts(parts).values())
    return (name, plain(whole, lang), *shares)


def _groups(by_group: Mapping[str, PartsDocument], lang: Language) -> Table:
    rows = [
        (labels.group(group, lang), parts)
        for group, parts in by_group.items()
        if parts["whole"] > 0
    ]
    return _table(say("absorb.by_group", lang), say("column.group", lang), rows, lang)


def _buildings(by_building: Mapping[str, PartsDocument], setting: Setting, lang: Language) -> Table:
    homes = {place.building: place.households for place in setting.places}
    named, few = _hardest(by_building, homes)
    rows = [(setting.name_of(building), parts) for building, parts in named[:LONGEST]]
    left_out = cut(len(named), LONGEST, few, lang)
    return _table(
        say("absorb.by_building", lang), say("column.building", lang), rows, lang, left_out
    )


def _entrances(by_entrance: Mapping[str, PartsDocument], setting: Setting, lang: Language) -> Table:
    named, few = _hardest(by_entrance, setting.entrance_households)
    rows = [(entrance_name(key, setting, lang), parts) for key, parts in named[:TEN]]
    left_out = cut(len(named), TEN, few, lang)
    return _table(
        say("absorb.by_entrance", lang), say("column.entrance", lang), rows, lang, left_out
    )


def _hardest(
    by_key: Mapping[str, PartsDocument], homes: Mapping[str, int]
) -> tuple[list[tuple[str, PartsDocument]], int]:
    """By what nobody absorbs per household, of places with households enough to be named."""
    lived_in = {
        key: parts for key, parts in by_key.items() if homes.get(key, 0) > 0 and parts["whole"] > 0
    }
    named = {key: parts for key, parts in lived_in.items() if homes[key] >= reading.FEWEST}
    order = sorted(named.items(), key=lambda item: (-item[1]["nobody"] / homes[item[0]], item[0]))
    return order, len(lived_in) - len(named)
