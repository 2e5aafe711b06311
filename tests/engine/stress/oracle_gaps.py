"""The oracle's gaps: what each place and household lacks, and when."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from linli.engine.chance import GOLDEN, uniforms_of
from linli.engine.model import arrays as a
from linli.engine.model.arrays import Events, Fabric, Homes, Reserve, Rules


class Gap(NamedTuple):
    """Something is missing from ``start`` to ``end``, in days, ``cause`` the longest."""

    start: float
    end: float
    cause: int


Shared = dict[tuple[int, int], float]
"""(need, scope) -> day until which all there lack it; 0 estate, 1 building, 2 entrance."""


Part = tuple[float, list[Gap]]
"""Persons, and the gaps they have."""


class Supply(NamedTuple):
    """What is missing of the supply, and what stands in for it."""

    gaps: dict[tuple[object, int], list[Gap]]
    """(node, channel) -> gaps; a node is ``estate``, ("building", b) or ("entrance", e)."""
    tank: list[float]
    """Days of water in each building's tanks."""
    generator: list[float]
    """Days each building's pumps and lifts run on generators."""


@dataclass
class Record:
    """What one household lacks before organised help."""

    household: int
    level: int
    zone: int
    climb: float
    """Time a visit takes, as a multiple of one on the ground floor."""
    reached: bool
    cause: dict[int, int]
    open: dict[int, list[float]]
    """Need -> person-days open in each cell of the grid."""
    unmet: dict[int, list[float]] = field(default_factory=dict)
    risk: float = 0.0
    """Factor on daily deaths, less one, without coolth or warmth."""


class Estate(NamedTuple):
    """What a draw needs besides the shock."""

    fabric: Fabric
    homes: Homes
    reserve: Reserve
    rules: Rules
    occupants: Any
    sources: Any
    control_days: float


def uniform(source: int, key: int, draw: int) -> float:
    return float(uniforms_of(int(source), np.array([key], dtype=np.uint64), draw)[0])


def normal(source: int, key: int, draw: int) -> float:
    radius = math.sqrt(-2.0 * math.log(uniform(source, key, draw)))
    return radius * math.cos(2.0 * math.pi * uniform(int(source) ^ GOLDEN, key, draw))


def union(gaps: Iterable[Gap]) -> list[Gap]:
    """Disjoint gaps over the same time; each blames the part that ends it, the first of equals."""
    merged: list[Gap] = []
    for gap in sorted(gap for gap in gaps if gap.end > gap.start):
        if not merged or gap.start > merged[-1].end:
            merged.append(gap)
            continue
        last = max(merged[-1], gap, key=lambda one: (one.end, -one.cause))
        merged[-1] = Gap(merged[-1].start, last.end, last.cause)
    if len(merged) > 4:
        raise AssertionError("more disjoint gaps than the engine keeps apart")
    return merged


def put_off(gaps: Iterable[Gap], days: float) -> list[Gap]:
    return [gap._replace(start=gap.start + days) for gap in gaps]


def overlap(low: float, high: float, start: float, end: float) -> float:
    return max(0.0, min(high, end) - max(low, start))


