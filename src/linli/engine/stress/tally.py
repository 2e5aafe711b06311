"""Pass two over households: what stays unmet, counted once a person's day, and for whom."""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, kernel, lean, overlap
from linli.engine.model.arrays import (
    CARE,
    CHECKED_ON,
    COMPLETE,
    FOOD,
    GETTING_OUT,
    LEVELS,
    MODERATE,
    N_WATER,
    THERMAL,
    Fabric,
    Flags,
    Floats,
    Homes,
    Int,
    Ints,
    Rules,
)
from linli.engine.stress.open_needs import Open
from linli.engine.stress.organised import Shares


class Tally(NamedTuple):
    """What a block of n draws adds up to."""

    total: Floats
    """(n,) person-days unmet, a person's day counted once."""
    control: Floats
    """(n,) the same within the control time."""
    by_need: Floats
    """(n, 8) plain person-days."""
    by_group: Floats
    """(n, 6)."""
    deaths: Floats
    """(n, 5) by age."""
    injuries: Floats
    """(n,)."""
    repair: Floats
    """(n,) yuan."""
    exceeded: Floats
    """(n,) events a year at least as severe."""
    curve: Floats
    """(n, K) person-days unmet in each cell."""
    need_curve: Floats
    """(n, 8, K) plain person-days."""
    building: Floats
    """(2, B) sums over the block of a draw's person-days and of their squares."""
    entrance: Floats
    """(2, E)."""
    credit: Floats
    """(C + B,) plain person-days whose longest cause is each part, summed over the block."""
    failures: Ints
    """(C + B,) draws in which each part failed."""


def empty_tally(draws: int, fabric: Fabric, cells: int) -> Tally:
    """Zeros for a block of draws."""
    buildings, entrances = len(fabric.building_key), len(fabric.entrance_building)
    parts = len(fabric.component_key) + buildings
    return Tally(
        np.zeros(draws), np.zeros(draws), np.zeros((draws, 8)), np.zeros((draws, 6)),
        np.zeros((draws, 5)), np.zeros(draws), np.zeros(draws), np.zeros(draws),
        np.zeros((draws, cells)),
        np.zeros((draws, 8, cells)), np.zeros((2, buildings)), np.zeros((2, entrances)),
        np.zeros(parts), np.zeros(parts, np.int64),
    )  # fmt: skip


def room_by_entrance(fabric: Fabric) -> Floats:
    """(E,) room for one draw's person-days by entrance."""
    return np.zeros(len(fabric.entrance_building))


@lean
def count_unmet(
    row: Int,
    found: Open,
    homes: Homes,
    fabric: Fabric,
    shares: Shares,
    rules: Rules,
    control_days: float,
    by_entrance: Floats,
    tally: Tally,
) -> None:
    """Add one draw's unmet person-days to row ``row`` of the tally."""
    by_entrance[:] = 0.0
    for at in range(found.size[0]):
        household = found.household[at]
        _leave(found, at, homes, fabric, shares)
        once = _once(row, found, at, shares.unmet, rules, control_days, tally)
        by_entrance[homes.entrance[household]] += once
        per_person = once / homes.persons[household]
        for group in range(6):
            tally.by_group[row, group] += per_person * homes.groups[household, group]
        _credit(found, at, shares.unmet, tally)
        _weather_deaths(row, found, at, homes, shares.unmet, rules, tally)
    _close_draw(by_entrance, fabric, tally)


@inner
def _leave(found: Open, at: Int, homes: Homes, fabric: Fabric, shares: Shares) -> None:
    """Person-days still open after places, stock, visits and outside help, into ``unmet``."""
    household = found.household[at]
    level = homes.level[household]
    zone = fabric.entrance_zone[homes.entrance[household]]
    for need in range(8):
        if not found.is_open[at, need]:
            continue
        for cell in range(found.cells[at]):
            still = found.persons[at, need] * found.days[at, need, cell]
            still *= 1.0 - shares.placed[need, level, cell]
            if need == N_WATER or need == FOOD or need == CARE:
                brought = shares.hours[cell, level, zone] * shares.stocked[need, level, cell]
                still *= 1.0 - brought
            elif need == CHECKED_ON:
                still *= 1.0 - shares.hours[cell, LEVELS + level, zone]
            elif need == GETTING_OUT:
                still *= 1.0 - shares.hours[cell, 2 * LEVELS + level, zone]
            shares.unmet[need, cell] = still * (1.0 - shares.outside[need, cell])


