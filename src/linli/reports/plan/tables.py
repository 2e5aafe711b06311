"""The tables of a plan, in words; the workbook has the same amounts as numbers."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from linli.reports import labels
from linli.reports.content import Table
from linli.reports.numbers import Language, about, plain, share
from linli.reports.plan.naming import (
    Document,
    exact,
    measure_name,
    package_name,
    payer_name,
    yuan,
)
from linli.reports.plan.reasons import IN, reason_sentence
from linli.reports.words import say

IN_DOUBT = "ledger"
"""The layer of uncertainty that holds chance, parameters and unknown cells of the ledger."""


def packages(document: Document, lang: Language) -> Table:
    """Packages side by side, then each rule alone for the same money."""
    keys = ("plan.package", "plan.cost", "plan.saves", "plan.open", "plan.served", "plan.first")
    rows = [
        (
            package_name(one["name"], lang),
            yuan(one["cost_fen"]["mid"], lang),
            about(one["effect"]["saved"], lang),
            str(sum(one["open_gaps"].values())),
            _part(one["served"]),
            share(one["stability"][IN_DOUBT]["first"]),
        )
        for one in document["packages"]
    ]
    alone = [
        (
            package_name(one["rule"], lang),
            yuan(one["cost_fen"], lang),
            about(one["effect"]["saved"], lang),
            str(one["open_gaps"]),
            _part(one["served"]),
            "",
        )
        for one in document["rivals"]
    ]
    return Table(say("plan.packages", lang), _header(keys, lang), (*rows, *alone))


def measures(document: Document, *, inside: bool, lang: Language) -> Table:
    """Measures that are in the proposed package, or out of it, each with its reason."""
    package = document["packages"][0]
    rows = tuple(
        (
            measure_name(one, lang),
            yuan(one["cost_fen"]["mid"], lang),
            reason_sentence(package["why"][one["code"]], lang),
        )
        for one in document["measures"]
        if (package["why"][one["code"]]["code"] in IN) is inside
    )
    title = say("plan.in" if inside else "plan.out", lang)
    header = _header(("plan.measure", "plan.cost", "plan.why"), lang)
    return Table(title, header, rows, numbers=3, weights=(3, 2, 6))


def payers(document: Document, lang: Language) -> Table:
    """Who pays for the proposed package, to the fen; the sum is its cost."""
    package = document["packages"][0]
    paid = package["sources_fen"]
    rows = [(payer_name(code, lang), exact(fen)) for code, fen in paid.items() if fen]
    whole = (say("plan.all", lang), exact(package["cost_fen"]["mid"]))
    header = _header(("plan.payer", "plan.yuan"), lang)
    return Table(say("plan.payers", lang), header, (*rows, whole))


def floors(document: Document, lang: Language) -> Table:
    """What homes pay themselves, by floor."""
    rows = tuple(
        (
            say("plan.unknown_floor", lang) if one["floor"] is None else str(one["floor"]),
            str(one["homes"]),
            yuan(one["median"], lang),
            yuan(one["largest"], lang),
        )
        for one in document["packages"][0]["burden"]["by_floor"]
    )
    keys = ("plan.floor", "plan.homes", "plan.median", "plan.largest")
    return Table(say("plan.floors", lang), _header(keys, lang), rows)


def shocks(document: Document, lang: Language) -> Table:
    """What each shock takes now and afterwards."""
    changes = document["packages"][0]["effect"]["by_shock"]
    rows = _changes({labels.shock(code, lang): one for code, one in changes.items()}, lang)
    return Table(say("plan.changes", lang), _before_after(lang), tuple(rows))


def groups(document: Document, lang: Language) -> Table:
    """What each group goes without now and afterwards."""
    changes = document["packages"][0]["effect"]["by_group"]
    rows = _changes({labels.group(code, lang): one for code, one in changes.items()}, lang)
    return Table(say("plan.groups", lang), _before_after(lang), tuple(rows))


def fund(document: Document, lang: Language) -> Table:
    """Every fifth year of the maintenance fund, without and with the plan."""
    before, after = document["fund"]["before"], document["fund"]["after"]
    years = zip(before["years"], before["mean_fen"], after["mean_fen"], strict=True)
    rows = tuple((str(year), exact(one), exact(other)) for year, one, other in years)
    header = _header(("plan.year", "plan.without", "plan.with"), lang)
    return Table(say("plan.fund", lang), header, rows[::_EVERY])


_EVERY = 5


def _changes(
    changes: Mapping[str, Mapping[str, float]], lang: Language
) -> Iterator[tuple[str, ...]]:
    for name, one in changes.items():
        if one["before"] or one["after"]:
            yield name, plain(one["before"], lang), plain(one["after"], lang)


def _before_after(lang: Language) -> tuple[str, ...]:
    return _header(("plan.what", "plan.before", "plan.after"), lang)


def _part(value: str | None) -> str:
    return "" if value is None else share(float(Fraction(value)))


def _header(keys: tuple[str, ...], lang: Language) -> tuple[str, ...]:
    return tuple(say(key, lang) for key in keys)


def find(document: Document, code: str) -> Mapping[str, Any]:
    """The measure of a code."""
    found: Mapping[str, Any] = next(one for one in document["measures"] if one["code"] == code)
    return found
