"""Ranges of shares over which a count buys the same projects in the same order, proved at once.

As long as the same purchases are made, a larger share leaves every voter with more and makes every
price lower: by induction, lower prices leave more, and more makes the next price lower. So between
two shares every price lies between its values at the two. A purchase is the same throughout if its
project is a better buy at the lower share than any other is at the higher.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import lcm
from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, lean
from linli.engine.model.arrays import Flags, Floats, Int, Ints
from linli.engine.voice.bounds import OUT, SLACK, Terms, nearest, price_above
from linli.engine.voice.count import ROOM, count, floor_grains, grain_for, terms_of
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
    least: Ints
    """(P,) grains; no price in the range is lower, now or later."""
    key: Floats
    """(P,) no more than any price by utility in the range; OUT when it is out."""
    above: Floats
    """(P,) no less than any price by utility in the range, as far as last looked."""
    payers: Ints
    """(P,) as far as last looked: so many supporters pay in full and all others hold nothing, so
    that the price is cost / payers in the whole range; 0 if that is not so everywhere."""
    seen: Flags
    found: Ints
    """(P,) the projects looked at."""
    bought: Ints
    """(P,) the purchases in order."""


class Equal(NamedTuple):
    """What decides between projects whose prices are cost / payers."""

    cost: Ints
    """(P,) cost by utility in the smallest unit; 0 if a product with the voters might overflow."""
    place: Ints
    """(P,) place in the order that breaks ties."""


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
        ends.payers[project] = 0
        return
    inverse = terms.inverse[project]
    ends.least[project] = below
    ends.key[project] = max(ends.key[project], below * inverse * (1.0 - SLACK))
    x, rich = price_above(columns, project, ends.low, terms.need[project], below)
    ends.above[project] = x * inverse * (1.0 + SLACK) if x >= 0 else OUT
    ends.payers[project] = rich if x >= 0 and _rest_is_dry(columns, ends, project, x) else 0


@lean
def _rest_is_dry(columns: Columns, ends: Ends, project: Int, price: Int) -> bool:
    """Whether all who hold less than the price hold nothing, in the whole range."""
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        if ends.low[ballot] < price and ends.high[ballot] > 0:
            return False
    return True


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
def _pay(columns: Columns, ends: Ends, project: Int, below: Int, above: Int) -> None:
    """Take from the low balances the highest price, from the high ones the lowest."""
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        ends.low[ballot] = max(ends.low[ballot] - above, 0)
        ends.high[ballot] = max(ends.high[ballot] - below, 0)
    ends.key[project] = OUT


@inner
def _ahead(ends: Ends, equal: Equal, one: Int, other: Int) -> Int:
    """Below 0 if ``one`` is the better buy wherever prices are cost / payers, 0 if as good."""
    return int(equal.cost[one] * ends.payers[other] - equal.cost[other] * ends.payers[one])


@lean
def _same_everywhere(ends: Ends, equal: Equal, number: Int) -> int:
    """Of several, the one that is bought in the whole range; -1 if that is not proved."""
    best = int(ends.found[0])
    if number == 1:
        return best if ends.above[best] < OUT else -1
    for at in range(number):
        project = int(ends.found[at])
        if ends.payers[project] == 0 or equal.cost[project] == 0:
            return -1
        ahead = _ahead(ends, equal, project, best)
        if ahead < 0 or (ahead == 0 and equal.place[project] < equal.place[best]):
            best = project
    return best


@lean
def agreed(columns: Columns, terms: Terms, equal: Equal, ends: Ends) -> tuple[Int, Int]:
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
        project = _same_everywhere(ends, equal, number)
        if project < 0:
            return purchases, UNSURE
        below = ends.least[project]
        above, _ = price_above(columns, project, ends.low, terms.need[project], below)
        _pay(columns, ends, project, below, above)
        ends.bought[purchases] = project
        purchases += 1
        for at in range(number):
            other = ends.found[at]
            payers = ends.payers[other]
            if other != project and _ahead(ends, equal, other, project) == 0:
                _look(columns, terms, ends, other)
                verdict = verdict if ends.payers[other] == payers else TIED


@lean
def passed_over(
    columns: Columns, terms: Terms, equal: Equal, ends: Ends, bought: Ints, project: Int
) -> bool:
    """Whether every count of the range that buys ``bought`` leaves this project out, for certain.

    As long as it is not bought the counts go as they would without it, so the purchases are known.
    """
    for at in range(len(bought)):
        chosen = bought[at]
        below = _price_below(
            columns, chosen, ends.high, terms.need_below[chosen], ends.least[chosen]
        )
        above, _ = price_above(columns, chosen, ends.low, terms.need[chosen], below)
        if ends.key[project] <= above * terms.inverse[chosen] * (1.0 + SLACK):
            _look(columns, terms, ends, project)
            _look(columns, terms, ends, chosen)
            if ends.key[project] <= ends.above[chosen] and not _behind(
                ends, equal, project, chosen
            ):
                return False
        _pay(columns, ends, chosen, below, above)
    _look(columns, terms, ends, project)
    return bool(ends.key[project] == OUT)


@inner
def _behind(ends: Ends, equal: Equal, project: Int, chosen: Int) -> bool:
    """Whether prices are cost / payers and the chosen one is ahead in the whole range."""
    if min(ends.payers[project], ends.payers[chosen]) == 0:
        return False
    if min(equal.cost[project], equal.cost[chosen]) == 0:
        return False
    ahead = _ahead(ends, equal, chosen, project)
    return bool(ahead < 0 or (ahead == 0 and equal.place[chosen] < equal.place[project]))


def spans(
    election: Election,
    utility: Utility,
    step: Fraction,
    order: tuple[int, ...],
    *,
    first: int = 0,
    ties: bool = True,
) -> Iterator[Span]:
    """Outcomes at the shares budget / voters + k * step, k = first, first + 1, ..., without a gap.

    Endless: the caller says when it is enough. ``order`` breaks ties. With ``ties`` those of a
    range in which there may be one are worked out by a count, without it only marked.
    """
    prover = _Prover(election, utility, step, order)
    width = 1
    while True:
        span = prover.proved(first, first + width - 1)
        if span is None and width > 1:
            width //= 2
            continue
        if span is None or (ties and span.ties):
            found = count(election, utility, election.share + first * step, order)
            span = Span(first, first + width - 1, found.bought, found.ties)
        yield span
        first += width
        width *= 2


def first_doubt(
    election: Election,
    utility: Utility,
    step: Fraction,
    order: tuple[int, ...],
    *,
    path: tuple[Span, ...],
    project: int,
) -> int:
    """The first step at which a project may be bought that the spans of ``path`` do not buy.

    ``path`` are spans without a gap of an election that differs from this one in the cost or the
    supporters of that project alone. The step after their last if it is bought in none of them.
    """
    prover = _Prover(election, utility, step, order)
    doubtful = (span for span in path if not prover.passed_over(span, project))
    return next((span.first for span in doubtful), path[-1].last + 1 if path else 0)


class _Prover:
    """Arrays and whole numbers that every range of one election shares."""

    def __init__(
        self, election: Election, utility: Utility, step: Fraction, order: tuple[int, ...]
    ) -> None:
        self.election, self.utility = election, utility
        share, raised = election.share * election.fineness, step * election.fineness
        self.denominator = lcm(share.denominator, raised.denominator)
        self.share, self.step = int(share * self.denominator), int(raised * self.denominator)
        self.equal = _equal(election, utility, order)
        self.terms: dict[int, Terms] = {}
        self.begin = np.where(np.array(election.supporters) == 0, OUT, 0.0)
        projects, ballots = len(order), len(election.voters)
        self.ends = Ends(
            np.zeros(ballots, np.int64),
            np.zeros(ballots, np.int64),
            np.zeros(projects, np.int64),
            np.zeros(projects),
            np.zeros(projects),
            np.zeros(projects, np.int64),
            np.zeros(projects, bool),
            np.zeros(projects, np.int64),
            np.zeros(projects, np.int64),
        )

    def begin_at(self, first: int, last: int) -> Terms:
        """Give all voters their shares at both ends of a range."""
        low, high = self.share + first * self.step, self.share + last * self.step
        grain = grain_for(self.election, high, self.denominator)
        if grain not in self.terms:
            self.terms[grain] = terms_of(self.election, self.utility, grain)
        ends = self.ends
        ends.low.fill(floor_grains(low, self.denominator, grain))
        ends.high.fill(-floor_grains(-high, self.denominator, grain))
        ends.least.fill(0)
        ends.key[:] = self.begin
        return self.terms[grain]

    def passed_over(self, span: Span, project: int) -> bool:
        """Whether a project that ``span`` does not buy is not bought in it for certain.

        The span may be of an election that differs in this project alone.
        """
        terms = self.begin_at(span.first, span.last)
        bought = np.array(span.bought, np.int64)
        columns = self.election.columns
        return passed_over(columns, terms, self.equal, self.ends, bought, project)

    def proved(self, first: int, last: int) -> Span | None:
        """The span of these steps if it is one; any tie in it is a sign to look for ties."""
        terms, ends = self.begin_at(first, last), self.ends
        number, verdict = agreed(self.election.columns, terms, self.equal, ends)
        if verdict == UNSURE:
            return None
        sign = (Tie((), -1, ()),) if verdict == TIED else ()
        return Span(first, last, tuple(ends.bought[:number].tolist()), sign)


def _equal(election: Election, utility: Utility, order: tuple[int, ...]) -> Equal:
    costs = election.whole_costs if utility == "cardinality" else (1,) * len(order)
    most = (1 << ROOM) // election.number_of_voters
    place = np.zeros(len(order), np.int64)
    place[list(order)] = np.arange(len(order))
    return Equal(np.array([cost if cost <= most else 0 for cost in costs], np.int64), place)
