"""The random numbers of a world: every number named once, all of a world drawn in one go."""

import numpy as np

from linli.engine.chance import marks_of, stream
from linli.engine.estate.completion.cells import Keys


class Luck:
    """Names what is to be drawn; ``chance.uniforms_at(marks, w)`` then gives world w's numbers.

    A number depends on seed, purpose, key and world alone, so neither the order of rows nor what
    else is drawn reaches it.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._marks: list[Keys] = [np.zeros(0, np.uint64)]
        self._named = 0

    def named(self, purpose: str, keys: Keys) -> slice:
        """Where the numbers of ``keys`` (n,) will stand, one a key."""
        self._marks.append(marks_of(stream(self._seed, f"completion/{purpose}"), keys))
        self._named += len(keys)
        return slice(self._named - len(keys), self._named)

    def marks(self) -> Keys:
        """What stands for all numbers named so far."""
        return np.concatenate(self._marks)
