import pytest

from linli.reports.scale import Axis, LogAxis, class_edges, class_of, decades, nice_step, ticks


def test_an_axis_maps_its_ends_to_its_ends():
    axis = Axis(0.0, 50.0, 10.0, 110.0)
    assert (axis(0), axis(25), axis(50)) == (10.0, 60.0, 110.0)


def test_a_logarithmic_axis_gives_equal_room_to_equal_ratios():
    axis = LogAxis(1.0, 100.0, 0.0, 200.0)
    assert axis(10.0) == pytest.approx(100.0)


def test_ticks_begin_at_zero_are_round_and_cover_the_largest():
    assert ticks(73, 4) == [0, 20, 40, 60, 80]
    assert ticks(0.0031, 4) == pytest.approx([0, 0.001, 0.002, 0.003, 0.004])
    assert ticks(0) == [0, 1]


def test_a_step_is_one_two_or_five_times_a_power_of_ten():
    assert [nice_step(span, 4) for span in (4, 5, 12, 30, 400)] == [1, 2, 5, 10, 100]


def test_decades_enclose_the_range():
    assert decades(0.6, 2475) == pytest.approx([0.1, 1, 10, 100, 1000, 10_000])
    assert decades(1, 1) == pytest.approx([1, 10])


def test_even_values_get_equal_classes():
    assert class_edges([2.0, 4.0, 7.9]) == [0, 2, 4, 6, 8]


def test_a_few_hard_hit_buildings_do_not_hide_the_differences_among_the_rest():
    assert class_edges([1.0] * 20 + [48.0]) == [0, 2, 5, 10, 20, 50]


def test_without_values_there_is_still_one_class():
    assert class_edges([]) == [0, 1]


def test_a_value_on_an_edge_belongs_below_it():
    edges = [0.0, 2, 4, 6]
    assert [class_of(value, edges) for value in (0.0, 2.0, 2.1, 6.0)] == [0, 0, 1, 2]
