"""Compiled pieces every kernel uses: hashed random numbers, the normal distribution, intervals.

An interval is a gap [start, end) in days. A list of gaps is three small arrays and a count:
disjoint, unsorted, each with the part that is its longest cause.
"""

import math
from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np
from numba import njit, uint64

from linli.engine.chance import GOLDEN, MIX_1, MIX_2, TO_UNIT
from linli.engine.model.arrays import Floats, Int, Ints

_GOLDEN = np.uint64(GOLDEN)
_MIX_1 = np.uint64(MIX_1)
_MIX_2 = np.uint64(MIX_2)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)

Function = TypeVar("Function", bound=Callable[..., object])


def kernel(function: Function) -> Function:
    """Compile a function: kept on disk after the first time, run outside the interpreter's lock."""
    return cast("Function", njit(cache=True, nogil=True)(function))


SLOTS = 4
"""Disjoint gaps a list holds; a fifth is joined to its nearest neighbour in time (never seen)."""


@kernel
def mix(x: np.uint64) -> np.uint64:
    """The same finaliser as ``chance``, on one number."""
    x = (x ^ (x >> _S30)) * _MIX_1
    x = (x ^ (x >> _S27)) * _MIX_2
    return x ^ (x >> _S31)


@kernel
def uniform(source: np.uint64, key: np.uint64, draw: Int) -> float:
    """``chance.uniforms_of`` for one key: a number in (0, 1)."""
    mixed = mix(mix(key ^ source) + uint64(draw) * _GOLDEN)
    return (float(mixed >> _S11) + 0.5) * TO_UNIT


@kernel
def normal(source: np.uint64, key: np.uint64, draw: Int) -> float:
    """A standard normal number by Box and Muller's transform of two uniforms."""
    first = uniform(source, key, draw)
    second = uniform(source ^ _GOLDEN, key, draw)
    return math.sqrt(-2.0 * math.log(first)) * math.cos(2.0 * math.pi * second)


@kernel
def phi(x: float) -> float:
    """Standard normal distribution function."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


@kernel
def add_gap(
    starts: Floats, ends: Floats, causes: Ints, count: Int, start: float, end: float, cause: Int
) -> Int:
    """Join [start, end) to a list of disjoint gaps; returns the new count.

    Gaps that touch become one, whose cause is that of the later end.
    """
    if end <= start:
        return count
    i = 0
    while i < count:
        if start <= ends[i] and starts[i] <= end:
            if ends[i] > end or (ends[i] == end and causes[i] < cause):
                end, cause = ends[i], causes[i]
            start = min(start, starts[i])
            count -= 1
            starts[i], ends[i], causes[i] = starts[count], ends[count], causes[count]
            i = 0
        else:
            i += 1
    if count == SLOTS:
        return _bridge(starts, ends, causes, count, start, end, cause)
    starts[count], ends[count], causes[count] = start, end, cause
    return count + 1


@kernel
def _bridge(
    starts: Floats, ends: Floats, causes: Ints, count: Int, start: float, end: float, cause: Int
) -> Int:
    best, distance = 0, np.inf
    for i in range(count):
        apart = max(starts[i] - end, start - ends[i])
        if apart < distance:
            best, distance = i, apart
    start = min(start, starts[best])
    if ends[best] > end:
        end, cause = ends[best], causes[best]
    starts[best], ends[best], causes[best] = start, end, cause
    return count


@kernel
def overlap(low: float, high: float, start: float, end: float) -> float:
    """Length of [low, high) that lies in [start, end)."""
    return max(0.0, min(high, end) - max(low, start))
