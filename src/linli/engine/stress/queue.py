"""The repair queue: jobs in a fixed order, a few crews, each job to the crew that is free first.

Jobs are independent, so one crew more never finishes any job later.
"""

import numpy as np

from linli.engine.kernels import kernel
from linli.engine.model.arrays import Floats, Int


@kernel
def repair_queue(ready: Floats, work: Floats, crews: Int) -> Floats:
    """Finish time of each job.

    Parameters
    ----------
    ready : (n,) earliest start of each job, in the order of service
    work : (n,) duration, >= 0
    crews : >= 1

    Returns
    -------
    (n,) finish times, in the unit of ``work``
    """
    free = np.zeros(crews)
    finish = np.empty(len(work))
    for job in range(len(work)):
        finish[job] = max(free[0], ready[job]) + work[job]
        free[0] = finish[job]
        sift(free)
    return finish


@kernel
def sift(heap: Floats) -> None:
    """Restore the heap order after its least element was replaced."""
    at, size = 0, len(heap)
    while True:
        child = 2 * at + 1
        if child >= size:
            return
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[at] <= heap[child]:
            return
        heap[at], heap[child] = heap[child], heap[at]
        at = child
