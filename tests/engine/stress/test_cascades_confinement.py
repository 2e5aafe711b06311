"""The estate is closed: what comes to the gate, who carries it up, who may still help."""

import numpy as np
import pytest

from linli.engine.model.arrays import CARE, FOOD
from tests.engine.stress.walkup import LIFT, blow, home, lacking, near, old, walkup

DAYS = 10.0
GATE = [0, 0, 0, 0, 0.9, 0.7, 0, 0]
"""Share of food and medicine to be had at the gate, from the second day on."""

VISIT = 0.2 * 1.5
"""Hours a person and day to bring things to the sixth floor: 0.2, a tenth more a storey."""

VOLUNTEER = {"responder": "R", "role": "volunteer", "number": 1, "hours_a_day": VISIT}
VOLUNTEER |= {"scope": "entrance", "building": "1", "entrance": 1}


def closed(gate=None, crew=1.0):
    """The event of an estate closed for ten days."""
    shut = np.zeros((1, 8))
    shut[0, [FOOD, CARE]] = DAYS
    return {
        "closed": shut, "confined": [DAYS], "gate": gate or [0.0] * 8, "gate_start": [2.0],
        "crew": [crew],
    }  # fmt: skip


def shut_in(*homes, event=None, changes=None, parts=(), **tables):
    """Need -> person-days of ten days of confinement."""
    return lacking(
        walkup(*homes, parts=parts, **tables),
        event=event or closed(),
        shock="confinement",
        changes=changes,
    )


def test_without_shops_a_home_lives_on_what_it_has_stored():
    stored = {"home": [0, 0, 0, 0, 2, 3, 0, 0]}
    assert shut_in(home("H", 2, medicated=1), changes=stored) == near(food=8, care=7)


def test_water_power_and_home_hold():
    assert shut_in(home("H", 6)) == near(food=10)


def test_what_comes_to_the_gate_helps_nobody_upstairs_unless_somebody_carries_it():
    assert shut_in(home("H", 6), event=closed(GATE)) == near(food=10)


def test_volunteers_carry_it_up_from_the_day_it_comes():
    lacked = shut_in(home("H", 6), event=closed(GATE), responders=[VOLUNTEER])
    assert lacked == near(food=2 + 0.1 * 8)


def test_each_to_the_homes_of_their_own_stair():
    homes = home("H", 6), home("I", 6, entrance=2)
    lacked = shut_in(*homes, event=closed(GATE), responders=[VOLUNTEER])
    assert lacked == near(food=2 + 0.1 * 8 + 10)


def test_with_too_few_hands_the_most_vulnerable_get_theirs_first():
    homes = home("H", 6), home("I", 6, age_18_59=0, age_80_plus=1, lives_alone=True)
    tally = blow(walkup(*homes, responders=[VOLUNTEER]), event=closed(GATE), shock="confinement")
    aged = 2 + 0.1 * 8
    assert tally.by_need[0, FOOD] == pytest.approx(aged + 10)
    assert tally.by_group[0, 1] < tally.by_group[0, 0] / 2


@pytest.mark.parametrize("crew", [1.0, 0.8, 0.5, 0.0])
def test_when_volunteers_fall_ill_less_is_carried_up(crew):
    lacked = shut_in(home("H", 6), event=closed(GATE, crew), responders=[VOLUNTEER])
    assert lacked == near(food=2 + (1 - 0.9 * crew) * 8)


def test_a_lift_spares_the_volunteers_the_stairs():
    """On the ground floor or by lift a visit takes 0.2 hours: half as many again are reached."""
    homes = [home("H", 6), home("I", 6)]
    hours = VOLUNTEER | {"hours_a_day": 2 * 0.2}
    walked = shut_in(*homes, event=closed(GATE), responders=[hours])
    ridden = shut_in(*homes, event=closed(GATE), responders=[hours], parts=[LIFT])
    assert ridden == near(food=2 * (2 + 0.1 * 8))
    assert walked == near(food=2 * (2 + (1 - 0.9 / 1.5) * 8))


def test_stock_inside_the_estate_is_carried_up_from_the_first_day():
    meals = {"line": "M", "item": "meal", "quantity": 1000.0, "unit": "portion"}
    meals |= {"callable_within_h": 0.0}
    lacked = shut_in(home("H", 6), event=closed(GATE), responders=[VOLUNTEER], stock=[meals])
    assert lacked == {}


KIN = {"tie": "T", "household": "H", "kind": "kin", "where": "near"}
SOON = {"tie.kin_near.start": 0, "tie.kin_inside.start": 0, "tie.neighbour.start": 0}
PATIENT = old("H", 2, medicated=1)


def test_kin_elsewhere_cannot_come_in_but_may_call():
    alone = shut_in(PATIENT, changes=SOON)
    known = shut_in(PATIENT, changes=SOON, ties=[KIN])
    assert alone == near(food=10, care=10, checked_on=10)
    assert known == near(food=10, care=10)


def test_they_come_as_soon_as_the_estate_is_open():
    event = closed() | {"confined": [4.0]}
    assert shut_in(PATIENT, event=event, changes=SOON, ties=[KIN]) == near(food=4, care=4)


def test_a_neighbour_as_closed_in_has_no_more_to_give_but_looks_in():
    tie = {"tie": "T", "household": "H", "kind": "neighbour", "where": "inside"}
    homes = PATIENT, home("I", 3)
    changes = {**SOON, "tie.neighbour.hold": DAYS}
    lacked = shut_in(*homes, changes=changes, ties=[tie | {"to_household": "I"}])
    assert lacked == near(food=2 * 10, care=10)


@pytest.mark.parametrize(("inside", "days"), [(True, 0), (None, 0), (False, 10)])
def test_a_canteen_feeds_the_estate_only_when_it_stands_inside(inside, days):
    canteen = {"facility": "F", "kind": "canteen", "capacity_persons": 9, "inside": inside}
    assert shut_in(home("H", 2), facilities=[canteen]).get("food", 0) == pytest.approx(days)
