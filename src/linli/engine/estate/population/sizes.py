"""How many households have one, two, three ... persons, from their mean and the one-person share."""

import numpy as np

from linli.engine.estate.population.draw import Floats, Ints, apportioned

LARGEST = 10
"""Persons in the largest household made."""

_STEPS: Floats = np.arange(LARGEST - 1, dtype=np.float64)


def size_shares(mean: float, one_person: float, dispersion: float) -> Floats:
    """Share of households of 1, 2, ... LARGEST persons, (10,).

    The one-person share stands; the others are 2 + a negative binomial of ``dispersion``, cut so
    that nobody lives in more than LARGEST, with the mean that makes ``mean`` persons a household.
    """
    if one_person == 1:
        return np.concatenate(([1.0], np.zeros(LARGEST - 1)))
    beyond_two = (mean - one_person) / (1 - one_person) - 2
    larger = _cut_negative_binomial(max(0.0, beyond_two), dispersion)
    return np.concatenate(([one_person], (1 - one_person) * larger))


def size_counts(households: int, mean: float, one_person: float, dispersion: float) -> Ints:
    """Households of 1, 2, ... LARGEST persons, (10,), whose persons add up to the rounded total.

    Rounding is made good by letting households of the fullest size of two or more grow or shrink
    by one; the number of one-person households is never touched.
    """
    counts = apportioned(households, size_shares(mean, one_person, dispersion))
    sizes = np.arange(1, LARGEST + 1)
    while lack := round(households * mean) - int(counts @ sizes):
        step = 1 if lack > 0 else -1
        movable = counts[1:-1] if step > 0 else counts[2:]
        fullest = int(np.argmax(movable)) + (1 if step > 0 else 2)
        if counts[fullest] == 0:
            break
        counts[fullest] -= 1
        counts[fullest + step] += 1
    return counts


def _cut_negative_binomial(mean: float, dispersion: float) -> Floats:
    """(9,) chances of 0..8 whose mean, after the cut, is ``mean``."""
    growth: Floats = (dispersion + _STEPS[:-1]) / (_STEPS[:-1] + 1)
    ratio: Floats = np.concatenate((np.ones(1), np.cumprod(growth, dtype=np.float64)))
    low, high = 0.0, 1e3
    for _ in range(100):  # bisection: the mean rises with the tilt
        tilt = (low + high) / 2
        below = _tilted(ratio, tilt) @ _STEPS < mean
        low, high = (tilt, high) if below else (low, tilt)
    return _tilted(ratio, low)


def _tilted(ratio: Floats, tilt: float) -> Floats:
    chances: Floats = ratio * tilt**_STEPS
    chances /= chances.sum()
    return chances
