"""Organised help: places, stock and responders shared out cell by cell (model, section 3, step 4).

Within a rate limit the order is: needs life hangs on, then vulnerability. Equals share alike. A
responder's round is one visit that brings what there is and looks in, so more stock never takes
hours from anybody, and less need of one household leaves more for the next.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import kernel, overlap
from linli.engine.model.arrays import (
    CARE,
    CHECKED_ON,
    FOOD,
    GETTING_OUT,
    LEVELS,
    N_WATER,
    POWER,
    Fabric,
    Floats,
    Homes,
    Int,
    Reserve,
    Rules,
)
from linli.engine.stress.cascade import Gaps
from linli.engine.stress.open_needs import Open

CLASSES = 3 * LEVELS
"""Order of hours: visits where life hangs on it, visits to look in, escorts down the stairs."""


FOREVER = np.inf


class Shares(NamedTuple):
    """What part of each open need is met, by cell of the time grid."""

    placed: Floats
    """(8, LEVELS, K) by places and lasting equipment."""
    stocked: Floats
    """(8, LEVELS, K) chance that a visit finds stock to bring."""
    hours: Floats
    """(Z, CLASSES, K) person-hours wanted, then the share granted."""
    outside: Floats
    """(8, K) by outside help, of what is still open."""


def no_shares(zones: int, cells: int) -> Shares:
    """Room for one draw."""
    return Shares(
        np.zeros((8, LEVELS, cells)),
        np.zeros((8, LEVELS, cells)),
        np.zeros((zones, CLASSES, cells)),
        np.zeros((8, cells)),
    )


@kernel
def share_places(total: Floats, reserve: Reserve, gaps: Gaps, rules: Rules, shares: Shares) -> None:
    """Share of each need met by places and equipment; those that need power are shut without it."""
    shares.placed[:] = 0.0
    for cell in range(total.shape[2]):
        low, high = rules.edges[cell], rules.edges[cell + 1]
        dark = 0.0
        for i in range(gaps.counts[0, POWER]):
            dark += overlap(low, high, gaps.start[0, POWER, i], gaps.end[0, POWER, i])
        opened = overlap(low, high, rules.facility_start, FOREVER)
        for need in range(8):
            fixed = reserve.facility[need] - reserve.facility_powered[need]
            room = fixed * opened + reserve.facility_powered[need] * max(0.0, opened - dark)
            room += reserve.durable[need, cell]
            for level in range(LEVELS):
                room = _grant(shares.placed, need, level, cell, total[need, level, cell], room)


@kernel
def _grant(shares: Floats, need: Int, level: Int, cell: Int, wanted: float, left: float) -> float:
    """Give a level what it wants of what is left; returns what is left after it."""
    if wanted <= 0 or left <= 0:
        return left
    shares[need, level, cell] = min(1.0, left / wanted)
    return max(0.0, left - wanted)


@kernel
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


@kernel
def share_hours(
    found: Open, homes: Homes, fabric: Fabric, reserve: Reserve, rules: Rules, shares: Shares
) -> None:
    """Share of the visits and escorts wanted that responders have hours for."""
    used = 0
    for at in range(found.size[0]):
        used = max(used, found.cells[at])
    shares.hours[:, :, :used] = 0.0
    for at in range(found.size[0]):
        household = found.household[at]
        zone = fabric.entrance_zone[homes.entrance[household]]
        level = homes.level[household]
        climb = 1.0 + rules.visit_climb * homes.climb[household]
        for cell in range(found.cells[at]):
            rank = visit_class(found, at, level, cell, shares)
            if rank >= 0:
                wanted = _visits(found, at, level, cell, shares)
                shares.hours[zone, rank, cell] += wanted * rules.visit_hours * climb
            escorts = found.persons[at, GETTING_OUT] * found.days[at, GETTING_OUT, cell]
            shares.hours[zone, 2 * LEVELS + level, cell] += escorts * rules.escort_hours * climb
    for cell in range(used):
        work = overlap(rules.edges[cell], rules.edges[cell + 1], rules.responder_start, FOREVER)
        _grant_hours(shares.hours[:, :, cell], reserve.zone_hours, reserve.hours, work)


@kernel
def _visits(found: Open, at: Int, level: Int, cell: Int, shares: Shares) -> float:
    """Person-days of visits a household wants: of the need most of its persons have open."""
    most = found.persons[at, CHECKED_ON] * found.days[at, CHECKED_ON, cell]
    for need in (N_WATER, FOOD, CARE):
        still = found.days[at, need, cell] * (1.0 - shares.placed[need, level, cell])
        most = max(most, found.persons[at, need] * still)
    return most


@kernel
def visit_class(found: Open, at: Int, level: Int, cell: Int, shares: Shares) -> Int:
    """Rank of a household's visit in a cell: life first, then vulnerability; -1 for no visit."""
    for need in (N_WATER, FOOD, CARE):
        still = found.days[at, need, cell] * (1.0 - shares.placed[need, level, cell])
        if found.persons[at, need] * still > 0:
            return level
    if found.persons[at, CHECKED_ON] * found.days[at, CHECKED_ON, cell] > 0:
        return LEVELS + level
    return -1


@kernel
def _grant_hours(wanted: Floats, zone_hours: Floats, estate_hours: float, work: float) -> None:
    """Turn hours wanted (Z, CLASSES) into the share granted: own responders, then common ones."""
    zones = wanted.shape[0]
    local = zone_hours * work
    left = estate_hours * work
    for rank in range(CLASSES):
        open_hours = 0.0
        for zone in range(zones):
            open_hours += wanted[zone, rank] - min(wanted[zone, rank], local[zone])
        common = min(1.0, left / open_hours) if open_hours > 0 else 0.0
        left = max(0.0, left - open_hours)
        for zone in range(zones):
            asked = wanted[zone, rank]
            if asked > 0:
                own = min(asked, local[zone])
                local[zone] -= own
                wanted[zone, rank] = (own + common * (asked - own)) / asked


@kernel
def share_outside(start: float, share: Floats, rules: Rules, shares: Shares) -> None:
    """Share of what is still open that outside help meets, from its day of arrival on."""
    for cell in range(shares.outside.shape[1]):
        low, high = rules.edges[cell], rules.edges[cell + 1]
        arrived = overlap(low, high, start, FOREVER) / (high - low)
        for need in range(8):
            shares.outside[need, cell] = share[need] * arrived
