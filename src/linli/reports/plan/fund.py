"""The maintenance fund over the coming years, without and with the proposed package."""

from collections.abc import Iterator
from dataclasses import replace

from linli.engine.renewal.forecast import Forecast, Outlook, Year
from linli.engine.renewal.fund import Fund, Terms
from linli.reports.content import Aside, Block, Figure, Heading, Words
from linli.reports.figures.fund import fund_curve
from linli.reports.plan.told import Document, Told
from linli.reports.upkeep import answer, fund_figure, spending_table, yuan
from linli.reports.words import say

NAME = "plan-fund"
"""Begins every id in the drawing."""


def fund(told: Told) -> Iterator[Block]:
    """What is to be paid in, and the curve; nothing where it was not computed."""
    found = told.document.get("fund")
    if not found:
        return
    outlook = outlook_of(found)
    years = len(outlook.without.years) - 1
    yield Heading(say("plan.fund", told.lang, years=years), "fund")
    yield Words(answer(outlook.without, outlook.planned, told.lang))
    yield _figure(outlook, told)
    if before := found["before"].get("spent_fen"):
        spent = spending_table(before, found["after"]["spent_fen"], years, told.lang)
        yield Aside(spent, printed=False)


def _figure(outlook: Outlook, told: Told) -> Figure:
    """The fund's own figure under a title that the words above do not say already."""
    figure = fund_figure(outlook, name=NAME, lang=told.lang)
    both = outlook.without, outlook.planned
    before, after = (yuan(one.wanted) for one in both)
    title = say("plan.fund_title", told.lang, before=before, after=after)
    known = outlook.without.fund.first_deposit > 0
    drawn = fund_curve(*both, title=title, name=NAME, lang=told.lang)
    return replace(figure, title=title, drawing=drawn, note=figure.note if known else "")


def outlook_of(found: Document) -> Outlook:
    """The forecasts of a stored plan, as far as stored: not what each year was spent on."""
    return Outlook(_forecast(found["before"], found), _forecast(found["after"], found))


def _forecast(one: Document, found: Document) -> Forecast:
    under = one.get("under_line", [0.0] * len(one["years"]))
    years = zip(
        one["years"], one["mean_fen"], one["low_fen"], one["high_fen"], one["empty"], under,
        strict=True,
    )  # fmt: skip
    account = Fund(
        balance=one["mean_fen"][0],
        line=found["legal_fen"],
        first_deposit=found.get("first_deposit_fen", 0),
        area=0,
        income=0,
        interest=0,
        assumed=tuple(found.get("assumed", ())),
    )
    paid = one["contribution_fen_m2_month"]
    terms = Terms(one["years"][0], paid, hold_from=found.get("hold_from", 1))
    return Forecast(
        tuple(
            Year(at, mean, low, high, {}, empty, line) for at, mean, low, high, empty, line in years
        ),
        account,
        terms,
        one["wanted_fen_m2_month"],
        0,
    )
