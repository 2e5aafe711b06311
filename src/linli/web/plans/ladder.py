"""The plan for more or less money: what comes in, what goes out, at each step of the budget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from linli.reports.numbers import plain
from linli.reports.plan.budgets import usual_rung
from linli.reports.plan.money import yuan
from linli.reports.plan.proposal import DIGITS
from linli.reports.plan.told import Document, Told
from linli.web.plans.money import wan


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


def steps(told: Told) -> list[Step]:
    """All of them, the smallest budget first, counted from 1."""
    asked = told.document["brief"]["budget_fen"]
    return [
        Step(number, yuan(budget, told.lang), f"{wan(budget):f}", budget == asked)
        for number, budget in enumerate((one["budget_fen"] for one in told.document["ladder"]), 1)
    ]


def chosen(found: Sequence[Step], wanted: str | None) -> Step:
    """The step an address names; the budget asked for where it names none that is there."""
    usual = next((step for step in found if step.asked), found[-1])
    return next((step for step in found if str(step.number) == wanted), usual)


def rung(told: Told, step: Step) -> Rung:
    """The plan at a step; at the budget asked for it is the proposed package itself.

    The other steps were searched briefly, so they are held against a step of the same kind.
    """
    here, usual = told.document["ladder"][step.number - 1], usual_rung(told)
    shown = _proposed(told) if step.asked else here
    return Rung(
        step=step,
        cost=yuan(shown["cost_fen"], told.lang),
        saved=plain(shown["saved"], told.lang, DIGITS),
        unpaid=shown["unpaid"],
        comes_in=_named(told, set(here["measures"]) - set(usual["measures"])),
        goes_out=_named(told, set(usual["measures"]) - set(here["measures"])),
        measures=_named(told, here["measures"]),
    )


def _proposed(told: Told) -> dict[str, Any]:
    package = told.proposed
    return {
        "cost_fen": package["cost_fen"]["mid"],
        "saved": package["effect"]["saved"]["mean"],
        "unpaid": sum(told.document["floor"]["unpaid"].values()),
    }


def _named(told: Told, codes: Iterable[str]) -> list[str]:
    """Measures by name, each once, with where it is done."""
    found: dict[str, list[Document]] = {}
    for one in told.of(codes):
        found.setdefault(one["measure"], []).append(one)
    return [told.named(measures) for measures in found.values()]
