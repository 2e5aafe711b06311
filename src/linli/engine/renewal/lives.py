"""How long things last: whole years by a discrete Weibull law, renewed again and again.

P(life > l) = exp(-(l / scale)^shape) for l = 0, 1, 2 ... (Nakagawa and Osaki 1975, IEEE
Transactions on Reliability 24(5), 300-301). The scale is such that the mean life is met exactly.
With shape 1 a thing fails by chance alone, with a large one on time. What is renewed in a year is
one year old at the end of the next.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linli.engine.chance import GOLDEN, marks_of, stream, uniforms_at
from linli.engine.errors import InputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STEEPEST = 100.0
"""Largest shape: ages of some hundred years to this power are still numbers."""

_NEVER = 745.0
"""exp(-745) is the smallest number above 0."""

_NOTHING = 45.0
"""exp(-45) is lost when added to 1."""

_HALVINGS = 200
"""More than halve any interval of numbers down to one of them."""


class Renewals(NamedTuple):
    """Renewals of one round, each by the row of the thing, the draw and the year, (n,)."""

    row: Ints
    draw: Ints
    year: Ints


@cache
def scale_of(mean: float, shape: float) -> float:
    """The scale at which lives have the ``mean``, years.

    Parameters
    ----------
    mean : >= 1, years
    shape : 1 to 100

    Raises
    ------
    InputError : ``bad_parameter``
    """
    if not 1 <= shape <= STEEPEST:
        raise InputError("bad_parameter", "upkeep.shape", found=shape, wanted="1 .. 100")
    if not mean >= 1:
        raise InputError("bad_parameter", "upkeep.life", found=mean, wanted=">= 1")
    low, high = _NEVER ** (-1.0 / shape), 2.0 * mean + 1.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if not low < middle < high:
            break
        low, high = (middle, high) if _mean(middle, shape) < mean else (low, middle)
    return high


def first_chances(age: Floats, hazard: Floats, scale: Floats, shape: float, years: int) -> Floats:
    """Chance that a thing in use is renewed first in each of the coming years.

    Parameters
    ----------
    age : (n,) >= 0, years
    hazard : (n,) > 0, how much sooner it fails than others of its age: factor on the hazard
    scale : (n,) ``scale_of`` its life
    shape : 1 to 100
    years : how many

    Returns
    -------
    (n, years) : P(life <= age + t | life > age) rises by so much in year t = 1, 2, ...
    """
    wear = (_ages(age, years) / scale[:, None]) ** shape
    gone = -np.expm1(-hazard[:, None] * (wear - wear[:, :1]))
    return np.diff(gone, axis=1)


def expected_renewals(first: Floats, scale: Floats, shape: float) -> Floats:
    """Expected number of renewals in each year, exact for this law, (n, years).

    ``first`` are the ``first_chances``. Each new thing is renewed as one of age 0 is; what follows
    the first renewal solves the renewal equation m(t) = sum over l of P(life = l) m(t - l),
    m(0) = 1 (Feller 1968, volume 1, chapter XIII).
    """
    expected = np.zeros_like(first)
    for one in np.unique(scale):
        rows = scale == one
        expected[rows] = first[rows] @ _again(float(one), shape, first.shape[1])
    return expected


def drawn_renewals(
    keys: NDArray[np.uint64],
    lives: tuple[Floats, Floats, Floats],
    shape: float,
    *,
    luck: tuple[int, str],
    draws: int,
    years: int,
) -> Iterator[Renewals]:
    """Renewals within ``years`` drawn for each thing: the first of all, then the second, ...

    Parameters
    ----------
    keys : (n,) ``key_hashes`` of the things
    lives : age, hazard and scale, (n,) each, as in ``first_chances``
    luck : seed and purpose
    draws, years : how many

    Notes
    -----
    The n-th renewal of a thing in a draw hangs on seed, purpose, n, key and draw alone, so it is
    the same in two plans that leave the thing as it is.
    """
    age, hazard, scale = lives
    row, draw = (each.ravel() for each in np.indices((len(keys), draws)))
    year = np.zeros(len(row), dtype=np.int64)
    seed, purpose = luck
    for turn in range(years):
        marks = marks_of(stream(seed, f"{purpose}/{turn}"), keys)[row]
        spent = -np.log(uniforms_at(marks + draw.astype(np.uint64) * np.uint64(GOLDEN), 0))
        worn = (age[row] / scale[row]) ** shape + spent / hazard[row] if turn == 0 else spent
        left = scale[row] * worn ** (1.0 / shape) - (age[row] if turn == 0 else 0.0)
        year += np.maximum(np.ceil(left), 1.0).clip(max=years + 1).astype(np.int64)
        within = year <= years
        row, draw, year = row[within], draw[within], year[within]
        if not len(row):
            return
        yield Renewals(row, draw, year)


def _ages(age: Floats, years: int) -> Floats:
    return age[:, None] + np.arange(years + 1)


def _again(scale: float, shape: float, years: int) -> Floats:
    """(years, years) : renewals in year t of a thing renewed in year j, that one included."""
    after = np.zeros(years)
    chance = -np.diff(np.exp(-((np.arange(years + 1) / scale) ** shape)))
    after[0] = 1.0
    for year in range(1, years):
        after[year] = chance[:year] @ after[year - 1 :: -1]
    late = np.arange(years)[None, :] - np.arange(years)[:, None]
    return np.where(late >= 0, after[late.clip(min=0)], 0.0)


def _mean(scale: float, shape: float) -> float:
    last = int(np.ceil(scale * _NOTHING ** (1.0 / shape)))
    return float(np.exp(-((np.arange(last + 1) / scale) ** shape)).sum())
