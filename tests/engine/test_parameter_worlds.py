"""Worlds of parameters: every number drawn from its range, or one of them put at an end."""

import math

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.parameters import Parameters
from linli.engine.parameters.triangular import quantile
from linli.engine.stress.rules import bundled
from linli.engine.stress.run import diagnose
from tests.factories import small_estate

WORLDS = 200
ALL = bundled()
RANGED = [row.name for row in ALL.rows.values() if row.low != row.high]


def values(parameters):
    return {name: row.mid for name, row in parameters.rows.items()}


@pytest.mark.parametrize("world", range(20))
def test_a_drawn_value_lies_in_its_range_and_one_without_a_range_stays(world):
    for name, row in ALL.sampled(1, world).rows.items():
        known = ALL.rows[name]
        for low, drawn, high in zip(known.low, row.mid, known.high, strict=True):
            assert low <= drawn <= high
        if name not in RANGED:
            assert row == known


def test_a_world_changes_values_and_nothing_else():
    for name, row in ALL.sampled(1, 0).rows.items():
        known = ALL.rows[name]
        for part in ("name", "low", "high", "unit", "source", "valid", "note"):
            assert getattr(row, part) == getattr(known, part)


def test_draws_have_the_mean_and_spread_of_the_law():
    """Mean and mean square about the middle as ``quantile`` says; four standard errors."""
    n, row = 4000, ALL.rows["loss.replacement"]
    (a,), (c,), (b,) = row.low, row.mid, row.high
    mean, square = c + ((b - c) - (c - a)) / 6, ((c - a) ** 2 + (b - c) ** 2) / 12
    even = np.array([row.drawn((k + 0.5) / n).mid[0] for k in range(n)])
    assert even.mean() == pytest.approx(mean, rel=1e-5)
    assert ((even - c) ** 2).mean() == pytest.approx(square, rel=1e-3)
    alone = Parameters({row.name: row})
    worlds = np.array([alone.sampled(1, world).mid(row.name) for world in range(n)])
    assert abs(worlds.mean() - mean) < 4 * math.sqrt(square / n)
    assert ((worlds - c) ** 2).mean() == pytest.approx(square, rel=4 * math.sqrt(1.4 / n))


def test_the_middle_is_the_median_however_lopsided_the_range():
    assert quantile(0.5, 0.0, 1.0, 100.0) == 1.0
    assert quantile(0.5, 0.0, 99.0, 100.0) == 99.0


@pytest.mark.parametrize(("u", "value"), [(1 / 8, 1.0), (7 / 8, 6.0)])
def test_an_eighth_of_the_law_lies_beyond_half_the_way_to_an_end(u, value):
    assert quantile(u, 0.0, 2.0, 10.0) == pytest.approx(value, rel=1e-15)


def test_a_law_with_its_middle_at_an_end_has_half_its_chance_there():
    assert quantile(0.6, 0.0, 4.0, 4.0) == 4.0
    assert quantile(0.125, 0.0, 4.0, 4.0) == pytest.approx(2.0)
    assert quantile(0.3, 4.0, 4.0, 4.0) == 4.0


def test_medians_of_damage_states_still_rise_in_every_world():
    names = [name for name in ALL.rows if name.startswith("fragility.median.")]
    assert len(names) > 20
    for world in range(WORLDS):
        drawn = ALL.sampled(1, world)
        assert np.all(np.diff([drawn.mids(name) for name in names], axis=1) > 0)


@pytest.mark.parametrize("name", [name for name in RANGED if len(ALL.rows[name].mid) > 1])
def test_what_is_ordered_at_both_ends_and_in_the_middle_is_ordered_in_every_world(name):
    row = ALL.rows[name]
    steps = np.diff([row.low, row.mid, row.high], axis=1)
    drawn = np.diff([ALL.sampled(1, world).mids(name) for world in range(20)], axis=1)
    assert np.all(drawn[:, np.all(steps >= 0, axis=0)] >= 0)
    assert np.all(drawn[:, np.all(steps <= 0, axis=0)] <= 0)


def test_a_draw_depends_neither_on_the_order_of_the_tables_nor_on_what_else_is_in_them():
    backwards = Parameters(dict(reversed(ALL.rows.items()))).sampled(3, 7)
    alone = Parameters({"repair.lift": ALL.rows["repair.lift"]}).sampled(3, 7)
    assert values(backwards) == values(ALL.sampled(3, 7))
    assert alone.rows["repair.lift"] == ALL.sampled(3, 7).rows["repair.lift"]


def test_equal_seeds_and_worlds_are_equal_to_the_last_bit_and_others_differ():
    assert ALL.sampled(3, 7) == ALL.sampled(3, 7)
    for other in (ALL.sampled(4, 7), ALL.sampled(3, 8)):
        moved = [name for name in RANGED if other.rows[name] != ALL.sampled(3, 7).rows[name]]
        assert len(moved) > 0.9 * len(RANGED)


def test_two_parameters_do_not_move_together():
    drawn = np.array([
        [ALL.sampled(1, world).mid(name) for name in ("repair.main", "repair.lift")]
        for world in range(WORLDS)
    ])  # fmt: skip
    assert abs(np.corrcoef(drawn.T)[0, 1]) < 4 / math.sqrt(WORLDS)


def test_years_and_storeys_stay_whole():
    drawn = {ALL.sampled(1, world).mid("mains_storeys") for world in range(WORLDS)}
    assert drawn == {3.0, 4.0, 5.0, 6.0}


def test_a_value_of_ones_own_without_a_range_is_the_same_in_every_world():
    mine = ALL.overridden('[repair.lift]\nmid = 3\nunit = "d"\nsource = "log"', "mine.toml")
    assert {mine.sampled(1, world).mid("repair.lift") for world in range(20)} == {3.0}
    assert mine.sampled(1, 5).mid("repair.main") == ALL.sampled(1, 5).mid("repair.main")


@pytest.mark.parametrize("end", ["low", "mid", "high"])
def test_one_parameter_at_an_end_leaves_all_others_as_they_are(end):
    moved = ALL.at("repair.main", end)
    assert moved.rows["repair.main"].mid == getattr(ALL.rows["repair.main"], end)
    assert list(moved.rows) == list(ALL.rows)
    others = [name for name in ALL.rows if name != "repair.main"]
    assert all(moved.rows[name] == ALL.rows[name] for name in others)


def test_a_list_goes_to_its_end_as_a_whole():
    assert ALL.at("home", "high").mids("home") == ALL.rows["home"].high


def test_a_world_can_be_put_at_an_end_too():
    world = ALL.sampled(1, 3)
    assert world.at("repair.main", "low").mid("repair.main") == ALL.rows["repair.main"].low[0]
    assert world.at("repair.main", "low").mid("repair.lift") == world.mid("repair.lift")


@pytest.mark.parametrize("world", range(3))
def test_a_stress_test_takes_every_world(world):
    diagnosis = diagnose(small_estate(), draws=2, parameters=ALL.sampled(1, world))
    assert diagnosis.annual.person_days_lost.mean > 0


def test_a_name_that_is_not_there_has_no_end():
    with pytest.raises(InputError, match="unknown_parameter"):
        ALL.at("repair.lyft", "low")
