"""Kinds of household: how many persons of each age live together, and how usual that is."""

from itertools import product
from typing import NamedTuple

import numpy as np

from linli.engine.estate.completion.cells import Floats, Ints
from linli.engine.estate.rowrules import AGES
from linli.engine.parameters import Parameters

NEEDS = ("mobility_limited", "medicated")
"""Columns of a household that count persons by how many of each age have a need."""

_LISTED = "prior.household"


class Kinds(NamedTuple):
    """Households thought of, one row a kind."""

    persons: Ints
    """(k, 5) by age, in the order of AGES."""
    usual: Floats
    """(k,) shares, sum 1."""


def kinds(parameters: Parameters) -> Kinds:
    """The listed kinds with their shares, and all others of moderate size with the rest.

    The rest goes by ``other_size`` and, within a size, as if persons were put together by chance
    with the ages of the listed kinds: the multinomial distribution.
    """
    most = [int(number) for number in parameters.mids(f"{_LISTED}.most")]
    sizes = np.array(parameters.mids(f"{_LISTED}.other_size"))
    persons = np.array(
        [
            each
            for each in product(*(range(number + 1) for number in most))
            if 1 <= sum(each) <= len(sizes)
        ]
    )
    listed = np.array([parameters.mids(f"{_LISTED}.{age}") for age in AGES]).T.astype(np.int64)
    share = np.array(parameters.mids(f"{_LISTED}.share"))
    share = share / share.sum()
    rest = parameters.mid(f"{_LISTED}.other")
    usual = rest * _by_chance(persons, share @ listed, sizes / sizes.sum())
    same = (persons[:, None, :] == listed[None]).all(axis=2)
    usual += (1.0 - rest) * same @ share
    return Kinds(persons, usual / usual.sum())


def _by_chance(persons: Ints, ages: Floats, sizes: Floats) -> Floats:
    """(k,) share of each kind when ages come together by chance; sums to 1 within each size."""
    size = persons.sum(axis=1)
    factorial = np.cumprod(np.maximum(np.arange(len(sizes) + 1), 1)).astype(np.float64)
    chance = (ages / ages.sum()) ** persons / factorial[persons]
    weight = factorial[size] * chance.prod(axis=1)
    total = np.bincount(size, weight, len(sizes) + 1)
    return np.asarray(weight / total[size] * sizes[size - 1])


def rates(parameters: Parameters, need: str) -> Floats:
    """(5,) usual share of persons of each age with a need."""
    return np.array(parameters.mids(f"{_LISTED}.{need}"))


def count_chances(persons: Ints, rate: Floats) -> Floats:
    """(k, most + 1) chance that 0, 1, ... persons of each kind have a need.

    Parameters
    ----------
    rate : (5,) chance a person of each age, independent of each other
    """
    chances = np.zeros((len(persons), int(persons.sum(axis=1).max(initial=0)) + 1))
    chances[:, 0] = 1.0
    for age, share in enumerate(rate):
        for order in range(int(persons[:, age].max(initial=0))):
            there = (share * (persons[:, age] > order))[:, None]
            more = there * chances[:, :-1]
            chances *= 1.0 - there
            chances[:, 1:] += more
    return chances
