"""The oracle's help and counting: places, stock, visits, outside help, a person's day once."""

import math
from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np

from linli.engine.model import arrays as a
from linli.engine.model.arrays import Events
from tests.engine.stress.oracle_gaps import Estate, Record, Supply, overlap

NEEDS = range(8)
BY_VISIT = (int(a.N_WATER), int(a.FOOD), int(a.CARE))
"""Needs a visit meets by what it brings."""
FOREVER = math.inf


def help_out(
    estate: Estate, events: Events, row: int, records: list[Record], supply: Supply
) -> None:
    """Fill ``unmet`` of each record: places, stock, visits and escorts, then outside help."""
    edges = estate.rules.edges
    cells = range(len(edges) - 1)
    shut_in = max(events.confined[row], events.blocked[row])
    placed = places(estate, records, supply, shut_in)
    stocked = stock(estate, records, placed)
    hours = [granted(estate, records, placed, cell, events.crew[row]) for cell in cells]
    for one in records:
        for need, days in one.open.items():
            one.unmet[need] = [0.0] * len(cells)
            for cell in cells:
                left = days[cell] * (1.0 - placed.get((need, one.level, cell), 0.0))
                found, low, high = 0.0, edges[cell], edges[cell + 1]
                met = hours[cell].get((rank_of(need, one.level), one.zone), 0.0)
                if need in BY_VISIT:
                    come = overlap(low, high, events.gate_start[row], FOREVER) / (high - low)
                    at_hand = stocked.get((need, one.level, cell), 0.0)
                    found = met * max(at_hand, events.gate[need] * come)
                elif need in (a.CHECKED_ON, a.GETTING_OUT):
                    found = met
                come = overlap(low, high, events.outside_start[row], FOREVER) / (high - low)
                left *= (1.0 - found) * (1.0 - events.outside_share[need] * come)
                one.unmet[need][cell] = left


def totals(records: list[Record]) -> dict[tuple[int, int, int], float]:
    """(need, level, cell) -> person-days open."""
    total = defaultdict(float)
    for one in records:
        for need, days in one.open.items():
            for cell, amount in enumerate(days):
                total[need, one.level, cell] += amount
    return total


def places(
    estate: Estate, records: list[Record], supply: Supply, shut_in: float
) -> dict[Any, float]:
    """(need, level, cell) -> share met by places and lasting equipment."""
    reserve, rules, total, shares = estate.reserve, estate.rules, totals(records), {}
    for cell, (low, high) in enumerate(pairwise(rules.edges)):
        gaps = supply.gaps.get(("estate", int(a.POWER)), [])
        dark = sum(overlap(low, high, gap.start, gap.end) for gap in gaps)
        opened = overlap(low, high, rules.facility_start, FOREVER)
        for need in NEEDS:
            every, lit, away, lasting = (
                part[int(rules.cold), need]
                for part in (
                    reserve.facility,
                    reserve.facility_powered,
                    reserve.facility_outside,
                    reserve.durable[:, :, cell],
                )
            )
            room = (every - lit - away) * opened + lit * max(0.0, opened - dark)
            room += away * overlap(low, high, max(shut_in, rules.facility_start), FOREVER)
            warms = rules.cold and need == a.THERMAL
            room += lasting * (max(0.0, 1.0 - dark / (high - low)) if warms else 1.0)
            for level in range(a.LEVELS):
                asked = total.get((need, level, cell), 0.0)
                if asked > 0:
                    shares[need, level, cell] = min(1.0, room / asked)
                    room = max(0.0, room - asked)
    return shares


def stock(estate: Estate, records: list[Record], placed: dict[Any, float]) -> dict[Any, float]:
    """(need, level, cell) -> chance that a visit finds stock to bring."""
    total, shares = totals(records), {}
    for need in BY_VISIT:
        left = 0.0
        for cell in range(len(estate.rules.edges) - 1):
            left += estate.reserve.stock[need, cell]
            for level in range(a.LEVELS):
                key = (need, level, cell)
                asked = total.get(key, 0.0) * (1.0 - placed.get(key, 0.0))
                if asked > 0:
                    shares[key] = min(1.0, left / asked)
                    left = max(0.0, left - asked)
    return shares


