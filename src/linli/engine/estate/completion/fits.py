"""Which kinds of household fit what is recorded of one, and how usual each kind is in an estate.

Most rows are recorded in part. The shares of kinds that make what is recorded likeliest are found
by expectation and maximisation (Dempster, Laird and Rubin 1977, Journal of the Royal Statistical
Society B 39, 1-38): each row is shared out over the kinds that fit it.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.estate.completion.cells import Flags, Floats, Ints
from linli.engine.estate.completion.household_kinds import Kinds

UNKNOWN = -1
SIZE, ALONE, FIRST_AGE, FIRST_NEED = 0, 1, 2, 7
"""Columns of what is recorded: size, lives alone, five ages, two needs."""

_AT_ONCE = 2_000

_LEAST_CHANCE = 1e-200
"""Of what is recorded, however odd: a row can always be shared out."""


class Fits(NamedTuple):
    """Pairs of a pattern of recorded cells and a kind that fits it, pattern by pattern."""

    first: Ints
    """(patterns + 1,) into the pairs."""
    kind: Ints
    pattern: Ints

    def weighed(self, share: Floats, chance: Floats) -> Floats:
        """(pairs,) share of the kind times the chance of the needs recorded."""
        return share[self.kind] * chance

    def totals(self, weight: Floats) -> Floats:
        """(patterns,) sums over the kinds of each."""
        return np.bincount(self.pattern, weight, len(self.first) - 1).astype(np.float64)


def fits_of(patterns: Ints, kinds: Kinds) -> Fits:
    """The kinds of more than no share that each of ``patterns`` (p, 9) allows."""
    found = [
        np.nonzero(_allowed(patterns[start : start + _AT_ONCE], kinds))
        for start in range(0, len(patterns), _AT_ONCE)
    ]
    parts = [rows + number * _AT_ONCE for number, (rows, _) in enumerate(found)]
    return _of_pairs(
        np.concatenate(parts), np.concatenate([kind for _, kind in found]), len(patterns)
    )


def _of_pairs(pattern: Ints, kind: Ints, patterns: int) -> Fits:
    first = np.concatenate([[0], np.cumsum(np.bincount(pattern, minlength=patterns))])
    return Fits(first, kind, pattern)


def _allowed(patterns: Ints, kinds: Kinds) -> Flags:
    """(patterns, kinds)."""
    size = kinds.persons.sum(axis=1)
    alone = patterns[:, ALONE, None]
    allowed = (alone == UNKNOWN) | ((alone == 1) == (size == 1)[None])
    allowed &= (patterns[:, SIZE, None] == UNKNOWN) | (patterns[:, SIZE, None] == size)
    allowed &= patterns[:, FIRST_NEED:].max(axis=1)[:, None] <= size
    for age in range(kinds.persons.shape[1]):
        known = patterns[:, FIRST_AGE + age, None]
        allowed &= (known == UNKNOWN) | (known == kinds.persons[:, age])
    return np.asarray(allowed & (kinds.usual > 0))


def thinned(fits: Fits, weight: Floats, least: float) -> tuple[Fits, Flags]:
    """The pairs that hold ``least`` of their pattern's weight, and which they are.

    The likeliest kind of a pattern always stays.
    """
    best = np.zeros(len(fits.first) - 1)
    np.maximum.at(best, fits.pattern, weight)
    kept = weight >= np.minimum(least * fits.totals(weight), best)[fits.pattern]
    return _of_pairs(fits.pattern[kept], fits.kind[kept], len(best)), kept


def need_chances(fits: Fits, patterns: Ints, tables: tuple[Floats, ...]) -> Floats:
    """(pairs,) chance of the recorded needs, given the kind; 1 where none is recorded.

    ``tables`` are ``count_chances`` of each need.
    """
    chance = np.ones(len(fits.kind))
    for order, table in enumerate(tables):
        known = patterns[fits.pattern, FIRST_NEED + order]
        chance *= np.where(known == UNKNOWN, 1.0, table[fits.kind, np.maximum(known, 0)])
    return np.maximum(chance, _LEAST_CHANCE)


def likeliest(
    fits: Fits, chance: Floats, weight: Floats, start: Floats, prior: Floats, rounds: int
) -> Floats:
    """(k,) shares of kinds after ``rounds`` of expectation and maximisation from ``start``.

    Parameters
    ----------
    chance : (pairs,) of ``need_chances``
    weight : (patterns,) rows that show each pattern
    prior : (k,) rows of each kind that are added
    """
    share = start
    for _ in range(rounds):
        counts = prior + np.bincount(fits.kind, shared_out(fits, chance, weight, share), len(share))
        share = counts / counts.sum()
    return share


def shared_out(fits: Fits, chance: Floats, weight: Floats, share: Floats) -> Floats:
    """(pairs,) each pattern's weight shared out over its kinds."""
    each = fits.weighed(share, chance)
    return each * (weight / fits.totals(each))[fits.pattern]
