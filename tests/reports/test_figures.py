import re
from dataclasses import replace

import pytest

from linli.engine.stress.diagnosis import NEEDS
from linli.files.diagnosis import document_of
from linli.reports import tokens
from linli.reports.figures.curve import day_back, last_day, resilience_curve
from linli.reports.figures.exceedance import exceedance_curve, loss_at
from linli.reports.figures.panels import need_panels
from linli.reports.figures.shares import Strip, share_strips
from linli.reports.figures.strip import Caption, Mark, Row, bars, dot_strip, steps, swings
from linli.reports.svg import wrapped
from tests.reports.factories import diagnosis, street

DOCUMENT = document_of(diagnosis(street(6).places))
SHOCK = DOCUMENT["shocks"][1]
CAPTION = Caption("title", "description", "unit", "f", "en")


def curve_of(mean, days=None):
    levels = list(mean)
    return {
        "days": days or [float(day) for day in range(len(levels) + 1)],
        "mean": levels,
        "low": levels,
        "high": levels,
        "by_need": {"water": levels},
    }


def points_of(*pairs):
    return [{"return_period_years": years, "person_days_lost": lost} for years, lost in pairs]


def row(mean, low, high):
    return Row("name", "words", {"mean": mean, "se": 1.0, "low": low, "high": high})


def test_a_curve_is_back_on_the_first_day_from_which_it_stays_above_the_target():
    assert day_back(curve_of([0.4, 0.95, 0.7, 0.92, 1.0])) == 3
    assert day_back(curve_of([0.95, 1.0])) == 0
    assert day_back(curve_of([0.4, 0.5])) is None


def test_the_axis_of_a_curve_ends_where_the_slow_draws_are_back():
    assert last_day(curve_of([0.4, 0.6, 0.999, 1.0, 1.0])) == 2
    assert last_day(curve_of([1.0, 1.0])) == 1


def test_a_curve_that_is_back_within_two_days_is_drawn_in_hours():
    fast = curve_of([0.5, 1.0, 1.0], days=[0.0, 0.2, 5.0, 9.0])
    assert ">hours after the shock</text>" in resilience_curve(fast, title="t", name="c", lang="en")
    slow = curve_of([0.5, 1.0, 1.0], days=[0.0, 3.0, 5.0, 9.0])
    assert ">days after the shock</text>" in resilience_curve(slow, title="t", name="c", lang="en")


def test_a_curve_is_drawn_as_steps_from_its_day_to_the_next():
    picture = resilience_curve(curve_of([0.5, 0.7, 1.0]), title="t", name="c", lang="en")
    line = re.search(r'<polyline points="([^"]+)"', picture).group(1).split()
    heights = [point.split(",")[1] for point in line]
    assert heights[0] == heights[1] != heights[2] == heights[3]


def test_the_axis_of_what_is_met_begins_at_nothing_and_ends_at_all():
    picture = resilience_curve(SHOCK["curve"], title="t", name="c", lang="en")
    assert ">0%</text>" in picture
    assert ">100%</text>" in picture


def test_each_need_has_a_panel_with_its_lowest_level():
    picture = need_panels(SHOCK["curve"], title="t", name="p", lang="zh")
    assert picture.count("<polyline") == len(NEEDS)
    assert ">最低 4%</text>" in picture


def test_the_loss_at_a_return_period_is_that_of_the_last_point_reached():
    points = points_of((1, 10.0), (10, 50.0), (100, 400.0))
    assert [loss_at(points, years) for years in (0.5, 1, 30, 100, 101)] == [
        None, 10.0, 50.0, 400.0, None,
    ]  # fmt: skip


@pytest.mark.parametrize("points", [points_of((1, 0.0)), points_of((1, 5.0), (10, 50.0))])
def test_an_exceedance_curve_of_few_points_is_drawn(points):
    picture = exceedance_curve(points, title="t", name="e", lang="en")
    assert "<polyline" in picture
    assert "nan" not in picture


