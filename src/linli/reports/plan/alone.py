"""What each rule alone would choose for the same money, and at what price."""

from collections.abc import Iterator, Sequence

from linli.reports.content import Block, Table, Words
from linli.reports.numbers import plain, share
from linli.reports.plan.money import yuan
from linli.reports.plan.told import Document, Told
from linli.reports.words import say

RULES = {"top_down": "plan.rule.top_down", "bottom_up": "plan.rule.bottom_up"}

ALIKE = 0.01
"""Share of a saving by which another must differ to be called more or less."""


def rules_alone(told: Told) -> Iterator[Block]:
    """What a rule alone would save more, and what it would leave open."""
    rivals: Sequence[Document] = told.document["rivals"]
    if not rivals:
        return
    yield Table(
        say("plan.rules", told.lang),
        _rule_header(told),
        (
            _rule_row(say("plan.rule.mine", told.lang), _as_rival(told.proposed), told),
            *(_rule_row(say(RULES[one["rule"]], told.lang), one, told) for one in rivals),
        ),
    )
    for one in rivals:
        yield Words(_price(one, told))


def _as_rival(package: Document) -> Document:
    return {
        "cost_fen": package["cost_fen"]["mid"],
        "effect": package["effect"],
        "open_gaps": sum(package["open_gaps"].values()),
        "served": package["served"],
    }


def _rule_header(told: Told) -> tuple[str, ...]:
    keys = ["plan.column.rule", "plan.column.cost", "plan.column.saved", "plan.column.gaps"]
    if told.voters:
        keys.append("plan.column.served")
    return tuple(say(key, told.lang) for key in keys)


def _rule_row(name: str, one: Document, told: Told) -> tuple[str, ...]:
    row = (
        name,
        yuan(one["cost_fen"], told.lang),
        plain(one["effect"]["saved"]["mean"], told.lang, 3),
        f"{one['open_gaps']:,}",
    )
    return (*row, share(told.served(one) or 0.0)) if told.voters else row


def _price(rival: Document, told: Told) -> str:
    """In one sentence: what the rule alone saves more or less, and what it leaves open."""
    mine = told.proposed["effect"]["saved"]["mean"]
    more = rival["effect"]["saved"]["mean"] - mine
    sign = _sign(more, mine)
    facts = {"gaps": rival["open_gaps"]}
    if sign:
        facts["more"] = plain(abs(more), told.lang)
    return say(_PRICES[rival["rule"]][sign], told.lang, **facts)


def _sign(more: float, beside: float) -> int:
    if abs(more) <= ALIKE * abs(beside):
        return 0
    return 1 if more > 0 else -1


_PRICES = {
    "top_down": {
        1: "plan.price.top_down_more",
        0: "plan.price.top_down_alike",
        -1: "plan.price.top_down_less",
    },
    "bottom_up": {
        1: "plan.price.bottom_up_more",
        0: "plan.price.bottom_up_alike",
        -1: "plan.price.bottom_up_less",
    },
}
