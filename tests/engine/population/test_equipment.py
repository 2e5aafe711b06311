"""Who has an air conditioner and a smoke alarm: by who lives there, and by the home alone."""

import numpy as np
import pytest

from linli.engine.chance import uniforms
from linli.engine.estate.population.equipment import cooled, smoke_alarms
from linli.engine.estate.population.households import residents
from tests.engine.population.factories import keys, maker

HOMES = 20_000
PEOPLE = residents(maker(), keys(HOMES))
ONLY_OLD = PEOPLE.ages[:, :3].sum(axis=1) == 0
ALONE = PEOPLE.size == 1


@pytest.mark.parametrize(
    ("group", "at"), [(~ONLY_OLD, 0), (ONLY_OLD & ~ALONE, 1), (ONLY_OLD & ALONE, 2)]
)
def test_homes_are_cooled_with_the_chance_of_those_who_live_there(group, at):
    chance = maker().table("households.cooled")[at]
    share = cooled(maker(), keys(HOMES), PEOPLE)[group].mean()
    assert share == pytest.approx(chance, abs=4 * np.sqrt(0.25 / group.sum()))


def test_smoke_alarms_are_as_rare_as_assumed():
    share = smoke_alarms(maker(), keys(HOMES)).mean()
    assert share == pytest.approx(maker().mid("households.smoke_alarm"), abs=0.01)


def test_an_air_conditioner_tells_nothing_of_a_smoke_alarm():
    cool, alarm = cooled(maker(), keys(HOMES), PEOPLE), smoke_alarms(maker(), keys(HOMES))
    assert alarm[cool].mean() == pytest.approx(alarm[~cool].mean(), abs=0.02)


def test_what_a_home_has_depends_on_the_home_not_on_its_row():
    order = np.argsort(uniforms(3, "shuffle", keys(500)))
    here, there = residents(maker(), keys(500)), residents(maker(), keys(500)[order])
    cool = cooled(maker(), keys(500), here)
    assert np.array_equal(cool[order], cooled(maker(), keys(500)[order], there))
    alarm = smoke_alarms(maker(), keys(500))
    assert np.array_equal(alarm[order], smoke_alarms(maker(), keys(500)[order]))
