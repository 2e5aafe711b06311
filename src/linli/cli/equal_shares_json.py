"""An outcome as JSON: docs/schema/equal-shares-1.json. Every number in it is exact."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from linli.engine.voice.explain import Explanation
from linli.engine.voice.payments import Payment
from linli.engine.voice.rules import Outcome, greedy, preferred
from linli.files.pabulib import PabulibFile

SCHEMA_ID = "linli.equal-shares/1"

Exact = int | str
"""A whole number, else "p/q" in lowest terms."""


def document(found: PabulibFile, outcome: Outcome) -> dict[str, Any]:
    """The outcome with every payment of every voter, for programs."""
    return {
        "schema": SCHEMA_ID,
        "rule": outcome.rule,
        "utility": outcome.utility,
        "completion": outcome.completion,
        "step": exact(outcome.step),
        "steps": outcome.steps,
        "tie_breaking": list(outcome.tie_breaking),
        "currency": found.meta.get("currency"),
        "voters": outcome.election.number_of_voters,
        "projects": _projects(found),
        "winners": list(outcome.winners),
        "spent": exact(outcome.spent),
        "budget": exact(outcome.budget),
        "leftover": exact(outcome.leftover),
        "share": exact(outcome.share),
        "ties": [list(other) for other in outcome.ties.outcomes],
        "more_ties": outcome.ties.more,
        "payments": [_payment(found, payment) for payment in outcome.payments],
        "left": _left(found, outcome),
        "explanations": [_explanation(one) for one in outcome.explanations],
        "against_greedy": _against_greedy(outcome),
        "official": _official(found, outcome),
    }


def exact(amount: Fraction | None) -> Exact | None:
    """A whole number where it is one, else a fraction as text."""
    if amount is None:
        return None
    return int(amount) if amount.denominator == 1 else str(amount)


def _projects(found: PabulibFile) -> list[dict[str, Any]]:
    election = found.election
    return [
        {"id": project, "name": name, "cost": exact(cost), "supporters": supporters}
        for project, name, cost, supporters in zip(
            election.projects, found.names, election.costs, election.supporters, strict=True
        )
    ]


def _payment(found: PabulibFile, payment: Payment) -> dict[str, Any]:
    """Voters together who pay the same, those who pay most first."""
    return {
        "project": payment.project,
        "cost": exact(payment.cost),
        "each": exact(payment.each),
        "payers": _by_amount(found, "pays", zip(payment.ballots, payment.pays, strict=True)),
    }


def _left(found: PabulibFile, outcome: Outcome) -> list[dict[str, Any]]:
    """Voters together who have the same left, those who have most first."""
    return _by_amount(found, "has", enumerate(outcome.left))


def _by_amount(
    found: PabulibFile, name: str, amounts: Iterable[tuple[int, Fraction]]
) -> list[dict[str, Any]]:
    voters: dict[Fraction, list[str]] = {}
    for ballot, amount in amounts:
        voters.setdefault(amount, []).extend(found.voters[ballot])
    return [
        {name: exact(amount), "voters": voters[amount]} for amount in sorted(voters, reverse=True)
    ]


def _explanation(one: Explanation) -> dict[str, Any]:
    return {
        "project": one.project,
        "reason": one.reason,
        "scope": one.scope,
        "supporters": one.supporters,
        "cost": exact(one.cost),
        "more_supporters": one.more_supporters,
        "cost_to_win": exact(one.cost_to_win),
        "cheaper": exact(one.cheaper),
    }


def _against_greedy(outcome: Outcome) -> dict[str, int] | None:
    """Voters who have more from this outcome, from the greedy one, or as much."""
    if outcome.rule == "greedy":
        return None
    other = preferred(outcome, greedy(outcome.election), outcome.utility or "cost")
    return {"this": other.first, "greedy": other.second, "even": other.even}


def _official(found: PabulibFile, outcome: Outcome) -> dict[str, Any] | None:
    """What the file says was bought, if it does."""
    if found.selected is None:
        return None
    same = set(found.selected) == set(outcome.winners)
    return {"rule": found.meta.get("rule"), "winners": list(found.selected), "same": same}
