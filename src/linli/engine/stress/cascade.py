"""From failed components to gaps of supply: backups, common power, and where each gap reaches.

Gaps are kept per node and channel. Node 0 is the estate, then come the buildings, then the
entrances; a place suffers the gaps of its entrance, its building and the estate.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, kernel
from linli.engine.model.arrays import CHANNELS, POWER, SERVICE, Fabric, Flags, Floats, Int, Ints
from linli.engine.stress.gaps import Lists, add_gap, empty_lists


class Supply(NamedTuple):
    """Gaps of supply: list ``node * CHANNELS + channel``."""

    gaps: Lists
    touched: Ints
    """(nodes,) gaps a node was given in this draw."""
    tank: Floats
    """(B,) days the tanks still standing hold for each building."""


def full_supply(fabric: Fabric) -> Supply:
    """No gap at any node of an estate."""
    nodes = 1 + len(fabric.building_key) + len(fabric.entrance_building)
    return Supply(
        empty_lists(nodes * CHANNELS),
        np.zeros(nodes, np.int64),
        np.zeros(len(fabric.building_key)),
    )


@kernel
def spread_outages(fabric: Fabric, failed: Flags, outage: Floats, supply: Supply) -> None:
    """Fill ``supply`` from the outages of this draw, after emptying what the last one left."""
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
        flats, service = _held(fabric, failed, component)
        add_gap(supply.gaps, node * CHANNELS + channel, flats, outage[component], component)
        if channel == POWER:
            add_gap(supply.gaps, node * CHANNELS + SERVICE, service, outage[component], component)
        supply.touched[node] += 1
    _fill_tanks(fabric, failed, supply.tank)


@kernel
def _fill_tanks(fabric: Fabric, failed: Flags, tank: Floats) -> None:
    """Each building's own tanks, and the estate's for all."""
    tank[:] = 0.0
    common = 0.0
    for component in np.flatnonzero(fabric.tank):
        building = fabric.component_building[component]
        if failed[component]:
            continue
        if building < 0:
            common = max(common, fabric.endurance[component])
        else:
            tank[building] = max(tank[building], fabric.endurance[component])
    tank[:] = np.maximum(tank, common)


@inner
def _node(fabric: Fabric, component: Int) -> Int:
    if fabric.component_entrance[component] >= 0:
        return 1 + len(fabric.building_key) + fabric.component_entrance[component]
    if fabric.component_building[component] >= 0:
        return 1 + fabric.component_building[component]
    return 0


@inner
def _held(fabric: Fabric, failed: Flags, component: Int) -> tuple[float, float]:
    """Days the backups still standing hold: for flats, for common services."""
    flats, service = 0.0, 0.0
    for at in range(fabric.backup_ptr[component], fabric.backup_ptr[component + 1]):
        backup = fabric.backup[at]
        if not failed[backup]:
            service = max(service, fabric.endurance[backup])
            if not fabric.service_only[backup]:
                flats = max(flats, fabric.endurance[backup])
    return flats, service
