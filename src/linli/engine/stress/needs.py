"""What a place lacks: each need hangs on a small series/parallel tree of supplies.

Series: gaps are joined. Parallel: gaps are cut with each other. A store shifts their start. The
lists stand twice, for households who can use the stairs and for those who cannot.
"""

from linli.engine.kernels import inner
from linli.engine.model.arrays import (
    ACCESS,
    CARE,
    CHANNELS,
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
)
from linli.engine.stress.cascade import Supply
from linli.engine.stress.gaps import SLOTS, Lists, add_gap, empty_lists

LISTS = 9
"""Lists of a place: the eight needs and ``STUCK``; those who cannot use stairs come second."""


def no_lacks() -> Lists:
    """Empty lists for one place, twice."""
    return empty_lists(2 * LISTS)


@inner
def _join(lacks: Lists, need: Int, supply: Supply, node: Int, channel: Int, store: float) -> None:
    """Series: join a channel's gaps at a node, each put off by ``store`` days."""
    gaps = supply.gaps
    first = (node * CHANNELS + channel) * SLOTS
    for i in range(first, first + gaps.number[node * CHANNELS + channel]):
        add_gap(lacks, need, gaps.start[i] + store, gaps.end[i], gaps.cause[i])


@inner
def place_lacks(
    place: Int,
    fabric: Fabric,
    supply: Supply,
    unsafe: Floats,
    closed: Floats,
    weather_end: float,
    home: Floats,
    lacks: Lists,
) -> bool:
    """Gaps of every need at a place, into ``lacks``; ``home`` (8,) days homes hold out.

    False when there are none.
    """
    for which in range(2 * LISTS):
        lacks.number[which] = 0
    entrance = fabric.place_entrance[place]
    building = fabric.entrance_building[entrance]
    top = 1 + len(fabric.building_key) + entrance
    add_gap(lacks, SHELTER, 0.0, unsafe[building], len(fabric.component_key) + building)
    _water(lacks, place, building, top, fabric, supply, home[N_WATER])
    for node in (0, 1 + building, top):
        _join(lacks, N_POWER, supply, node, POWER, home[N_POWER])
        for need in (GETTING_OUT, FOOD, CARE):
            _join(lacks, need, supply, node, ACCESS, home[need])
        if fabric.place_lift[place]:
            for channel in (LIFT, SERVICE):
                _join(lacks, STUCK, supply, node, channel, 0.0)
    if weather_end > 0:
        _thermal(lacks, fabric.place_lag[place], weather_end)
    for below in (0, 1 + building, top):
        _cooking(lacks, below, supply, home[FOOD])
    for shut in (FOOD, CARE):
        add_gap(lacks, shut, home[shut], closed[shut], NOBODY)
    return _hamper(lacks, home)


@inner
def _hamper(lacks: Lists, home: Floats) -> bool:
    """The same lists for those who cannot use stairs: no lift, no way out, shop or clinic."""
    some = lacks.number[STUCK] > 0
    for need in range(8):
        some = some or lacks.number[need] > 0
        for i in range(need * SLOTS, need * SLOTS + lacks.number[need]):
            add_gap(lacks, LISTS + need, lacks.start[i], lacks.end[i], lacks.cause[i])
    for blocked in (FOOD, CARE, GETTING_OUT):
        for i in range(STUCK * SLOTS, STUCK * SLOTS + lacks.number[STUCK]):
            start = lacks.start[i] + home[blocked]
            add_gap(lacks, LISTS + blocked, start, lacks.end[i], lacks.cause[i])
    return some


@inner
def _water(
    lacks: Lists,
    place: Int,
    building: Int,
    top: Int,
    fabric: Fabric,
    supply: Supply,
    home: float,
) -> None:
    """Main, pipes, and the pump above mains pressure, behind the tank; then the riser."""
    held = home + supply.tank[building]
    for node in (0, 1 + building):
        _join(lacks, N_WATER, supply, node, WATER, held)
        if fabric.place_pumped[place]:
            for channel in (PUMP, SERVICE):
                _join(lacks, N_WATER, supply, node, channel, held)
    _join(lacks, N_WATER, supply, top, WATER, home)


@inner
def _thermal(lacks: Lists, lag: float, weather_end: float) -> None:
    """No power while the weather is dangerous, once the flat has followed the weather."""
    first = N_POWER * SLOTS
    for i in range(first, first + lacks.number[N_POWER]):
        end = min(lacks.end[i], weather_end)
        add_gap(lacks, THERMAL, lacks.start[i] + lag, end, lacks.cause[i])


@inner
def _cooking(lacks: Lists, node: Int, supply: Supply, home: float) -> None:
    """Parallel: nothing to cook on only while gas and power are both out."""
    gas, power = (node * CHANNELS + GAS) * SLOTS, N_POWER * SLOTS
    gaps = supply.gaps
    for g in range(gas, gas + gaps.number[node * CHANNELS + GAS]):
        for i in range(power, power + lacks.number[N_POWER]):
            start = max(gaps.start[g], lacks.start[i])
            end = min(gaps.end[g], lacks.end[i])
            add_gap(lacks, FOOD, start + home, end, gaps.cause[g])
