"""What should be done with the money: the proposed package in five sentences."""

from collections.abc import Iterator

from linli.reports.content import Block, Heading, Points, Words
from linli.reports.numbers import plain, share
from linli.reports.plan.money import spread, yuan
from linli.reports.plan.relief import beyond_limit
from linli.reports.plan.told import Told, saved_of, saving, things
from linli.reports.words import between, say

A_CENTURY = 100
DIGITS = 3
"""Of amounts before and after, whose difference is what counts."""

UNSPENT = 0.05
"""Share of the money from which it is told that it stays unspent."""


def proposal(told: Told) -> Iterator[Block]:
    """The answer first, its unit, and what to beware of."""
    package = told.proposed
    title = say(
        "plan.answer",
        told.lang,
        cost=yuan(package["cost_fen"]["mid"], told.lang),
        measures=things(package, told.of(package["measures"])),
        saved=plain(saved_of(package)["mean"], told.lang),
    )
    yield Heading(title, "answers")
    yield Points(tuple(five_sentences(told)))
    yield Words(say("person_day", told.lang), "note")
    if warning := _unpaid(told):
        yield Words(warning, "attention")
    if warning := beyond_limit(package, told):
        yield Words(warning, "attention")


def five_sentences(told: Told) -> Iterator[str]:
    """Cost, law, residents, effect, payers of the proposed package."""
    yield _cost(told)
    yield _law(told)
    yield _residents(told)
    yield _effect(told)
    yield _payers(told)


def _cost(told: Told) -> str:
    """All sources together, in all, a household, a square metre."""
    lang, estate = told.lang, told.document["estate"]
    cost = told.proposed["cost_fen"]
    said = [say("plan.cost", lang, cost=spread(cost, lang), year=told.document["brief"]["year"])]
    households, area = estate["households"], estate["floor_area_m2"]
    if households and area:
        each = yuan(round(cost["mid"] / households), lang)
        said.append(
            say("plan.cost_each", lang, each=each, m2=yuan(round(cost["mid"] / area), lang))
        )
    budget = told.document["brief"]["budget_fen"]
    if (left := budget - cost["mid"]) > UNSPENT * budget:
        facts = {"budget": yuan(budget, lang), "left": yuan(left, lang)}
        said.append(say("plan.money_left", lang, **facts))
    return between(lang).join(said)


def _law(told: Told) -> str:
    """What law and standard want gone, and what becomes of it."""
    lang, floor = told.lang, told.document["floor"]
    there = sum(gap["number"] for gap in told.document["gaps"])
    left = sum(told.proposed["open_gaps"].values())
    if not there:
        return say("plan.law_none", lang)
    if not left:
        return say("plan.law_all", lang, gaps=there)
    said = [say("plan.law_some", lang, gaps=there, closed=max(0, there - left), left=left)]
    helpless, unpaid = (sum(floor[key].values()) for key in ("without_measure", "unpaid"))
    if helpless:
        said.append(say("plan.law_helpless", lang, gaps=min(helpless, left)))
    if unpaid:
        said.append(say("plan.law_unpaid", lang, gaps=unpaid))
    return between(lang).join(said)


def _residents(told: Told) -> str:
    """What they asked for and got, or that nobody was asked."""
    lang, package = told.lang, told.proposed
    if not told.document["brief"]["voters"]:
        return say("plan.unasked", lang)
    if not told.voters:
        return say("plan.asked_few", lang, voters=told.document["brief"]["voters"])
    facts = {"voters": f"{told.voters:,}", "share": share(told.served(package) or 0.0)}
    if package["voice"] is None:
        return say("plan.asked_alone", lang, **facts)
    bought = things(package, told.of(one["measure"] for one in package["voice"]["bought"]))
    community = yuan(package["community_fen"], lang)
    return say("plan.asked", lang, bought=bought, community=community, **facts)


def _effect(told: Told) -> str:
    """Person-days and deaths a year, before and after."""
    lang, effect = told.lang, told.proposed["effect"]
    days, deaths = effect["person_days"], effect["deaths"]
    return say(
        "plan.effect",
        lang,
        before=plain(days["before"], lang, DIGITS),
        after=plain(days["after"], lang, DIGITS),
        saved=saving(told.proposed, lang),
        deaths_before=plain(A_CENTURY * deaths["before"], lang),
        deaths_after=plain(A_CENTURY * deaths["after"], lang),
    )


def _payers(told: Told) -> str:
    """Who pays, the largest first, and what homes pay themselves."""
    lang, burden = told.lang, told.proposed["burden"]
    paid = sorted(told.proposed["sources_fen"].items(), key=lambda one: -one[1])
    payers = told.and_(
        say("plan.payer", lang, source=told.source(source), amount=yuan(amount, lang))
        for source, amount in paid
        if amount
    )
    said = [say("plan.paid", lang, payers=payers)]
    if burden and burden["total_fen"]:
        ends = {end: yuan(burden[f"{end}_fen"], lang) for end in ("median", "p90", "largest")}
        key = "plan.own" if burden["median_fen"] else "plan.own_few"
        said.append(say(key, lang, **ends))
    elif burden:
        said.append(say("plan.own_nothing", lang))
    return between(lang).join(said)


def _unpaid(told: Told) -> str:
    """That the money does not reach for what the law demands; empty where it does."""
    floor = told.document["floor"]
    if not sum(floor["unpaid"].values()):
        return ""
    full = yuan(floor["full_cost_fen"], told.lang)
    return say("plan.floor_short", told.lang, full=full)