def place_lacks(
    estate: Estate, events: Events, row: int, place: int, homeless: Gap, supply: Supply
) -> tuple[dict[int, list[Gap]], dict[int, list[Gap]], list[Gap], Shared]:
    """Gaps of every need at a place: for those who can use the stairs, for those who cannot.

    Then those of coolth or warmth without an air conditioner, and ``shared_lacks`` of the estate,
    the building and the entrance. ``homeless`` is the time nobody may live there.
    """
    fabric, home = estate.fabric, estate.rules.home
    entrance = int(fabric.place_entrance[place])
    building = int(fabric.entrance_building[entrance])
    above = ("estate", ("building", building))
    nodes = (*above, ("entrance", entrance))

    def missing(channels: Any, store: float, at: Any = nodes) -> list[Gap]:
        pairs = [(node, int(channel)) for node in at for channel in channels]
        return [gap for pair in pairs for gap in put_off(supply.gaps.get(pair, []), store)]

    held = home[a.N_WATER] + supply.tank[building]
    running = supply.generator[building]
    pumped = (
        missing([a.PUMP], held, above) + missing([a.POWER], held + running, above)
        if fabric.place_pumped[place]
        else []
    )
    power = union(missing([a.POWER], home[a.N_POWER]))
    shut = {
        need: [Gap(home[need], events.closed[row][need], int(a.NOBODY))]
        for need in (int(a.FOOD), int(a.CARE))
    }
    gas = missing([a.GAS], 0.0)
    cold = estate.rules.cold and bool(fabric.place_heated[place])
    heat = missing([a.HEAT], 0.0) if cold else []
    cooled, uncooled = unbearable(estate, events, row, place, power, heat)
    lists = {
        a.SHELTER: [homeless],
        a.N_WATER: pumped
        + missing([a.WATER], held, above)
        + missing([a.WATER], home[a.N_WATER], nodes[2:]),
        a.N_POWER: power,
        a.THERMAL: cooled,
        a.FOOD: put_off(both_out(gas, power), home[a.FOOD])
        + missing([a.ACCESS], home[a.FOOD])
        + shut[a.FOOD],
        a.CARE: missing([a.ACCESS], home[a.CARE]) + shut[a.CARE],
        a.GETTING_OUT: missing([a.ACCESS], home[a.GETTING_OUT]),
    }
    able = {int(need): union(gaps) for need, gaps in lists.items()}
    still = missing([a.LIFT], 0.0) + missing([a.POWER], running, above)
    stuck = union(still) if fabric.place_lift[place] else []
    limited = dict(able)
    for need in (int(a.FOOD), int(a.CARE), int(a.GETTING_OUT)):
        limited[need] = union(able[need] + put_off(stuck, home[need]))
    weather = events.weather_end[row] if degrees(estate, events, row, place) > 0 else 0.0
    lag = float(fabric.place_lag[place])
    together = shared_lacks(missing, nodes, home, held, shut, float(weather), lag if cold else None)
    return able, limited, union(uncooled), together


def degrees(estate: Estate, events: Events, row: int, place: int) -> float:
    """K beyond the limit at a place."""
    return float(events.excess[row] + estate.fabric.place_exposure[place])


def unbearable(
    estate: Estate, events: Events, row: int, place: int, power: list[Gap], heat: list[Gap]
) -> tuple[list[Gap], list[Gap]]:
    """Gaps of coolth or warmth with and without an air conditioner."""
    end, lag = float(events.weather_end[row]), float(estate.fabric.place_lag[place])
    beyond = degrees(estate, events, row, place)
    if end <= 0 or beyond <= 0:
        return [], []
    if estate.rules.cold and estate.fabric.place_heated[place]:
        return outlast(both_out(heat, power), lag, end), outlast(heat, lag, end)
    dark = outlast(power, lag, end)
    return dark, [Gap(lag, end, int(a.NOBODY))] if beyond > estate.rules.fan else dark


def shared_lacks(
    missing: Any,
    nodes: Any,
    home: Any,
    held: float,
    shut: dict[int, list[Gap]],
    weather_end: float,
    heated_lag: float | None,
) -> Shared:
    """By need and scope, until when all who hang on the same node lack it."""
    together: Shared = {}
    for scope, node in enumerate(nodes):
        for need, channel, store in (
            (a.N_WATER, a.WATER, held if scope < 2 else home[a.N_WATER]),
            (a.N_POWER, a.POWER, home[a.N_POWER]),
            (a.GETTING_OUT, a.ACCESS, home[a.GETTING_OUT]),
            (a.FOOD, a.ACCESS, home[a.FOOD]),
            (a.CARE, a.ACCESS, home[a.CARE]),
        ):
            together[int(need), scope] = until(missing([channel], store, [node]))
    for scope, node in enumerate(nodes):
        dark = together[int(a.N_POWER), scope]
        together[int(a.THERMAL), scope] = min(dark, max(0.0, weather_end))
        if heated_lag is not None:
            cold = outlast(missing([a.HEAT], 0.0, [node]), heated_lag, weather_end)
            together[int(a.THERMAL), scope] = until(cold)
        for gap in missing([a.GAS], 0.0, [node]):
            for wide in range(3):
                out = Gap(gap.start, min(gap.end, together[int(a.N_POWER), wide]), gap.cause)
                key = (int(a.FOOD), max(scope, wide))
                together[key] = max(together[key], until(put_off([out], home[a.FOOD])))
    for need, gaps in shut.items():
        together[need, 0] = max(together[need, 0], until(gaps))
    return together


def until(gaps: Iterable[Gap]) -> float:
    """The last end among the gaps that have any length."""
    return max((gap.end for gap in gaps if gap.end > gap.start), default=0.0)


