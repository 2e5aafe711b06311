"""What a place lacks: each need hangs on a small series/parallel tree of supplies.

Series: gaps are joined. Parallel: gaps are cut with each other. A store shifts their start.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import SLOTS, add_gap, kernel
from linli.engine.model.arrays import (
    ACCESS,
    CARE,
    FOOD,
    GAS,
    GETTING_OUT,
    LIFT,
    N_POWER,
    N_WATER,
    NOBODY,
    POWER,
    PUMP,
    SERVICE,
    SHELTER,
    STUCK,
    THERMAL,
    WATER,
    Fabric,
    Floats,
    Int,
    Ints,
)
from linli.engine.stress.cascade import Gaps

LISTS = 9


class Lacks(NamedTuple):
    """Lists of gaps of one place: eight needs and ``STUCK``."""

    start: Floats
    """(LISTS, SLOTS) days."""
    end: Floats
    cause: Ints
    counts: Ints
    """(LISTS,)."""


def no_lacks() -> Lacks:
    """Empty lists."""
    shape = (LISTS, SLOTS)
    return Lacks(
        np.zeros(shape), np.zeros(shape), np.zeros(shape, np.int64), np.zeros(LISTS, np.int64)
    )


@kernel
def put(lacks: Lacks, need: Int, start: float, end: float, cause: Int) -> None:
    """Join one gap to the list of a need."""
    lacks.counts[need] = add_gap(
        lacks.start[need], lacks.end[need], lacks.cause[need], lacks.counts[need], start, end, cause
    )


@kernel
def _join(lacks: Lacks, need: Int, gaps: Gaps, node: Int, channel: Int, store: float) -> None:
    """Series: join a channel's gaps at a node, each put off by ``store`` days."""
    for i in range(gaps.counts[node, channel]):
        put(
            lacks,
            need,
            gaps.start[node, channel, i] + store,
            gaps.end[node, channel, i],
            gaps.cause[node, channel, i],
        )


@kernel
def place_lacks(
    place: Int,
    fabric: Fabric,
    gaps: Gaps,
    unsafe: Floats,
    closed: Floats,
    weather_end: float,
    home: Floats,
    lacks: Lacks,
) -> None:
    """Gaps of every need at a place, into ``lacks``; ``home`` (8,) days homes hold out."""
    lacks.counts[:] = 0
    entrance = fabric.place_entrance[place]
    building = fabric.entrance_building[entrance]
    nodes = (0, 1 + building, 1 + len(fabric.building_key) + entrance)
    put(lacks, SHELTER, 0.0, unsafe[building], len(fabric.component_key) + building)
    _water(lacks, place, nodes, fabric, gaps, home[N_WATER])
    for node in nodes:
        _join(lacks, N_POWER, gaps, node, POWER, home[N_POWER])
        _join(lacks, GETTING_OUT, gaps, node, ACCESS, home[GETTING_OUT])
        _join(lacks, FOOD, gaps, node, ACCESS, home[FOOD])
        _join(lacks, CARE, gaps, node, ACCESS, home[CARE])
    if fabric.place_lift[place]:
        for node in nodes:
            _join(lacks, STUCK, gaps, node, LIFT, 0.0)
            _join(lacks, STUCK, gaps, node, SERVICE, 0.0)
    if weather_end > 0:
        _thermal(lacks, fabric.place_lag[place], weather_end)
    _cooking(lacks, nodes, gaps, home[FOOD])
    put(lacks, FOOD, home[FOOD], closed[FOOD], NOBODY)
    put(lacks, CARE, home[CARE], closed[CARE], NOBODY)


@kernel
def hamper(lacks: Lacks, home: Floats, hampered: Lacks) -> None:
    """The same place for those who cannot use stairs: no lift, no way out, shop or clinic."""
    for need in range(LISTS):
        hampered.counts[need] = lacks.counts[need]
        for i in range(lacks.counts[need]):
            hampered.start[need, i] = lacks.start[need, i]
            hampered.end[need, i] = lacks.end[need, i]
            hampered.cause[need, i] = lacks.cause[need, i]
    for i in range(lacks.counts[STUCK]):
        for blocked in (FOOD, CARE, GETTING_OUT):
            start = lacks.start[STUCK, i] + home[blocked]
            put(hampered, blocked, start, lacks.end[STUCK, i], lacks.cause[STUCK, i])


@kernel
def _water(
    lacks: Lacks, place: Int, nodes: tuple[Int, Int, Int], fabric: Fabric, gaps: Gaps, home: float
) -> None:
    """Main, pipes, and the pump above mains pressure, behind the tank; then the riser."""
    tank = float(fabric.tank_endurance[nodes[1] - 1])
    for node in nodes[:2]:
        _join(lacks, N_WATER, gaps, node, WATER, home + tank)
        if fabric.place_pumped[place]:
            _join(lacks, N_WATER, gaps, node, PUMP, home + tank)
            _join(lacks, N_WATER, gaps, node, SERVICE, home + tank)
    _join(lacks, N_WATER, gaps, nodes[2], WATER, home)


@kernel
def _thermal(lacks: Lacks, lag: float, weather_end: float) -> None:
    """No power while the weather is dangerous, once the flat has followed the weather."""
    for i in range(lacks.counts[N_POWER]):
        end = min(lacks.end[N_POWER, i], weather_end)
        put(lacks, THERMAL, lacks.start[N_POWER, i] + lag, end, lacks.cause[N_POWER, i])


@kernel
def _cooking(lacks: Lacks, nodes: tuple[Int, Int, Int], gaps: Gaps, home: float) -> None:
    """Parallel: nothing to cook on only while gas and power are both out."""
    for node in nodes:
        for g in range(gaps.counts[node, GAS]):
            for i in range(lacks.counts[N_POWER]):
                start = max(gaps.start[node, GAS, g], lacks.start[N_POWER, i])
                end = min(gaps.end[node, GAS, g], lacks.end[N_POWER, i])
                put(lacks, FOOD, start + home, end, gaps.cause[node, GAS, g])
