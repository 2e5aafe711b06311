"""From failed components to gaps of supply: backups, common power, and where each gap reaches.

Gaps are kept per node and channel. Node 0 is the estate, then come the buildings, then the
entrances; a place suffers the gaps of its entrance, its building and the estate.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import SLOTS, add_gap, kernel
from linli.engine.model.arrays import CHANNELS, POWER, SERVICE, Fabric, Flags, Floats, Int, Ints


class Gaps(NamedTuple):
    """Lists of gaps for each node and channel; ``touched`` says which nodes hold any."""

    start: Floats
    """(nodes, CHANNELS, SLOTS) days."""
    end: Floats
    cause: Ints
    counts: Ints
    """(nodes, CHANNELS)."""
    touched: Ints
    """(nodes,) number of gaps ever added in this draw."""


def no_gaps(fabric: Fabric) -> Gaps:
    """Empty lists for the nodes of an estate."""
    nodes = 1 + len(fabric.building_key) + len(fabric.entrance_building)
    shape = (nodes, CHANNELS, SLOTS)
    return Gaps(
        np.zeros(shape),
        np.zeros(shape),
        np.zeros(shape, np.int64),
        np.zeros((nodes, CHANNELS), np.int64),
        np.zeros(nodes, np.int64),
    )


@kernel
def spread_outages(fabric: Fabric, failed: Flags, outage: Floats, gaps: Gaps) -> None:
    """Fill ``gaps`` from the outages of this draw, after emptying what the last one left."""
    for place in range(len(gaps.touched)):
        if gaps.touched[place] > 0:
            gaps.touched[place] = 0
            for channel in range(CHANNELS):
                gaps.counts[place, channel] = 0
    for component in range(len(failed)):
        channel = fabric.component_channel[component]
        if not failed[component] or channel < 0:
            continue
        node = _node(fabric, component)
        flats, service = _held(fabric, failed, component)
        _add(gaps, node, channel, flats, outage[component], component)
        if channel == POWER:
            _add(gaps, node, SERVICE, service, outage[component], component)


@kernel
def _node(fabric: Fabric, component: Int) -> Int:
    if fabric.component_entrance[component] >= 0:
        return 1 + len(fabric.building_key) + fabric.component_entrance[component]
    if fabric.component_building[component] >= 0:
        return 1 + fabric.component_building[component]
    return 0


@kernel
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


@kernel
def _add(gaps: Gaps, node: Int, channel: Int, start: float, end: float, cause: Int) -> None:
    if end > start:
        gaps.counts[node, channel] = add_gap(
            gaps.start[node, channel], gaps.end[node, channel], gaps.cause[node, channel],
            gaps.counts[node, channel], start, end, cause,
        )  # fmt: skip
        gaps.touched[node] += 1
