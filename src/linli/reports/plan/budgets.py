"""The plan with more or less money: what is saved, what comes in and goes out."""

from collections.abc import Iterator, Sequence

from linli.files.diagnosis import EstimateDocument
from linli.reports.content import Aside, Block, Figure, Heading, Table
from linli.reports.figures.strip import Caption, Row, bars
from linli.reports.numbers import plain
from linli.reports.plan.money import yuan
from linli.reports.plan.proposal import DIGITS
from linli.reports.plan.told import Document, Told
from linli.reports.words import say

MOST_NAMED = 6
"""Measures named one by one that come in or go out at a budget; of more the number is told."""


def budgets(told: Told) -> Iterator[Block]:
    """The steps of the budget, and how the set changes at each."""
    ladder: Sequence[Document] = told.document["ladder"]
    if not ladder:
        return
    yield Heading(_title(ladder, told), "budgets")
    yield _figure(ladder, told)
    yield Aside(
        _changes(ladder, told), say("plan.ladder_changes_note", told.lang), key="budget-steps"
    )


def _title(ladder: Sequence[Document], told: Told) -> str:
    lang, first, last = told.lang, ladder[0], ladder[-1]
    return say(
        "plan.ladder", lang,
        low=yuan(first["budget_fen"], lang), high=yuan(last["budget_fen"], lang),
        less=plain(first["saved"], lang, DIGITS), more=plain(last["saved"], lang, DIGITS),
    )  # fmt: skip


def _figure(ladder: Sequence[Document], told: Told) -> Figure:
    lang = told.lang
    title = _figure_title(ladder, told)
    rows = [
        Row(_budget(rung, told), plain(rung["saved"], lang, DIGITS), _exact(rung["saved"]))
        for rung in ladder
    ]
    caption = Caption(
        title, say("plan.ladder_description", lang), say("plan.saved_axis", lang),
        "plan-ladder", lang,
    )  # fmt: skip
    header = ("plan.column.budget", "plan.column.cost", "plan.column.saved", "plan.column.unpaid")
    table = Table(
        "",
        tuple(say(key, lang) for key in header),
        tuple(
            (
                _budget(rung, told),
                yuan(rung["cost_fen"], lang),
                plain(rung["saved"], lang, DIGITS),
                f"{rung['unpaid']:,}",
            )
            for rung in ladder
        ),
    )
    return Figure(title, bars(rows, caption), table, say("plan.ladder_note", lang), printed=True)


def _figure_title(ladder: Sequence[Document], told: Told) -> str:
    """From which budget on hardly anything more is saved, if from any that was tried."""
    most = max(rung["saved"] for rung in ladder)
    enough = next(rung for rung in ladder if rung["saved"] >= (1 - ENOUGH) * most)
    key = "plan.ladder_more" if enough == ladder[-1] else "plan.ladder_enough"
    return say(key, told.lang, budget=yuan(enough["budget_fen"], told.lang))


ENOUGH = 0.01
"""Share of the most that is saved at any budget by which a budget may fall short to be enough."""


def _changes(ladder: Sequence[Document], told: Told) -> Table:
    """Against the step of the budget asked for, which was searched as briefly."""
    usual = usual_rung(told)
    header = ("plan.column.budget", "plan.column.cost", "plan.column.in", "plan.column.out")
    return Table(
        say("plan.ladder_changes", told.lang),
        tuple(say(key, told.lang) for key in header),
        tuple(
            (
                _budget(rung, told),
                yuan(rung["cost_fen"], told.lang),
                _some(set(rung["measures"]) - set(usual["measures"]), told),
                _some(set(usual["measures"]) - set(rung["measures"]), told),
            )
            for rung in ladder
        ),
        numbers=4,
        weights=(16, 14, 35, 35),
    )


def usual_rung(told: Told) -> Document:
    """The step of the budget asked for."""
    ladder: Sequence[Document] = told.document["ladder"]
    asked = told.document["brief"]["budget_fen"]
    return next((rung for rung in ladder if rung["budget_fen"] == asked), ladder[-1])


def _some(codes: set[str], told: Told) -> str:
    found: dict[str, list[Document]] = {}
    for one in told.of(codes):
        found.setdefault(one["measure"], []).append(one)
    names = [told.named(measures) for measures in found.values()]
    if not names:
        return say("plan.nothing", told.lang)
    if len(names) <= MOST_NAMED:
        return told.and_(names)
    first = told.and_(names[:MOST_NAMED])
    return say("plan.and_more", told.lang, first=first, number=len(names))


def _budget(rung: Document, told: Told) -> str:
    budget = yuan(rung["budget_fen"], told.lang)
    asked = rung["budget_fen"] == told.document["brief"]["budget_fen"]
    return say("plan.budget_asked", told.lang, budget=budget) if asked else budget


def _exact(value: float) -> EstimateDocument:
    return {"mean": value, "se": 0.0, "low": value, "high": value}
