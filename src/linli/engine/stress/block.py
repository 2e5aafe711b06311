"""One block of draws from shock to tally: the hot path, compiled, nothing but arrays."""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import kernel
from linli.engine.model.arrays import Events, Fabric, Floats, Homes, Int, Keys, Reserve, Rules
from linli.engine.stress.cascade import Supply, engine_is_late, full_supply, spread_outages
from linli.engine.stress.damage import damage_states, marks_of
from linli.engine.stress.gaps import Lists
from linli.engine.stress.needs import no_lacks
from linli.engine.stress.open_needs import Open, nothing_open, open_needs
from linli.engine.stress.organised import (
    Shares,
    goods_at_gate,
    no_shares,
    share_hours,
    share_outside,
    share_places,
    share_stock,
)
from linli.engine.stress.recovery import component_outages, fail_components, unsafe_days
from linli.engine.stress.tally import (
    Tally,
    count_damage,
    count_fire,
    count_unmet,
    empty_tally,
    room_by_entrance,
)


class Room(NamedTuple):
    """Memory one worker uses again for every draw."""

    supply: Supply
    lacks: Lists
    found: Open
    shares: Shares
    by_entrance: Floats
    states: np.ndarray[tuple[int], np.dtype[np.int64]]
    unsafe: Floats
    failed: np.ndarray[tuple[int], np.dtype[np.bool_]]
    outage: Floats


PURPOSES = ("damage", "failure", "work", "works", "tie", "decision")
"""What each of ``Sources`` is for, in their order."""


class Sources(NamedTuple):
    """Streams of random numbers by purpose (``chance.stream``)."""

    damage: int
    failure: int
    work: int
    works: int
    tie: int
    decision: int


def room_for(fabric: Fabric, homes: Homes, reserve: Reserve, rules: Rules) -> Room:
    """Memory for one worker."""
    cells = len(rules.edges) - 1
    return Room(
        full_supply(fabric),
        no_lacks(),
        nothing_open(homes, cells),
        no_shares(len(reserve.zone_hours), cells),
        room_by_entrance(fabric),
        np.zeros(len(fabric.building_key), np.int64),
        np.zeros(len(fabric.building_key)),
        np.zeros(len(fabric.component_key), np.bool_),
        np.zeros(len(fabric.component_key)),
    )


def run_block(
    first: int,
    events: Events,
    fabric: Fabric,
    homes: Homes,
    reserve: Reserve,
    rules: Rules,
    occupants: Floats,
    sources: Sources,
    control_days: float,
    room: Room,
) -> Tally:
    """Run the draws ``first`` ... of one shock; equal arguments give equal bits."""
    tally = empty_tally(len(events.weather_end), fabric, len(rules.edges) - 1)
    marks = np.array(sources, dtype=np.uint64)
    _run(first, events, fabric, homes, reserve, rules, occupants, marks, control_days, room, tally)
    return tally


@kernel
def _run(
    first: Int,
    events: Events,
    fabric: Fabric,
    homes: Homes,
    reserve: Reserve,
    rules: Rules,
    occupants: Floats,
    marks: Keys,
    control_days: float,
    room: Room,
    tally: Tally,
) -> None:
    buildings = marks_of(fabric.building_key, marks[0])
    room.states[:] = 0
    for row in range(len(events.weather_end)):
        draw = first + row
        _strike(row, draw, events, fabric, rules, buildings, marks, room)
        late = events.late[row] or engine_is_late(fabric, room.failed, events.blocked[row])
        deadlier, slower = (rules.late[0], rules.late[1]) if late else (1.0, 1.0)
        open_needs(
            row, events, fabric, homes, rules, room.supply, room.states, room.unsafe, slower,
            marks[4], draw, room.lacks, room.found,
        )  # fmt: skip
        cut_off = events.forced[row] if events.forced_days[row] >= 0 else -1
        count_damage(row, room.states, room.failed, cut_off, fabric, occupants, rules, tally)
        tally.repair[row] += events.extra_yuan[row]
        tally.exceeded[row] = events.exceeded[row]
        count_fire(row, events.fire[row], homes, rules, deadlier, tally)
        if room.found.size[0] > 0:
            shut_in = max(events.confined[row], events.blocked[row])
            share_places(room.found.total, reserve, room.supply.gaps, shut_in, rules, room.shares)
            share_stock(room.found.total, reserve, room.shares)
            goods_at_gate(events.gate, events.gate_start[row], rules, room.shares)
            share_hours(room.found, homes, fabric, reserve, rules, events.crew[row], room.shares)
            share_outside(events.outside_start[row], events.outside_share, rules, room.shares)
            count_unmet(
                row,
                room.found,
                homes,
                fabric,
                room.shares,
                rules,
                control_days,
                room.by_entrance,
                tally,
            )


@kernel
def _strike(
    row: Int,
    draw: Int,
    events: Events,
    fabric: Fabric,
    rules: Rules,
    buildings: Keys,
    marks: Keys,
    room: Room,
) -> None:
    """What one draw breaks, for how long, and what supply it leaves, into ``room``."""
    if len(events.damage) > 0:
        damage_states(events.damage[row], fabric.building_class, buildings, draw, room.states)
    forced, days = events.forced[row], events.forced_days[row]
    fail_components(events.failure[row], forced, fabric.component_key, marks[1], draw, room.failed)
    component_outages(
        room.failed, forced, days, fabric, rules, marks[2], marks[5], draw, room.outage
    )
    unsafe_days(room.states, fabric, rules, marks[3], marks[5], draw, room.unsafe)
    spread_outages(fabric, room.failed, room.outage, events.blocked[row], room.supply)
