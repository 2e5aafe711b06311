"""One draw of the stress test in plain Python: dictionaries, lists and loops, nothing compiled.

Written from the model and the docstrings of the engine, to be compared with its kernels. Shares
with the engine only the containers, the row numbers of needs and channels, and the random numbers.
"""

import math
from collections import defaultdict
from typing import Any

import numpy as np

from linli.engine.model import arrays as a
from linli.engine.model.arrays import Events, Fabric
from tests.engine.stress.oracle_gaps import Estate, Gap, Supply, lacking, normal, uniform, union
from tests.engine.stress.oracle_help import counted, help_out

MASK = 0xFFFFFFFFFFFFFFFF


def draw(estate: Estate, events: Events, row: int, number: int) -> dict[str, Any]:
    """The tally of draw ``number``, whose shock is row ``row`` of ``events``."""
    states = damage(estate, events.damage[row] if len(events.damage) else None, number)
    failed = failures(estate, events, row, number)
    outage = outages(estate, events, row, failed, number)
    unsafe = unsafe_days(estate, states, number)
    supply = supplies(estate.fabric, failed, outage, events.blocked[row])
    late = is_late(estate, events, row, failed)
    records = lacking(estate, events, row, number, states, unsafe, supply, late)
    help_out(estate, events, row, records, supply)
    tally = counted(estate, records)
    cut_off = int(events.forced[row]) if events.forced_days[row] >= 0 else -1
    add_damage(estate, states, failed, cut_off, tally)
    tally["repair"] += events.extra_yuan[row]
    tally["exceeded"] = events.exceeded[row]
    add_fire(estate, events, row, late, tally)
    return tally


def is_late(estate: Estate, events: Events, row: int, failed: list[bool]) -> bool:
    """Whether the fire engine is kept out."""
    shut = any(f and s for f, s in zip(failed, estate.fabric.component_street, strict=True))
    return bool(events.late[row] or events.blocked[row] > 0 or shut)


def add_fire(estate: Estate, events: Events, row: int, late: bool, tally: dict[str, Any]) -> None:
    """Deaths in the burning home."""
    home, rules = int(events.fire[row]), estate.rules
    if home >= 0:
        share = (1.0 - rules.alarm * estate.homes.alarm[home]) * (rules.late[0] if late else 1.0)
        tally["deaths"] += share * estate.homes.ages[home] * rules.fire_deaths


def damage(estate: Estate, chances: Any, number: int) -> list[int]:
    if chances is None:
        return [0] * len(estate.fabric.building_key)
    states = []
    for key, row in zip(estate.fabric.building_key, estate.fabric.building_class, strict=True):
        u = uniform(estate.sources.damage, key, number)
        states.append(sum(u < chance for chance in chances[row]))
    return states


def failures(estate: Estate, events: Events, row: int, number: int) -> list[bool]:
    keys = estate.fabric.component_key
    failed = [
        uniform(estate.sources.failure, key, number) < chance
        for key, chance in zip(keys, events.failure[row], strict=True)
    ]
    if events.forced[row] >= 0:
        failed[events.forced[row]] = True
    return failed


def served(jobs: list[tuple[int, float, float]], crews: int) -> dict[int, float]:
    """Finish of each (name, ready, work), taken in order by the crew that is free first."""
    free, finish = [0.0] * int(crews), {}
    for name, ready, work in jobs:
        crew = free.index(min(free))
        finish[name] = free[crew] = max(free[crew], ready) + work
    return finish


def outages(
    estate: Estate, events: Events, row: int, failed: list[bool], number: int
) -> dict[int, float]:
    """Days each failed component is out."""
    fabric, rules = estate.fabric, estate.rules
    forced, given = int(events.forced[row]), float(events.forced_days[row])
    days = {forced: given} if forced >= 0 and given >= 0 else {}
    for pool, crews in enumerate(rules.crews):
        jobs = []
        for c, broken in enumerate(failed):
            waited_for = fabric.component_pool[c] == pool and fabric.component_channel[c] >= 0
            if broken and waited_for and c not in days:
                z = normal(estate.sources.work, fabric.component_key[c], number)
                work = fabric.component_work[c] * math.exp(rules.work_beta * z)
                jobs.append((c, rules.mobilise, work))
        days.update(
            (
                c,
                finish
                + decided(estate, fabric.component_decides[c], fabric.component_key[c], number),
            )
            for c, finish in served(jobs, crews).items()
        )
    return days


