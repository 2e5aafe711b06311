"""Lists of gaps: when something is missing, and the part that keeps it missing longest.

A gap is [start, end) in days. A list holds disjoint gaps in no order. Many lists live side by side
in flat arrays, list ``which`` in the ``SLOTS`` places from ``which * SLOTS`` on: compiled code
reads them without making views.
"""

from typing import NamedTuple

import numpy as np

from linli.engine.kernels import inner, lean
from linli.engine.model.arrays import Floats, Int, Ints

SLOTS = 4
"""Disjoint gaps a list holds; a fifth is joined to its nearest neighbour in time."""


class Lists(NamedTuple):
    """Lists of gaps, side by side."""

    start: Floats
    """(lists * SLOTS,) days."""
    end: Floats
    cause: Ints
    """Row of the component, components + row of the building, or NOBODY."""
    number: Ints
    """(lists,) gaps in each."""


def empty_lists(number: int) -> Lists:
    """So many lists, all empty."""
    slots = number * SLOTS
    return Lists(
        np.zeros(slots), np.zeros(slots), np.zeros(slots, np.int64), np.zeros(number, np.int64)
    )


@inner
def add_gap(lists: Lists, which: Int, start: float, end: float, cause: Int) -> None:
    """Join [start, end) to a list; an empty gap changes nothing."""
    if end > start:
        _join_in(lists.start, lists.end, lists.cause, lists.number, which, start, end, cause)


@lean
def _join_in(
    starts: Floats,
    ends: Floats,
    causes: Ints,
    counts: Ints,
    which: Int,
    start: float,
    end: float,
    cause: Int,
) -> None:
    """Gaps that touch become one, whose cause is that of the later end."""
    base = which * SLOTS
    last = base + counts[which]
    i = base
    while i < last:
        if start <= ends[i] and starts[i] <= end:
            if ends[i] > end or (ends[i] == end and causes[i] < cause):
                end, cause = float(ends[i]), int(causes[i])
            start = min(start, float(starts[i]))
            last -= 1
            starts[i], ends[i], causes[i] = starts[last], ends[last], causes[last]
            i = base
        elif last - base == SLOTS and i == _nearest(starts, ends, base, start, end):
            start, end = min(start, float(starts[i])), max(end, float(ends[i]))
        else:
            i += 1
    starts[last], ends[last], causes[last] = start, end, cause
    counts[which] = last + 1 - base


@lean
def _nearest(starts: Floats, ends: Floats, base: Int, start: float, end: float) -> Int:
    """Place of the gap of a full list that is nearest in time to [start, end)."""
    best, distance = base, np.inf
    for i in range(base, base + SLOTS):
        apart = max(starts[i] - end, start - ends[i])
        if apart < distance:
            best, distance = i, apart
    return best
