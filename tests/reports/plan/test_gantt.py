import re

from linli.reports import tokens
from linli.reports.figures.gantt import Bar, Lanes, Months, gantt
from linli.reports.figures.strip import LEFT, RIGHT, Caption

MONTHS = Months(("3 月", "4 月"), 21)
CAPTION = Caption("t", "d", "", "g", "zh")


def bar(start, end, *, number="1", late=False, listed=False):
    return Bar(number, start, end, late, listed)


def drawn(*crews):
    return gantt([Lanes("电工队", "2 项", tuple(crews))], MONTHS, CAPTION)


def bars(picture):
    found = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v15", picture)
    return [tuple(map(float, each)) for each in found]


def test_a_bar_spans_its_days_on_an_axis_of_months():
    ((left, _, width),) = bars(drawn([bar(21, 42)]))
    assert left == (LEFT + RIGHT) / 2
    assert left + width == RIGHT


def test_each_crew_has_a_lane_of_its_own():
    (_, first, _), (_, second, _) = bars(drawn([bar(0, 21)], [bar(0, 21)]))
    assert second > first + 15


def test_what_is_late_is_hatched_marked_and_explained_in_words():
    late = drawn([bar(21, 63, number="7", late=True)])
    assert "url(#g-late)" in late
    assert ">7!<" in late
    assert ">赶不上工期<" in late
    assert ">赶不上工期<" not in drawn([bar(0, 21)])


def test_the_axis_is_long_enough_for_what_ends_after_the_season():
    ((left, _, width),) = bars(drawn([bar(21, 84)]))
    assert left + width == RIGHT


def test_what_asks_for_approval_carries_a_diamond_and_the_word():
    listed = drawn([bar(0, 30, listed=True)])
    assert tokens.OCHRE in listed
    assert ">要先报批<" in listed


def test_a_bar_too_short_for_its_number_has_none():
    assert ">12<" not in drawn([bar(0, 1, number="12")])
    assert ">12<" in drawn([bar(0, 10, number="12")])
