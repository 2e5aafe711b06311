"""The cascades that must come out right, one sentence a test (times in days, one event each)."""

import numpy as np
import pytest

from linli.engine.stress.rules import bundled
from tests.engine.stress.walkup import (
    FEEDER,
    HOUR,
    LIFT,
    WATER_MAIN,
    blow,
    home,
    lacking,
    near,
    old,
    walkup,
)

PUMP = {"component": "U", "system": "water", "kind": "pump", "scope": "building", "building": "1"}
TANK = {
    "component": "T", "system": "water", "kind": "tank", "scope": "building", "building": "1",
    "endurance_h": 8.0,
}  # fmt: skip
GENERATOR = {
    "component": "E", "system": "power", "kind": "generator", "scope": "building", "building": "1",
    "backup_of": "P", "endurance_h": 48.0,
}  # fmt: skip


def test_without_power_there_is_no_water_above_the_storey_mains_pressure_reaches():
    assert lacking(walkup(home("H", 5)), "P", 1.0) == near(power=1, water=1)


def test_and_there_is_water_below_it():
    assert lacking(walkup(home("H", 4)), "P", 1.0) == near(power=1)


def test_a_broken_pump_leaves_the_upper_floors_dry_and_nobody_dark():
    estate = walkup(home("H", 5), home("I", 3), parts=[PUMP])
    assert lacking(estate, "U", 1.0) == near(water=1)


def test_without_power_there_is_no_lift_and_the_mobility_limited_cannot_get_out():
    estate = walkup(old("H", 6), parts=[LIFT])
    assert lacking(estate, "P", 1.0)["getting_out"] == pytest.approx(1)


def test_nor_do_they_get_food_or_medicine_when_nobody_brings_it():
    lacked = lacking(walkup(old("H", 6, medicated=1), parts=[LIFT]), "L", 1.0)
    assert lacked == near(food=1, care=1, getting_out=1, checked_on=1)


def test_who_lives_on_the_ground_floor_needs_no_lift():
    assert "getting_out" not in lacking(walkup(old("H", 1), parts=[LIFT]), "P", 1.0)


def test_who_can_use_the_stairs_is_not_stuck_without_a_lift():
    assert lacking(walkup(home("H", 6), parts=[LIFT]), "L", 1.0) == {}


def test_where_one_of_a_family_is_limited_that_one_is_stuck_and_the_others_fetch_food():
    family = home("H", 6, size=3, age_18_59=3, mobility_limited=1)
    lacked = lacking(walkup(family, parts=[LIFT]), "L", 1.0)
    assert lacked == near(getting_out=1, checked_on=1)


def test_all_are_stuck_while_the_stair_is_blocked_and_the_limited_while_the_lift_stands():
    stair = {"component": "S", "system": "access", "kind": "stair", "scope": "entrance"}
    stair |= {"building": "1", "entrance": 1}
    family = home("H", 6, size=3, age_18_59=3, mobility_limited=1)
    changes = {"repair.lift": 5.0, "repair.other": 5.0}
    lacked = lacking(walkup(family, parts=[LIFT, stair]), "S", 1.0, failed=["L"], changes=changes)
    assert lacked["getting_out"] == pytest.approx(3 * 1 + 1 * 4)


def test_a_generator_keeps_lift_and_pump_but_not_the_flats():
    estate = walkup(old("H", 6), parts=[LIFT, GENERATOR])
    assert lacking(estate, "P", 1.0) == near(power=1, checked_on=1)


def test_when_the_generator_is_empty_lift_and_pump_stop_too():
    lacked = lacking(walkup(old("H", 6), parts=[LIFT, GENERATOR]), "P", 3.0)
    assert lacked == near(power=3, water=1, food=1, getting_out=1, checked_on=3)


