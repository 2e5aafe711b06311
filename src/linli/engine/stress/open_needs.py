"""Pass one over households: what is open in each cell of the time grid after their own ties."""

import math
from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, lean, overlap
from linli.engine.model.arrays import (
    CARE,
    CHECKED_ON,
    FOOD,
    GETTING_OUT,
    LEVELS,
    NOBODY,
    SHELTER,
    THERMAL,
    UNCOOLED,
    Events,
    Fabric,
    Flags,
    Floats,
    Homes,
    Int,
    Ints,
    Rules,
)
from linli.engine.stress.cascade import Supply
from linli.engine.stress.gaps import SLOTS, Lists, add_gap, empty_lists
from linli.engine.stress.needs import LISTS, place_lacks
from linli.engine.stress.ties import help_of_ties


class Open(NamedTuple):
    """Households with something open: one record each, ``size[0]`` of them."""

    size: Ints
    """(1,) records in use."""
    household: Ints
    cells: Ints
    """Cells of the grid a record reaches into."""
    is_open: Flags
    """(H, 8) needs with anything open."""
    days: Floats
    """(H, 8, K) days open per person; set for open needs, in the first ``cells``."""
    persons: Floats
    """(H, 8) persons who have the need in this draw."""
    cause: Ints
    """(H, 8) part that keeps each need open longest."""
    reached: Ints
    """(H,) 1 when somebody along a tie can be reached."""
    risk: Floats
    """(H,) factor on daily deaths, less one, of a day without coolth or warmth."""
    total: Floats
    """(8, LEVELS, K) person-days open over all records."""
    helped: Lists
    """Eight lists: room for the times at which ties help one household."""
    shared: Floats
    """(8, 3) room for how long the neighbours of one place lack the same."""


def nothing_open(homes: Homes, cells: int) -> Open:
    """Room for every household."""
    count = len(homes.key)
    return Open(
        np.zeros(1, np.int64),
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.zeros((count, 8), np.bool_),
        np.zeros((count, 8, cells)),
        np.zeros((count, 8)),
        np.zeros((count, 8), np.int64),
        np.zeros(count, np.int64),
        np.zeros(count),
        np.zeros((8, LEVELS, cells)),
        empty_lists(8),
        np.zeros((8, 3)),
    )


@lean
def open_needs(
    row: Int,
    events: Events,
    fabric: Fabric,
    homes: Homes,
    rules: Rules,
    supply: Supply,
    states: Ints,
    unsafe: Floats,
    slower: float,
    source: np.uint64,
    draw: Int,
    lacks: Lists,
    found: Open,
) -> None:
    """Fill ``found`` with what every household lacks; ``lacks`` is room for one place.

    ``slower`` is the factor on days lost to fire.
    """
    found.size[0] = 0
    found.total[:] = 0.0
    calm = supply.touched[0] == 0 and events.weather_end[row] <= 0 and _none(events.closed[row])
    base = 1 + len(fabric.building_key)
    burning = events.fire[row]
    for place in range(len(fabric.place_entrance)):
        entrance = fabric.place_entrance[place]
        building = fabric.entrance_building[entrance]
        homeless = _homeless(place, row, events, fabric, unsafe[building])
        cause, smoke = NOBODY, 0.0
        if burning >= 0 and homes.entrance[burning] == entrance:
            smoke = events.smoke_days[row] * slower
            homeless = max(homeless, smoke)
        if homeless > 0 and homeless == unsafe[building]:
            cause = len(fabric.component_key) + building
        if (
            calm
            and supply.touched[1 + building] == 0
            and supply.touched[base + entrance] == 0
            and homeless <= 0
        ):
            continue
        if place_lacks(
            place, row, events, fabric, supply, homeless, cause, rules, lacks, found.shared
        ):
            found.shared[SHELTER, 2] = smoke
            degrees = events.excess[row] + fabric.place_exposure[place]
            _record_place(
                place, row, degrees, slower, events, homes, rules, states, source, draw, lacks,
                found,
            )  # fmt: skip


@inner
def _record_place(
    place: Int,
    row: Int,
    degrees: float,
    slower: float,
    events: Events,
    homes: Homes,
    rules: Rules,
    states: Ints,
    source: np.uint64,
    draw: Int,
    lacks: Lists,
    found: Open,
) -> None:
    """Records of a place's households; the one whose home burns last, as it lacks more."""
    first, end, burning = homes.place_ptr[place], homes.place_ptr[place + 1], events.fire[row]
    for household in range(first, end):
        if homes.persons[household] > 0 and household != burning:
            found.risk[found.size[0]] = _risk(lacks, homes.cooled[household], degrees, rules)
            _record(household, row, events, homes, rules, states, source, draw, lacks, found)
    if first <= burning < end and homes.persons[burning] > 0:
        add_gap(lacks, SHELTER, 0.0, events.burnt_days[row] * slower, NOBODY)
        found.risk[found.size[0]] = _risk(lacks, homes.cooled[burning], degrees, rules)
        _record(burning, row, events, homes, rules, states, source, draw, lacks, found)


