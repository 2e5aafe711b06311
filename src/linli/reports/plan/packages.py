"""The packages side by side, and what each rule alone would choose for the same money."""

from collections.abc import Iterator, Sequence

from linli.reports.content import Block, Figure, Heading, Table, Words
from linli.reports.figures.strip import Caption, Row, dot_strip
from linli.reports.numbers import plain, share
from linli.reports.plan.alone import ALIKE, rules_alone
from linli.reports.plan.money import spread, yuan
from linli.reports.plan.months import season_of
from linli.reports.plan.proposal import A_CENTURY
from linli.reports.plan.relief import over_limit
from linli.reports.plan.told import EVERYTHING, Document, Told, saved_of, saving, things
from linli.reports.words import say

NAMES = {
    "joined": "plan.package.joined",
    "reach_only": "plan.package.reach_only",
    "voice_only": "plan.package.voice_only",
    "whole": "plan.package.whole",
    "three_quarters": "plan.package.three_quarters",
    "half": "plan.package.half",
}
"""Each package by how it was chosen."""

LAYERS = {
    "chance": "plan.layer.chance",
    "parameters": "plan.layer.parameters",
    "ledger": "plan.layer.ledger",
}


def packages(told: Told) -> Iterator[Block]:
    """Cards as a table, what they save with intervals, and the rules alone."""
    several = told.document["packages"]
    yield Heading(_title(told), "packages")
    yield _cards(told)
    if len(several) > 1:
        if told.proposed["name"] == "joined" and _best(told) != told.proposed:
            yield Words(
                say("plan.packages_why", told.lang, package=package_name(told.proposed, told))
            )
        yield _savings(told)
    yield from rules_alone(told)


def package_name(package: Document, told: Told) -> str:
    """How it was chosen; a code that is not known stands for itself."""
    key = NAMES.get(package["name"])
    return say(key, told.lang) if key else str(package["name"])


def _title(told: Told) -> str:
    if len(told.document["packages"]) == 1:
        return say("plan.packages_one", told.lang)
    best = _best(told)
    first = share(best["stability"][EVERYTHING]["first"])
    return say("plan.packages", told.lang, package=package_name(best, told), share=first)


def _best(told: Told) -> Document:
    """The package that saves most in most of the cases tried."""
    several: Sequence[Document] = told.document["packages"]
    return max(several, key=lambda one: one["stability"][EVERYTHING]["first"])


def _cards(told: Told) -> Table:
    several = told.document["packages"]
    columns = [_card(one, told) for one in several]
    rows = tuple(zip(*columns, strict=True))
    labels = tuple(column[0] for column in columns[0])
    return Table(
        say("plan.cards" if len(several) > 1 else "plan.card", told.lang),
        ("", *(_head(at, one, told) for at, one in enumerate(several))),
        tuple((label, *(cell[1] for cell in row)) for label, row in zip(labels, rows, strict=True)),
        weights=() if len(several) == 1 else (30, *(70 // len(several) for _ in several)),
    )


def _head(at: int, package: Document, told: Told) -> str:
    name = package_name(package, told)
    alone = len(told.document["packages"]) == 1
    return name if at or alone else say("plan.proposed", told.lang, package=name)


def _card(package: Document, told: Told) -> list[tuple[str, str]]:
    """Label and value of each line of a card."""
    return [
        (say(key, told.lang), value)
        for key, value in [*_money(package, told), *_effect(package, told), *_first(package, told)]
    ]


def _money(package: Document, told: Told) -> Iterator[tuple[str, str]]:
    lang, households = told.lang, told.document["estate"]["households"]
    cost, burden = package["cost_fen"], package["burden"]
    yield "plan.card.measures", f"{things(package, told.of(package['measures'])):,}"
    yield "plan.card.cost", spread(cost, lang)
    if households:
        yield "plan.card.household", yuan(round(cost["mid"] / households), lang)
    if burden:
        yield "plan.card.own_median", yuan(burden["median_fen"], lang)
        yield "plan.card.own_p90", yuan(burden["p90_fen"], lang)
        yield "plan.card.own_largest", yuan(burden["largest_fen"], lang)
    if any(over_limit(one) for one in told.document["packages"]):
        yield "plan.card.beyond_limit", yuan(over_limit(package), lang)
    yield "plan.card.upkeep", yuan(package["upkeep_fen"], lang)


def _effect(package: Document, told: Told) -> Iterator[tuple[str, str]]:
    lang, deaths = told.lang, package["effect"]["deaths"]
    saved = say("plan.person_days", lang, amount=saving(package, lang))
    yield "plan.card.saved", saved
    before, after = (plain(A_CENTURY * deaths[when], lang) for when in ("before", "after"))
    yield "plan.card.deaths", say("plan.from_to", lang, before=before, after=after)
    yield "plan.card.gaps", f"{sum(package['open_gaps'].values()):,}"
    if (served := told.served(package)) is not None:
        yield "plan.card.served", share(served)
    yield "plan.card.season", season_of(package, told)


def _first(package: Document, told: Told) -> Iterator[tuple[str, str]]:
    if len(told.document["packages"]) > 1:
        for layer, key in LAYERS.items():
            yield key, share(package["stability"][layer]["first"])


def _savings(told: Told) -> Figure:
    several = told.document["packages"]
    lang, means = told.lang, [saved_of(one)["mean"] for one in several]
    alike = max(means) - min(means) <= ALIKE * max(means)
    most = several[0] if alike else several[means.index(max(means))]
    key = "plan.savings_alike" if alike else "plan.savings"
    named = {} if alike else {"package": package_name(most, told)}
    title = say(key, lang, saved=saving(most, lang), **named)
    rows = [Row(package_name(one, told), saving(one, lang), saved_of(one)) for one in several]
    caption = Caption(
        title, say("strip.description", lang), say("plan.saved_axis", lang), "plan-savings", lang
    )
    header = ("plan.column.package", "plan.column.saved")
    table = Table(
        "", tuple(say(key, lang) for key in header), tuple((row.name, row.words) for row in rows)
    )
    return Figure(title, dot_strip(rows, caption), table, say("plan.savings_note", lang))
