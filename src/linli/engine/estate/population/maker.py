"""What every step of the making shares: seed, margins and parameters."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linli.engine.chance import key_hashes, uniforms
from linli.engine.estate.population.draw import Floats
from linli.engine.estate.population.margins import Margins
from linli.engine.parameters import Parameters

Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Maker:
    """Draws by purpose and key, and looks up what the drawing assumes."""

    margins: Margins
    parameters: Parameters
    seed: int

    def uniform(self, purpose: str, keys: Keys) -> Floats:
        """(n,) numbers in (0, 1), one a key."""
        return uniforms(self.seed, f"population.{purpose}", keys)

    def uniform_of(self, purpose: str, names: Iterable[str]) -> Floats:
        """The same for things that are named in text."""
        return self.uniform(purpose, key_hashes(names))

    def mid(self, name: str) -> float:
        """Middle value of a scalar parameter."""
        return self.parameters.mid(name)

    def table(self, name: str) -> Floats:
        """Middle values of a list parameter."""
        return np.array(self.parameters.mids(name))