def test_a_generator_keeps_the_lift_of_its_own_building_alone():
    other = {**LIFT, "component": "L2", "building": "2"}
    estate = walkup(
        old("H", 6),
        old("I", 6, building="2"),
        parts=[LIFT, other, GENERATOR | {"backup_of": "P"}],
        buildings=("1", "2"),
    )
    assert lacking(estate, "P", 1.0)["getting_out"] == pytest.approx(1)


def test_a_backup_that_reaches_less_far_than_the_part_it_stands_in_for_holds_nothing():
    narrow = {**FEEDER, "component": "P2", "backup_of": "P", "endurance_h": 24.0}
    narrow |= {"scope": "building", "building": "1"}
    assert lacking(walkup(home("H", 2), parts=[narrow]), "P", 3.0) == near(power=3)


def test_a_second_feeder_keeps_the_flats():
    second = {**FEEDER, "component": "P2", "backup_of": "P", "endurance_h": 24.0}
    assert lacking(walkup(home("H", 2), parts=[second]), "P", 3.0) == near(power=2)


@pytest.mark.parametrize("failing", ["P", "W", "U"])
@pytest.mark.parametrize("stands_in_for", [None, "U", "W"])
def test_a_tank_holds_its_hours_once_whatever_it_stands_in_for(failing, stands_in_for):
    estate = walkup(home("H", 6), parts=[PUMP, TANK | {"backup_of": stands_in_for}])
    assert lacking(estate, failing, 1.0)["water"] == pytest.approx(16 * HOUR)


def test_a_tank_that_fails_holds_nothing():
    estate = walkup(home("H", 6), parts=[TANK])
    assert lacking(estate, "W", 1.0, failed=["T"])["water"] == pytest.approx(1)


def test_a_tank_does_not_help_past_a_broken_riser():
    riser = {**WATER_MAIN, "component": "R", "kind": "riser", "scope": "entrance"}
    riser |= {"building": "1", "entrance": 1}
    estate = walkup(home("H", 6), parts=[TANK, riser])
    assert lacking(estate, "R", 1.0)["water"] == pytest.approx(1)


def test_a_riser_takes_water_from_its_own_entrance_alone():
    riser = {**WATER_MAIN, "component": "R", "kind": "riser", "scope": "entrance"}
    riser |= {"building": "1", "entrance": 2}
    assert lacking(walkup(home("H", 1), parts=[riser]), "R", 1.0) == {}
    assert lacking(walkup(home("H", 1, entrance=2), parts=[riser]), "R", 1.0) == near(water=1)


def test_gas_alone_or_power_alone_leaves_something_to_cook_on():
    estate = walkup(home("H", 1))
    assert lacking(estate, "G", 3.0) == {}
    assert lacking(estate, "P", 3.0) == near(power=3)


def test_gas_and_power_both_out_leave_no_meal_once_the_home_store_is_eaten():
    stored = {"home": [0, 0, 0, 0, 2, 0, 0, 0], "repair.main": 5.0}
    lacked = lacking(walkup(home("H", 1)), "P", 3.0, failed=["G"], changes=stored)
    assert lacked == near(power=3, food=1)


@pytest.mark.parametrize(
    ("floor", "insulation", "hours"),
    [(6, "none", 2), (6, "walls", 2), (6, "roof", 6), (3, "none", 6), (3, "walls", 12),
     (6, "both", 12)],
)  # fmt: skip
def test_in_heat_without_power_it_is_unbearable_soonest_under_an_uninsulated_roof(
    floor, insulation, hours
):
    estate = walkup(home("H", floor), fabric={"insulation": insulation})
    thermal = lacking(estate, "P", 1.0, weather=9.0)["thermal"]
    assert thermal == pytest.approx(1 - hours * HOUR)


def test_when_the_heat_ends_first_so_does_the_danger():
    lacked = lacking(walkup(home("H", 6)), "P", 3.0, weather=1.0)
    assert lacked["thermal"] == pytest.approx(1 - 2 * HOUR)


def test_without_heat_a_flat_stays_bearable():
    assert "thermal" not in lacking(walkup(home("H", 6)), "P", 3.0)