def outlast(gaps: list[Gap], lag: float, weather_end: float) -> list[Gap]:
    """The part of gaps that is felt: after the lag, while the weather lasts."""
    return [Gap(gap.start + lag, min(gap.end, weather_end), gap.cause) for gap in gaps]


def both_out(gas: list[Gap], power: list[Gap]) -> list[Gap]:
    return [
        Gap(max(g.start, p.start), min(g.end, p.end), g.cause)
        for g in gas
        for p in power
        if min(g.end, p.end) > max(g.start, p.start)
    ]


def lacking(
    estate: Estate,
    events: Events,
    row: int,
    number: int,
    states: list[int],
    unsafe: list[float],
    supply: Supply,
    late: bool,
) -> list[Record]:
    """Every household that lacks something, after its own ties."""
    homes, records = estate.homes, []
    for place in range(len(estate.fabric.place_entrance)):
        for h in range(homes.place_ptr[place], homes.place_ptr[place + 1]):
            homeless = no_home(estate, events, row, place, h, unsafe, late)
            able, limited, uncooled, together = place_lacks(
                estate, events, row, place, homeless, supply
            )
            gaps = wanted(homes, h, able, limited, uncooled)
            if gaps and homes.persons[h] > 0:
                together[int(a.SHELTER), 2] = smoke(estate, events, row, place, late)
                one = record(estate, events, row, h, gaps, number, states, together)
                beyond = degrees(estate, events, row, place)
                parts = gaps.get(int(a.THERMAL), [])
                one.risk = risk(parts, able[int(a.THERMAL)], beyond, estate.rules)
                records.append(one)
    return records


def risk(parts: list[Part], dark: list[Gap], beyond: float, rules: Rules) -> float:
    """Factor on daily deaths, less one, over all days of dangerous weather of a household.

    A gap that power has no part in leaves the fan running.
    """
    deaths = days = 0.0
    for persons, gaps in parts:
        for gap in gaps:
            long = gap.end - gap.start
            unlit = sum(overlap(gap.start, gap.end, one.start, one.end) for one in dark)
            days += persons * long
            deaths += persons * unlit * math.expm1(rules.rise * beyond)
            deaths += persons * (long - unlit) * math.expm1(rules.rise * (beyond - rules.fan))
    return deaths / days if days else 0.0


def smoke(estate: Estate, events: Events, row: int, place: int, late: bool) -> float:
    """Days the smoke of a fire keeps a whole entrance out."""
    fire = int(events.fire[row])
    if fire < 0 or estate.homes.entrance[fire] != estate.fabric.place_entrance[place]:
        return 0.0
    return float(events.smoke_days[row] * (estate.rules.late[1] if late else 1.0))


def no_home(
    estate: Estate,
    events: Events,
    row: int,
    place: int,
    household: int,
    unsafe: list[float],
    late: bool,
) -> Gap:
    """The time a household may not live at home."""
    fabric = estate.fabric
    entrance = fabric.place_entrance[place]
    building = int(fabric.entrance_building[entrance])
    days = [unsafe[building]]
    if len(events.low_days) and fabric.place_low[place]:
        days.append(events.low_days[row, building])
    if len(events.top_days) and fabric.place_top[place]:
        days.append(events.top_days[row, building])
    damaged = max(days) == unsafe[building] and unsafe[building] > 0
    days.append(smoke(estate, events, row, place, late))
    if household == int(events.fire[row]):
        days.append(events.burnt_days[row] * (estate.rules.late[1] if late else 1.0))
    end = max(days)
    structure = damaged and end == unsafe[building]
    cause = len(fabric.component_key) + building if structure else int(a.NOBODY)
    return Gap(0.0, float(end), cause)


def wanted(
    homes: Homes, household: int, able: Any, limited: Any, uncooled: list[Gap]
) -> dict[int, list[Part]]:
    """Need -> those of a household who have it, with their gaps."""
    found: dict[int, list[Part]] = {}
    for need in range(int(a.CHECKED_ON)):
        persons, gaps = float(homes.demand[household, need]), able[need]
        parts = [(persons, gaps)]
        if need == a.GETTING_OUT:
            parts = [(float(homes.persons[household]) - persons, gaps), (persons, limited[need])]
        elif need == a.THERMAL:
            cool = float(homes.cooled[household])
            parts = [(cool * persons, gaps), ((1.0 - cool) * persons, uncooled)]
        elif need in (a.FOOD, a.CARE) and homes.dependent[household]:
            parts = [(persons, limited[need])]
        if kept := [(who, listed) for who, listed in parts if who > 0 and listed]:
            found[need] = kept
    return found