def test_the_drawing_of_a_long_exceedance_curve_stays_small():
    many = points_of(*[(float(at), float(at)) for at in range(1, 30_000)])
    assert len(exceedance_curve(many, title="t", name="e", lang="en")) < 20_000


def test_a_strip_shows_dot_and_interval_and_the_value_compared_with():
    picture = dot_strip([row(10, 8, 12)], CAPTION, Mark(9.0, "average"))
    assert picture.count("<circle") == 1
    assert ">average</text>" in picture


def test_bars_are_as_long_as_their_amounts():
    picture = bars([row(100, 100, 100), row(50, 50, 50)], CAPTION)
    widths = [float(w) for w in re.findall(r'<rect [^>]*width="([\d.]+)" height="10"', picture)]
    assert widths[0] == pytest.approx(2 * widths[1])


def circles(picture):
    """Left to right: whether each circle is filled."""
    found = [
        (float(left), fill)
        for fill, group in re.findall(r'<g fill="([^"]+)"[^>]*>(<circle.*?)</g>', picture)
        for left in re.findall(r'cx="([\d.]+)"', group)
    ]
    return [fill == tokens.JADE for _, fill in sorted(found)]


def test_a_swing_is_open_where_the_input_is_low_and_filled_where_it_is_high():
    mark = Mark(10.0, "now")
    assert circles(swings([row(10, 8, 12)], CAPTION, mark)) == [False, True]
    assert circles(swings([replace(row(10, 8, 12), turned=True)], CAPTION, mark)) == [True, False]


def test_steps_begin_where_the_one_above_ends():
    picture = steps([row(100, 0, 100), row(100, 60, 100), row(60, 0, 60)], CAPTION)
    spans = [
        (float(x), float(x) + float(w))
        for x, w in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', picture)
    ]
    assert spans[1][1] == pytest.approx(spans[0][1])
    assert spans[1][0] == pytest.approx(spans[2][1], abs=0.2)


def test_strips_are_parted_by_share_whatever_their_whole():
    names = ("outer", "inner", "outside", "nobody")
    strips = [Strip("a", "10", (5.0, 2.0, 1.0, 2.0)), Strip("b", "90", (45.0, 18.0, 9.0, 18.0))]
    picture = share_strips(names, strips, CAPTION)
    found = re.findall(r'<rect [^>]*width="([\d.]+)" height="17"', picture)
    widths = [float(width) for width in found]
    assert widths[:4] == widths[4:]
    assert widths[0] == pytest.approx(sum(widths[:4]) / 2)
    assert all(f">{name}</text>" in picture for name in names)


def test_a_part_below_nothing_takes_no_room_in_a_strip():
    assert Strip("a", "", (3.0, -1.0, 1.0)).shares == [0.75, 0.0, 0.25]
    assert Strip("a", "", (0.0, 0.0)).shares == [0.0, 0.0]


def test_a_figure_without_rows_is_still_a_figure():
    assert "<svg" in bars([], CAPTION)


def test_a_long_name_is_broken_into_lines_and_its_amount_gets_a_line_of_its_own():
    long = Row("meter bank (power) of the northern tower, entrance 12, lower floor", "0.092", {
        "mean": 1.0, "se": 0.0, "low": 1.0, "high": 1.0
    })  # fmt: skip
    short = row(1, 1, 1)
    assert height(bars([long], CAPTION)) > height(bars([short], CAPTION))
    assert "lower floor</text>" in bars([long], CAPTION)


def test_lines_break_between_words_and_chinese_anywhere():
    assert wrapped("a riser of building", 60) == ("a riser", "of", "building")
    assert wrapped("供水立管供水立管", 60) == ("供水立管", "供水立管")
    assert wrapped("", 60) == ("",)


def height(picture):
    return float(re.search(r'<svg [^>]*height="([\d.]+)"', picture).group(1))
