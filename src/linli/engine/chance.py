"""Random numbers that depend only on what they are for: seed, purpose, thing and draw.

A number is a hash of its four names, so no order of rows, partition, number of processes or
change elsewhere in the estate alters it. The mixing step is the finaliser of SplitMix64 (Steele,
Lea and Flood 2014, OOPSLA, 453-472; constants of Stafford's variant 13).
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

GOLDEN = 0x9E3779B97F4A7C15
MIX_1 = 0xBF58476D1CE4E5B9
MIX_2 = 0x94D049BB133111EB
TO_UNIT = 2.0**-53
_MASK = 0xFFFFFFFFFFFFFFFF


@lru_cache(maxsize=1 << 17)
def key_hash(text: str) -> int:
    """A 64-bit number for a name, the same on every machine.

    Remembered, as a plan compiles the same estate some hundred times.
    """
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def key_hashes(texts: Iterable[str]) -> NDArray[np.uint64]:
    """``key_hash`` of each text, (n,)."""
    return np.array([key_hash(text) for text in texts], dtype=np.uint64)


def stream(seed: int, purpose: str) -> int:
    """The 64-bit number that stands for a seed and a purpose."""
    return _mix_one((seed * GOLDEN + key_hash(purpose)) & _MASK)


def uniforms(
    seed: int, purpose: str, keys: NDArray[np.uint64], draw: int = 0
) -> NDArray[np.float64]:
    """One number in (0, 1) for each key, (n,)."""
    return uniforms_of(stream(seed, purpose), keys, draw)


def uniforms_of(source: int, keys: NDArray[np.uint64], draw: int = 0) -> NDArray[np.float64]:
    """``uniforms`` for a ``stream`` already at hand."""
    return uniforms_at(marks_of(source, keys), draw)


def marks_of(source: int, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The part of ``uniforms_of`` that is the same for every draw, (n,)."""
    return _mix(keys ^ np.uint64(source))


def uniforms_at(marks: NDArray[np.uint64], draw: int) -> NDArray[np.float64]:
    """``uniforms_of`` where ``marks_of`` is already at hand."""
    return _unit(_mix(marks + np.uint64((draw * GOLDEN) & _MASK)))


def uniforms_of_draws(
    source: int, keys: NDArray[np.uint64], first: int, n: int
) -> NDArray[np.float64]:
    """``uniforms_of`` for the draws ``first`` ... ``first + n - 1``, (n, keys)."""
    draws = np.arange(first, first + n, dtype=np.uint64) * np.uint64(GOLDEN)
    return _unit(_mix(marks_of(source, keys)[None] + draws[:, None]))


def _unit(mixed: NDArray[np.uint64]) -> NDArray[np.float64]:
    return ((mixed >> np.uint64(11)).astype(np.float64) + 0.5) * TO_UNIT


def _mix(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    x = (x ^ (x >> np.uint64(30))) * np.uint64(MIX_1)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(MIX_2)
    return x ^ (x >> np.uint64(31))


def _mix_one(x: int) -> int:
    x = ((x ^ (x >> 30)) * MIX_1) & _MASK
    x = ((x ^ (x >> 27)) * MIX_2) & _MASK
    return x ^ (x >> 31)
