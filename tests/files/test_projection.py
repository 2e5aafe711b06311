"""Estates in metres for maps and distances."""

import numpy as np
import pytest
from pyproj import Geod

from linli.files.datum import convert
from linli.files.projection import LocalPlane, local_plane, local_polygons
from tests.factories import rectangle, small_estate

HERE = (120.607, 31.300)


def placed(datum, footprints, **estate):
    row = small_estate()["estate"].to_dicts()[0] | {"datum": datum} | estate
    buildings = [{"building": str(n), "footprint": text} for n, text in enumerate(footprints)]
    return small_estate(
        estate=[row], buildings=buildings, dwellings=[], households=[], components=[],
        responders=[], ties=[], answers=[], stock=[],
    )  # fmt: skip


def test_local_metres_are_moved_to_the_middle_of_the_estate():
    first, second = local_polygons(small_estate())
    assert first.tolist() == [[-16, -21], [16, -21], [16, -11], [-16, -11]]
    assert second.shape == (4, 2)


def test_an_unknown_footprint_is_an_empty_outline():
    shapes = local_polygons(placed("local", [None, rectangle(0, 0, 10, 10)]))
    assert [len(shape) for shape in shapes] == [0, 4]


def test_of_a_building_in_parts_the_largest_is_drawn():
    small, large = "[[[0,0],[1,0],[1,1],[0,0]]]", "[[[5,0],[9,0],[9,4],[5,0]]]"
    text = f'{{"type":"MultiPolygon","coordinates":[{small},{large}]}}'
    (shape,) = local_polygons(placed("local", [text]))
    assert shape.tolist() == [[0.5, -2], [4.5, -2], [4.5, 2]]


@pytest.mark.parametrize("datum", ["wgs84", "gcj02", "bd09"])
def test_lengths_are_those_of_the_ellipsoid_in_every_datum(datum):
    wgs84 = np.array([HERE, (HERE[0] + 0.01, HERE[1] + 0.01)])
    plane = LocalPlane(datum, tuple(convert(wgs84[:1], "wgs84", datum)[0]))
    metres = plane.to_metres(convert(wgs84, "wgs84", datum))
    _, _, geodesic = Geod(ellps="WGS84").inv(*wgs84[0], *wgs84[1])
    assert np.hypot(*(metres[1] - metres[0])) == pytest.approx(geodesic, rel=1e-6)
    np.testing.assert_allclose(metres[0], [0, 0], atol=1e-6)


def test_north_is_up_and_east_is_right():
    estate = placed("wgs84", [rectangle(*HERE, 0.0003, 0.0001)])
    (shape,) = local_polygons(estate)
    assert shape[1][0] - shape[0][0] == pytest.approx(28.6, abs=0.1)
    assert shape[2][1] - shape[1][1] == pytest.approx(11.1, abs=0.1)


def test_without_footprints_the_plane_is_centred_on_the_estates_point():
    assert local_plane(placed("wgs84", [None])).origin == (120.6, 31.3)
    assert local_plane(placed("wgs84", [None], longitude=None)).origin == (0, 0)