def record(
    estate: Estate,
    events: Events,
    row: int,
    household: int,
    gaps: dict[int, list[Part]],
    number: int,
    states: list[int],
    together: Shared,
) -> Record:
    homes, rules = estate.homes, estate.rules
    windows, reached = helped(estate, household, number, states, together, events.confined[row])
    last = {
        need: max((gap for _, listed in parts for gap in listed), key=lambda gap: gap.end)
        for need, parts in gaps.items()
    }
    if int(a.THERMAL) in gaps:
        to_blame = max(gaps[int(a.THERMAL)][0][1], key=lambda gap: gap.end)
        last[int(a.THERMAL)] = last[int(a.THERMAL)]._replace(cause=to_blame.cause)
    longest = max(last.values(), key=lambda gap: gap.end)
    frail = float(homes.demand[household, a.CHECKED_ON])
    if frail > 0:
        alone = Gap(rules.home[a.CHECKED_ON], longest.end, longest.cause)
        cool = float(homes.cooled[household])
        others = until(gap for need in gaps for gap in air_conditioned(need, gaps[need], cool))
        parts = [(cool * frail, [alone._replace(end=others)]), ((1.0 - cool) * frail, [alone])]
        gaps = {**gaps, int(a.CHECKED_ON): parts}
        last[int(a.CHECKED_ON)] = alone
    opened = {
        need: open_days(parts, windows.get(need, []), rules.edges) for need, parts in gaps.items()
    }
    return Record(
        household,
        int(homes.level[household]),
        int(estate.fabric.entrance_zone[homes.entrance[household]]),
        1.0 + rules.visit_climb * float(homes.climb[household]),
        reached,
        {need: gap.cause for need, gap in last.items()},
        {need: days for need, days in opened.items() if any(day > 0 for day in days)},
    )


def air_conditioned(need: int, parts: list[Part], cool: float) -> list[Gap]:
    """Gaps of a need where there is an air conditioner, of which the chance is ``cool``."""
    if need == a.THERMAL and cool < 1:
        return parts[0][1] if len(parts) > 1 else []
    return [gap for _, listed in parts for gap in listed]


def helped(
    estate: Estate,
    household: int,
    number: int,
    states: list[int],
    together: Shared,
    confined: float,
) -> tuple[dict[int, list[Gap]], bool]:
    """Need -> times at which ties meet it; whether anybody can be reached.

    A helper of the estate gives nothing it lacks itself from the same cause.
    """
    homes, rules = estate.homes, estate.rules
    spans, reached = defaultdict(list), False
    for tie in range(homes.tie_ptr[household], homes.tie_ptr[household + 1]):
        kind, building = homes.tie_type[tie], homes.tie_building[tie]
        there = uniform(estate.sources.tie, homes.tie_key[tie], number) < rules.tie_reach[kind]
        if there and not (building >= 0 and states[building] >= a.EXTENSIVE):
            reached = True
            for need in map(int, np.flatnonzero(rules.tie_needs[kind])):
                start = rules.tie_start[kind]
                lacking = [
                    together.get((need, scope), 0.0) for scope in near(homes, household, tie)
                ]
                if building < 0 and rules.tie_outsider[kind] and need != a.CHECKED_ON:
                    lacking.append(confined)
                spans[need].append(Gap(max(start, *lacking, 0.0), start + rules.tie_hold[kind], 0))
    return {need: union(times) for need, times in spans.items()}, reached


def near(homes: Homes, household: int, tie: int) -> list[int]:
    """Scopes a helper shares with the household: estate, building, entrance."""
    if homes.tie_building[tie] < 0:
        return []
    if homes.tie_building[tie] != homes.building[household]:
        return [0]
    same = homes.tie_entrance[tie] == homes.entrance[household]
    return [0, 1, 2] if same else [0, 1]


def open_days(parts: list[Part], times: list[Gap], edges: Any) -> list[float]:
    """Person-days open in each cell, outside the time of help along ties."""
    days = []
    for low, high in pairwise(edges):
        total = 0.0
        for persons, gaps in parts:
            for gap in gaps:
                from_, to = max(low, gap.start), min(high, gap.end)
                if to > from_:
                    helped = sum(overlap(from_, to, t.start, t.end) for t in times)
                    total += persons * max(0.0, to - from_ - helped)
        days.append(total)
    return days
