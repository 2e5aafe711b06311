"""What is recorded of who lives in each home, and what it must mean where no usual kind fits."""

from typing import NamedTuple

import numpy as np

from linli.engine.estate.completion.cells import Flags, Floats, Ints
from linli.engine.estate.completion.fits import (
    ALONE,
    FIRST_AGE,
    FIRST_NEED,
    SIZE,
    UNKNOWN,
    Fits,
    fits_of,
)
from linli.engine.estate.completion.household_kinds import NEEDS, Kinds
from linli.engine.estate.completion.values import Values
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.rowrules import AGES

HOME_COLUMNS = ("size", "lives_alone", *AGES)
"""Columns that say who lives in a home, in the order of a pattern; NEEDS follow."""

_LEAST_SHARE = 1e-12
"""Share of a kind that nothing but a recorded household speaks for."""

_REST_GOES_TO = (2, 3, 1, 4, 0)
"""Ages that persons of unknown age are put to, the first that is not recorded."""


class Patterns(NamedTuple):
    """Different ways in which rows are recorded, and the kinds that fit each."""

    cells: Ints
    """(patterns, 9) as columns of ``fits``."""
    fits: Fits
    kinds: Kinds
    of_row: Ints
    """(variants, rows) the pattern of each row, with cells of a variant counted as unknown."""
    torn: Flags
    """(variants, rows) where a row contradicts itself, so that nothing can be put in."""


def patterns_of(values: Values, usual: Kinds, forgotten: tuple[tuple[int, ...], ...]) -> Patterns:
    """Patterns of all households, once for each variant of columns ``forgotten``."""
    cells = _recorded(values)
    rows = np.concatenate([_without(cells, columns) for columns in forgotten])
    unique, inverse = np.unique(rows, axis=0, return_inverse=True)
    kinds, torn = _with_odd_ones(unique, usual)
    unique = np.where(torn[:, None], UNKNOWN, unique)
    shape = (len(forgotten), len(cells))
    of_row = inverse.reshape(shape)
    return Patterns(unique, fits_of(unique, kinds), kinds, of_row, torn[of_row])


def _recorded(values: Values) -> Ints:
    """(households, 9)."""
    columns = [values[f"households.{name}"] for name in (*HOME_COLUMNS, *NEEDS)]
    return np.nan_to_num(np.column_stack(columns), nan=UNKNOWN).astype(np.int64)


def _without(cells: Ints, columns: tuple[int, ...]) -> Ints:
    left = cells.copy()
    left[:, columns] = UNKNOWN
    return left


def _with_odd_ones(patterns: Ints, usual: Kinds) -> tuple[Kinds, Flags]:
    """The usual kinds and those that only a recorded row speaks for; which rows fit nothing."""
    fits = fits_of(patterns, usual)
    odd = np.flatnonzero(np.diff(fits.first) == 0)
    persons, possible = _odd_persons(patterns[odd])
    torn = np.zeros(len(patterns), dtype=bool)
    torn[odd[~possible]] = True
    more = np.unique(persons[possible], axis=0)
    shares: Floats = np.concatenate([usual.usual, np.full(len(more), _LEAST_SHARE)])
    return Kinds(np.concatenate([usual.persons, more]), shares), torn


def _odd_persons(patterns: Ints) -> tuple[Ints, Flags]:
    """(p, 5) the persons a row must mean, those of unknown age put together; whether it can be."""
    size, alone = patterns[:, SIZE], patterns[:, ALONE]
    ages, needs = patterns[:, FIRST_AGE:FIRST_NEED], patterns[:, FIRST_NEED:].max(axis=1, initial=0)
    known = np.maximum(ages, 0)
    least = np.maximum.reduce([known.sum(axis=1), needs, np.where(alone == 0, 2, 1)])
    size = np.where(size != UNKNOWN, size, np.where(alone == 1, 1, least))
    rest = size - known.sum(axis=1)
    goes_to = np.array(_REST_GOES_TO)
    free = (ages == UNKNOWN)[:, goes_to]
    persons = known.copy()
    persons[np.arange(len(ages)), goes_to[free.argmax(axis=1)]] += rest
    column = BY_NAME["households"].column("size")
    possible = (
        (size >= least)
        & (size <= (column.high or np.inf))
        & (free.any(axis=1) | (rest == 0))
        & ((alone == UNKNOWN) | ((alone == 1) == (size == 1)))
    )
    return persons, possible
