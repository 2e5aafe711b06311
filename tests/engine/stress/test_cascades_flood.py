"""Water in the estate: the transformer in the basement, and all that hangs on it."""

import numpy as np
import pytest

from linli.engine.stress.diagnosis import NEEDS
from tests.engine.shocks.drawn import steady
from tests.engine.stress.estates import given, prepared
from tests.engine.stress.walkup import HOUR, LIFT, STILL, blow, home, lacking, near, old, walkup

TRANSFORMER = {"component": "E", "system": "power", "kind": "transformer", "scope": "estate"}
SOGGY = {"repair.transformer": 3.0}
"""Days until a drowned transformer works again."""

LEADER = {"tie": "T", "household": "H", "kind": "building_leader", "where": "near"}
NEIGHBOUR = {"tie": "T", "household": "H", "kind": "neighbour", "where": "inside"}
NEIGHBOUR |= {"to_household": "I"}


def flooded(*homes, depth=0.5, parts=(), fabric=None, changes=None):
    """Need -> person-days unmet of a flood ``depth`` m deep that blocks no way."""
    sharp = {"waterlogging.depth_beta": 1e-9, "waterlogging.passable": 99}
    sharp |= {"waterlogging.beta": 1e-12}
    nobody = {"waterlogging.outside_share": [0] * 8}
    run = prepared(
        walkup(*homes, parts=parts, fabric=fabric),
        "waterlogging",
        given({**STILL, **SOGGY, **sharp, **nobody, **(changes or {})}),
        local=steady("waterlogging", depth, "m"),
        decision_delay=False,
    )
    unmet = run.block(0, 1).by_need[0]
    return {need: days for need, days in zip(NEEDS, unmet, strict=True) if days > 0}


@pytest.mark.parametrize("below", [True, False])
def test_a_flood_stops_the_transformer_in_the_basement_and_not_the_one_upstairs(below):
    lacked = flooded(home("H", 3), parts=[TRANSFORMER | {"below_ground": below}])
    assert lacked == (near(power=3) if below else {})


def test_with_it_go_the_pump_and_so_the_water_above_the_storey_mains_pressure_reaches():
    parts = [TRANSFORMER | {"below_ground": True}]
    assert flooded(home("H", 5), parts=parts) == near(power=3, water=3)
    assert flooded(home("H", 4), parts=parts) == near(power=3)


def test_and_the_lift_so_that_who_cannot_use_the_stairs_is_stuck_on_the_sixth_floor():
    """For as long as the transformer is being mended, without food and medicine, seen by nobody."""
    parts = [TRANSFORMER | {"below_ground": True}, LIFT | {"below_ground": False}]
    lacked = flooded(old("H", 6, medicated=1), parts=parts)
    assert lacked == near(power=3, water=3, food=3, care=3, getting_out=3, checked_on=3)


def test_a_building_leader_who_knows_of_them_looks_in_from_the_fourth_hour():
    estate = walkup(old("H", 6), parts=[TRANSFORMER, LIFT], ties=[LEADER])
    lacked = lacking(estate, failed=["E"], changes=SOGGY)
    assert lacked["checked_on"] == pytest.approx(4 * HOUR)
    assert lacked["getting_out"] == pytest.approx(3)


def test_a_neighbour_brings_water_and_food_up_and_helps_down_from_the_second_hour():
    estate = walkup(old("H", 6), home("I", 2), parts=[TRANSFORMER, LIFT], ties=[NEIGHBOUR])
    lacked = lacking(estate, failed=["E"], changes=SOGGY)
    each = 2 * HOUR
    assert lacked == near(power=6, water=each, food=each, getting_out=each, checked_on=each)


def test_a_stair_chair_crew_of_the_entrance_gets_them_out_when_it_has_the_hours():
    """Six hours a day, after looking in at 0.2 an hour; an hour to go down and up."""
    crew = {"responder": "R", "role": "volunteer", "number": 1, "hours_a_day": 6.0}
    crew |= {"scope": "entrance", "building": "1", "entrance": 1}
    estate = walkup(old("H", 6), parts=[TRANSFORMER, LIFT], responders=[crew])
    lacked = lacking(estate, failed=["E"], changes=SOGGY)
    assert "getting_out" not in lacked
    assert "checked_on" not in lacked


def test_the_flood_takes_homes_on_the_ground_floor_and_no_others():
    """0.5 m outside is 0.2 m inside: to clean, and to repair in proportion."""
    lacked = flooded(home("H", 1), home("I", 2), fabric={"ground_floor_m": 0.3})
    factor = 0.327 * (0.2 - 0.05) / 0.45
    assert lacked["shelter"] == pytest.approx(5 + 90 * factor, rel=1e-6)
    assert flooded(home("I", 2), fabric={"ground_floor_m": 0.3}) == {}
    assert flooded(home("H", 1), fabric={"ground_floor_m": 0.6}) == {}


def test_those_flooded_out_move_in_with_kin_upstairs():
    kin = {"tie": "T", "household": "H", "kind": "kin", "where": "inside", "to_household": "I"}
    estate = walkup(home("H", 1), home("I", 4), ties=[kin])
    lacked = lacking(estate, event={"low_days": [[20.0]]}, changes={"tie.kin_inside.start": 0})
    assert lacked == {}


def test_while_the_ways_are_under_water_nobody_gets_out_and_a_clinic_outside_is_out_of_reach():
    sick = home("H", 2, medicated=1)
    clinic = {"facility": "F", "kind": "clinic", "capacity_persons": 9}

    def lacked(inside):
        estate = walkup(sick, facilities=[clinic | {"inside": inside}])
        return lacking(estate, event={"blocked": [0.5]})

    assert lacked(inside=False) == near(food=0.5, care=0.5, getting_out=0.5)
    assert lacked(inside=True) == near(food=0.5, getting_out=0.5)


def test_a_storm_that_opens_the_roof_takes_the_homes_under_it_and_no_others():
    estate = walkup(home("H", 6), home("I", 5), home("J", 1))
    assert lacking(estate, event={"top_days": [[7.0]]}) == near(shelter=7)


def test_a_storm_with_a_flood_takes_top_and_ground_floor_and_leaves_those_between_in_the_dark():
    homes = [home(key, floor) for key, floor in (("H", 6), ("I", 3), ("J", 1))]
    event = {"top_days": [[7.0]], "low_days": [[20.0]]}
    tally = blow(walkup(*homes), "P", 1.0, event=event)
    np.testing.assert_allclose(tally.by_need[0, [0, 2]], [27, 3])
