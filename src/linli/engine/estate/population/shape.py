"""Length, depth and area of footprints in metres, whatever the datum."""

import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray

_EQUATOR_M = 6378137.0  # semi-major axis of GRS80, the ellipsoid of CGCS2000 and WGS84
_ECCENTRICITY_2 = 0.00669438002

Polygons = NDArray[np.object_]


def shapes(footprints: pl.Series, *, local: bool) -> pl.DataFrame:
    """Per GeoJSON polygon: ``area_m2``, ``length_m``, ``depth_m``, ``x``, ``y``; null for null.

    ``x``, ``y`` are the centroid in the coordinates given. Degrees are turned into metres at each
    polygon's own latitude; the small shift of the Chinese datums does not change lengths.
    """
    known = footprints.is_not_null().to_numpy()
    polygons = shapely.from_geojson(footprints.drop_nulls().to_numpy())
    centres = shapely.centroid(polygons)
    metric = polygons if local else _in_metres(polygons, shapely.get_y(centres))
    sides = _sides(shapely.oriented_envelope(metric))
    columns = {
        "area_m2": shapely.area(metric),
        "length_m": sides.max(axis=1, initial=0.0),
        "depth_m": sides.min(axis=1, initial=np.inf),
        "x": shapely.get_x(centres),
        "y": shapely.get_y(centres),
    }
    return pl.DataFrame({name: _spread(values, known) for name, values in columns.items()})


def metres_a_degree(latitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 2): m east and m north of one degree at ``latitude`` (n,) in degrees."""
    radians = np.radians(latitude)
    bent = np.sqrt(1 - _ECCENTRICITY_2 * np.sin(radians) ** 2)
    east = _EQUATOR_M / bent * np.cos(radians)
    north = _EQUATOR_M * (1 - _ECCENTRICITY_2) / bent**3
    return np.radians(np.column_stack([east, north]))


def _in_metres(polygons: Polygons, latitude: NDArray[np.float64]) -> Polygons:
    coordinates, polygon = shapely.get_coordinates(polygons, return_index=True)
    scaled = coordinates * metres_a_degree(latitude)[polygon]
    return np.asarray(shapely.set_coordinates(polygons.copy(), scaled))


def _sides(rectangles: Polygons) -> NDArray[np.float64]:
    """(n, 2) side lengths of rectangles; one without area has none and counts as 0 by 0."""
    sides = np.zeros((len(rectangles), 2))
    for row, corners in enumerate(map(shapely.get_coordinates, rectangles)):
        if len(corners) == 5:  # noqa: PLR2004 - a closed ring of four corners
            sides[row] = np.hypot(*np.diff(corners[:3], axis=0).T)
    return sides


def _spread(values: NDArray[np.float64], known: NDArray[np.bool_]) -> pl.Series:
    full = np.full(len(known), np.nan)
    full[known] = values
    return pl.Series(full).fill_nan(None)
