"""What all rows together say of the households of an estate, before any world is drawn."""

from dataclasses import dataclass, replace

import numpy as np

from linli.engine.estate.completion.cells import Flags, Floats, Ints
from linli.engine.estate.completion.fits import (
    FIRST_NEED,
    UNKNOWN,
    likeliest,
    need_chances,
    shared_out,
    thinned,
)
from linli.engine.estate.completion.household_kinds import NEEDS, count_chances, kinds, rates
from linli.engine.estate.completion.patterns import Patterns, patterns_of
from linli.engine.estate.completion.values import Values
from linli.engine.parameters import Parameters

_PASSES, _ROUNDS = 6, 10
"""Passes over the rates of needs, and rounds for the shares of kinds in each: the shares then move
by less than is drawn."""

_LEAST_PART = 1e-4
"""A kind that holds less of a pattern than this is left out of it."""


@dataclass(frozen=True, eq=False)
class Learned:
    """Shares of kinds and rates of needs that fit the recorded rows."""

    patterns: Patterns
    chance: Floats
    """(pairs,) chance of the recorded needs of the pattern, given the kind."""
    share: Floats
    """(k,) shares of kinds."""
    rate: Floats
    """(needs, 5) chance a person of each age."""
    commoner: Floats
    """(needs,) ``rate`` over the usual one."""
    expected: Floats
    """(needs, patterns) persons expected by ``rate``."""

    @property
    def told(self) -> Flags:
        """(patterns,) where something is recorded."""
        return np.asarray((self.patterns.cells != UNKNOWN).any(axis=1))

    @property
    def recorded(self) -> Ints:
        """(needs, patterns) persons recorded with each need, UNKNOWN where none are."""
        return self.patterns.cells[:, FIRST_NEED:].T


def learned(
    values: Values, parameters: Parameters, rows: int, forgotten: tuple[tuple[int, ...], ...]
) -> Learned:
    """Learn from all households; ``rows`` households of the usual kinds count as seen too.

    Parameters
    ----------
    forgotten : variants of the rows, each a set of columns counted as unknown; the first none
    """
    patterns = patterns_of(values, kinds(parameters), forgotten)
    usual = np.array([rates(parameters, need) for need in NEEDS])
    nothing = np.zeros((len(NEEDS), len(patterns.cells)))
    state = Learned(
        patterns,
        np.ones(len(patterns.fits.kind)),
        patterns.kinds.usual,
        usual,
        np.ones(len(NEEDS)),
        nothing,
    )
    for _ in range(_PASSES):
        state = _with_rates(_with_shares(state, rows), rows)
    return _thin(state)


def _rows(state: Learned) -> Floats:
    """(patterns,) rows that show each."""
    return np.bincount(state.patterns.of_row[0], minlength=len(state.patterns.cells)).astype(
        np.float64
    )


def _with_shares(state: Learned, rows: int) -> Learned:
    """Shares of kinds by the rates so far."""
    patterns = state.patterns
    tables = tuple(count_chances(patterns.kinds.persons, rate) for rate in state.rate)
    chance = need_chances(patterns.fits, patterns.cells, tables)
    prior = rows * patterns.kinds.usual
    weight = _rows(state) * state.told
    share = likeliest(patterns.fits, chance, weight, state.share, prior, _ROUNDS)
    return replace(state, chance=chance, share=share)


def _with_rates(state: Learned, rows: int) -> Learned:
    """Rates of needs by the shares so far: recorded over expected, each usual rate kept in step."""
    patterns, count = state.patterns, _rows(state)
    each = shared_out(patterns.fits, state.chance, np.ones(len(patterns.cells)), state.share)
    of_kind = state.rate @ patterns.kinds.persons.T
    expected = np.array([patterns.fits.totals(each * one[patterns.fits.kind]) for one in of_kind])
    known = count * (state.recorded != UNKNOWN)
    before = rows * (expected @ count) / count.sum()
    found = before / state.commoner + (known * state.recorded).sum(axis=1)
    factor = found / (before + (known * expected).sum(axis=1))
    return replace(
        state,
        rate=np.minimum(state.rate * factor[:, None], 1.0),
        commoner=state.commoner * factor,
        expected=expected * factor[:, None],
    )


def _thin(state: Learned) -> Learned:
    fits = state.patterns.fits
    few, kept = thinned(fits, fits.weighed(state.share, state.chance), _LEAST_PART)
    return replace(state, patterns=state.patterns._replace(fits=few), chance=state.chance[kept])
