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
    SHELTER,
    STUCK,
    UNCOOLED,
    WATER,
    Events,
    Fabric,
    Floats,
    Int,
    Rules,
)
from linli.engine.stress.cascade import Supply, node_at
from linli.engine.stress.gaps import SLOTS, Lists, add_gap, empty_lists
from linli.engine.stress.weather import weather_lacks

LISTS = 10
"""Lists of a place: the eight needs, ``STUCK`` and ``UNCOOLED``; those who cannot use stairs come
second."""


def no_lacks() -> Lists:
    """Empty lists for one place, twice."""
    return empty_lists(2 * LISTS)


@inner
def _join(lacks: Lists, need: Int, supply: Supply, node: Int, channel: Int, store: float) -> float:
    """Series: join a channel's gaps at a node, each put off by ``store`` days; their last end."""
    gaps = supply.gaps
    first, last = (node * CHANNELS + channel) * SLOTS, 0.0
    for i in range(first, first + gaps.number[node * CHANNELS + channel]):
        add_gap(lacks, need, gaps.start[i] + store, gaps.end[i], gaps.cause[i])
        if gaps.end[i] > gaps.start[i] + store:
            last = max(last, gaps.end[i])
    return last


@inner
def place_lacks(
    place: Int,
    row: Int,
    events: Events,
    fabric: Fabric,
    supply: Supply,
    homeless: float,
    cause: Int,
    rules: Rules,
    lacks: Lists,
    shared: Floats,
) -> bool:
    """Gaps of every need at a place, into ``lacks``.

    ``homeless`` is the day until which it may not be lived in, by ``cause``. ``shared`` (8, 3)
    becomes the day until which the whole estate, the building and the entrance lack each need.
    False when there are no gaps.
    """
    for which in range(2 * LISTS):
        lacks.number[which] = 0
    shared[:] = 0.0
    home = rules.home
    entrance = fabric.place_entrance[place]
    building = fabric.entrance_building[entrance]
    add_gap(lacks, SHELTER, 0.0, homeless, cause)
    for scope in range(3):
        node = node_at(scope, building, entrance, len(fabric.building_key))
        _water(lacks, place, scope, node, fabric, supply, home[N_WATER], shared)
        shared[N_POWER, scope] = _join(lacks, N_POWER, supply, node, POWER, home[N_POWER])
        for need in (GETTING_OUT, FOOD, CARE):
            shared[need, scope] = _join(lacks, need, supply, node, ACCESS, home[need])
        if fabric.place_lift[place]:
            _join(lacks, STUCK, supply, node, LIFT, 0.0)
            if scope <= 1:
                _join(lacks, STUCK, supply, node, POWER, supply.generator[building])
    degrees = events.excess[row] + fabric.place_exposure[place]
    if events.weather_end[row] > 0 and degrees > 0:
        weather_lacks(place, degrees, events.weather_end[row], fabric, supply, rules, lacks, shared)
    for scope in range(3):
        node = node_at(scope, building, entrance, len(fabric.building_key))
        _cooking(lacks, scope, node, supply, home[FOOD], shared)
    closed = events.closed[row]
    for shut in (FOOD, CARE):
        add_gap(lacks, shut, home[shut], closed[shut], NOBODY)
        if closed[shut] > home[shut]:
            shared[shut, 0] = max(shared[shut, 0], closed[shut])
    return _hamper(lacks, home)


@inner
def _hamper(lacks: Lists, home: Floats) -> bool:
    """The same lists for those who cannot use stairs: no lift, no way out, shop or clinic."""
    some = lacks.number[STUCK] > 0 or lacks.number[UNCOOLED] > 0
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
    scope: Int,
    node: Int,
    fabric: Fabric,
    supply: Supply,
    home: float,
    shared: Floats,
) -> None:
    """Main, pipes, and the pump above mains pressure, behind the tank; then the riser.

    What only the pump keeps from the upper floors is not shared: there is water below.
    """
    store = home
    building = fabric.entrance_building[fabric.place_entrance[place]]
    if scope <= 1:
        store += supply.tank[building]
        if fabric.place_pumped[place]:
            _join(lacks, N_WATER, supply, node, PUMP, store)
            _join(lacks, N_WATER, supply, node, POWER, store + supply.generator[building])
    shared[N_WATER, scope] = _join(lacks, N_WATER, supply, node, WATER, store)


@inner
def _cooking(
    lacks: Lists, scope: Int, node: Int, supply: Supply, home: float, shared: Floats
) -> None:
    """Parallel: nothing to cook on only while gas and power are both out.

    It is shared as far as the narrower of the two reaches.
    """
    gas, power = (node * CHANNELS + GAS) * SLOTS, N_POWER * SLOTS
    gaps = supply.gaps
    for g in range(gas, gas + gaps.number[node * CHANNELS + GAS]):
        for i in range(power, power + lacks.number[N_POWER]):
            start = max(gaps.start[g], lacks.start[i])
            end = min(gaps.end[g], lacks.end[i])
            add_gap(lacks, FOOD, start + home, end, gaps.cause[g])
        for wide in range(3):
            both = min(gaps.end[g], shared[N_POWER, wide])
            if both > gaps.start[g] + home:
                narrow = max(scope, wide)
                shared[FOOD, narrow] = max(shared[FOOD, narrow], both)
