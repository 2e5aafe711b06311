"""Damage states of buildings, drawn."""

import numpy as np

from linli.engine.kernels import bits, kernel, lean, mix, unit
from linli.engine.model.arrays import Floats, Int, Ints, Keys


@kernel
def marks_of(keys: Keys, source: np.uint64) -> Keys:
    """(B,) keys mixed with a source of random numbers: half of each draw's work, done once."""
    marks = np.empty_like(keys)
    for building in range(len(keys)):
        marks[building] = mix(keys[building] ^ source)
    return marks


@lean
def damage_states(chances: Floats, classes: Ints, marks: Keys, draw: Int, states: Ints) -> None:
    """Draw the state 0..4 of each building into ``states`` (B,).

    ``chances`` (classes, 4) of reaching states 1..4; one uniform a building decides (``uniform`` of
    the key and source in ``marks``), so a lower chance never gives a worse state.
    """
    # In a pass of its own the compiler draws several buildings at a time.
    for building in range(len(marks)):
        states[building] = np.int64(bits(marks[building], draw))
    for building in range(len(marks)):
        u, row = unit(states[building]), np.uint64(classes[building])
        state = 0
        for d in range(4):
            state += u < chances[row, d]
        states[building] = state
