"""Why a project lost: how many more supporters, or how much less cost, would have made it win.

Every figure is confirmed by counting again: with it the project wins, with one less it does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from linli.engine.voice.election import Election
from linli.engine.voice.thresholds import Guess

Wins = Callable[[Election, int], bool]
"""Whether a project (by its row) wins when the rule is counted on this election."""

Reason = Literal["nobody", "over_budget", "money"]
Scope = Literal["rule", "count"]

FINE = 200
"""Where the whole of a completed rule is counted again, the cost that wins is found to this part of
the project's cost."""


@dataclass(frozen=True)
class Explanation:
    """What would have made a loser win.

    Parameters
    ----------
    project : id
    reason : ``nobody`` approved of it, ``over_budget`` (it alone costs more than there is), or
        ``money``: what its supporters had went to projects that gave them more for it
    scope : what was counted again: the whole ``rule``, or only the deciding ``count`` of a rule
        that raises shares, which for a large election is all there is time for
    supporters, cost : as they were
    more_supporters : with so many more of the voters it would have won, and not with one fewer:
        those who had most left at the moment when it came nearest. Null if not even with all
    cost_to_win : at this cost it would have won; null if at none. Not at one unit more, or where
        ``scope`` is ``rule`` and shares are raised, at 1/200 of its cost more
    """

    project: str
    reason: Reason
    scope: Scope
    supporters: int
    cost: Fraction
    more_supporters: int | None
    cost_to_win: Fraction | None

    @property
    def cheaper(self) -> Fraction | None:
        """The part of its cost that is too much, between 0 and 1."""
        return None if self.cost_to_win is None else 1 - self.cost_to_win / self.cost


@dataclass(frozen=True)
class Trial:
    """How losers are tried again.

    Parameters
    ----------
    wins : the rule
    scope : what ``wins`` counts
    exact : whether the cost is found to the unit
    """

    wins: Wins
    scope: Scope
    exact: bool


def explanation(election: Election, row: int, guess: Guess, trial: Trial) -> Explanation:
    """What project ``row``, which lost, would have needed; ``guess`` is where to begin."""
    supporters, cost = election.supporters[row], election.costs[row]
    reason: Reason = "money"
    if not supporters:
        reason = "nobody"
    elif cost > election.budget:
        reason = "over_budget"
    return Explanation(
        election.projects[row],
        reason,
        trial.scope,
        supporters,
        cost,
        _more(election, row, guess, trial),
        _cost(election, row, guess, trial) if supporters else None,
    )


def _more(election: Election, row: int, guess: Guess, trial: Trial) -> int | None:
    most = election.number_of_voters - election.supporters[row]

    def wins(more: int) -> bool:
        return trial.wins(election.with_supporters(row, more, guess.ballots), row)

    return edge(wins, guess.more, most) if most else None


def _cost(election: Election, row: int, guess: Guess, trial: Trial) -> Fraction | None:
    """In whole units: of the currency, or its finest part that costs are given in."""
    cost, unit = election.whole_costs[row], election.fineness
    begin = cost - int(guess.cost * unit) if np.isfinite(guess.cost) else 1

    def wins(less: int) -> bool:
        return trial.wins(election.at_cost(row, Fraction(cost - less, unit)), row)

    less = edge(wins, begin, cost - 1, 1 if trial.exact else max(cost // FINE, 1))
    return None if less is None else Fraction(cost - less, unit)


def edge(true: Callable[[int], bool], begin: int, most: int, grain: int = 1) -> int | None:
    """A number from 1 to ``most`` for which ``true`` holds, and not for one ``grain`` below.

    Looks around ``begin`` first, in strides that double; 0 is taken not to hold. None if nothing
    that was tried holds, ``most`` included.
    """
    below, at, stride = 0, min(max(begin, 1), most), grain
    while not true(at):
        if at == most:
            return None
        below, at, stride = at, min(at + stride, most), 2 * stride
    above, stride = at, grain
    while above - below > grain:
        at = max(above - stride, (below + above) // 2)
        if true(at):
            above, stride = at, 2 * stride
        else:
            below = at
    return above
