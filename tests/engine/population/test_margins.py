"""A county's figures are held against each other before anything is made of them."""

import pytest

from linli.engine.errors import InputError
from tests.engine.population.factories import county


@pytest.mark.parametrize(
    "changes",
    [
        {"one_person": 1.2},
        {"lift": -0.1},
        {"ages": (0.1, 0.1, 0.1, 0.1, 0.1, 0.1)},
        {"tenure": (0.7, 0.5, -0.2)},
        {"generations": (1.0,)},
        {"household_size": 0.5},
        {"m2_a_person": 1.0},
    ],
)
def test_a_figure_out_of_range_is_refused(changes):
    with pytest.raises(InputError) as refusal:
        county(**changes)
    assert refusal.value.code == "margin_out_of_range"
    assert next(iter(changes)) in refusal.value.where


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"household_size": 1.5, "one_person": 0.2}, "household_size"),
        ({"ages": (0.1, 0.1, 0.7, 0.05, 0.04, 0.01), "with_65_plus": 0.3}, "with_65_plus"),
    ],
)
def test_figures_no_households_could_have_are_refused(changes, name):
    with pytest.raises(InputError) as refusal:
        county(**changes)
    assert refusal.value.code == "margins_contradict"
    assert refusal.value.where.endswith(name)


def test_published_shares_may_miss_one_by_their_rounding():
    assert county(tenure=(0.741, 0.241, 0.02)).tenure == (0.741, 0.241, 0.02)


def test_area_a_household_is_area_a_person_times_persons():
    assert county(m2_a_person=30.0, household_size=2.5).m2_a_household == 75.0
