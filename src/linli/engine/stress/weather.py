"""Coolth and warmth of a place in dangerous weather.

In the heat an air conditioner, and so power, keeps a home bearable; without one a fan gains a few
K while there is power. In the cold a heating system does, and an air conditioner stands in for it;
where there is no heating system, only the air conditioner.
"""

from linli.engine.kernels import inner
from linli.engine.model.arrays import (
    CHANNELS,
    HEAT,
    N_POWER,
    NOBODY,
    THERMAL,
    UNCOOLED,
    Fabric,
    Floats,
    Int,
    Rules,
)
from linli.engine.stress.cascade import Supply, node_at
from linli.engine.stress.gaps import SLOTS, Lists, add_gap


@inner
def weather_lacks(
    place: Int,
    degrees: float,
    end: float,
    fabric: Fabric,
    supply: Supply,
    rules: Rules,
    lacks: Lists,
    shared: Floats,
) -> None:
    """Gaps of ``THERMAL``, and of ``UNCOOLED`` for those without an air conditioner.

    ``degrees`` > 0 is how far indoors is beyond the limit; the weather lasts until day ``end``.
    ``N_POWER`` of ``lacks`` and ``shared`` must be filled already.
    """
    lag = fabric.place_lag[place]
    if rules.cold and fabric.place_heated[place]:
        _unheated(place, lag, end, fabric, supply, lacks, shared)
        return
    for scope in range(3):
        shared[THERMAL, scope] = min(shared[N_POWER, scope], end)
    _dark(lacks, THERMAL, lag, end)
    if degrees > rules.fan:
        add_gap(lacks, UNCOOLED, lag, end, NOBODY)
    else:
        _dark(lacks, UNCOOLED, lag, end)


@inner
def _dark(lacks: Lists, which: Int, lag: float, end: float) -> None:
    """Join the gaps of power to a list, once the home has followed the weather."""
    first = N_POWER * SLOTS
    for i in range(first, first + lacks.number[N_POWER]):
        add_gap(lacks, which, lacks.start[i] + lag, min(lacks.end[i], end), lacks.cause[i])


@inner
def _unheated(
    place: Int,
    lag: float,
    end: float,
    fabric: Fabric,
    supply: Supply,
    lacks: Lists,
    shared: Floats,
) -> None:
    """The heating is out; parallel to it the air conditioner, out only while power is too."""
    entrance = fabric.place_entrance[place]
    building = fabric.entrance_building[entrance]
    gaps = supply.gaps
    for scope in range(3):
        node = node_at(scope, building, entrance, len(fabric.building_key))
        which = node * CHANNELS + HEAT
        for g in range(which * SLOTS, which * SLOTS + gaps.number[which]):
            stop = min(gaps.end[g], end)
            add_gap(lacks, UNCOOLED, gaps.start[g] + lag, stop, gaps.cause[g])
            if stop > gaps.start[g] + lag:
                shared[THERMAL, scope] = max(shared[THERMAL, scope], stop)
            first = N_POWER * SLOTS
            for i in range(first, first + lacks.number[N_POWER]):
                start = max(gaps.start[g], lacks.start[i])
                both = min(stop, lacks.end[i])
                add_gap(lacks, THERMAL, start + lag, both, gaps.cause[g])
