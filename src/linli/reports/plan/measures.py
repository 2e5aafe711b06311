"""The measures that are in, by the rule that put them there, and those that are out, by why."""

from collections.abc import Iterator, Sequence

from linli.engine.estate.ledger import TABLES
from linli.reports import labels
from linli.reports.content import Aside, Block, Heading, Points, Table, Words
from linli.reports.plan.groups import Group, inside, outside, sentence
from linli.reports.plan.money import yuan
from linli.reports.plan.reasons import Names, reason_sentence, wish_sentence
from linli.reports.plan.told import Document, Told, things
from linli.reports.plan.worth import dear_sentence, dearest_last
from linli.reports.words import say

PARTS = {
    "floor": "plan.part.floor",
    "voice": "plan.part.voice",
    "reach": "plan.part.reach",
    "needed": "plan.part.needed",
}
LONG = 15
"""Lines of one part from which a page folds it away."""

OUT = {
    "weaker": "plan.out.weaker",
    "too_dear": "plan.out.too_dear",
    "no_days": "plan.out.no_days",
    "excluded": "plan.out.excluded",
    "unpayable": "plan.out.unpayable",
    "no_gain": "plan.out.no_gain",
    "no_effect": "plan.out.no_effect",
}
"""What comes nearest to being in stands first."""

ALIKE = ("no_gain", "no_effect")
"""Reasons without facts of their own."""

BARRED = {
    "heritage": "plan.barred.heritage",
    "unknown": "plan.barred.unknown",
    "uncounted": "plan.barred.uncounted",
}


def measures_in(told: Told) -> Iterator[Block]:
    """What is done, at what cost, who pays, what for, and why."""
    package = told.proposed
    yield Heading(_title_in(told), "measures")
    names = Names.of(told.document, told.lang)
    for part, key in PARTS.items():
        found = inside(told, package, part)
        if part == "reach":
            found = sorted(found, key=dearest_last)
        if found:
            table = _table_in(key, found, told, names)
            yield Aside(table, key=f"in-{part}") if len(found) > LONG else table


def measures_out(told: Told) -> Iterator[Block]:
    """What is not done, and why; what could not be chosen at all, and why."""
    package = told.proposed
    left = told.of(set(package["why"]) - set(package["measures"]))
    title = say("plan.out", told.lang, measures=things(package, left))
    yield Heading(title, "left-out")
    names = Names.of(told.document, told.lang)
    for code in OUT:
        if found := outside(told, package, code):
            yield _left_out(code, found, told, names)
    if points := tuple(_barred(told)):
        yield Words(say("plan.barred", told.lang))
        yield Points(points)


def _title_in(told: Told) -> str:
    package = told.proposed
    counts = [
        say("plan.counted", told.lang, part=say(key, told.lang), number=len(found))
        for part, key in PARTS.items()
        if (found := inside(told, package, part))
    ]
    return say("plan.in", told.lang, parts=told.and_(counts))


def _table_in(key: str, found: Sequence[Group], told: Told, names: Names) -> Table:
    cost = yuan(sum(group.cost for group in found), told.lang)
    title = say("plan.part", told.lang, part=say(key, told.lang), number=len(found), cost=cost)
    header = ("plan.column.measure", "plan.column.cost_payers", "plan.column.why")
    return Table(
        title,
        tuple(say(column, told.lang) for column in header),
        tuple(_row_in(group, told, names) for group in found),
        numbers=len(header),
        weights=(26, 24, 50),
    )


def _row_in(group: Group, told: Told, names: Names) -> tuple[str, ...]:
    benefit = group.first[f"benefit_{told.lang}"]
    why = sentence(group, told, names)
    if group.why["code"] == "reach":
        why += dear_sentence(group, told)
    return (
        told.named(group.members),
        say("plan.cost_by", told.lang, cost=yuan(group.cost, told.lang), payers=payers(group, told))
        if group.cost
        else say("plan.free", told.lang),
        say("plan.benefit_and_why", told.lang, benefit=benefit, why=why),
    )


def payers(group: Group, told: Told) -> str:
    """Who pays for it, the largest first."""
    paid: dict[str, int] = {}
    for one in group.members:
        for source, amount in told.proposed["paid_fen"].get(one["code"], {}).items():
            paid[source] = paid.get(source, 0) + amount
    return told.and_(map(told.source, sorted(paid, key=lambda source: -paid[source])))


def _left_out(code: str, found: Sequence[Group], told: Told, names: Names) -> Aside:
    """A reason that is the same for all is said once."""
    once = code in ALIKE
    note = reason_sentence({}, {"code": code}, told.lang) if once else ""
    words = [
        wish_sentence(group.why, told.lang) if once else sentence(group, told, names)
        for group in found
    ]
    table = _table_out(OUT[code], found, words, told)
    return Aside(table, note, running=True, key=f"out-{code}")


def _table_out(key: str, found: Sequence[Group], words: Sequence[str], told: Told) -> Table:
    """Without the column of reasons where nothing is to be said of any."""
    title = say("plan.left_out", told.lang, reason=say(key, told.lang), number=len(found))
    columns = ["plan.column.measure", "plan.column.cost", "plan.column.reason"]
    rows: list[tuple[str, ...]] = [
        (told.named(group.members), yuan(group.cost, told.lang), why)
        for group, why in zip(found, words, strict=True)
    ]
    shown = slice(None if any(words) else -1)
    header = tuple(say(column, told.lang) for column in columns[shown])
    return Table(title, header, tuple(row[shown] for row in rows), numbers=3)


def _barred(told: Told) -> Iterator[str]:
    barred: Sequence[Document] = told.document["barred"]
    for one in barred:
        if key := BARRED.get(one["why"]):
            facts = {"name": one[told.lang], "places": f"{one['places']:,}"}
            if one["why"] != "heritage":
                facts["column"] = column_name(one["column"], told)
            yield say(key, told.lang, **facts)
    done = [one[told.lang] for one in barred if one["why"] == "done"]
    if done:
        yield say("plan.barred.done", told.lang, names=told.and_(done))


def column_name(column: str, told: Told) -> str:
    """What the ledger calls a column, in the first sheet that has it."""
    for table in TABLES:
        if any(one.name == column for one in table.columns):
            return labels.ledger_column(table.name, column, told.lang)
    return column
