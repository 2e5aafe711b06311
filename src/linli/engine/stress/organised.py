"""Organised help: places, stock and responders shared out cell by cell (model, section 3, step 4).

Within a rate limit the order is: needs life hangs on, then vulnerability. Equals share alike. One
visit brings whatever a household lacks of what there is, so more stock never takes hours from
anybody, and less need of one household leaves more for the next. Looking in is a visit of its own:
if whoever brings water looked in as well, a household whose tank holds would lose its place in the
order together with its lack of water, and one tank more could raise the sum.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, lean, overlap
from linli.engine.model.arrays import (
    CARE,
    CHECKED_ON,
    FOOD,
    GETTING_OUT,
    LEVELS,
    N_WATER,
    POWER,
    THERMAL,
    Fabric,
    Floats,
    Homes,
    Int,
    Reserve,
    Rules,
)
from linli.engine.stress.gaps import SLOTS, Lists
from linli.engine.stress.open_needs import Open

CLASSES = 3 * LEVELS
"""Order of hours: visits that bring what life hangs on, to look in, escorts down the stairs."""

FOREVER = np.inf


class Shares(NamedTuple):
    """What part of each open need is met, by cell of the time grid."""

    placed: Floats
    """(8, LEVELS, K) by places and lasting equipment."""
    stocked: Floats
    """(8, LEVELS, K) chance that a visit finds stock to bring."""
    hours: Floats
    """(K, CLASSES, Z) person-hours wanted, then the share granted."""
    outside: Floats
    """(8, K) by outside help, of what is still open."""
    visits: Floats
    """(K,) room for the person-days of visits one household wants things brought by."""
    unmet: Floats
    """(8, K) room for one household's person-days that stay open."""
    own: Floats
    """(Z,) room for the hours each zone's own responders have left in a cell."""


def no_shares(zones: int, cells: int) -> Shares:
    """Room for one draw."""
    return Shares(
        np.zeros((8, LEVELS, cells)),
        np.zeros((8, LEVELS, cells)),
        np.zeros((cells, CLASSES, zones)),
        np.zeros((8, cells)),
        np.zeros(cells),
        np.zeros((8, cells)),
        np.zeros(zones),
    )


@lean
def share_places(
    total: Floats, reserve: Reserve, gaps: Lists, shut_in: float, rules: Rules, shares: Shares
) -> None:
    """Share of each need met by places and equipment; some are shut while the estate is dark.

    ``gaps`` are the lists of supply, of which the first are the estate's own. Until the day
    ``shut_in`` nobody gets to a place outside the estate. A heater warms nobody in the dark.
    """
    shares.placed[:] = 0.0
    season = 1 if rules.cold else 0
    for cell in range(total.shape[2]):
        low, high = rules.edges[cell], rules.edges[cell + 1]
        dark = 0.0
        for i in range(POWER * SLOTS, POWER * SLOTS + gaps.number[POWER]):
            dark += overlap(low, high, gaps.start[i], gaps.end[i])
        opened = overlap(low, high, rules.facility_start, FOREVER)
        outside = overlap(low, high, max(rules.facility_start, shut_in), FOREVER)
        for need in range(8):
            powered = reserve.facility_powered[season, need]
            away = reserve.facility_outside[season, need]
            room = (reserve.facility[season, need] - powered - away) * opened
            room += powered * max(0.0, opened - dark) + away * outside
            lit = 1.0 - dark / (high - low) if rules.cold and need == THERMAL else 1.0
            room += reserve.durable[season, need, cell] * max(0.0, lit)
            for level in range(LEVELS):
                room = _grant(shares.placed, need, level, cell, total[need, level, cell], room)


@inner
def _grant(shares: Floats, need: Int, level: Int, cell: Int, wanted: float, left: float) -> float:
    """Give a level what it wants of what is left; returns what is left after it."""
    if wanted <= 0 or left <= 0:
        return left
    shares[need, level, cell] = min(1.0, left / wanted)
    return max(0.0, left - wanted)


@lean
def share_stock(total: Floats, reserve: Reserve, shares: Shares) -> None:
    """Share of what places leave open for which there is stock, earliest days first."""
    shares.stocked[:] = 0.0
    for need in (N_WATER, FOOD, CARE):
        left = 0.0
        for cell in range(total.shape[2]):
            left += reserve.stock[need, cell]
            for level in range(LEVELS):
                wanted = total[need, level, cell] * (1.0 - shares.placed[need, level, cell])
                left = _grant(shares.stocked, need, level, cell, wanted, left)


