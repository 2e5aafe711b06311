"""Ranges of shares over which a count buys the same projects in the same order, proved at once.

As long as the same purchases are made, a larger share leaves every voter with more and makes every
price lower: by induction, lower prices leave more, and more makes the next price lower. So between
two shares every price lies between its values at the two. A purchase is the same throughout if its
project is a better buy at the lower share than any other is at the higher.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, lean
from linli.engine.model.arrays import Flags, Floats, Int, Ints
from linli.engine.voice.bounds import OUT, SLACK, Terms, nearest, price_above
from linli.engine.voice.count import count, floor_grains, grain_for, terms_of
from linli.engine.voice.election import Columns, Election
from linli.engine.voice.ties import Tie
from linli.engine.voice.words import Utility

UNSURE, SURE, TIED = (np.int64(i) for i in range(3))


class Span(NamedTuple):
    """Steps ``first`` to ``last`` at which ``bought`` is the outcome."""

    first: int
    last: int
    bought: tuple[int, ...]
    ties: tuple[Tie, ...]


class Ends(NamedTuple):
    """The two counts side by side: all balances at the lower share, and at the higher."""

    low: Ints
    """(V,) grains, no more than the balance at the lower share."""
    high: Ints
    """(V,) grains, no less than the balance at the higher share."""
    touched: Flags
    """(V,) has paid for something."""
    least: Ints
    """(P,) grains; no price in the range is lower, now or later."""
    key: Floats
    """(P,) no more than any price by utility in the range; OUT when it is out."""
    above: Floats
    """(P,) no less than any price by utility in the range, as far as last looked."""
    fresh: Flags
    """(P,) no supporter has paid for anything, and all pay in full: the price is the same in the
    whole range."""
    seen: Flags
    found: Ints
    """(P,) the projects looked at."""
    bought: Ints
    """(P,) the purchases in order."""


class Fresh(NamedTuple):
    """How good every project is while all its supporters still pay in full, exactly."""

    rank: Ints
    """(P,) place in the order of value, equal ones in the order that breaks ties."""
    value: Ints
    """(P,) the same, equal for equal ones."""


@lean
def _price_below(columns: Columns, project: Int, balance: Ints, need: Int, least: Int) -> Int:
    """A whole number no higher than the price; -1 if all supporters together have too little."""
    first, end = columns.backer_starts[project], columns.backer_starts[project + 1]
    x = least
    while True:
        poor, rich, have = 0, 0, 0
        for at in range(first, end):
            ballot = columns.backers[at]
            money = columns.voters[ballot] * balance[ballot]
            have += money
            if balance[ballot] < x:
                poor += money
            else:
                rich += columns.voters[ballot]
        if have < need:
            return -1
        if rich == 0 or (need - poor) // rich <= x:
            return x
        x = (need - poor) // rich


@lean
def _look(columns: Columns, terms: Terms, ends: Ends, project: Int) -> None:
    """Bring the bounds of one project up to date."""
    below = _price_below(
        columns, project, ends.high, terms.need_below[project], ends.least[project]
    )
    if below < 0:
        ends.key[project] = OUT
        ends.above[project] = OUT
        return
    inverse = terms.inverse[project]
    ends.least[project] = below
    ends.key[project] = max(ends.key[project], below * inverse * (1.0 - SLACK))
    x, rich = price_above(columns, project, ends.low, terms.need[project], below)
    ends.above[project] = x * inverse * (1.0 + SLACK) if x >= 0 else OUT
    fresh = x >= 0 and rich == terms.support[project]
    ends.fresh[project] = fresh and not _touched(columns, ends, project)


@lean
def _touched(columns: Columns, ends: Ends, project: Int) -> bool:
    """Whether any supporter has paid for anything."""
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        if ends.touched[columns.backers[at]]:
            return True
    return False


@lean
def _search(columns: Columns, terms: Terms, ends: Ends) -> Int:
    """Write to ``found`` all that may be the best buy anywhere in the range; how many."""
    best = OUT
    number = 0
    while True:
        project = nearest(ends.key, ends.seen)
        if project < 0 or ends.key[project] > best:
            break
        ends.seen[project] = True
        _look(columns, terms, ends, project)
        best = min(best, ends.above[project])
        ends.found[number] = project
        number += 1
    kept = 0
    for at in range(number):
        project = ends.found[at]
        ends.seen[project] = False
        if ends.key[project] < OUT and ends.key[project] <= best:
            ends.found[kept] = project
            kept += 1
    return kept


@lean
def _pay(columns: Columns, terms: Terms, ends: Ends, project: Int) -> None:
    """Take from the low balances the highest price, from the high ones the lowest."""
    below = ends.least[project]
    above, _ = price_above(columns, project, ends.low, terms.need[project], below)
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        ends.low[ballot] = max(ends.low[ballot] - above, 0)
        ends.high[ballot] = max(ends.high[ballot] - below, 0)
        ends.touched[ballot] = True
    ends.key[project] = OUT


@inner
def _same_everywhere(ends: Ends, fresh: Fresh, number: Int) -> Int:
    """Of several, the one that is bought in the whole range; -1 if that is not proved."""
    best = ends.found[0]
    if number == 1:
        return best if ends.above[best] < OUT else np.int64(-1)
    for at in range(number):
        project = ends.found[at]
        if not ends.fresh[project]:
            return np.int64(-1)
        if fresh.rank[project] < fresh.rank[best]:
            best = project
    return best


@lean
def agreed(columns: Columns, terms: Terms, fresh: Fresh, ends: Ends) -> tuple[Int, Int]:
    """Fill ``bought`` with what every count of the range buys.

    Returns
    -------
    (purchases, verdict) : ``UNSURE`` if counts differ or are not told apart; ``TIED`` if a tie was
        broken that may matter
    """
    verdict = SURE
    purchases = 0
    while True:
        number = _search(columns, terms, ends)
        if number == 0:
            return purchases, verdict
        project = _same_everywhere(ends, fresh, number)
        if project < 0:
            return purchases, UNSURE
        _pay(columns, terms, ends, project)
        ends.bought[purchases] = project
        purchases += 1
        for at in range(number):
            other = ends.found[at]
            if other != project and fresh.value[other] == fresh.value[project]:
                verdict = TIED if _touched(columns, ends, other) else verdict


def spans(
    election: Election, utility: Utility, step: Fraction, order: tuple[int, ...]
) -> Iterator[Span]:
    """Outcomes at the shares budget / voters + k * step, k = 0, 1, 2, ..., without a gap.

    Endless: the caller says when it is enough. ``order`` breaks ties.
    """
    fresh = _fresh(election, utility, order)
    first, width = 0, 1
    while True:
        span = _proved(election, utility, step, (first, first + width - 1), fresh)
        if span is None and width > 1:
            width //= 2
            continue
        if span is None or span.ties:
            found = count(election, utility, election.share + first * step, order)
            span = Span(first, first + width - 1, found.bought, found.ties)
        yield span
        first += width
        width *= 2


def _proved(
    election: Election,
    utility: Utility,
    step: Fraction,
    steps: tuple[int, int],
    fresh: Fresh,
) -> Span | None:
    """The span of these steps if it is one; any tie is a sign to look for ties."""
    low, high = ((election.share + at * step) * election.fineness for at in steps)
    grain = grain_for(election, high / election.fineness)
    projects, ballots = len(election.projects), len(election.voters)
    ends = Ends(
        np.full(ballots, floor_grains(low.numerator, low.denominator, grain)),
        np.full(ballots, -floor_grains(-high.numerator, high.denominator, grain)),
        np.zeros(ballots, bool),
        np.zeros(projects, np.int64),
        np.where(np.array(election.supporters) == 0, OUT, 0.0),
        np.full(projects, OUT),
        np.zeros(projects, bool),
        np.zeros(projects, bool),
        np.zeros(projects, np.int64),
        np.zeros(projects, np.int64),
    )
    terms = terms_of(election, utility, grain)
    number, verdict = agreed(election.columns, terms, fresh, ends)
    if verdict == UNSURE:
        return None
    sign = (Tie((), -1, ()),) if verdict == TIED else ()
    return Span(*steps, tuple(ends.bought[:number].tolist()), sign)


def _fresh(election: Election, utility: Utility, order: tuple[int, ...]) -> Fresh:
    """While all pay in full the price is cost / supporters."""
    place = {project: at for at, project in enumerate(order)}
    costs = election.costs if utility == "cardinality" else (1,) * len(order)
    value = {
        row: Fraction(costs[row], number) if number else Fraction(-1)
        for row, number in enumerate(election.supporters)
    }
    ranked = sorted(place, key=lambda row: (value[row], place[row]))
    rank = np.zeros(len(order), np.int64)
    rank[ranked] = np.arange(len(order))
    level = {one: at for at, one in enumerate(sorted(set(value.values())))}
    return Fresh(rank, np.array([level[value[row]] for row in range(len(order))], np.int64))
