"""The life-years index: what counts, what does not, what is refused."""

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.stress.life_years import by_life_table, equal_ages, known, life_years
from linli.engine.stress.rules import bundled
from tests.engine.stress.estates import given, prepared
from tests.engine.stress.walkup import old, walkup

LIFE_TABLE = np.array([75.0, 66.0, 39.0, 15.0, 5.0])
DEATHS = np.array([[1.0, 0.0, 2.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.5, 4.0]])


def changed(**values):
    return given({f"life_years.{name}": value for name, value in values.items()}, known())


def test_by_a_life_table_a_death_takes_the_years_left_at_its_age():
    found = life_years(by_life_table(known(), LIFE_TABLE), DEATHS)
    assert found.total.tolist() == [75 + 2 * 39, 0.5 * 15 + 4 * 5]


def test_by_equal_ages_a_death_takes_as_much_at_any_age():
    index = equal_ages(changed(expectancy=90, median_age=40))
    assert life_years(index, DEATHS).total.tolist() == [3 * 50, 4.5 * 50]


def test_hardship_and_damage_count_only_where_they_are_given():
    index = by_life_table(changed(weight=0.1, affected=2, not_worked=0.75, income=1000), LIFE_TABLE)
    none = np.zeros((2, 5))
    assert life_years(index, none).total.tolist() == [0, 0]
    people, yuan = np.array([10.0, 0.0]), np.array([4000.0, 8000.0])
    found = life_years(index, none, affected=people, damage=yuan)
    assert found.affected.tolist() == pytest.approx([0.1 * 2 * 10, 0])
    assert found.damage.tolist() == [1.0, 2.0]
    assert found.total.tolist() == pytest.approx([3.0, 2.0])


def test_it_adds_up_over_events():
    index, people, yuan = equal_ages(known()), np.array([7.0, 8.0]), np.array([1e6, 2e6])
    apart = life_years(index, DEATHS, people, yuan).total.sum()
    summed = (part.sum(axis=0, keepdims=True) for part in (DEATHS, people, yuan))
    assert life_years(index, *summed).total.sum() == pytest.approx(apart)


def test_by_life_table_it_is_what_the_stress_test_counts_for_deaths():
    estate = walkup(old("H", 6), fabric={"condition": "bad"})
    run = prepared(estate, "earthquake", given({"hazard.multiplier": [1, 2, 3, 4]}))
    deaths = run.block(0, 50).deaths
    found = life_years(by_life_table(known(), np.array(bundled().mids("life_left"))), deaths)
    assert found.total.tolist() == pytest.approx((deaths @ run.rules.life_left).tolist())
    assert found.total.sum() > 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"median_age": 92}, "bad_parameter"),
        ({"not_worked": 1.5}, "bad_parameter"),
        ({"not_worked": -0.1}, "bad_parameter"),
        ({"income": 0}, "not_positive"),
    ],
)
def test_numbers_with_which_it_would_count_backwards_are_refused(values, code):
    with pytest.raises(InputError, match=code):
        equal_ages(changed(**values))
