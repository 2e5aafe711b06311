"""What renewing things costs in each year: expected by kind, and drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.chance import GOLDEN, key_hashes, marks_of, stream, uniforms_at
from linli.engine.errors import InputError
from linli.engine.parameters import Parameters
from linli.engine.renewal.ageing import Assets
from linli.engine.renewal.lives import drawn_renewals, expected_renewals, first_chances, scale_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FEWEST = 2
"""An interval needs two draws."""


@dataclass(frozen=True, slots=True)
class Size:
    """How far a forecast looks, and how often it draws.

    Raises
    ------
    InputError : ``too_few_draws``, ``bad_parameter``
    """

    seed: int
    draws: int
    years: int

    def __post_init__(self) -> None:
        if self.draws < FEWEST:
            raise InputError("too_few_draws", "draws", found=self.draws, wanted=FEWEST)
        if self.years < 1:
            raise InputError("bad_parameter", "years", found=self.years, wanted=">= 1")


@dataclass(frozen=True, eq=False, slots=True)
class Wear:
    """Things with the law of their lives."""

    things: Assets
    shape: float
    scale: Floats

    @classmethod
    def of(cls, things: Assets, parameters: Parameters) -> "Wear":
        """The bundled or a user's law; ``bad_parameter`` where its shape or a life is none."""
        shape = parameters.mid("upkeep.shape")
        return cls(things, shape, np.array([scale_of(one, shape) for one in things.life.tolist()]))

    def expected(self, years: int) -> Mapping[str, Floats]:
        """Expected spending by kind, (years + 1,) each, fen; nothing in year 0."""
        age, hazard = self.things.age, self.things.hazard
        first = first_chances(age, hazard, self.scale, self.shape, years)
        renewals = expected_renewals(first, self.scale, self.shape)
        spent = np.pad(renewals * _mean_cost(self.things.cost)[:, None], ((0, 0), (1, 0)))
        kinds = np.array(self.things.kind)
        return {kind: spent[kinds == kind].sum(axis=0) for kind in sorted(set(self.things.kind))}

    def drawn(self, size: Size, name: str) -> Ints:
        """Spent in each draw and year, (draws, years + 1), each renewal in whole fen.

        ``name`` of the estate; with it, the seed, its key and the draw, a thing has its luck.
        """
        spent = np.zeros(size.draws * (size.years + 1))
        part = _price_parts(self.things, name, size)
        named = np.unique(self.things.price, return_inverse=True)[1]
        rounds = drawn_renewals(
            key_hashes(self.things.key),
            (self.things.age, self.things.hazard, self.scale),
            self.shape,
            luck=(size.seed, f"{name}/upkeep/life"),
            draws=size.draws,
            years=size.years,
        )
        for row, draw, year in rounds:
            price = np.rint((self.things.cost[row] * part[named[row], draw]).sum(axis=1))
            spent += np.bincount(draw * (size.years + 1) + year, price, len(spent))
        return spent.reshape(size.draws, -1).astype(np.int64)


def _mean_cost(cost: Floats) -> Floats:
    """Mean of the law of two triangles (``parameters.triangular``)."""
    low, mid, high = cost.T
    mean: Floats = mid + (high - 2 * mid + low) / 6
    return mean


def _price_parts(things: Assets, name: str, size: Size) -> Floats:
    """How much of low, mid and high a price is, by price name and draw, (names, draws, 3)."""
    keys = key_hashes(np.unique(things.price).tolist())
    marks = marks_of(stream(size.seed, f"{name}/upkeep/price"), keys)
    steps = np.arange(size.draws, dtype=np.uint64) * np.uint64(GOLDEN)
    u = uniforms_at(marks[:, None] + steps, 0)
    low = 1 - np.sqrt(2 * np.minimum(u, 1 / 2))
    high = 1 - np.sqrt(2 * np.minimum(1 - u, 1 / 2))
    return np.stack([low, 1 - low - high, high], axis=-1)