@inner
def _once(
    row: Int, found: Open, at: Int, unmet: Floats, rules: Rules, control_days: float, tally: Tally
) -> float:
    """Count a person's day once: needs by falling weight, each adding persons not yet counted."""
    total = 0.0
    for cell in range(found.cells[at]):
        covered, day = 0.0, 0.0
        for need in rules.order:
            if found.is_open[at, need] and unmet[need, cell] > 0:
                amount = unmet[need, cell]
                tally.by_need[row, need] += amount
                tally.need_curve[row, need, cell] += amount
                if amount > covered:
                    day += rules.weight[need] * (amount - covered)
                    covered = amount
        tally.curve[row, cell] += day
        low, high = rules.edges[cell], rules.edges[cell + 1]
        tally.control[row] += day * overlap(low, high, 0.0, control_days) / (high - low)
        total += day
    tally.total[row] += total
    return total


@inner
def _credit(found: Open, at: Int, unmet: Floats, tally: Tally) -> None:
    for need in range(8):
        cause = found.cause[at, need]
        if found.is_open[at, need] and cause >= 0:
            for cell in range(found.cells[at]):
                tally.credit[cause] += unmet[need, cell]


@inner
def _weather_deaths(
    row: Int, found: Open, at: Int, homes: Homes, unmet: Floats, rules: Rules, tally: Tally
) -> None:
    """Deaths of those without coolth or warmth: more of the frail, fewer where one is reached."""
    household = found.household[at]
    days = 0.0
    if not found.is_open[at, THERMAL]:
        return
    for cell in range(found.cells[at]):
        days += unmet[THERMAL, cell]
    if days > 0:
        share = days / homes.persons[household] * found.risk[at] * homes.frailty[household]
        if found.reached[at] > 0:
            share *= rules.contact
        for age in range(5):
            tally.deaths[row, age] += share * homes.ages[household, age] * rules.daily_deaths[age]


@inner
def count_fire(
    row: Int, household: Int, homes: Homes, rules: Rules, deadlier: float, tally: Tally
) -> None:
    """Deaths in the burning home: fewer with a smoke alarm, times ``deadlier`` by circumstance."""
    if household < 0:
        return
    share = (1.0 - rules.alarm * homes.alarm[household]) * deadlier
    for age in range(5):
        tally.deaths[row, age] += share * homes.ages[household, age] * rules.fire_deaths[age]


@lean
def _close_draw(by_entrance: Floats, fabric: Fabric, tally: Tally) -> None:
    """Sums and squares by entrance and, as entrances are sorted by building, by building."""
    entrance, entrances = 0, len(by_entrance)
    while entrance < entrances:
        building, amount = fabric.entrance_building[entrance], 0.0
        while entrance < entrances and fabric.entrance_building[entrance] == building:
            one = by_entrance[entrance]
            tally.entrance[0, entrance] += one
            tally.entrance[1, entrance] += one * one
            amount += one
            entrance += 1
        tally.building[0, building] += amount
        tally.building[1, building] += amount * amount


@kernel
def count_damage(
    row: Int,
    states: Ints,
    failed: Flags,
    cut_off: Int,
    fabric: Fabric,
    occupants: Floats,
    rules: Rules,
    tally: Tally,
) -> None:
    """Deaths and injuries in buildings, repair cost, failures; ``occupants`` (B, 5) by age.

    ``cut_off`` is a part that is only out of service, with nothing to mend; -1 for none.
    """
    for building in range(len(states)):
        state = states[building]
        if state == 0:
            continue
        fallen = rules.collapse[fabric.building_class[building]] if state == COMPLETE else 0.0
        standing = 1.0 - fallen
        dead = standing * rules.casualty[0, state - 1] + fallen * rules.casualty[0, 4]
        hurt = standing * rules.casualty[1, state - 1] + fallen * rules.casualty[1, 4]
        for age in range(5):
            inside = occupants[building, age] * rules.occupied
            tally.deaths[row, age] += inside * dead
            tally.injuries[row] += inside * hurt
        tally.repair[row] += (
            rules.loss_ratio[state - 1] * rules.replacement * fabric.floor_area[building]
        )
        if state >= MODERATE:
            tally.failures[len(failed) + building] += 1
    for component in np.flatnonzero(failed):
        if component != cut_off:
            tally.repair[row] += fabric.component_cost[component]
        tally.failures[component] += 1
