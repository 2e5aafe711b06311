"""How long damage lasts: failed components through the crews, damaged buildings through works."""

import math

import numpy as np

from linli.engine.kernels import inner, kernel, normal, uniform
from linli.engine.model.arrays import (
    EXTENSIVE,
    MODERATE,
    POOLS,
    Fabric,
    Flags,
    Floats,
    Int,
    Ints,
    Keys,
    Rules,
)
from linli.engine.stress.queue import repair_queue


@kernel
def fail_components(
    chances: Floats, forced: Int, keys: Keys, source: np.uint64, draw: Int, failed: Flags
) -> None:
    """Which components fail: (C,) flags into ``failed``; one uniform a component decides."""
    for component in range(len(keys)):
        u = uniform(source, keys[component], draw)
        failed[component] = u < chances[component]
    if forced >= 0:
        failed[forced] = True


@kernel
def component_outages(
    failed: Flags,
    forced: Int,
    forced_days: float,
    fabric: Fabric,
    rules: Rules,
    work_source: np.uint64,
    decision_source: np.uint64,
    draw: Int,
    outage: Floats,
) -> None:
    """Days each failed component is out, into ``outage`` (C,); 0 where it holds.

    Work time is lognormal; jobs of a pool queue for its crews in the order of the components, wide
    scopes first. Parts nothing waits for (backups) are mended after all others and stay at 0: no
    crew is kept from what is missing by one backup more. An outage the shock itself sets
    (``forced_days`` >= 0) passes by the queue. A repair that waits for the owners takes that time
    besides: no crew stands idle for it.
    """
    outage[:] = 0.0
    outside = forced >= 0 and forced_days >= 0
    if outside:
        failed[forced] = False
    jobs = np.flatnonzero(failed & (fabric.component_channel >= 0))
    for pool in range(POOLS):
        members = jobs[fabric.component_pool[jobs] == pool]
        work = np.empty(len(members))
        for i in range(len(members)):
            spread = math.exp(
                rules.work_beta * normal(work_source, fabric.component_key[members[i]], draw)
            )
            work[i] = fabric.component_work[members[i]] * spread
        ready = np.full(len(members), rules.mobilise)
        finish = repair_queue(ready, work, rules.crews[pool])
        for i in range(len(members)):
            part = members[i]
            outage[part] = finish[i] + decision_days(
                fabric.component_decides[part], fabric.component_key[part], rules,
                decision_source, draw,
            )  # fmt: skip
    if outside:
        failed[forced] = True
        outage[forced] = forced_days


@inner
def decision_days(
    chance: float, key: np.uint64, rules: Rules, source: np.uint64, draw: Int
) -> float:
    """Days a repair waits until the owners have decided: none, or a lognormal time."""
    if rules.decision <= 0 or uniform(source, key, draw) >= chance:
        return 0.0
    return rules.decision * math.exp(rules.decision_beta * normal(~source, key, draw))


@kernel
def unsafe_days(
    states: Ints,
    fabric: Fabric,
    rules: Rules,
    works_source: np.uint64,
    decision_source: np.uint64,
    draw: Int,
    unsafe: Floats,
) -> None:
    """Days each building may not be lived in, into ``unsafe`` (B,).

    Slight damage: none. Moderate: until inspected. Extensive and complete: inspection, the owners'
    decision, preparation and works, the last by a limited number of builders, who take buildings in
    their fixed order whatever the damage: if one came later for being worse, worse damage would
    help its neighbours.
    """
    members = np.flatnonzero(states >= EXTENSIVE)
    ready, work = np.empty(len(members)), np.empty(len(members))
    for i in range(len(members)):
        building = members[i]
        spread = math.exp(
            rules.structure_beta * normal(works_source, fabric.building_key[building], draw)
        )
        worse = states[building] - EXTENSIVE
        ready[i] = rules.inspection + rules.prepare[worse] * spread
        work[i] = rules.works[worse] * spread
    finish = repair_queue(ready, work, rules.builders)
    unsafe[:] = 0.0
    for i in range(len(members)):
        key = fabric.building_key[members[i]]
        unsafe[members[i]] = finish[i] + decision_days(1.0, key, rules, decision_source, draw)
    for building in np.flatnonzero(states == MODERATE):
        unsafe[building] = rules.inspection
