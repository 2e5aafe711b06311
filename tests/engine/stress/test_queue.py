"""The repair queue against a simulation hour by hour."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.stress.queue import repair_queue

JOBS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9)), max_size=12)
"""(ready, work) in hours."""


def finish(jobs, crews):
    ready, work = (np.array([job[part] for job in jobs], float) for part in (0, 1))
    return repair_queue(ready, work, crews)


def simulated(jobs, crews):
    """Hour by hour: whoever is idle takes the next job, and waits at it until it can start."""
    busy_until, done, waiting, hour = [0] * crews, [], list(jobs), 0
    while waiting:
        for crew in range(crews):
            if waiting and busy_until[crew] <= hour:
                ready, work = waiting.pop(0)
                busy_until[crew] = max(hour, ready) + work
                done.append(busy_until[crew])
                if busy_until[crew] <= hour:
                    break
        else:
            hour += 1
    return done


@given(JOBS, st.integers(1, 5))
def test_jobs_end_when_a_simulation_hour_by_hour_ends_them(jobs, crews):
    assert finish(jobs, crews).tolist() == simulated(jobs, crews)


@given(JOBS, st.integers(1, 5))
def test_one_crew_more_finishes_no_job_later(jobs, crews):
    assert (finish(jobs, crews + 1) <= finish(jobs, crews)).all()


@given(JOBS, st.integers(1, 5), st.integers(0, 11), st.integers(0, 9))
def test_more_work_at_one_job_finishes_no_other_sooner(jobs, crews, at, more):
    longer = [(r, w + more * (i == at)) for i, (r, w) in enumerate(jobs)]
    assert (finish(longer, crews) >= finish(jobs, crews)).all()


@given(JOBS, st.integers(1, 5), st.integers(0, 11))
def test_one_job_less_finishes_no_other_later(jobs, crews, at):
    rest = np.arange(len(jobs)) != at
    fewer = [job for job, stays in zip(jobs, rest, strict=True) if stays]
    assert (finish(fewer, crews) <= finish(jobs, crews)[rest]).all()


def test_with_a_crew_for_each_nobody_waits():
    assert finish([(1, 5), (2, 5), (3, 5)], 3).tolist() == [6, 7, 8]


@pytest.mark.parametrize("crews", [1, 4])
def test_no_jobs_are_no_trouble(crews):
    assert len(finish([], crews)) == 0
