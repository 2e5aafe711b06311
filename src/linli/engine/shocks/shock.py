"""What every shock hands to the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from linli.engine.chance import stream, uniforms_of
from linli.engine.model.arrays import Events, Floats
from linli.engine.model.compile import Model


@dataclass(frozen=True)
class Shock:
    """A shock ready to run on one estate.

    ``events(first, n)`` gives the block of draws ``first`` ... ``first + n - 1``; a draw's events
    depend on its number only, never on the block it is in.
    """

    name: str
    annual_rate: float
    """Events a year, >= 0."""
    collapse: Floats
    """(B,) share of complete damage that collapses."""
    events: Callable[[int, int], Events]


class Dice:
    """Random numbers of the shock itself: one a draw and purpose."""

    def __init__(self, seed: int, shock: str, estate: int) -> None:
        self._seed = seed
        self._shock = shock
        self._estate = np.uint64(estate)

    def uniforms(self, purpose: str, first: int, n: int) -> Floats:
        """(n,) numbers in (0, 1) for draws ``first`` ...."""
        source = stream(self._seed, f"{self._shock}/{purpose}")
        draws = np.arange(first, first + n, dtype=np.uint64)
        return uniforms_of(source, draws * np.uint64(2) + np.uint64(1) ^ self._estate)

    def normals(self, purpose: str, first: int, n: int) -> Floats:
        """(n,) standard normal numbers, by Box and Muller."""
        radius = np.sqrt(-2.0 * np.log(self.uniforms(f"{purpose}/radius", first, n)))
        return radius * np.cos(2.0 * np.pi * self.uniforms(f"{purpose}/angle", first, n))


def no_damage(model: Model, n: int) -> Floats:
    """(n, B, 4) zeros: the shock harms no building."""
    return np.zeros((n, len(model.fabric.building_key), 4))
