"""How we know: how it was searched, what is assumed, what to find out next, whence the prices."""

from collections.abc import Iterator

from linli.engine.renewal.money import FEN_A_YUAN
from linli.files.measure_manual import words
from linli.reports.content import Aside, Block, Heading, Points, Table
from linli.reports.numbers import plain, share
from linli.reports.plan.told import Document, Told
from linli.reports.sections.method import ASSUMPTION
from linli.reports.words import say

CENTS_BELOW = 100
"""Yuan from which a price is told without decimals."""


def method(told: Told) -> Iterator[Block]:
    """The whole part, ending with prices and laws to look up."""
    yield Heading(say("plan.method", told.lang), "method")
    yield Points((*_next_looks(told), *sentences(told)))
    if told.document["gaps"]:
        yield Aside(_laws(told), running=True, key="laws")
    yield Aside(_prices(told), running=True, key="prices")


def _next_looks(told: Told) -> Iterator[str]:
    """Places that may hide a fault, as the ledger does not tell."""
    for gap in told.document["gaps"]:
        if gap["not_known"]:
            yield say("plan.look", told.lang, number=gap["not_known"], gap=gap[told.lang])


def sentences(told: Told) -> Iterator[str]:
    """What was done, with what effort, and what it leaves open."""
    lang, brief, bound = told.lang, told.document["brief"], told.proposed["bound"]
    draws, worlds = f"{brief['draws']:,}", f"{brief['worlds']:,}"
    yield say("plan.method.draws", lang, draws=draws, worlds=worlds, seed=brief["seed"])
    yield say("plan.method.interval", lang)
    facts = {"sets": f"{bound['sets']:,}"}
    if bound["complete"]:
        yield say("plan.method.complete", lang, **facts)
    else:
        facts |= {
            "missed": share(bound["missed"]),
            "bound": plain(bound["bound"], lang, 3),
            "ceiling": plain(bound["ceiling"], lang, 3),
        }
        yield say("plan.method.bound", lang, **facts)
    yield say("plan.method.money", lang)
    yield say("plan.method.order", lang, months=brief["months"], crews=brief["crews"])
    if told.voters:
        yield say("plan.method.voice", lang)
        if told.proposed["voice"] and told.proposed["voice"]["ties"]:
            yield say("plan.method.ties", lang)
    yield say("plan.method.scope", lang)


def _laws(told: Told) -> Table:
    header = ("plan.column.gap", "plan.column.number_of", "plan.column.source_of")
    return Table(
        say("plan.laws", told.lang),
        tuple(say(key, told.lang) for key in header),
        tuple(
            (
                gap[told.lang],
                say("plan.gap_number", told.lang, number=gap["number"], unknown=gap["not_known"]),
                gap["source"],
            )
            for gap in told.document["gaps"]
        ),
        numbers=3,
    )


def unit_prices(told: Told) -> Iterator[tuple[Document, tuple[float, ...]]]:
    """Each measure with what one unit costs, yuan at low, middle and high prices.

    It is the cost over the amount, of the largest of its candidates: the least rounded.
    """
    found: dict[str, Document] = {}
    for one in told.document["measures"]:
        known = found.setdefault(one["measure"], one)
        if one["amount"] > known["amount"]:
            found[one["measure"]] = one
    for one in found.values():
        ends = (one["cost_fen"][end] for end in ("low", "mid", "high"))
        yield one, tuple(fen / FEN_A_YUAN / one["amount"] for fen in ends)


def _prices(told: Told) -> Table:
    header = ("plan.column.measure_only", "plan.column.price", "plan.column.source_of")
    return Table(
        say("plan.prices", told.lang),
        tuple(say(key, told.lang) for key in header),
        tuple(
            (one[told.lang], _price(one, prices, told), source_of(one, told))
            for one, prices in unit_prices(told)
        ),
        numbers=3,
    )


def _price(one: Document, prices: tuple[float, ...], told: Told) -> str:
    low, mid, high = map(_rounded, prices)
    unit = words()["units"][one["unit"]][told.lang]
    return say("plan.price_each", told.lang, unit=unit, low=low, mid=mid, high=high)


def _rounded(yuan: float) -> str:
    return f"{yuan:,.0f}" if yuan >= CENTS_BELOW else f"{yuan:,.4g}"


def source_of(one: Document, told: Told) -> str:
    """Where the price of a measure is from; "assumption" in the reader's language."""
    source: str = one["price_source"]
    if source.startswith(ASSUMPTION):
        return say("assumption", told.lang) + source.removeprefix(ASSUMPTION)
    return source
