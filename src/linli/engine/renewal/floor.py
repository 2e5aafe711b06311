"""The floor: the cheapest candidates that leave no hard gap. It is never traded away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linli.engine.renewal.gaps import Gap, gap_rules
from linli.engine.renewal.money import Fen
from linli.engine.renewal.problem import Problem
from linli.engine.renewal.programme import Cut, best


@dataclass(frozen=True)
class Floor:
    """What is in because law or standard wants it."""

    chosen: frozenset[int]
    """Rows of candidates, with what they need."""
    closed: tuple[Gap, ...]
    unpaid: tuple[Gap, ...]
    """Gaps that candidates would close, for which the money does not reach."""
    without_measure: tuple[Gap, ...]
    """Gaps that no candidate closes."""
    full_cost: Fen
    """What closing all that can be closed would cost."""


def floor_of(problem: Problem, gaps: Sequence[Gap], closes: Sequence[frozenset[Gap]]) -> Floor:
    """The cheapest set that closes every gap; if the money does not reach, as far as it does.

    Then the kinds of gap are taken in the order of their rules, safety first: a kind is in when
    all its gaps can be paid for on top of those before.

    Parameters
    ----------
    problem : the candidates, the money and the sources
    gaps : every hard gap
    closes : (n,) the gaps that each candidate closes by itself
    """
    closers = {gap: tuple(i for i, one in enumerate(closes) if gap in one) for gap in gaps}
    helpless = tuple(gap for gap in gaps if not set(closers[gap]) - problem.barred)
    able = [gap for gap in gaps if gap not in helpless]
    unlimited = replace(
        problem, budget=int(problem.cost.sum()), rows=problem.rows[:0], bounds=problem.bounds[:0]
    )
    whole = _cheapest(unlimited, able, closers)
    chosen = _cheapest(problem, able, closers)
    closed = able
    if chosen is None:
        closed, chosen = _as_far_as_it_goes(problem, able, closers)
    return Floor(
        chosen,
        tuple(closed),
        tuple(gap for gap in able if gap not in closed),
        helpless,
        problem.spent(whole) if whole is not None else problem.spent(chosen),
    )


def _as_far_as_it_goes(
    problem: Problem, gaps: Sequence[Gap], closers: dict[Gap, tuple[int, ...]]
) -> tuple[list[Gap], frozenset[int]]:
    closed: list[Gap] = []
    chosen = problem.forced
    for rule in gap_rules():
        more = closed + [gap for gap in gaps if gap.rule == rule]
        found = _cheapest(problem, more, closers)
        if found is not None:
            closed, chosen = more, found
    return closed, chosen


def _cheapest(
    problem: Problem, gaps: Sequence[Gap], closers: dict[Gap, tuple[int, ...]]
) -> frozenset[int] | None:
    covers = tuple(dict.fromkeys(closers[gap] for gap in gaps))
    found = best(
        replace(problem, covers=covers), [Cut(0.0, -problem.cost / max(1, problem.cost.max()))]
    )
    return found.chosen if found is not None else None
