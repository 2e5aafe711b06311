"""Compiled pieces every kernel uses: hashed random numbers, the normal distribution, overlaps."""

import math
import os
import shutil
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numba import config, njit, uint64

from linli.engine.chance import GOLDEN, MIX_1, MIX_2, TO_UNIT
from linli.engine.model.arrays import Int

_GOLDEN = np.uint64(GOLDEN)
_MIX_1 = np.uint64(MIX_1)
_MIX_2 = np.uint64(MIX_2)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)

_PACKAGE = Path(__file__).parent


def _keep_compiled() -> Path | None:
    """Keep compiled kernels under a name made of the sources of all of them; where.

    numba looks only at the file a kernel stands in, and would go on using a kernel whose callee in
    another file has changed. Where the package may not be written, numba's own place serves.
    """
    rooms = (_PACKAGE / room for room in ("model", "shocks", "stress", "voice"))
    sources = [
        Path(__file__),
        _PACKAGE / "chance.py",
        *(source for room in rooms for source in sorted(room.glob("*.py"))),
    ]
    mark = blake2b(b"".join(source.read_bytes() for source in sources), digest_size=8).hexdigest()
    keep = _PACKAGE / "__pycache__" / f"kernels-{mark}"
    if not os.access(_PACKAGE, os.W_OK):
        return None
    for old in keep.parent.glob("kernels-*"):
        if old != keep:
            shutil.rmtree(old, ignore_errors=True)
    setattr(config, "CACHE_DIR", str(keep))  # noqa: B010 - a setting numba's types do not know
    return keep


_KEPT = _keep_compiled()


def are_compiled() -> bool:
    """Whether an earlier run left compiled kernels behind; False says the next one takes longer."""
    return _KEPT is not None and _KEPT.exists()


Function = TypeVar("Function", bound=Callable[..., object])

_UNCOUNTED: dict[str, Any] = {"_nrt": False}
"""No counting of references to arrays: an option numba's types do not know."""


def kernel(function: Function) -> Function:
    """Compile a function: kept on disk after the first time, run outside the interpreter's lock."""
    return cast("Function", njit(cache=True, nogil=True)(function))


def lean(function: Function) -> Function:
    """Compile a function that makes no arrays.

    numba then counts no references to those it reads, which in a loop over households costs twice
    the work itself. Making an array in it is refused when it is compiled.
    """
    return cast("Function", njit(cache=True, nogil=True, **_UNCOUNTED)(function))


def inner(function: Function) -> Function:
    """Compile a function that makes no arrays into its callers.

    For what runs once a household or oftener: handing whole tables of arrays over by value, as a
    call does, costs more there than the work.
    """
    return cast("Function", njit(cache=True, nogil=True, forceinline=True, **_UNCOUNTED)(function))


@inner
def mix(x: np.uint64) -> np.uint64:
    """The same finaliser as ``chance``, on one number."""
    x = (x ^ (x >> _S30)) * _MIX_1
    x = (x ^ (x >> _S27)) * _MIX_2
    return x ^ (x >> _S31)


@inner
def bits(mark: np.uint64, draw: Int) -> np.uint64:
    """53 random bits of a draw; ``mark`` is ``mix(key ^ source)``, the same for every draw."""
    return mix(mark + uint64(draw) * _GOLDEN) >> _S11


@inner
def unit(number: Int) -> float:
    """53 bits as a number in (0, 1)."""
    return (float(number) + 0.5) * TO_UNIT


@inner
def uniform(source: np.uint64, key: np.uint64, draw: Int) -> float:
    """``chance.uniforms_of`` for one key: a number in (0, 1)."""
    return unit(bits(mix(key ^ source), draw))


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


@inner
def overlap(low: float, high: float, start: float, end: float) -> float:
    """Length of [low, high) that lies in [start, end)."""
    return max(0.0, min(high, end) - max(low, start))
