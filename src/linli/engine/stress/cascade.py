"""From failed components to gaps of supply: backups, stores, and where each gap reaches.

Gaps are kept per node and channel. Node 0 is the estate, then come the buildings, then the
entrances; a place suffers the gaps of its entrance, its building and the estate.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, kernel
from linli.engine.model.arrays import ACCESS, CHANNELS, NOBODY, Fabric, Flags, Floats, Int, Ints
from linli.engine.stress.gaps import Lists, add_gap, empty_lists


class Supply(NamedTuple):
    """Gaps of supply: list ``node * CHANNELS + channel``."""

    gaps: Lists
    touched: Ints
    """(nodes,) gaps a node was given in this draw."""
    tank: Floats
    """(B,) days the tanks still standing hold for each building."""
    generator: Floats
    """(B,) days the generators still standing keep each building's pumps and lifts."""


def full_supply(fabric: Fabric) -> Supply:
    """No gap at any node of an estate."""
    nodes = 1 + len(fabric.building_key) + len(fabric.entrance_building)
    return Supply(
        empty_lists(nodes * CHANNELS),
        np.zeros(nodes, np.int64),
        np.zeros(len(fabric.building_key)),
        np.zeros(len(fabric.building_key)),
    )


@kernel
def spread_outages(
    fabric: Fabric, failed: Flags, outage: Floats, blocked: float, supply: Supply
) -> None:
    """Fill ``supply`` from the outages of this draw, after emptying what the last one left.

    ``blocked`` days nobody can use the ways of the estate.
    """
    for old in range(len(supply.touched)):
        if supply.touched[old] > 0:
            supply.touched[old] = 0
            for channel in range(CHANNELS):
                supply.gaps.number[old * CHANNELS + channel] = 0
    for component in range(len(failed)):
        channel = fabric.component_channel[component]
        if not failed[component] or channel < 0:
            continue
        node = _node(fabric, component)
        held = _held(fabric, failed, component)
        add_gap(supply.gaps, node * CHANNELS + channel, held, outage[component], component)
        supply.touched[node] += 1
    if blocked > 0:
        add_gap(supply.gaps, ACCESS, 0.0, blocked, NOBODY)
        supply.touched[0] += 1
    _hold(fabric, fabric.tank, failed, supply.tank)
    _hold(fabric, fabric.generator, failed, supply.generator)


@inner
def node_at(scope: Int, building: Int, entrance: Int, buildings: Int) -> Int:
    """The node of a place at a scope: 0 the estate, 1 its building, 2 its entrance."""
    if scope == 0:
        return 0
    return 1 + building if scope == 1 else 1 + buildings + entrance


@kernel
def engine_is_late(fabric: Fabric, failed: Flags, blocked: float) -> bool:
    """Whether a fire engine cannot get through: ways blocked, a road shut, a main burst."""
    late = blocked > 0
    for component in range(len(failed)):
        late = late or (failed[component] and fabric.component_street[component])
    return late


@kernel
def _hold(fabric: Fabric, stores: Flags, failed: Flags, days: Floats) -> None:
    """Days each building's own stores hold, and the estate's for all; ``stores`` flags them."""
    days[:] = 0.0
    common = 0.0
    for component in np.flatnonzero(stores):
        building = fabric.component_building[component]
        if failed[component]:
            continue
        if building < 0:
            common = max(common, fabric.endurance[component])
        else:
            days[building] = max(days[building], fabric.endurance[component])
    days[:] = np.maximum(days, common)


@inner
def _node(fabric: Fabric, component: Int) -> Int:
    if fabric.component_entrance[component] >= 0:
        return 1 + len(fabric.building_key) + fabric.component_entrance[component]
    if fabric.component_building[component] >= 0:
        return 1 + fabric.component_building[component]
    return 0


@inner
def _held(fabric: Fabric, failed: Flags, component: Int) -> float:
    """Days the backups of a part that still stand hold."""
    held = 0.0
    for at in range(fabric.backup_ptr[component], fabric.backup_ptr[component + 1]):
        if not failed[fabric.backup[at]]:
            held = max(held, fabric.endurance[fabric.backup[at]])
    return held
