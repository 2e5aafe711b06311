"""A crew-limited repair queue of 12 buildings: our kernel in a compiled loop, and plain Python."""

import sys

import numpy as np
from measure.clock import best_of
from measure.machine import machine
from measure.table import table
from numba import njit
from numpy.typing import NDArray

from linli.engine.chance import key_hashes, uniforms
from linli.engine.stress.queue import repair_queue

BUILDINGS = 12
CREWS = 3
RUNS = 20_000
ROUNDS = 7
MEDIAN_READY, MEDIAN_WORK, BETA = 90.0, 120.0, 0.6
"""Days, and spread of the logarithm: extensive damage in the bundled parameters."""

Floats = NDArray[np.float64]


def main() -> None:
    """Compare, time, print."""
    ready, work = lognormals("ready", MEDIAN_READY), lognormals("work", MEDIAN_WORK)
    finish = np.empty_like(work)
    _queues(ready, work, CREWS, finish)
    jobs = list(zip(ready.tolist(), work.tolist(), strict=True))
    if [obvious(*job, CREWS) for job in jobs] != finish.tolist():
        sys.exit("The two queues differ: nothing timed.")
    print(f"{RUNS:,} queues of {BUILDINGS} buildings and {CREWS} crews: equal to the last bit")
    taken = best_of(
        ROUNDS,
        {
            "linli": lambda: _queues(ready, work, CREWS, finish),
            "plain Python": lambda: [obvious(*job, CREWS) for job in jobs],
        },
    )
    print(machine("numba", "numpy"))
    print(f"best of {ROUNDS} rounds, one thread\n")
    rows = [
        (name, f"{each / RUNS * 1e6:.3g}", f"{each / taken['linli']:.3g}")
        for name, each in taken.items()
    ]
    print(table(("", "microseconds a queue", "linli is so many times as fast"), rows))


def lognormals(purpose: str, median: float) -> Floats:
    """(RUNS, BUILDINGS) days, with a pair of uniforms for each."""
    keys = key_hashes(str(number) for number in range(RUNS * BUILDINGS))
    radius = np.sqrt(-2 * np.log(uniforms(1, f"{purpose}/radius", keys)))
    normal = radius * np.cos(2 * np.pi * uniforms(1, f"{purpose}/angle", keys))
    return median * np.exp(BETA * normal).reshape(RUNS, BUILDINGS)


@njit(nogil=True)
def _queues(ready: Floats, work: Floats, crews: int, finish: Floats) -> None:
    for run in range(len(work)):
        finish[run] = repair_queue(ready[run], work[run], crews)


def obvious(ready: list[float], work: list[float], crews: int) -> list[float]:
    """Each job in order to the crew that is free first."""
    free = [0.0] * crews
    finish = []
    for earliest, days in zip(ready, work, strict=True):
        crew = free.index(min(free))
        free[crew] = max(free[crew], earliest) + days
        finish.append(free[crew])
    return finish


if __name__ == "__main__":
    main()