def test_a_cool_room_takes_in_as_many_as_it_holds_unless_it_is_dark_itself():
    room = {"facility": "F", "kind": "cool_room", "capacity_persons": 1}
    homes = [home(key, 6) for key in "HI"]

    def left(inside):
        estate = walkup(*homes, facilities=[room | {"inside": inside}])
        return lacking(estate, "P", 1.0, weather=9.0)["thermal"]

    assert left(inside=False) == pytest.approx(22 * HOUR)
    assert left(inside=True) == pytest.approx(2 * 22 * HOUR)


def test_the_old_person_at_the_top_dies_less_often_where_somebody_can_be_reached():
    tie = {"tie": "T", "household": "H", "kind": "building_leader", "where": "near"}
    alone, known = (
        blow(walkup(old("H", 6), ties=ties), "P", 2.0, weather=9.0).deaths[0]
        for ties in ([], [tie])
    )
    assert alone[4] > 0
    assert alone[:4].sum() == 0
    contact = bundled().mid("weather.contact")
    np.testing.assert_allclose(known, alone * contact)


def test_kin_take_somebody_in_from_the_heat_from_the_hour_they_come():
    tie = {"tie": "T", "household": "H", "kind": "kin", "where": "near"}
    changes = {"tie.kin_near.start": 8 * HOUR}
    estate = walkup(home("H", 6), ties=[tie])
    lacked = lacking(estate, "P", 1.0, weather=9.0, changes=changes)
    assert lacked == near(power=1, thermal=6 * HOUR, water=8 * HOUR)


def test_a_moderately_damaged_building_is_empty_until_it_is_inspected():
    assert lacking(walkup(home("H", 1)), damage=2) == near(shelter=7)
    assert lacking(walkup(home("H", 1)), damage=1) == {}


@pytest.mark.parametrize(("damage", "days"), [(3, 7 + 90 + 120), (4, 7 + 200 + 240)])
def test_an_unsafe_building_is_empty_until_inspection_preparation_and_works_are_over(damage, days):
    assert lacking(walkup(home("H", 1)), damage=damage) == near(shelter=days)


def test_kin_elsewhere_take_in_for_as_long_as_they_keep_it_up():
    tie = {"tie": "T", "household": "H", "kind": "kin", "where": "near"}
    changes = {"tie.kin_near.start": 1.0, "tie.kin_near.hold": 30.0}
    lacked = lacking(walkup(home("H", 1), ties=[tie]), damage=3, changes=changes)
    assert lacked == near(shelter=217 - 30)


def test_kin_in_a_building_as_unsafe_take_nobody_in():
    tie = {"tie": "T", "household": "H", "kind": "kin", "where": "inside", "to_household": "I"}
    estate = walkup(home("H", 1), home("I", 2), ties=[tie])
    assert lacking(estate, damage=3) == near(shelter=2 * 217)


def test_with_one_crew_the_second_building_waits_for_the_first():
    estate = walkup(home("H", 1), home("I", 1, building="2"), buildings=("1", "2"))
    assert lacking(estate, damage=3) == near(shelter=217 + 217 + 120)


def test_a_shelter_takes_in_the_most_vulnerable_first():
    place = {"facility": "F", "kind": "shelter", "capacity_persons": 1}
    estate = walkup(home("H", 1), old("I", 1), facilities=[place])
    tally = blow(estate, damage=2)
    assert tally.by_need[0, 0] == pytest.approx(7)
    assert tally.by_group[0, 1] == 7 * 0.25  # the old person is sheltered, but nobody looks in


def test_who_is_away_lacks_nothing_and_helps_nobody():
    tie = {"tie": "T", "household": "H", "kind": "kin", "where": "inside", "to_household": "I"}
    estate = walkup(home("H", 6), home("I", 1, away=True), ties=[tie])
    assert lacking(estate, "P", 1.0) == near(power=1, water=1)
