"""What every shock hands to the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from linli.engine.chance import stream, uniforms_of, uniforms_of_draws
from linli.engine.model.arrays import Events, Floats, Keys
from linli.engine.model.compile import Model

Weather = Literal["none", "heat", "cold"]


@dataclass(frozen=True)
class Shock:
    """A shock ready to run on one estate.

    ``events(first, n)`` gives the block of draws ``first`` ... ``first + n - 1``; a draw's events
    depend on its number only, never on the block it is in.
    """

    name: str
    annual_rate: float
    """Events a year, >= 0."""
    events: Callable[[int, int], Events]
    collapse: Floats | None = None
    """(B,) share of complete damage that collapses; None when no building is harmed."""
    weather: Weather = "none"
    """Which weather is dangerous: decides who dies of it and what keeps homes bearable."""


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

    def by_key(self, purpose: str, keys: Keys, first: int, n: int) -> Floats:
        """(n, k) numbers in (0, 1), one a draw and thing."""
        source = stream(self._seed, f"{self._shock}/{purpose}")
        return uniforms_of_draws(source, keys ^ self._estate, first, n)


def calm(model: Model, n: int) -> Events:
    """A block of n draws in which nothing happens, for a shock to change with ``_replace``."""
    none = np.zeros((0, 0))
    return Events(
        damage=np.zeros((0, 0, 4)),
        failure=np.zeros((n, len(model.components))),
        forced=np.full(n, -1),
        forced_days=np.full(n, -1.0),
        low_days=none,
        top_days=none,
        blocked=np.zeros(n),
        confined=np.zeros(n),
        weather_end=np.zeros(n),
        excess=np.zeros(n),
        closed=np.zeros((n, 8)),
        gate=np.zeros(8),
        gate_start=np.zeros(n),
        crew=np.ones(n),
        fire=np.full(n, -1),
        burnt_days=np.zeros(n),
        smoke_days=np.zeros(n),
        late=np.zeros(n, np.bool_),
        extra_yuan=np.zeros(n),
        outside_start=np.zeros(n),
        outside_share=np.zeros(8),
        exceeded=np.zeros(n),
    )
