"""Compiled bounds of prices in whole grains of money, so that exact arithmetic is seldom needed.

A grain is a power of two of the smallest unit of money, chosen so that the money of all voters
together stays below 2^61 grains: no sum overflows, and sums are exact. A balance is kept as its
grains rounded down; the true balance is at most ``error`` grains more.

The price of a project is the least x with sum(voters * min(balance, x)) = cost.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, lean
from linli.engine.model.arrays import Flags, Floats, Int, Ints
from linli.engine.voice.election import Columns

SLACK = 2.0**-50
"""More than two roundings of a float make, relative."""

OUT = np.inf
"""Key of a project that is bought or can no longer be paid for."""


class Purses(NamedTuple):
    """What is known of voters and prices in the middle of a count."""

    balance: Ints
    """(V,) grains, rounded down; 0 once a voter has paid all."""
    emptied: Ints
    """(V,) purchase at which a voter paid all that was left, -1 for none."""
    place: Ints
    """(P,) number of the purchase, -1 for a project not bought."""
    least: Ints
    """(P,) grains; the price is no lower, now or later."""
    most: Ints
    """(P,) grains; the price is no higher, as far as last looked; -1 if it may have none."""
    key: Floats
    """(P,) no more than price by utility, now or later; OUT when it is out."""
    seen: Flags
    """(P,) looked at in this search."""


class Terms(NamedTuple):
    """Costs and utilities of a count."""

    need: Ints
    """(P,) cost in grains, rounded up."""
    need_below: Ints
    """(P,) cost in grains, rounded down."""
    inverse: Floats
    """(P,) one by the utility of the project, rounded."""
    support: Ints
    """(P,) voters who approve of it."""


@lean
def price_above(
    columns: Columns, project: Int, balance: Ints, need: Int, least: Int
) -> tuple[Int, Int]:
    """Least whole x at which the balances bring in ``need``, and how many voters pay it in full.

    ``least`` must be no higher than the result. -1 if all of them together have too little.
    """
    first, end = columns.backer_starts[project], columns.backer_starts[project + 1]
    x = least
    while True:
        poor, rich = 0, 0
        for at in range(first, end):
            ballot = columns.backers[at]
            if balance[ballot] < x:
                poor += columns.voters[ballot] * balance[ballot]
            else:
                rich += columns.voters[ballot]
        if rich == 0:
            return -1, 0
        lack = need - poor
        if lack <= rich * x:
            return x, rich
        x = -(-lack // rich)


@inner
def nearest(key: Floats, seen: Flags) -> Int:
    """The project of lowest key among those not seen; -1 if all others are out."""
    found, best = -1, OUT
    for project in range(len(key)):
        if not seen[project] and key[project] < best:
            found, best = project, key[project]
    return found


@lean
def _look(columns: Columns, terms: Terms, purses: Purses, error: Int, project: Int) -> float:
    """Bring the bounds of one price up to date; no less than its price by utility."""
    need, inverse = terms.need[project], terms.inverse[project]
    x, rich = price_above(columns, project, purses.balance, need, purses.least[project])
    purses.most[project] = x
    if x >= 0:
        slip = -(-error * terms.support[project] // rich) + 1
        purses.least[project] = max(purses.least[project], x - slip)
        key = purses.least[project] * inverse * (1.0 - SLACK)
        purses.key[project] = max(purses.key[project], key)
        return float(x * inverse * (1.0 + SLACK))
    have = 0
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        if purses.emptied[ballot] < 0:
            have += columns.voters[ballot] * (purses.balance[ballot] + error)
    if have < terms.need_below[project]:
        purses.key[project] = OUT
    return OUT


@lean
def contenders(columns: Columns, terms: Terms, purses: Purses, error: Int, found: Ints) -> Int:
    """Write to ``found`` every project that may be the best buy now; how many there are.

    One alone whose ``most`` is not -1 is the best buy for certain.
    """
    best = OUT
    number = 0
    while True:
        project = nearest(purses.key, purses.seen)
        if project < 0 or purses.key[project] > best:
            break
        purses.seen[project] = True
        best = min(best, _look(columns, terms, purses, error, project))
        found[number] = project
        number += 1
    kept = 0
    for at in range(number):
        project = found[at]
        purses.seen[project] = False
        if purses.key[project] < OUT and purses.key[project] <= best:
            found[kept] = project
            kept += 1
    return kept


@lean
def weigh(
    columns: Columns,
    purses: Purses,
    error: Int,
    project: Int,
    poor_of: Ints,
    doubtful: Ints,
) -> tuple[Int, Int, Int]:
    """Who of a project's supporters pays the full price: voters rich, voters poor, ballots unsure.

    ``poor_of`` (P,) gets how many of the poor have paid for each earlier purchase; ``doubtful`` the
    rows of the ballots that the bounds do not tell apart.
    """
    least, most = purses.least[project], purses.most[project]
    rich, poor, unsure = 0, 0, 0
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        if purses.emptied[ballot] >= 0:
            continue
        number = columns.voters[ballot]
        if purses.balance[ballot] + error <= least:
            poor += number
            for which in range(columns.starts[ballot], columns.starts[ballot + 1]):
                place = purses.place[columns.approved[which]]
                if place >= 0:
                    poor_of[place] += number
        elif purses.balance[ballot] >= most >= 0:
            rich += number
        else:
            doubtful[unsure] = ballot
            unsure += 1
    return rich, poor, unsure


@lean
def pay(
    columns: Columns, purses: Purses, error: Int, project: Int, price: Int, purchase: Int
) -> None:
    """Take the price (grains, rounded down) from all whose case ``weigh`` was sure of."""
    least, most = purses.least[project], purses.most[project]
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        if purses.emptied[ballot] >= 0:
            continue
        if purses.balance[ballot] + error <= least:
            purses.balance[ballot] = 0
            purses.emptied[ballot] = purchase
        elif purses.balance[ballot] >= most >= 0:
            purses.balance[ballot] = max(purses.balance[ballot] - price - 1, 0)


@lean
def touch(columns: Columns, project: Int, purchase: Int, touched: Ints) -> None:
    """Note (P,) every project that shares a ballot with the one bought."""
    for at in range(columns.backer_starts[project], columns.backer_starts[project + 1]):
        ballot = columns.backers[at]
        for which in range(columns.starts[ballot], columns.starts[ballot + 1]):
            touched[columns.approved[which]] = purchase
