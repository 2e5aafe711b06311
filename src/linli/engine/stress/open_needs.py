"""Pass one over households: what is open in each cell of the time grid after their own ties."""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import kernel, overlap
from linli.engine.model.arrays import (
    CARE,
    CHECKED_ON,
    FOOD,
    GETTING_OUT,
    LEVELS,
    NOBODY,
    Fabric,
    Floats,
    Homes,
    Int,
    Ints,
    Rules,
)
from linli.engine.stress.cascade import Gaps
from linli.engine.stress.needs import Lacks, hamper, place_lacks
from linli.engine.stress.ties import tie_window


class Open(NamedTuple):
    """Households with something open: one record each, ``size[0]`` of them."""

    size: Ints
    """(1,) records in use."""
    household: Ints
    cells: Ints
    """Cells of the grid a record reaches into."""
    days: Floats
    """(H, 8, K) days open per person; the first ``cells`` of each row are set."""
    persons: Floats
    """(H, 8) persons who have the need in this draw."""
    cause: Ints
    """(H, 8) part that keeps each need open longest."""
    reached: Ints
    """(H,) 1 when somebody along a tie can be reached."""
    total: Floats
    """(8, LEVELS, K) person-days open over all records."""


def nothing_open(homes: Homes, cells: int) -> Open:
    """Room for every household."""
    count = len(homes.key)
    return Open(
        np.zeros(1, np.int64),
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.zeros((count, 8, cells)),
        np.zeros((count, 8)),
        np.zeros((count, 8), np.int64),
        np.zeros(count, np.int64),
        np.zeros((8, LEVELS, cells)),
    )


@kernel
def open_needs(
    fabric: Fabric,
    homes: Homes,
    rules: Rules,
    gaps: Gaps,
    states: Ints,
    unsafe: Floats,
    closed: Floats,
    weather_end: float,
    source: np.uint64,
    draw: Int,
    lists: tuple[Lacks, Lacks],
    found: Open,
) -> None:
    """Fill ``found`` with what every household lacks; ``lists`` is room for two places."""
    lacks, hampered = lists
    found.size[0] = 0
    found.total[:] = 0.0
    calm = gaps.touched[0] == 0 and _none(closed)
    base = 1 + len(fabric.building_key)
    for place in range(len(fabric.place_entrance)):
        entrance = fabric.place_entrance[place]
        building = fabric.entrance_building[entrance]
        if (
            calm
            and gaps.touched[1 + building] == 0
            and gaps.touched[base + entrance] == 0
            and unsafe[building] <= 0
        ):
            continue
        place_lacks(place, fabric, gaps, unsafe, closed, weather_end, rules.home, lacks)
        if not _none(lacks.counts):
            hamper(lacks, rules.home, hampered)
            for household in range(homes.place_ptr[place], homes.place_ptr[place + 1]):
                if homes.persons[household] > 0:
                    _record(household, homes, rules, states, source, draw, lacks, hampered, found)


@kernel
def _record(
    household: Int,
    homes: Homes,
    rules: Rules,
    states: Ints,
    source: np.uint64,
    draw: Int,
    lacks: Lacks,
    hampered: Lacks,
    found: Open,
) -> None:
    """Append one household's open days, unless nothing it needs is gone."""
    at = found.size[0]
    for need in range(8):
        found.persons[at, need] = homes.demand[household, need]
    if lacks.counts[GETTING_OUT] > 0:
        found.persons[at, GETTING_OUT] = homes.persons[household]
    last, cause = _latest(household, homes, lacks, hampered, found.persons[at])
    if last <= 0:
        return
    window = np.empty((8, 2))
    found.reached[at] = tie_window(household, homes, rules, states, source, draw, window)
    cells = _cells_to(last, rules.edges)
    for need in range(8):
        for cell in range(cells):
            found.days[at, need, cell] = 0.0
    for need in range(CHECKED_ON):
        if found.persons[at, need] > 0:
            gaps = _lists_of(need, household, homes, lacks, hampered)
            for i in range(gaps.counts[need]):
                _spread(
                    found.days[at, need],
                    gaps.start[need, i],
                    gaps.end[need, i],
                    window[need],
                    rules.edges,
                    cells,
                )
            found.cause[at, need] = _last_cause(gaps, need)
    if found.persons[at, CHECKED_ON] > 0:
        start = rules.home[CHECKED_ON]
        _spread(found.days[at, CHECKED_ON], start, last, window[CHECKED_ON], rules.edges, cells)
        found.cause[at, CHECKED_ON] = cause
    _add_total(found, at, cells, homes.level[household])
    found.household[at] = household
    found.cells[at] = cells
    found.size[0] = at + 1


@kernel
def _none(numbers: Floats | Ints) -> bool:
    for number in numbers:  # noqa: SIM110 - compiled
        if number > 0:
            return False
    return True


@kernel
def _cells_to(last: float, edges: Floats) -> Int:
    """Cells of the grid that reach to the day ``last``."""
    cells = 0
    while cells < len(edges) - 1 and edges[cells] < last:
        cells += 1
    return cells


@kernel
def _lists_of(need: Int, household: Int, homes: Homes, lacks: Lacks, hampered: Lacks) -> Lacks:
    """The lists that count for a household: those without lift where nobody else can fetch."""
    if need == GETTING_OUT or ((need == FOOD or need == CARE) and homes.dependent[household]):
        return hampered
    return lacks


@kernel
def _latest(
    household: Int, homes: Homes, lacks: Lacks, hampered: Lacks, persons: Floats
) -> tuple[float, Int]:
    """End and cause of the last gap among the needs the household has."""
    last, cause = 0.0, NOBODY
    for need in range(CHECKED_ON):
        if persons[need] > 0:
            gaps = _lists_of(need, household, homes, lacks, hampered)
            for i in range(gaps.counts[need]):
                if gaps.end[need, i] > last:
                    last, cause = gaps.end[need, i], gaps.cause[need, i]
    return last, cause


@kernel
def _last_cause(gaps: Lacks, need: Int) -> Int:
    last, cause = -1.0, NOBODY
    for i in range(gaps.counts[need]):
        if gaps.end[need, i] > last:
            last, cause = gaps.end[need, i], gaps.cause[need, i]
    return cause


@kernel
def _spread(
    days: Floats, start: float, end: float, window: Floats, edges: Floats, cells: Int
) -> None:
    """Add the part of [start, end) outside the window of help to each cell, in days."""
    for cell in range(cells):
        low, high = max(edges[cell], start), min(edges[cell + 1], end)
        if high > low:
            days[cell] += high - low - overlap(low, high, window[0], window[1])


@kernel
def _add_total(found: Open, at: Int, cells: Int, level: Int) -> None:
    for need in range(8):
        persons = found.persons[at, need]
        if persons > 0:
            for cell in range(cells):
                found.total[need, level, cell] += persons * found.days[at, need, cell]
