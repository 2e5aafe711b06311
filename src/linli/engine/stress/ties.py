"""Informal help: within which time a household's ties meet each of its needs.

A tie is a promise to one household: ties of others never take from it, so one tie more never
raises anybody's loss. A helper of this estate counts while its own building may be lived in, and
cannot give what it lacks itself: it meets a need only once the gaps it shares with the household
are over.
"""

import numpy as np

from linli.engine.kernels import inner, uniform
from linli.engine.model.arrays import CHECKED_ON, EXTENSIVE, NOBODY, Floats, Homes, Int, Ints, Rules
from linli.engine.stress.gaps import Lists, add_gap


@inner
def help_of_ties(
    household: Int,
    homes: Homes,
    rules: Rules,
    states: Ints,
    shared: Floats,
    wanted: Ints,
    confined: float,
    source: np.uint64,
    draw: Int,
    helped: Lists,
) -> bool:
    """Into ``helped`` (8 lists): times at which ties meet each need.

    ``shared`` (8, 3) is the day until which the whole estate, the building and the entrance lack
    a need; ``wanted`` (8,) flags the needs that matter; until the day ``confined`` nobody from
    outside comes in, though they may call. Returns whether anybody can be reached.
    """
    for need in range(8):
        helped.number[need] = 0
    reached = False
    for tie in range(homes.tie_ptr[household], homes.tie_ptr[household + 1]):
        kind, building = homes.tie_type[tie], homes.tie_building[tie]
        if building >= 0 and states[building] >= EXTENSIVE:
            continue
        if uniform(source, homes.tie_key[tie], draw) >= rules.tie_reach[kind]:
            continue
        reached = True
        outsider = building < 0 and rules.tie_outsider[kind]
        for need in range(8):
            if rules.tie_needs[kind, need] > 0 and (wanted[need] or need == CHECKED_ON):
                start = rules.tie_start[kind]
                able = max(start, _lacking_until(tie, household, need, homes, shared))
                if outsider and need != CHECKED_ON:
                    able = max(able, confined)
                add_gap(helped, need, able, start + rules.tie_hold[kind], NOBODY)
    return reached


@inner
def _lacking_until(tie: Int, household: Int, need: Int, homes: Homes, shared: Floats) -> float:
    """Day until which the helper lacks the need from the same cause as the household."""
    until = 0.0
    if homes.tie_building[tie] >= 0:
        until = shared[need, 0]
        if homes.tie_building[tie] == homes.building[household]:
            until = max(until, shared[need, 1])
            if homes.tie_entrance[tie] == homes.entrance[household]:
                until = max(until, shared[need, 2])
    return until
