"""What each loser of a count lacked, purchase by purchase: where to begin counting again.

A project is bought before another as soon as, at the balances of that moment, its supporters could
pay for it at the same rate; and at the end as soon as they have enough. The figures here are
floats: a first guess, which ``explain`` confirms or corrects by exact counts.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from linli.engine.kernels import lean
from linli.engine.model.arrays import Floats, Int, Ints
from linli.engine.voice.count import Count
from linli.engine.voice.election import Columns, Election
from linli.engine.voice.words import Utility

NEAR = 2.0**-40
"""So little is nothing, as a part of a cost: more than rounding, less than anybody's payment."""


class Guess(NamedTuple):
    """What would have made a loser win, roughly."""

    more: int
    """So many more supporters; one more than there are others if all would not do."""
    ballots: Ints
    """Ballots without the project, those first whose voters had most left at that moment."""
    cost: float
    """The cost at which it would have been bought."""


class _Moment(NamedTuple):
    """Just before a purchase, or the end."""

    balance: Floats
    rate: float
    """Price by utility of what was bought then; infinite at the end."""


def guesses(
    election: Election, utility: Utility, found: Count, losers: list[int]
) -> dict[int, Guess]:
    """One guess for each of the losers: the least of all moments."""
    rows = np.array(losers, np.int64)
    costs = np.array([float(cost) for cost in election.costs])
    worth = costs if utility == "cost" else np.ones(len(costs))
    most = np.full(len(rows), np.iinfo(np.int64).max)
    ballots: list[Ints] = [np.zeros(0, np.int64)] * len(rows)
    cost = np.zeros(len(rows))
    supports = np.zeros(len(election.voters), bool)
    for moment in _moments(election, worth, found):
        ranked = np.argsort(-moment.balance, kind="stable")
        more, cheap = np.zeros(len(rows), np.int64), np.zeros(len(rows))
        _lacks(
            election.columns, rows, costs, worth, moment.rate, utility == "cost",
            moment.balance, ranked, supports, more, cheap,
        )  # fmt: skip
        for at in np.flatnonzero(more <= most):  # of equals the last: a tie is lost, the end is not
            most[at], ballots[at] = more[at], ranked
        cost = np.maximum(cost, cheap)
    return {
        row: Guess(int(most[at]), others(election, row, ballots[at]), float(cost[at]))
        for at, row in enumerate(losers)
    }


def others(election: Election, row: int, ranked: Ints | None = None) -> Ints:
    """Ballots that do not approve of a project, in the order of ``ranked`` if given."""
    ranked = np.arange(len(election.voters)) if ranked is None else ranked
    columns = election.columns
    backers = columns.backers[columns.backer_starts[row] : columns.backer_starts[row + 1]]
    return ranked[~np.isin(ranked, backers)]


def _moments(election: Election, worth: Floats, found: Count) -> Iterator[_Moment]:
    """Balances before each purchase and at the end."""
    columns = election.columns
    balance = np.full(len(election.voters), float(found.share))
    for purchase, row in enumerate(found.bought):
        price = found.prices[purchase] / found.denominator
        yield _Moment(balance, price / worth[row])
        backers = columns.backers[columns.backer_starts[row] : columns.backer_starts[row + 1]]
        left = np.maximum(balance[backers] - price, 0.0)
        balance[backers] = np.where(found.emptied[backers] == purchase, 0.0, left)
    yield _Moment(balance, np.inf)


@lean
def _lacks(
    columns: Columns,
    rows: Ints,
    costs: Floats,
    worth: Floats,
    rate: float,
    by_cost: bool,  # noqa: FBT001 - compiled, by position
    balance: Floats,
    ranked: Ints,
    supports: Floats,
    more: Ints,
    cheap: Floats,
) -> None:
    """Fill ``more`` and ``cheap``: supporters lacking, and cost affordable, at one moment."""
    for at in range(len(rows)):
        row = rows[at]
        first, end = columns.backer_starts[row], columns.backer_starts[row + 1]
        cap = rate * worth[row]
        have = 0.0
        for which in range(first, end):
            ballot = columns.backers[which]
            supports[ballot] = True
            have += columns.voters[ballot] * min(balance[ballot], cap)
        lack = costs[row] * (1.0 - NEAR) - have
        more[at] = _more(columns, balance, ranked, supports, cap, lack)
        cheap[at] = _cost(columns, first, end, balance, rate, costs[row]) if by_cost else have
        for which in range(first, end):
            supports[columns.backers[which]] = False


@lean
def _more(
    columns: Columns, balance: Floats, ranked: Ints, supports: Floats, cap: float, lack: float
) -> Int:
    """Voters besides its supporters, those with most first, who bring in ``lack``."""
    number = 0
    for at in range(len(ranked)):
        ballot = ranked[at]
        if supports[ballot]:
            continue
        each = min(balance[ballot], cap)
        if each * columns.voters[ballot] >= lack:
            return number + int(np.ceil(max(lack, 0.0) / each)) if each > 0.0 else number
        number += columns.voters[ballot]
        lack -= each * columns.voters[ballot]
    return number + 1


@lean
def _cost(
    columns: Columns, first: Int, end: Int, balance: Floats, rate: float, cost: float
) -> float:
    """Highest cost c with sum(voters * min(balance, rate * c)) >= c, from above."""
    while True:
        poor, rich = 0.0, 0
        for at in range(first, end):
            ballot = columns.backers[at]
            if balance[ballot] < rate * cost:
                poor += columns.voters[ballot] * balance[ballot]
            else:
                rich += columns.voters[ballot]
        if rich == 0:
            lower = poor
        elif rate * rich >= 1.0:
            return cost
        else:
            lower = poor / (1.0 - rate * rich)
        if lower >= cost:
            return cost
        if lower <= 0.0:
            return 0.0
        cost = lower
