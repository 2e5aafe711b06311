"""Coordinates between WGS84, GCJ-02 and BD-09, in degrees.

GCJ-02 and BD-09 are offsets that Chinese map services add to WGS84: over the east of China 50 to
700 m and 700 to 1,500 m. No standard is published; the formulas are those open libraries have long
carried, see decision 0022 for what they were held against. CGCS2000 is WGS84 here: they differ by
centimetres.

Arrays in and out, shape (n, 2): longitude, latitude.
"""

import numpy as np
from numpy.typing import NDArray

from linli.engine.errors import InputError

Degrees = NDArray[np.float64]

DATUMS = ("wgs84", "gcj02", "bd09")
"""Datums in degrees; ``local`` metres are none of them and cannot be converted."""

MAJOR_AXIS_M = 6_378_245.0
"""Semi-major axis of the Krasovsky 1940 ellipsoid, m, which the GCJ-02 offset is scaled by."""

ECCENTRICITY_SQUARED = 0.00669342162296594323
"""First eccentricity squared of the Krasovsky 1940 ellipsoid."""

CHINA = ((72.004, 137.8347), (0.8293, 55.8271))
"""Longitudes and latitudes between which the services apply the offset."""

ROUNDS = 8
"""Rounds of the inverse; the offset varies by under 0.3 %, so each divides the error by 300."""

_BD09_ANGLE = np.pi * 3000 / 180
_BD09_SHIFT = np.array([0.0065, 0.006])


def convert(points: Degrees, source: str, target: str) -> Degrees:
    """``points`` from one datum to another, through WGS84.

    Raises
    ------
    InputError : ``no_such_datum`` for anything but ``DATUMS``
    """
    for datum in (source, target):
        if datum not in DATUMS:
            raise InputError("no_such_datum", "datum", found=datum, wanted=", ".join(DATUMS))
    if source == target:
        return np.asarray(points, dtype=float).copy()
    to_wgs84 = {"wgs84": _same, "gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84}[source]
    from_wgs84 = {"wgs84": _same, "gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}[target]
    return np.asarray(from_wgs84(to_wgs84(np.asarray(points, dtype=float))))


def wgs84_to_gcj02(points: Degrees) -> Degrees:
    """Add the offset; points outside ``CHINA`` have none."""
    return np.asarray(np.where(_in_china(points)[:, None], points + _offset(points), points))


def gcj02_to_wgs84(points: Degrees) -> Degrees:
    """Undo the offset by fixed-point iteration, to 1e-9 degrees (0.1 mm)."""
    found: Degrees = points
    for _ in range(ROUNDS):
        found = found + points - wgs84_to_gcj02(found)
    return found


def gcj02_to_bd09(points: Degrees) -> Degrees:
    """Baidu's turn and stretch on top of GCJ-02."""
    x, y = points.T
    radius = np.hypot(x, y) + 0.00002 * np.sin(y * _BD09_ANGLE)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * _BD09_ANGLE)
    turned = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return np.asarray(turned + _BD09_SHIFT)


def bd09_to_gcj02(points: Degrees) -> Degrees:
    """Undo Baidu's turn and stretch by fixed-point iteration."""
    found: Degrees = points
    for _ in range(ROUNDS):
        found = found + points - gcj02_to_bd09(found)
    return found


def bd09_to_wgs84(points: Degrees) -> Degrees:
    """Both offsets undone."""
    return gcj02_to_wgs84(bd09_to_gcj02(points))


def wgs84_to_bd09(points: Degrees) -> Degrees:
    """Both offsets added."""
    return gcj02_to_bd09(wgs84_to_gcj02(points))


def _same(points: Degrees) -> Degrees:
    return points


def _in_china(points: Degrees) -> NDArray[np.bool_]:
    (west, east), (south, north) = CHINA
    x, y = points.T
    return np.asarray((x >= west) & (x <= east) & (y >= south) & (y <= north))


def _offset(points: Degrees) -> Degrees:
    """Offset in degrees at WGS84 ``points``: series in metres, scaled to the ellipsoid."""
    x, y = points[:, 0] - 105.0, points[:, 1] - 35.0
    latitude = np.radians(points[:, 1])
    magic = 1 - ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    meridian = MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED) / magic**1.5
    parallel = MAJOR_AXIS_M / np.sqrt(magic) * np.cos(latitude)
    east, north = _east_m(x, y), _north_m(x, y)
    return np.column_stack([np.degrees(east / parallel), np.degrees(north / meridian)])


def _waves(t: Degrees, *amplitudes_and_frequencies: tuple[float, float]) -> Degrees:
    total = np.zeros_like(t)
    for amplitude, frequency in amplitudes_and_frequencies:
        total += amplitude * np.sin(t * np.pi * frequency)
    return total * 2 / 3


def _east_m(x: Degrees, y: Degrees) -> Degrees:
    plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    ripple = _waves(x, (20, 6), (20, 2), (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    return np.asarray(plain + ripple)


def _north_m(x: Degrees, y: Degrees) -> Degrees:
    plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    ripple = _waves(x, (20, 6), (20, 2)) + _waves(
        y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30)
    )
    return np.asarray(plain + ripple)
