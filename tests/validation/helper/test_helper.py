"""Two households and one helper whose hours do not suffice for both."""

import pytest

from tests.engine.stress.walkup import blow, home, old, walkup

WATER = {"line": "S", "item": "water", "quantity": 1e6, "unit": "litre", "callable_within_h": 0.0}
EVEN = {"visit.hours": 1.0, "visit.climb": 0.0, "escort.hours": 1.0}
"""A visit takes one person-hour a person and day on any floor."""


def helper(hours):
    person = {"responder": "R", "role": "volunteer", "number": 1, "hours_a_day": hours}
    return [person | {"scope": "estate"}]


def unmet(*homes, hours, changes=None, stock=WATER):
    """(water, looking in) unmet in person-days after a day without water."""
    estate = walkup(*homes, responders=helper(hours), stock=[stock])
    needs = blow(estate, "W", 1.0, changes=EVEN | (changes or {})).by_need[0]
    return needs[1], needs[7]


@pytest.mark.parametrize(
    ("hours", "dry", "unseen"), [(0, 2, 1), (0.5, 1.5, 1), (1, 1, 1), (1.5, 0.5, 1), (2, 0, 1),
                                 (2.5, 0, 0.5), (3, 0, 0), (9, 0, 0)],
)  # fmt: skip
def test_water_for_both_comes_before_looking_in_on_one(hours, dry, unseen):
    assert unmet(old("A", 1), home("B", 1), hours=hours) == pytest.approx((dry, unseen))


@pytest.mark.parametrize(("hours", "left"), [(1.0, (0, 1)), (1.5, (0, 0.5))])
def test_the_vulnerable_household_is_served_first(hours, left):
    """Told from the losses by entrance."""
    estate = walkup(old("A", 1), home("B", 1, entrance=2), responders=helper(hours), stock=[WATER])
    once = blow(estate, "W", 1.0, changes=EVEN | {"weight": [0, 1, 0, 0, 0, 0, 0, 0]}).entrance[0]
    assert once.tolist() == pytest.approx(left)


def test_equals_share_alike():
    homes = [home("A", 1), home("B", 1, entrance=2)]
    estate = walkup(*homes, responders=helper(1.5), stock=[WATER])
    assert blow(estate, "W", 1.0, changes=EVEN).entrance[0].tolist() == pytest.approx([0.25, 0.25])


def test_help_that_starts_late_leaves_the_time_before_it():
    found = unmet(home("A", 1), home("B", 1), hours=2, changes={"responder.start": 0.25})
    assert found == pytest.approx((2 * 0.25, 0))


def test_every_storey_climbed_makes_a_visit_longer():
    """The third floor is two storeys up: 1 h takes 1.5 h."""
    found = unmet(home("A", 3), hours=0.75, changes={"visit.climb": 0.25})
    assert found == pytest.approx((0.5, 0))


def test_a_helper_brings_no_more_than_there_is():
    """Three litres a person and day: enough for one of two days."""
    assert unmet(home("A", 1), home("B", 1), hours=9, stock=WATER | {"quantity": 3.0}) == (
        pytest.approx((1, 0))
    )


def test_a_helper_of_one_entrance_helps_there_and_nowhere_else():
    local = helper(1)[0] | {"scope": "entrance", "building": "1", "entrance": 2}
    homes = [home("A", 1), home("B", 1, entrance=2)]
    estate = walkup(*homes, responders=[local], stock=[WATER])
    assert blow(estate, "W", 1.0, changes=EVEN).entrance[0].tolist() == pytest.approx([1, 0])
