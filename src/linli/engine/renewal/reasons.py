"""Why each measure is in a package or out of it: a code and facts, worded by the faces."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from linli.engine.renewal.packages import Package
from linli.engine.renewal.plan import Plan
from linli.engine.renewal.reach import NOTHING
from linli.engine.renewal.sharing import Sharing, charge_of, shared

Why = Literal[
    "floor",
    "voice",
    "reach",
    "needed",
    "excluded",
    "unpayable",
    "no_days",
    "too_dear",
    "no_effect",
    "no_gain",
    "weaker",
]


@dataclass(frozen=True)
class Reason:
    """Why a candidate is in or out.

    | code | facts |
    |---|---|
    | floor | ``gaps``: rule -> number of hard gaps it closes |
    | voice | ``supporters``, ``voters``, ``each``: the most one of them pays, fen |
    | reach | ``saves``: person-days a year that the package would lose without it |
    | needed | ``by``: codes of those that need it |
    | excluded | ``by``: code of one in the package that excludes it |
    | unpayable | ``missing``: fen that no source may pay; ``most``: source -> fen it may pay |
    | no_days | ``days``: more than its trade has left in the season |
    | too_dear | ``left``: fen; it costs more than all that the floor leaves |
    | no_effect | nothing: it changes nothing that a shock asks for |
    | no_gain | nothing: in none of the sets and draws tried did it save anything |
    | weaker | ``saves``: the most it was seen to save; others save more for the money left |

    Of one that is out although residents wish for it there are also ``supporters``, ``voters`` and,
    where the count says so, ``more_supporters`` or ``price_to_win`` (fen).
    """

    code: Why
    facts: Mapping[str, object]


def reasons(plan: Plan, package: Package) -> dict[int, Reason]:
    """Row of each candidate -> why it is in the package or out of it."""
    return {
        row: _in(plan, package, row) if row in package.parts else _out(plan, package, row)
        for row in range(len(plan.desk))
    }


def _in(plan: Plan, package: Package, row: int) -> Reason:
    part = package.parts[row]
    facts: dict[str, object] = {}
    if part == "floor":
        facts["gaps"] = dict(Counter(gap.rule for gap in plan.desk.closes[row]))
    elif part == "voice":
        facts |= _wished(package, row)
        facts["each"] = _each(package, row)
    elif part == "needed":
        facts["by"] = plan.desk.codes(
            [i for i, j in plan.desk.needs if j == row and i in package.parts]
        )
    else:
        facts["saves"] = max(0.0, float(plan.seen.least[row]))
    return Reason(part, facts)


def _out(plan: Plan, package: Package, row: int) -> Reason:
    code, facts = _obstacle(plan, package, row)
    return Reason(code, {**facts, **_wished(package, row)})


def _obstacle(plan: Plan, package: Package, row: int) -> tuple[Why, dict[str, object]]:
    problem, there = plan.problem, frozenset(package.parts)
    rivals = [i + j - row for i, j in problem.excludes if row in (i, j) and (i + j - row) in there]
    if rivals:
        return "excluded", {"by": plan.desk.codes(rivals[:1])[0]}
    if np.any(problem.rows[:, row] > problem.bounds):
        return "unpayable", _unpaid(plan, row)
    if row in plan.desk.idle:
        return "no_effect", {}
    if plan.seen.most[row] <= NOTHING:
        return "no_gain", {}
    return _short_of(plan, package, row)


def _unpaid(plan: Plan, row: int) -> dict[str, object]:
    """Of one that cannot be paid even alone: what is missing, and what each source may pay."""
    estate = plan.desk.estate
    found = shared(
        [charge_of(plan.desk.offer.candidates[row], estate)], plan.brief.purse.at(estate)
    )
    if isinstance(found, Sharing):
        raise TypeError("what breaks a rule of the sources is never paid")
    (want,) = found.wants
    most = {source: min(fen, found.drained.get(source, fen)) for source, fen in want.most.items()}
    return {
        "missing": found.missing,
        "most": {source.value: fen for source, fen in most.items() if fen},
    }


def _short_of(plan: Plan, package: Package, row: int) -> tuple[Why, dict[str, object]]:
    """Of one that would save something: whether money or working days are missing."""
    problem, there = plan.problem, frozenset(package.parts)
    price = problem.spent(problem.with_needs(there | {row}) - there)
    left = package.budget - problem.spent(there)
    if price > package.budget - problem.spent(plan.floor.chosen):
        return "too_dear", {"left": left}
    if price > left:
        return "weaker", {"left": left, "saves": float(plan.seen.most[row])}
    return "no_days", {"days": plan.desk.offer.candidates[row].days}


def _wished(package: Package, row: int) -> dict[str, object]:
    """How many wish for it and what they lacked; empty where nobody was asked."""
    if package.heard is None:
        return {}
    facts: dict[str, object] = {
        "supporters": package.heard.supporters[row],
        "voters": package.heard.voters,
    }
    outcome = package.heard.outcome
    for told in outcome.explanations if outcome is not None else ():
        if told.project == str(row):
            facts["more_supporters"] = told.more_supporters
            facts["price_to_win"] = told.cost_to_win
    return facts


def _each(package: Package, row: int) -> object:
    """The most a supporter pays, fen; nothing where it costs nothing."""
    outcome = package.heard.outcome if package.heard is not None else None
    paid = [one.each for one in outcome.payments if one.project == str(row)] if outcome else []
    return paid[0] if paid else 0
