"""Informal help: within which time a household's ties meet each of its needs.

A tie is a promise to one household: ties of others never take from it, so one tie more never
raises anybody's loss. A helper of this estate counts while its own building may be lived in.
"""

import numpy as np

from linli.engine.kernels import inner, uniform
from linli.engine.model.arrays import EXTENSIVE, Floats, Homes, Int, Ints, Rules


@inner
def tie_window(
    household: Int,
    homes: Homes,
    rules: Rules,
    states: Ints,
    source: np.uint64,
    draw: Int,
    window: Floats,
) -> bool:
    """Into ``window`` (8, 2): start and end, in days, of help along ties; (inf, 0) for none.

    Returns whether anybody can be reached at all.
    """
    window[:, 0] = 1e9
    window[:, 1] = 0.0
    reached = False
    for tie in range(homes.tie_ptr[household], homes.tie_ptr[household + 1]):
        kind, building = homes.tie_type[tie], homes.tie_building[tie]
        if building >= 0 and states[building] >= EXTENSIVE:
            continue
        if uniform(source, homes.tie_key[tie], draw) >= rules.tie_reach[kind]:
            continue
        reached = True
        start = rules.tie_start[kind]
        for need in range(8):
            if rules.tie_needs[kind, need] > 0:
                window[need, 0] = min(window[need, 0], start)
                window[need, 1] = max(window[need, 1], start + rules.tie_hold[kind])
    return reached
