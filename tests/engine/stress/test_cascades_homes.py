"""Gas shut after a leak, homes red-tagged after an earthquake: who eats and sleeps where."""

import pytest

from tests.engine.stress.walkup import blow, home, lacking, near, old, walkup

LEAK = {"component": "V", "system": "gas", "kind": "riser", "scope": "entrance"}
LEAK |= {"building": "1", "entrance": 1}
BOTH = {"failed": ["V"], "changes": {"repair.riser": 5.0}}
"""The gas riser is shut until it is mended."""

CANTEEN = {"facility": "F", "kind": "canteen", "capacity_persons": 1, "inside": True}
SOON = {"tie.kin_inside.start": 0, "tie.neighbour.start": 0, "repair.riser": 5.0}


def cookless(*homes, days=2.0, changes=None, **tables):
    """Need -> person-days with the gas riser of entrance 1 shut and power out for some days."""
    estate = walkup(*homes, parts=[LEAK], **tables)
    return lacking(
        estate, "P", days, failed=["V"], changes={"repair.riser": 5.0, **(changes or {})}
    )


def test_with_the_gas_riser_shut_after_a_leak_people_cook_on_power():
    assert lacking(walkup(home("H", 1), parts=[LEAK]), **BOTH) == {}


def test_until_the_power_fails_too_and_there_is_no_meal_on_that_stair():
    assert cookless(home("H", 1)) == near(power=2, food=2)
    assert cookless(home("H", 1, entrance=2)) == near(power=2)


def test_those_of_the_stair_eat_in_the_canteen_the_most_vulnerable_first():
    lacked = cookless(home("H", 1), old("I", 1), facilities=[CANTEEN])
    assert lacked == near(power=4, food=2, checked_on=2)
    estate = walkup(home("H", 1), old("I", 1), parts=[LEAK], facilities=[CANTEEN])
    tally = blow(estate, "P", 2.0, **BOTH | {"failed": ["V"]})
    assert tally.by_group[0, 1] == pytest.approx(2 * 0.5), "the old person eats, in the dark"


def test_or_with_a_neighbour_of_another_stair_whose_gas_is_on():
    tie = {"tie": "T", "household": "H", "kind": "neighbour", "where": "inside"}
    tie |= {"to_household": "I"}
    same = cookless(home("H", 1), home("I", 2), ties=[tie], changes=SOON)
    other = cookless(home("H", 1), home("I", 2, entrance=2), ties=[tie], changes=SOON)
    assert same == near(power=4, food=4)
    assert other == near(power=4)


RED = {"damage": 3}
REBUILT = {"unsafe.works": [83.0, 240.0]}
"""Extensive damage: 7 days to inspect, 90 to prepare, 83 to build, 180 in all; a place serves all
of a cell of the time grid, so the end of what is compared stands where a cell ends."""

SHELTER = {"facility": "F", "kind": "shelter", "capacity_persons": 2}
KIN = {"tie": "T", "household": "H", "kind": "kin", "where": "near"}
WEEKS = {"tie.kin_near.start": 0, "tie.kin_near.hold": 30.0, "decision.beta": 1e-12, **REBUILT}
SETTLED = {"estate": "walkup", "datum": "local", "mains_storeys": 4, "owners_committee": True}
SETTLED |= {"fund_yuan": 1e6, "urgent_procedure": False, "quorum_percent": 50.0}


def test_after_a_red_tag_people_go_to_kin_then_to_the_shelter_until_it_is_full():
    """Kin keep H for 30 days; four want the shelter afterwards, three before; two find room."""
    homes = [home(key, 1) for key in "HIJK"]
    lacked = lacking(walkup(*homes, facilities=[SHELTER], ties=[KIN]), changes=WEEKS, **RED)
    assert lacked == near(shelter=30 * (3 - 2) + 150 * (4 - 2))


def test_in_a_crowded_shelter_the_oldest_and_weakest_find_room_first():
    estate = walkup(home("H", 1), old("I", 1), old("J", 2), facilities=[SHELTER])
    tally = blow(estate, changes=REBUILT, **RED)
    assert tally.by_need[0, 0] == pytest.approx(180)
    assert tally.by_group[0, 1] == pytest.approx(2 * 180 * 0.25), "sheltered, but seen by nobody"


def test_all_wait_longer_when_the_owners_miss_their_quorum():
    """A vote of 45 days that half of the times has to be repeated stands before the works."""
    homes = [home(key, 1) for key in "HIJK"]
    estate = walkup(*homes, facilities=[SHELTER], ties=[KIN], estate=[SETTLED])
    lacked = lacking(estate, changes=WEEKS, decision_delay=True, **RED)
    assert lacked == near(shelter=30 * (3 - 2) + (150 + 90) * (4 - 2))