def errands(one: Record, placed: dict[Any, float], cell: int, rules: Any) -> dict[int, float]:
    """Rank -> person-hours a household asks for: bringing things, looking in, escorts."""
    brought = [
        one.open[need][cell] * (1.0 - placed.get((need, one.level, cell), 0.0))
        for need in BY_VISIT
        if need in one.open
    ]
    seen = one.open.get(int(a.CHECKED_ON), {cell: 0.0})[cell]
    out = one.open.get(int(a.GETTING_OUT), {cell: 0.0})[cell]
    return {
        rank_of(int(a.N_WATER), one.level): max(brought, default=0.0)
        * rules.visit_hours
        * one.climb,
        rank_of(int(a.CHECKED_ON), one.level): seen * rules.visit_hours * one.climb,
        rank_of(int(a.GETTING_OUT), one.level): out * rules.escort_hours * one.climb,
    }


def rank_of(need: int, level: int) -> int:
    """Place in the order of hours: things life hangs on, looking in, escorts; by vulnerability."""
    first = {int(a.CHECKED_ON): a.LEVELS, int(a.GETTING_OUT): 2 * a.LEVELS}
    return first.get(need, 0) + level


def granted(
    estate: Estate, records: list[Record], placed: dict[Any, float], cell: int, crew: float
) -> dict[tuple[int, int], float]:
    """(rank, zone) -> share of the hours asked for that responders have, in one cell."""
    rules, reserve = estate.rules, estate.reserve
    asked = defaultdict(float)
    for one in records:
        for rank, hours in errands(one, placed, cell, rules).items():
            asked[rank, one.zone] += hours
    at_work = overlap(rules.edges[cell], rules.edges[cell + 1], rules.responder_start, FOREVER)
    at_work *= crew
    local = [hours * at_work for hours in reserve.zone_hours]
    common, shares = reserve.hours * at_work, {}
    for rank in range(3 * a.LEVELS):
        own = {zone: min(asked[rank, zone], local[zone]) for zone in range(len(local))}
        rest = sum(asked[rank, zone] - own[zone] for zone in own)
        part = min(1.0, common / rest) if rest > 0 else 0.0
        common = max(0.0, common - rest)
        for zone, hours in own.items():
            local[zone] -= hours
            if asked[rank, zone] > 0:
                given = hours + part * (asked[rank, zone] - hours)
                shares[rank, zone] = min(1.0, given / asked[rank, zone])
    return shares


def counted(estate: Estate, records: list[Record]) -> dict[str, Any]:
    """One row of the tally from the records, a person's day counted once at its largest weight."""
    fabric, homes, rules = estate.fabric, estate.homes, estate.rules
    cells = len(rules.edges) - 1
    parts = len(fabric.component_key) + len(fabric.building_key)
    tally = {
        "by_need": np.zeros(8),
        "by_group": np.zeros(6),
        "deaths": np.zeros(5),
        "injuries": 0.0,
        "repair": 0.0,
        "curve": np.zeros(cells),
        "need_curve": np.zeros((8, cells)),
        "building": np.zeros(len(fabric.building_key)),
        "entrance": np.zeros(len(fabric.entrance_building)),
        "credit": np.zeros(parts),
        "failures": np.zeros(parts, dtype=int),
    }
    for one in records:
        h = one.household
        once = [counted_once(one, cell, rules.weight) for cell in range(cells)]
        tally["curve"] += once
        tally["entrance"][homes.entrance[h]] += sum(once)
        tally["building"][homes.building[h]] += sum(once)
        tally["by_group"] += sum(once) / homes.persons[h] * homes.groups[h]
        for need, days in one.unmet.items():
            tally["need_curve"][need] += days
            tally["by_need"][need] += sum(days)
            if one.cause[need] >= 0:
                tally["credit"][one.cause[need]] += sum(days)
        exposed = sum(one.unmet.get(int(a.THERMAL), [])) / homes.persons[h]
        contact = rules.contact if one.reached else 1.0
        risk = exposed * one.risk * homes.frailty[h] * contact
        tally["deaths"] += risk * homes.ages[h] * rules.daily_deaths
    tally["total"] = tally["curve"].sum()
    spans = pairwise(rules.edges)
    within = [overlap(low, high, 0.0, estate.control_days) / (high - low) for low, high in spans]
    tally["control"] = tally["curve"] @ within
    return tally


def counted_once(one: Record, cell: int, weight: Any) -> float:
    """Persons lined up by need, the same ones first; each counts at its largest weight."""
    steps = sorted({0.0, *(days[cell] for days in one.unmet.values())})
    total = 0.0
    for low, high in pairwise(steps):
        total += (high - low) * max(
            weight[need] for need, days in one.unmet.items() if days[cell] >= high
        )
    return total