@lean
def goods_at_gate(gate: Floats, start: float, rules: Rules, shares: Shares) -> None:
    """A visit also finds what comes as far as the gate, ``gate`` (8,), from the day ``start``."""
    for need in (N_WATER, FOOD, CARE):
        if gate[need] <= 0:
            continue
        for cell in range(shares.stocked.shape[2]):
            low, high = rules.edges[cell], rules.edges[cell + 1]
            come = gate[need] * overlap(low, high, start, FOREVER) / (high - low)
            for level in range(LEVELS):
                shares.stocked[need, level, cell] = max(shares.stocked[need, level, cell], come)


@lean
def share_hours(
    found: Open,
    homes: Homes,
    fabric: Fabric,
    reserve: Reserve,
    rules: Rules,
    crew: float,
    shares: Shares,
) -> None:
    """Share of the visits and escorts wanted that responders have hours for.

    ``crew`` is the share of them who can work.
    """
    used = 0
    for at in range(found.size[0]):
        used = max(used, found.cells[at])
    shares.hours[:used] = 0.0
    for at in range(found.size[0]):
        _ask_hours(found, at, homes, fabric, rules, shares)
    for cell in range(used):
        work = overlap(rules.edges[cell], rules.edges[cell + 1], rules.responder_start, FOREVER)
        _grant_hours(shares.hours[cell], reserve, work * crew, shares.own)


@inner
def _ask_hours(
    found: Open, at: Int, homes: Homes, fabric: Fabric, rules: Rules, shares: Shares
) -> None:
    """Add the hours one household's visits and escorts would take."""
    household = found.household[at]
    zone, level = fabric.entrance_zone[homes.entrance[household]], homes.level[household]
    climb = 1.0 + rules.visit_climb * homes.climb[household]
    if _plan_visits(found, at, level, shares):
        for cell in range(found.cells[at]):
            shares.hours[cell, level, zone] += shares.visits[cell] * rules.visit_hours * climb
    _ask_for(found, at, CHECKED_ON, rules.visit_hours * climb, LEVELS + level, zone, shares.hours)
    escort = rules.escort_hours * climb
    _ask_for(found, at, GETTING_OUT, escort, 2 * LEVELS + level, zone, shares.hours)


@inner
def _ask_for(
    found: Open, at: Int, need: Int, each: float, rank: Int, zone: Int, hours: Floats
) -> None:
    """Add ``each`` hours for every person-day a need is open."""
    if found.is_open[at, need]:
        for cell in range(found.cells[at]):
            amount = found.persons[at, need] * found.days[at, need, cell]
            hours[cell, rank, zone] += amount * each


@inner
def _plan_visits(found: Open, at: Int, level: Int, shares: Shares) -> bool:
    """Fill ``visits``: as many as the need wants that most of a household's persons have open.

    False when nothing is wanted that a visit brings.
    """
    some = False
    for cell in range(found.cells[at]):
        shares.visits[cell] = 0.0
    for need in (N_WATER, FOOD, CARE):
        if found.is_open[at, need]:
            some = True
            for cell in range(found.cells[at]):
                wanted = found.persons[at, need] * found.days[at, need, cell]
                wanted *= 1.0 - shares.placed[need, level, cell]
                shares.visits[cell] = max(shares.visits[cell], wanted)
    return some


@lean
def _grant_hours(wanted: Floats, reserve: Reserve, work: float, local: Floats) -> None:
    """Turn hours wanted (CLASSES, Z) into the share granted: own responders, then common ones."""
    zones = wanted.shape[1]
    for zone in range(zones):
        local[zone] = reserve.zone_hours[zone] * work
    left = reserve.hours * work
    for rank in range(CLASSES):
        rest = 0.0
        for zone in range(zones):
            rest += max(0.0, wanted[rank, zone] - local[zone])
        common = min(1.0, left / rest) if rest > 0 else 0.0
        left = max(0.0, left - rest)
        for zone in range(zones):
            asked = wanted[rank, zone]
            if asked > 0:
                own = min(asked, local[zone])
                local[zone] -= own
                wanted[rank, zone] = min(1.0, (own + common * (asked - own)) / asked)


@lean
def share_outside(start: float, share: Floats, rules: Rules, shares: Shares) -> None:
    """Share of what is still open that outside help meets, from its day of arrival on."""
    for cell in range(shares.outside.shape[1]):
        low, high = rules.edges[cell], rules.edges[cell + 1]
        arrived = overlap(low, high, start, FOREVER) / (high - low)
        for need in range(8):
            shares.outside[need, cell] = share[need] * arrived
