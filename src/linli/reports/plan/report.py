"""The whole plan as a report, from the stored document and its estate."""

from collections.abc import Iterator

from linli.reports.content import Block, Report
from linli.reports.numbers import Language
from linli.reports.places import Setting
from linli.reports.plan.budgets import budgets
from linli.reports.plan.effect import effect
from linli.reports.plan.fund import fund
from linli.reports.plan.measures import measures_in, measures_out
from linli.reports.plan.method import method
from linli.reports.plan.money import yuan
from linli.reports.plan.packages import packages
from linli.reports.plan.payers import payers
from linli.reports.plan.proposal import proposal
from linli.reports.plan.seasons import seasons
from linli.reports.plan.told import Document, Told
from linli.reports.plan.works import works
from linli.reports.words import say


def compose_plan(document: Document, setting: Setting, lang: Language) -> Report:
    """The plan told in ``lang``: the answer first, how we know it last.

    Parameters
    ----------
    document : a ``linli.plan/1``
    setting : of the same estate, for names, outlines and homes of its buildings
    """
    told = Told(document, setting, lang)
    name = document["estate"]["name"] or document["estate"]["id"]
    budget = yuan(document["brief"]["budget_fen"], lang)
    title = say("plan.title", lang, estate=name, budget=budget)
    return Report(title, name, lang, tuple(_blocks(told)))


def _blocks(told: Told) -> Iterator[Block]:
    yield from proposal(told)
    yield from packages(told)
    yield from effect(told)
    yield from measures_in(told)
    yield from measures_out(told)
    yield from works(told)
    yield from seasons(told)
    yield from payers(told)
    yield from budgets(told)
    yield from fund(told)
    yield from method(told)
