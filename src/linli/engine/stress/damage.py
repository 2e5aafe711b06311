"""Damage states of buildings, drawn."""

import numpy as np

from linli.engine.kernels import kernel, uniform
from linli.engine.model.arrays import Floats, Int, Ints, Keys


@kernel
def damage_states(
    chances: Floats, classes: Ints, keys: Keys, source: np.uint64, draw: Int, states: Ints
) -> None:
    """Draw the state 0..4 of each building into ``states`` (B,).

    ``chances`` (classes, 4) of reaching states 1..4; one uniform a building decides, so a lower
    chance never gives a worse state.
    """
    for building in range(len(keys)):
        u = uniform(source, keys[building], draw)
        row = classes[building]
        state = 0
        for d in range(4):
            state += u < chances[row, d]
        states[building] = state
