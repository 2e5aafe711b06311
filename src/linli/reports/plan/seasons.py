"""When the works are done: by trade and month, what is late, what needs approval first."""

from collections.abc import Iterator, Sequence

from linli.reports.content import Aside, Block, Figure, Heading, Points, Table, Words
from linli.reports.figures.gantt import Bar, Lanes, Months, gantt
from linli.reports.figures.strip import Caption
from linli.reports.plan.months import TRADES, month_name, month_of, months_of, trade_name, work_year
from linli.reports.plan.told import Document, Told
from linli.reports.words import say

SEASONS = {
    "dry": "plan.season.dry",
    "not_heating": "plan.season.not_heating",
    "summer_break": "plan.season.summer_break",
}
"""The sentence of each season that restricts works."""

LETTERS = 3
"""Of the name of a month at an axis in English."""


def seasons(told: Told) -> Iterator[Block]:
    """The figure by trade, its table, and every slot to look up."""
    slots = told.proposed["slots"]
    if not slots:
        return
    yield Heading(_title(told), "seasons")
    yield _figure(told)
    yield Words(say("plan.working_order", told.lang), "note")
    if points := tuple(_conditions(told)):
        yield Points(points)
    yield Aside(_every_slot(told), say("plan.slots_note", told.lang), key="slots")


def _title(told: Told) -> str:
    slots = told.proposed["slots"]
    late = sum(slot["late"] for slot in slots)
    first = month_of(min(slot["start"] for slot in slots), told)
    last = month_of(max(slot["end"] for slot in slots) - 1, told)
    if late:
        return say("plan.seasons_late", told.lang, late=late, things=len(slots))
    return say("plan.seasons", told.lang, first=first, last=last)


def _figure(told: Told) -> Figure:
    lang, year = told.lang, work_year(told)
    names = [month_name(year.month(at * year.days_a_month), told) for at in range(year.months)]
    short = tuple(name[:LETTERS] if lang == "en" else name for name in names)
    trades = _by_trade(told)
    longest = max(trades, key=lambda trade: max(slot["end"] for _, slot in trades[trade]))
    last = month_of(max(slot["end"] for _, slot in trades[longest]) - 1, told)
    title = say("plan.gantt", lang, trade=trade_name(longest, told), month=last)
    caption = Caption(title, say("plan.gantt_description", lang), "", "plan-gantt", lang)
    lanes = [_lanes(trade, some, told) for trade, some in trades.items()]
    table = _trades_table(trades, told)
    drawing = gantt(lanes, Months(short, year.days_a_month), caption)
    return Figure(title, drawing, table, say("plan.gantt_note", lang), printed=True)


def numbered(told: Told) -> list[tuple[int, Document]]:
    """The slots in the order in which they begin, counted from 1."""
    return list(enumerate(told.proposed["slots"], 1))


def _by_trade(told: Told) -> dict[str, list[tuple[int, Document]]]:
    found: dict[str, list[tuple[int, Document]]] = {}
    for number, slot in numbered(told):
        found.setdefault(slot["trade"], []).append((number, slot))
    return {trade: found[trade] for trade in sorted(found, key=_rank)}


def _rank(trade: str) -> int:
    return list(TRADES).index(trade) if trade in TRADES else len(TRADES)


def _lanes(trade: str, slots: Sequence[tuple[int, Document]], told: Told) -> Lanes:
    crews: dict[int, list[Bar]] = {}
    for number, slot in slots:
        listed = told.measures[slot["measure"]]["conditions"]
        bar = Bar(str(number), slot["start"], slot["end"], slot["late"], listed)
        crews.setdefault(slot["crew"], []).append(bar)
    last = month_of(max(slot["end"] for _, slot in slots) - 1, told)
    words = say("plan.trade_words", told.lang, things=len(slots), month=last)
    return Lanes(trade_name(trade, told), words, tuple(tuple(crews[at]) for at in sorted(crews)))


def _trades_table(trades: dict[str, list[tuple[int, Document]]], told: Told) -> Table:
    header = (
        "plan.column.trade", "plan.column.slots", "plan.column.from", "plan.column.to",
        "plan.column.late",
    )  # fmt: skip
    return Table(
        "",
        tuple(say(key, told.lang) for key in header),
        tuple(
            (
                trade_name(trade, told),
                f"{len(slots):,}",
                month_of(min(slot["start"] for _, slot in slots), told),
                month_of(max(slot["end"] for _, slot in slots) - 1, told),
                f"{sum(slot['late'] for _, slot in slots):,}",
            )
            for trade, slots in trades.items()
        ),
    )


def _every_slot(told: Told) -> Table:
    header = (
        "plan.column.number", "plan.column.measure", "plan.column.trade", "plan.column.months",
        "plan.column.days", "plan.column.mark",
    )  # fmt: skip
    return Table(
        say("plan.slots", told.lang),
        tuple(say(key, told.lang) for key in header),
        tuple(_slot(number, slot, told) for number, slot in numbered(told)),
        numbers=6,
        weights=(6, 40, 16, 16, 9, 13),
    )


def _slot(number: int, slot: Document, told: Told) -> tuple[str, ...]:
    measure = told.measures[slot["measure"]]
    return (
        str(number),
        told.named([measure]),
        trade_name(slot["trade"], told),
        months_of(slot, told),
        f"{slot['end'] - slot['start']:,}",
        told.and_(marks_of(slot, told)),
    )


def marks_of(slot: Document, told: Told) -> Iterator[str]:
    """In words what the shapes of the figure say."""
    if slot["late"]:
        yield say("plan.mark.late", told.lang)
    if told.measures[slot["measure"]]["conditions"]:
        yield say("plan.mark.listed", told.lang)


def _conditions(told: Told) -> Iterator[str]:
    """Months that works should avoid, and approvals to be had first."""
    those = told.of(told.proposed["measures"])
    for season, key in SEASONS.items():
        some = [one for one in those if one["season"] == season]
        if some:
            yield say(key, told.lang, names=_names(some, told), months=_avoided(season, told))
    if listed := [one for one in those if one["conditions"]]:
        yield say("plan.season.listed", told.lang, names=_names(listed, told))


def _names(measures: Sequence[Document], told: Told) -> str:
    return told.and_(dict.fromkeys(one[told.lang] for one in measures))


def _avoided(season: str, told: Told) -> str:
    """Names of the months in which works of a season may not be done, from the first that follows
    one in which they may."""
    forbidden = next(months for name, months in work_year(told).avoid.items() if name == season)
    if season == "summer_break":
        forbidden = frozenset(range(1, 13)) - forbidden
    first = next(month for month in sorted(forbidden) if (month - 2) % 12 + 1 not in forbidden)
    last = next(month for month in sorted(forbidden) if month % 12 + 1 not in forbidden)
    months = {"first": month_name(first, told), "last": month_name(last, told)}
    return say("plan.months", told.lang, **months)
