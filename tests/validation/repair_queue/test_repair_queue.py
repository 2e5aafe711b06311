"""Repairs that wait for a crew, against schedules worked out by hand."""

import numpy as np
import pytest

from linli.engine.stress.queue import repair_queue
from tests.engine.stress.walkup import HOUR, blow, home, walkup

READY = [1.0, 1.0, 1.0, 1.0]
WORK = [3.0, 5.0, 2.0, 4.0]
BY_HAND = {
    1: [4, 9, 11, 15],
    2: [4, 6, 6, 10],
    3: [4, 6, 3, 7],
    4: [4, 6, 3, 5],
}


@pytest.mark.parametrize("crews", BY_HAND)
def test_four_jobs_end_as_worked_out_by_hand(crews):
    found = repair_queue(np.array(READY), np.array(WORK), crews)
    assert found.tolist() == BY_HAND[crews]


def test_a_crew_waits_at_a_job_that_is_not_ready():
    ready, work = np.array([0.0, 8.0, 0.0]), np.array([2.0, 1.0, 2.0])
    assert repair_queue(ready, work, 2).tolist() == [2, 9, 4]


@pytest.mark.parametrize(("crews", "hours"), [(1, 11 + 19 + 27), (2, 11 + 11 + 19), (3, 3 * 11)])
def test_three_broken_risers_leave_their_entrances_dry_until_their_turn(crews, hours):
    """Mobilised after 3 h, 8 h a riser, one person behind each."""
    risers = [
        {"component": f"R{b}", "system": "water", "kind": "riser", "scope": "entrance",
         "building": b, "entrance": 1}
        for b in "123"
    ]  # fmt: skip
    estate = walkup(
        *(home(f"H{b}", 1, building=b) for b in "123"), parts=risers, buildings=("1", "2", "3")
    )
    changes = {
        "repair.mobilise": 3 * HOUR,
        "repair.riser": 8 * HOUR,
        "crews.per_1000_households": [crews * 1000 / 3] * 6,
    }
    tally = blow(estate, failed=["R1", "R2", "R3"], changes=changes)
    assert tally.by_need[0, 1] == pytest.approx(hours * HOUR)


def test_crews_of_one_trade_do_not_wait_for_those_of_another():
    """One job each for water, power and gas: nobody queues."""
    changes = {"repair.main": 12 * HOUR}
    tally = blow(walkup(home("H", 1)), failed=["W", "P", "G"], changes=changes)
    assert tally.by_need[0, 1] == pytest.approx(0.5)
    assert tally.by_need[0, 2] == pytest.approx(0.5)
