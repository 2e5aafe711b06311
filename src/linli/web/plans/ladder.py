"""The plan for more or less money: what comes in, what goes out, at each step of the budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linli.reports.numbers import plain
from linli.web.plans.money import wan, yuan
from linli.web.plans.naming import Document, Names, listed
from linli.web.shared.language import Language


@dataclass(frozen=True)
class Step:
    """One budget on the slider."""

    number: int
    budget: str
    wan: str
    """Ten thousands of yuan, as the form takes them."""
    asked: bool
    """Whether it is the budget the plan was asked for."""


@dataclass(frozen=True)
class Rung:
    """The plan at one step, and how it differs from that for the budget asked for."""

    step: Step
    cost: str
    saved: str
    unpaid: int
    comes_in: list[str]
    goes_out: list[str]
    measures: list[str]


def steps(document: Document, lang: Language) -> list[Step]:
    """All of them, the smallest budget first, counted from 1."""
    asked = document["brief"]["budget_fen"]
    return [
        Step(
            number,
            yuan(one["budget_fen"], lang),
            f"{wan(one['budget_fen']):f}",
            one["budget_fen"] == asked,
        )
        for number, one in enumerate(document["ladder"], 1)
    ]


def chosen(found: Sequence[Step], wanted: str | None) -> Step:
    """The step an address names; the budget asked for where it names none that is there."""
    usual = next((step for step in found if step.asked), found[-1])
    return next((step for step in found if str(step.number) == wanted), usual)


def rung(document: Document, step: Step, names: Names, lang: Language) -> Rung:
    """The plan at a step; at the budget asked for it is the proposed package itself.

    The other steps were searched briefly, so they are held against a step of the same kind.
    """
    here, at_asked = document["ladder"][step.number - 1], _asked(document)
    comes_in = set(here["measures"]) - set(at_asked["measures"])
    goes_out = set(at_asked["measures"]) - set(here["measures"])
    told = _proposed(document) if step.asked else here
    return Rung(
        step=step,
        cost=yuan(told["cost_fen"], lang),
        saved=plain(told["saved"], lang),
        unpaid=told["unpaid"],
        comes_in=listed(document, comes_in, names, lang),
        goes_out=listed(document, goes_out, names, lang),
        measures=listed(document, told["measures"], names, lang),
    )


def _asked(document: Document) -> dict[str, Any]:
    ladder: list[dict[str, Any]] = document["ladder"]
    asked = document["brief"]["budget_fen"]
    return next((one for one in ladder if one["budget_fen"] == asked), ladder[-1])


def _proposed(document: Document) -> dict[str, Any]:
    package = document["packages"][0]
    return {
        "measures": package["measures"],
        "cost_fen": package["cost_fen"]["mid"],
        "saved": package["effect"]["saved"]["mean"],
        "unpaid": sum(document["floor"]["unpaid"].values()),
    }
