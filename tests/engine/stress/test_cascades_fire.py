"""A home burns: who dies, who is out of the home, and whether the engine gets through."""

import numpy as np
import pytest

from linli.engine.stress.rules import bundled
from tests.engine.stress.walkup import blow, home, lacking, near, old, walkup

FIRE = {"fire": [0], "burnt_days": [30.0], "smoke_days": [1.0]}
"""In the lowest home of the first entrance."""

ROAD = {"component": "R", "system": "access", "kind": "road", "scope": "estate"}
RISER = {"component": "V", "system": "water", "kind": "riser", "scope": "entrance"}
RISER |= {"building": "1", "entrance": 1}
KNOWN = bundled()


def burnt(*homes, parts=(), ties=(), event=None, **options):
    """The tally of one fire."""
    estate = walkup(*homes, parts=parts, ties=ties)
    return blow(estate, event=FIRE | (event or {}), shock="dwelling_fire", **options)


def test_the_burnt_home_is_out_for_weeks_and_the_stair_until_the_smoke_is_gone():
    tally = burnt(home("H", 1), home("I", 5), home("J", 5, entrance=2))
    assert tally.by_need[0, 0] == pytest.approx(30 + 1)
    np.testing.assert_allclose(tally.entrance[0], [31, 0])


def test_those_who_live_in_the_burning_home_die_by_age_and_nobody_else_does():
    alone = home("H", 1, smoke_alarm=False)
    tally = burnt(old("I", 3, smoke_alarm=False), alone)
    np.testing.assert_allclose(tally.deaths[0], [0, 0, KNOWN.mids("fire.deaths")[2], 0, 0])


def test_a_smoke_alarm_saves_more_than_half_of_them():
    without, with_one = (
        burnt(old("H", 1, smoke_alarm=alarm)).deaths[0, 4] for alarm in (False, True)
    )
    assert without > 0
    assert with_one == pytest.approx(without * (1 - 0.55))


def test_it_saves_nobody_the_weeks_without_a_home():
    without, with_one = (
        burnt(home("H", 1, smoke_alarm=alarm)).by_need[0, 0] for alarm in (False, True)
    )
    assert with_one == without


@pytest.mark.parametrize(
    ("options", "late"),
    [
        ({}, False),
        ({"failed": ["W"]}, True),
        ({"failed": ["R"]}, True),
        ({"failed": ["G"]}, False),
        ({"failed": ["V"]}, False),
        ({"event": {"blocked": [0.5]}}, True),
        ({"event": {"late": [True]}}, True),
    ],
    ids=["", "main burst", "road shut", "gas main", "riser", "ways blocked", "by chance"],
)
def test_a_burst_main_or_a_shut_road_keeps_the_engine_out_more_die_and_stay_away_longer(
    options, late
):
    homes = [home("H", 1, smoke_alarm=False), home("I", 5)]
    on_time = burnt(*homes)
    tally = burnt(*homes, parts=[ROAD, RISER], **options)
    deadlier, slower = (1.5, 1.5) if late else (1, 1)
    assert tally.deaths.sum() == pytest.approx(on_time.deaths.sum() * deadlier)
    assert tally.by_need[0, 0] == pytest.approx(31 * slower)


def test_kin_elsewhere_take_the_family_in():
    tie = {"tie": "T", "household": "H", "kind": "kin", "where": "near"}
    tally = burnt(home("H", 1), ties=[tie], changes={"tie.kin_near.start": 1.0})
    assert tally.by_need[0, 0] == pytest.approx(1)


def test_kin_on_the_same_stair_do_so_once_they_are_back_themselves():
    tie = {"tie": "T", "household": "H", "kind": "kin", "where": "inside", "to_household": "I"}
    soon = {"tie.kin_inside.start": 0}
    same = burnt(home("H", 1), home("I", 5), ties=[tie], changes=soon)
    other = burnt(home("H", 1), home("I", 5, entrance=2), ties=[tie], changes=soon)
    assert same.by_need[0, 0] == pytest.approx(2 * 1)
    assert other.by_need[0, 0] == pytest.approx(0)


def test_a_red_tagged_building_that_burns_is_not_counted_twice():
    lacked = lacking(
        walkup(home("H", 1)), damage=2, event=FIRE | {"burnt_days": [3.0]}, shock="dwelling_fire"
    )
    assert lacked == near(shelter=7)
