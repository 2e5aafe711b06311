"""Damage states drawn a second: our kernel, plain numpy, and pelicun; same buildings, one run.

A portfolio of every building class of the bundled parameters (Hazus 6.1 medians, beta 0.4) at one
acceleration. Before anything is timed, the shares of buildings in each damage state are held
against the lognormal closed form, for all three.
"""

import math
import sys
from collections.abc import Callable

import numpy as np
from measure import peer
from measure.clock import best_of
from measure.machine import machine
from measure.table import table
from numba import njit
from numpy.typing import NDArray

from linli.engine.chance import key_hashes, stream
from linli.engine.parameters import load
from linli.engine.stress.damage import damage_states, marks_of

PGA = 0.25
"""g: all five states are common."""

EACH = 4
"""Buildings of every class."""

DRAWS = 10_000
ROUNDS = 7
BLOCK = 400
"""Draws numpy takes at once: its arrays then stay in the cache, which is best for it."""

ALLOWED_SIGMA = 5.0
"""Standard errors a share may be off, the largest of some 150."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def main() -> None:
    """Check, time, print."""
    medians = hazus_medians()
    beta = load("earthquake").mid("fragility.beta")
    scores = np.log(PGA / np.array(list(medians.values()))) / beta
    chances = 0.5 * np.vectorize(math.erfc)(-scores / math.sqrt(2))
    classes = np.tile(np.arange(len(medians)), EACH)
    expected = -np.diff(chances, axis=1, prepend=1.0, append=0.0)
    theirs = peer.assessment(medians, EACH, PGA, beta, DRAWS)
    theirs.damage.calculate()
    check("linli", ours(chances, classes), expected)
    check("numpy", plain(scores, classes), expected)
    check("pelicun", peer.frequencies(theirs, list(medians), EACH), expected)
    keys, numbers = key_hashes(str(b) for b in range(len(classes))), np.zeros(len(classes), int)
    source = np.uint64(stream(1, "damage"))
    numpys = numpy_drawer(scores, classes)
    taken = best_of(
        ROUNDS,
        {
            "linli": lambda: _draw(chances, classes, keys, source, DRAWS, numbers),
            "numpy": lambda: [numpys() for _ in range(DRAWS // BLOCK)],
            "pelicun": theirs.damage.calculate,
        },
    )
    report(taken, len(classes) * DRAWS)


def hazus_medians() -> dict[str, tuple[float, ...]]:
    """Medians of the four damage states in g, by class and code level."""
    head = "fragility.median."
    rows = load("earthquake").rows
    return {name.removeprefix(head): rows[name].mid for name in rows if name.startswith(head)}


@njit(nogil=True)
def _draw(
    chances: Floats, classes: Ints, keys: NDArray[np.uint64], source: int, draws: int, states: Ints
) -> None:
    """As the stress test draws, once a draw, one thread."""
    marks = marks_of(keys, source)
    for draw in range(draws):
        damage_states(chances, classes, marks, draw, states)


def ours(chances: Floats, classes: Ints) -> Floats:
    """(classes, 5) shares by our kernel."""
    marks = marks_of(
        key_hashes(str(b) for b in range(len(classes))), np.uint64(stream(1, "damage"))
    )
    states, counts = np.zeros(len(classes), int), np.zeros((len(chances), 5))
    for draw in range(DRAWS):
        damage_states(chances, classes, marks, draw, states)
        np.add.at(counts, (classes, states), 1)
    return counts / (DRAWS * EACH)


def numpy_drawer(scores: Floats, classes: Ints) -> Callable[[], NDArray[np.int8]]:
    """A block of states (BLOCK, B) the plain way: float32 normals against four thresholds."""
    rng = np.random.default_rng(1)
    normals = np.empty((BLOCK, len(classes)), np.float32)
    limits = scores.astype(np.float32)[classes].T.copy()

    def block() -> NDArray[np.int8]:
        rng.standard_normal(dtype=np.float32, out=normals)
        states = (normals < limits[0]).astype(np.int8)
        for limit in limits[1:]:
            states += normals < limit
        return states

    return block


def plain(scores: Floats, classes: Ints) -> Floats:
    """(classes, 5) shares by numpy."""
    draw, counts = numpy_drawer(scores, classes), np.zeros((len(scores), 5))
    for _ in range(DRAWS // BLOCK):
        np.add.at(counts, (np.broadcast_to(classes, (BLOCK, len(classes))), draw()), 1)
    return counts / (DRAWS * EACH)


def check(name: str, found: Floats, expected: Floats) -> None:
    """Stop unless every share agrees with the closed form within Monte Carlo error."""
    error = np.sqrt(expected * (1 - expected) / (DRAWS * EACH))
    off = float(np.max(np.abs(found - expected) / error))
    print(f"{name}: shares of damage states within {off:.1f} standard errors of the closed form")
    if off > ALLOWED_SIGMA:
        sys.exit(f"{name} draws other damage states: nothing timed.")


def report(taken: dict[str, float], number: int) -> None:
    """The table, and how many times as fast."""
    print(machine("numba", "numpy", "pelicun"))
    print(f"{number:,} building-realisations, best of {ROUNDS} rounds, one thread\n")
    rows = [
        (name, f"{number / each / 1e6:.3g}", f"{each / taken['linli']:.3g}")
        for name, each in taken.items()
    ]
    print(table(("", "million draws a second", "linli is so many times as fast"), rows))


if __name__ == "__main__":
    main()
