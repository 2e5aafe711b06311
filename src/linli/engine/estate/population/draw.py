"""Draws that hit a wanted total exactly and depend on keys, never on the order of rows."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from linli.engine.chance import GOLDEN
from linli.engine.errors import InputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def apportioned(total: int, shares: ArrayLike) -> Ints:
    """``total`` split by ``shares`` (k,) into whole numbers that add up, by largest remainders."""
    weights = np.asarray(shares, dtype=np.float64)
    exact = total * weights / weights.sum()
    counts: Ints = np.floor(exact + 1e-9).astype(np.int64)
    order = np.argsort(counts - exact, kind="stable")
    counts[order[: total - int(counts.sum())]] += 1
    return counts


def chosen(uniform: Floats, weight: Floats, count: int, what: str) -> NDArray[np.bool_]:
    """Exactly ``count`` of n candidates without replacement, chance by ``weight`` (n,) >= 0.

    Each candidate waits an exponential time of rate ``weight``; the first ``count`` are in
    (Efraimidis and Spirakis 2006, Information Processing Letters 97, 181-185).

    Raises
    ------
    InputError : ``margins_contradict`` when fewer than ``count`` have a positive weight
    """
    candidates = np.flatnonzero(weight > 0)
    if count > len(candidates):
        raise InputError("margins_contradict", what, found=count, wanted=f"<= {len(candidates)}")
    wait = -np.log(uniform[candidates]) / weight[candidates]
    first = candidates[np.argsort(wait, kind="stable")[:count]]
    mask = np.zeros(len(weight), dtype=np.bool_)
    mask[first] = True
    return mask


def dealt(uniform: Floats, counts: Ints) -> Ints:
    """Class number of each of n things so that class i has ``counts[i]`` members, sum n."""
    classes = np.empty(len(uniform), dtype=np.int64)
    classes[np.argsort(uniform, kind="stable")] = np.repeat(np.arange(len(counts)), counts)
    return classes


def picked(uniform: Floats, shares: ArrayLike) -> Ints:
    """Class number of each thing, each drawn by itself with chances ``shares`` (k,) or (n, k)."""
    edges = np.cumsum(np.atleast_2d(np.asarray(shares, dtype=np.float64)), axis=1)
    edges /= edges[:, -1:]
    classes: Ints = (uniform[:, None] > edges[:, :-1]).sum(axis=1)
    return classes


def members(keys: NDArray[np.uint64], order: Ints) -> NDArray[np.uint64]:
    """Key of the ``order``-th part (person, tie) of each thing."""
    return keys + (order.astype(np.uint64) + np.uint64(1)) * np.uint64(GOLDEN)


def within(counts: Ints) -> Ints:
    """0, 1, ... counts[i] - 1 for each i, laid end to end."""
    ends = np.cumsum(counts)
    return np.arange(int(counts.sum())) - np.repeat(ends - counts, counts)