@inner
def _homeless(place: Int, row: Int, events: Events, fabric: Fabric, unsafe: float) -> float:
    """Day until which a place may not be lived in: unsafe, under water, or open to the sky."""
    building = fabric.entrance_building[fabric.place_entrance[place]]
    days = unsafe
    if len(events.low_days) > 0 and fabric.place_low[place]:
        days = max(days, events.low_days[row, building])
    if len(events.top_days) > 0 and fabric.place_top[place]:
        days = max(days, events.top_days[row, building])
    return days


@inner
def _risk(lacks: Lists, cooled: float, degrees: float, rules: Rules) -> float:
    """Factor on daily deaths, less one, averaged over a household's days of dangerous weather.

    While there is power a fan takes its K off for those without an air conditioner.
    """
    dark = _length(lacks, THERMAL)
    fanned = (1.0 - cooled) * max(0.0, _length(lacks, UNCOOLED) - dark)
    if dark + fanned <= 0:
        return 0.0
    full, softened = _more_deaths(degrees, rules), _more_deaths(degrees - rules.fan, rules)
    return (dark * full + fanned * softened) / (dark + fanned)


@inner
def _more_deaths(degrees: float, rules: Rules) -> float:
    return math.exp(rules.rise * degrees) - 1.0 if degrees > 0 else 0.0


@inner
def _length(lacks: Lists, which: Int) -> float:
    """Days the gaps of a list add up to."""
    days = 0.0
    for i in range(which * SLOTS, which * SLOTS + lacks.number[which]):
        days += lacks.end[i] - lacks.start[i]
    return days


@inner
def _record(
    household: Int,
    row: Int,
    events: Events,
    homes: Homes,
    rules: Rules,
    states: Ints,
    source: np.uint64,
    draw: Int,
    lacks: Lists,
    found: Open,
) -> None:
    """Append one household's open days, unless nothing it needs is gone."""
    at = found.size[0]
    dependent = homes.dependent[household]
    limited = homes.demand[household, GETTING_OUT] > 0
    cooled = homes.cooled[household]
    last, sooner, cause = 0.0, 0.0, int(NOBODY)
    for need in range(CHECKED_ON):
        found.is_open[at, need] = False
        found.persons[at, need] = homes.demand[household, need]
        if need == GETTING_OUT and lacks.number[GETTING_OUT] > 0:
            found.persons[at, need] = homes.persons[household]
        which = _list_of(need, limited, dependent, cooled)
        if found.persons[at, need] > 0 and lacks.number[which] > 0:
            end, by = _latest(lacks, which)
            if which == UNCOOLED:
                by = _blamed(lacks, cooled, by)
                sooner = max(sooner, _last_of(lacks, THERMAL))
            else:
                sooner = max(sooner, end)
            found.is_open[at, need] = True
            found.cause[at, need] = by
            if end > last:
                last, cause = end, int(by)
    if last <= 0:
        return
    wanted = found.is_open[at]
    found.reached[at] = help_of_ties(
        household, homes, rules, states, found.shared, wanted, events.confined[row], source, draw,
        found.helped,
    )  # fmt: skip
    cells = _cells_to(last, rules.edges)
    for need in range(CHECKED_ON):
        if found.is_open[at, need]:
            _clear(found, at, need, cells)
            which = _list_of(need, limited, dependent, cooled)
            part = _part_of(need, which, household, homes, found.persons[at, need])
            _spread_all(found, at, need, lacks, need, 1.0 - part, rules.edges, cells)
            _spread_all(found, at, need, lacks, which, part, rules.edges, cells)
    found.cause[at, CHECKED_ON] = cause
    _look_in(found, at, household, homes, rules, sooner, last, cells)
    _add_total(found, at, cells, homes.level[household])
    found.household[at] = household
    found.cells[at] = cells
    found.size[0] = at + 1