def decided(estate: Estate, chance: float, key: int, number: int) -> float:
    """Days until the owners have decided on a repair."""
    rules, source = estate.rules, int(estate.sources.decision)
    if rules.decision <= 0 or uniform(source, key, number) >= chance:
        return 0.0
    return rules.decision * math.exp(rules.decision_beta * normal(source ^ MASK, key, number))


def unsafe_days(estate: Estate, states: list[int], number: int) -> list[float]:
    fabric, rules = estate.fabric, estate.rules
    unsafe = [rules.inspection if state == a.MODERATE else 0.0 for state in states]
    jobs = []
    for b, state in enumerate(states):
        if state >= a.EXTENSIVE:
            worse = state - a.EXTENSIVE
            z = normal(estate.sources.works, fabric.building_key[b], number)
            spread = math.exp(rules.structure_beta * z)
            ready = rules.inspection + rules.prepare[worse] * spread
            jobs.append((b, ready, rules.works[worse] * spread))
    for b, finish in served(jobs, rules.builders).items():
        unsafe[b] = finish + decided(estate, 1.0, fabric.building_key[b], number)
    return unsafe


def supplies(
    fabric: Fabric, failed: list[bool], outage: dict[int, float], blocked: float
) -> Supply:
    """What failed components leave of the supply."""
    gaps = defaultdict(list)
    if blocked > 0:
        gaps["estate", int(a.ACCESS)].append(Gap(0.0, blocked, int(a.NOBODY)))
    for c, broken in enumerate(failed):
        channel = int(fabric.component_channel[c])
        if not broken or channel < 0:
            continue
        backups = fabric.backup[fabric.backup_ptr[c] : fabric.backup_ptr[c + 1]]
        held = max((fabric.endurance[b] for b in backups if not failed[b]), default=0.0)
        gaps[node_of(fabric, c), channel].append(Gap(held, outage[c], c))
    tank, generator = (store_days(fabric, failed, f) for f in (fabric.tank, fabric.generator))
    return Supply({key: union(listed) for key, listed in gaps.items()}, tank, generator)


def store_days(fabric: Fabric, failed: list[bool], stores: Any) -> list[float]:
    """Days the stores that stand hold for each building, its own and the estate's."""
    held = [c for c in np.flatnonzero(stores) if not failed[c]]
    return [
        max(
            (fabric.endurance[c] for c in held if fabric.component_building[c] in (b, -1)),
            default=0,
        )
        for b in range(len(fabric.building_key))
    ]


def node_of(fabric: Fabric, component: int) -> object:
    if fabric.component_entrance[component] >= 0:
        return "entrance", int(fabric.component_entrance[component])
    if fabric.component_building[component] >= 0:
        return "building", int(fabric.component_building[component])
    return "estate"


def add_damage(
    estate: Estate, states: list[int], failed: list[bool], cut_off: int, tally: dict[str, Any]
) -> None:
    """Casualties, repair cost and failures of this draw."""
    fabric, rules = estate.fabric, estate.rules
    for b, state in enumerate(states):
        if state == 0:
            continue
        fallen = rules.collapse[fabric.building_class[b]] if state == a.COMPLETE else 0.0
        dead, hurt = (
            (1.0 - fallen) * risk[state - 1] + fallen * risk[4] for risk in rules.casualty
        )
        inside = estate.occupants[b] * rules.occupied
        tally["deaths"] += inside * dead
        tally["injuries"] += inside.sum() * hurt
        tally["repair"] += rules.loss_ratio[state - 1] * rules.replacement * fabric.floor_area[b]
        tally["failures"][len(failed) + b] += int(state >= a.MODERATE)
    for c, broken in enumerate(failed):
        tally["repair"] += fabric.component_cost[c] * (broken and c != cut_off)
        tally["failures"][c] += int(broken)
