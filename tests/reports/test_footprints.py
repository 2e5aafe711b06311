import re

import numpy as np
import pytest

from linli.reports.figures.footprints import Shape, footprint_map, frame_of
from tests.reports.factories import street


def drawn(shapes):
    return footprint_map(shapes, title="A < B", unit="days", name="m", lang="en")


def shapes_of(count, value=float):
    places = street(count, columns=60).places
    return [Shape(each.name, each.outline, value(at)) for at, each in enumerate(places)]


def test_each_building_of_an_estate_is_a_shape_with_its_name_and_value():
    picture = drawn(shapes_of(20))
    assert picture.count("<path") >= 20
    assert "<title>20号楼: about 19 days</title>" in picture
    assert ">20号楼</text>" in picture


def test_the_drawing_is_an_image_with_title_and_description():
    picture = drawn(shapes_of(3))
    assert 'role="img"' in picture
    assert 'aria-labelledby="m-title m-desc"' in picture
    assert '<title id="m-title">A &lt; B</title>' in picture


def test_unknown_is_hatched_and_never_counts_as_nothing():
    picture = drawn(shapes_of(2, value=lambda at: None if at else 3.0))
    assert 'fill="url(#m-unknown)"' in picture
    assert "2号楼: no households recorded" in picture


def test_a_higher_class_has_another_pattern_not_only_another_colour():
    patterns = re.findall(r"<pattern.*?</pattern>", drawn(shapes_of(6)))
    without_colour = {re.sub(r'#[0-9a-f]{6}|id="[^"]*"', "", pattern) for pattern in patterns}
    assert len(without_colour) == len(patterns) == 6


def test_north_is_up_and_metres_keep_their_proportion():
    square = Shape("s", np.array([(0.0, 0.0), (10, 0), (10, 10), (0, 10)]), 1.0)
    corners = frame_of([square]).place(square.outline)
    south_west, south_east, north_east = corners[:3]
    assert north_east[1] < south_east[1]
    assert south_east[0] - south_west[0] == pytest.approx(south_east[1] - north_east[1])


def test_three_thousand_buildings_stay_below_two_hundred_kilobytes():
    picture = drawn(shapes_of(3076))
    assert len(picture.encode()) < 200_000
    assert "</text>" in picture
    assert "号楼" not in picture


def test_an_estate_without_footprints_still_gives_a_drawing():
    assert "<svg" in drawn([])
