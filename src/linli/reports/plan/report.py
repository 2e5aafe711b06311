"""The whole report of a plan: the answer first, then packages, reasons, money, months, method."""

from collections.abc import Iterator
from fractions import Fraction

from linli.reports.content import Aside, Block, Heading, Points, Report, Words
from linli.reports.numbers import Language, about, plain, share
from linli.reports.plan import tables
from linli.reports.plan.naming import Document, yuan
from linli.reports.plan.season import season
from linli.reports.words import say


def compose_plan(document: Document, lang: Language) -> Report:
    """The report of the document ``linli.plan/1`` in one language."""
    estate = document["estate"]["name"] or document["estate"]["id"]
    budget = yuan(document["brief"]["budget_fen"], lang)
    title = say("plan.title", lang, estate=estate, budget=budget)
    return Report(title, estate, lang, tuple(_blocks(document, lang)))


def _blocks(document: Document, lang: Language) -> Iterator[Block]:
    yield Points(tuple(_answers(document, lang)))
    yield Heading(say("plan.packages", lang), "packages")
    yield tables.packages(document, lang)
    yield Heading(say("plan.changes", lang), "changes")
    yield tables.shocks(document, lang)
    yield tables.groups(document, lang)
    yield Heading(say("plan.in", lang), "measures")
    yield tables.measures(document, inside=True, lang=lang)
    yield Aside(tables.measures(document, inside=False, lang=lang), running=True)
    yield Heading(say("plan.payers", lang), "payers")
    yield tables.payers(document, lang)
    yield tables.floors(document, lang)
    if document["packages"][0]["slots"]:
        yield Heading(say("plan.season", lang), "season")
        yield season(document, lang)
    yield Heading(say("plan.fund", lang), "fund")
    yield tables.fund(document, lang)
    yield Heading(say("plan.how", lang), "how")
    yield from (Words(one) for one in _method(document, lang))


def _answers(document: Document, lang: Language) -> Iterator[str]:
    """What should be done, in five or six sentences."""
    package, ground = document["packages"][0], document["floor"]
    cost, effect = package["cost_fen"], package["effect"]
    yield say(
        "plan.answer_cost",
        lang,
        cost=yuan(cost["mid"], lang),
        low=yuan(cost["low"], lang),
        high=yuan(cost["high"], lang),
        household=yuan(cost["mid"] // max(1, document["estate"]["households"]), lang),
    )
    yield say(
        "plan.answer_floor",
        lang,
        gaps=sum(one["number"] for one in document["gaps"]),
        closed=sum(ground["closed"].values()),
        cost=yuan(ground["cost_fen"], lang),
    )
    if unpaid := sum(ground["unpaid"].values()):
        yield say(
            "plan.answer_unpaid", lang, unpaid=unpaid, cost=yuan(ground["full_cost_fen"], lang)
        )
    yield _asked(document, lang)
    before = plain(effect["person_days"]["before"], lang)
    yield say("plan.answer_saved", lang, saved=about(effect["saved"], lang), before=before)
    burden = package["burden"]
    median, largest = yuan(burden["median_fen"], lang), yuan(burden["largest_fen"], lang)
    yield say("plan.answer_homes", lang, median=median, largest=largest)


def _asked(document: Document, lang: Language) -> str:
    voters, got = document["brief"]["voters"], document["packages"][0]["served"]
    if not voters or got is None:
        return say("plan.answer_unasked", lang)
    return say("plan.answer_voice", lang, voters=voters, share=share(float(Fraction(got))))


def _method(document: Document, lang: Language) -> Iterator[str]:
    brief, bound = document["brief"], document["packages"][0]["bound"]
    counts = {"sets": bound["sets"], "draws": brief["draws"], "seed": brief["seed"]}
    yield say("plan.how_trials", lang, **counts)
    yield say("plan.how_bound", lang, missed=share(bound["missed"]))
    yield say("plan.how_prices", lang)