@inner
def _look_in(
    found: Open,
    at: Int,
    household: Int,
    homes: Homes,
    rules: Rules,
    sooner: float,
    last: float,
    cells: Int,
) -> None:
    """Somebody must look in until the day ``last``, with an air conditioner until ``sooner``."""
    found.persons[at, CHECKED_ON] = homes.demand[household, CHECKED_ON]
    found.is_open[at, CHECKED_ON] = found.persons[at, CHECKED_ON] > 0
    if found.is_open[at, CHECKED_ON]:
        _clear(found, at, CHECKED_ON, cells)
        start, cooled = rules.home[CHECKED_ON], homes.cooled[household]
        _spread(found, at, CHECKED_ON, start, sooner, cooled, rules.edges, cells)
        _spread(found, at, CHECKED_ON, start, last, 1.0 - cooled, rules.edges, cells)


@inner
def _blamed(lacks: Lists, cooled: float, by: Int) -> Int:
    """Cause of a lack of coolth or warmth: the part that stops air conditioners, if one does."""
    if cooled > 0 and lacks.number[THERMAL] > 0:
        return _latest(lacks, THERMAL)[1]
    return by


@inner
def _part_of(need: Int, which: Int, household: Int, homes: Homes, persons: float) -> float:
    """Share of those who have a need whose gaps are in the list ``which``, not in the need's."""
    if need == GETTING_OUT:
        return homes.demand[household, need] / persons
    return 1.0 - homes.cooled[household] if which == UNCOOLED else 1.0


@inner
def _list_of(need: Int, limited: Int, dependent: Int, cooled: float) -> Int:
    """The list that counts: without lift for those who cannot go, or have nobody to fetch.

    Without an air conditioner the gaps of the weather are those of ``UNCOOLED``, which hold all of
    ``THERMAL``.
    """
    if need == THERMAL and cooled < 1.0:
        return UNCOOLED
    if need == GETTING_OUT:
        return LISTS + need if limited else need
    if dependent and (need == FOOD or need == CARE):
        return LISTS + need
    return need


@inner
def _last_of(lacks: Lists, which: Int) -> float:
    """End of the last gap of a list; 0 for none."""
    return _latest(lacks, which)[0] if lacks.number[which] > 0 else 0.0


@inner
def _latest(lacks: Lists, which: Int) -> tuple[float, Int]:
    """End and cause of the last gap of a list."""
    first = which * SLOTS
    last, cause = float(lacks.end[first]), int(lacks.cause[first])
    for i in range(first + 1, first + lacks.number[which]):
        if lacks.end[i] > last:
            last, cause = float(lacks.end[i]), int(lacks.cause[i])
    return last, cause


@inner
def _none(numbers: Floats) -> bool:
    for number in numbers:  # noqa: SIM110 - compiled
        if number > 0:
            return False
    return True


@inner
def _cells_to(last: float, edges: Floats) -> Int:
    """Cells of the grid that reach to the day ``last``."""
    cells = 0
    while cells < len(edges) - 1 and edges[cells] < last:
        cells += 1
    return cells


@inner
def _clear(found: Open, at: Int, need: Int, cells: Int) -> None:
    for cell in range(cells):
        found.days[at, need, cell] = 0.0


@inner
def _spread_all(
    found: Open,
    at: Int,
    need: Int,
    lacks: Lists,
    which: Int,
    part: float,
    edges: Floats,
    cells: Int,
) -> None:
    """Spread every gap of a list, for a part of the household's persons who have the need."""
    if part <= 0:
        return
    for i in range(which * SLOTS, which * SLOTS + lacks.number[which]):
        _spread(found, at, need, lacks.start[i], lacks.end[i], part, edges, cells)


@inner
def _spread(
    found: Open,
    at: Int,
    need: Int,
    start: float,
    end: float,
    part: float,
    edges: Floats,
    cells: Int,
) -> None:
    """Add the part of [start, end) outside the time of help to each cell, in days a person."""
    for cell in range(cells):
        low, high = max(edges[cell], start), min(edges[cell + 1], end)
        if high > low:
            left = high - low
            for i in range(need * SLOTS, need * SLOTS + found.helped.number[need]):
                left -= overlap(low, high, found.helped.start[i], found.helped.end[i])
            found.days[at, need, cell] += part * max(0.0, left)


@inner
def _add_total(found: Open, at: Int, cells: Int, level: Int) -> None:
    """Add a record to the totals, and close the needs its ties met whole."""
    for need in range(8):
        if found.is_open[at, need]:
            some = False
            for cell in range(cells):
                amount = found.persons[at, need] * found.days[at, need, cell]
                found.total[need, level, cell] += amount
                some = some or amount > 0
            found.is_open[at, need] = some
