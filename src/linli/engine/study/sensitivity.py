"""What the answer hangs on, and what to find out next."""

from collections.abc import Mapping, Sequence

import numpy as np

from linli.engine.estate.completion.cells import Cell
from linli.engine.stress.findings import Question, Swing
from linli.engine.study.layers import ENDS
from linli.engine.study.losses import Case, Losses
from linli.engine.study.worlds import Worlds

WIDEST = 10
"""Inputs shown of a tornado, and questions told."""

Readers = Mapping[str, tuple[str, ...]]


def end_cases(worlds: Worlds, readers: Readers) -> list[Case]:
    """Each parameter at its low and at its high end."""
    return [
        worlds.at(name, end, shocks) for name, shocks in readers.items() for end in ("low", "high")
    ]


def promising(swings: Sequence[Swing], readers: Readers) -> Readers:
    """The parameters worth a second look with more draws: twice as many as are shown."""
    names = [one.name for one in _ranked(swings)[: 2 * WIDEST]]
    return {name: readers[name] for name in names}


def field_cases(worlds: Worlds, number: int) -> list[Case]:
    """Worlds in which one unknown column alone is drawn, so many for each."""
    cells = worlds.completion.unknown
    return [worlds.of_data(w, only={cell}) for cell in cells for w in range(number)]


def parameter_swings(
    usual: Losses, readers: Readers, ends: Sequence[Losses], scale: float
) -> list[Swing]:
    """How far each parameter moves the answer; ``scale`` brings few draws to all of them."""
    base = usual.of_shocks()
    swings = []
    for i, (name, shocks) in enumerate(readers.items()):
        rest = usual.annual - sum(base[shock] for shock in shocks)
        low, high = (scale * (rest + one.annual) for one in ends[2 * i : 2 * i + 2])
        swings.append(Swing(name, "parameter", low, high))
    return swings


def field_swings(
    unknown: Mapping[Cell, int], found: Sequence[Losses], number: int, scale: float
) -> list[Swing]:
    """How far the unknown cells of each column move the answer."""
    swings = []
    for i, (table, column) in enumerate(unknown):
        values = [scale * one.annual for one in found[i * number : (i + 1) * number]]
        low, _, high = np.quantile(values, ENDS)
        swings.append(Swing(f"{table}.{column}", "field", float(low), float(high)))
    return swings


def widest(swings: Sequence[Swing]) -> tuple[Swing, ...]:
    """The inputs that move the answer most; those that do not move it are left out."""
    return tuple(one for one in _ranked(swings)[:WIDEST] if one.at_high != one.at_low)


def _ranked(swings: Sequence[Swing]) -> list[Swing]:
    return sorted(swings, key=lambda one: (-abs(one.at_high - one.at_low), one.name))


def questions(
    unknown: Mapping[Cell, int], found: Sequence[Losses], number: int
) -> tuple[Question, ...]:
    """Unknown columns by how much knowing them would narrow the answer.

    ``narrows`` is the variance a column alone causes over the sum of these variances: a first-order
    index, which leaves out what columns do together.
    """
    spread = [
        float(np.var([one.annual for one in found[i * number : (i + 1) * number]]))
        for i in range(len(unknown))
    ]
    whole = sum(spread)
    asked = [
        Question(table, column, cells, one / whole)
        for ((table, column), cells), one in zip(unknown.items(), spread, strict=True)
        if one > 0
    ]
    ranked = sorted(asked, key=lambda one: (-one.narrows, one.table, one.column))
    return tuple(ranked[:WIDEST])
