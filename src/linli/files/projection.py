"""An estate in metres: x east, y north, origin at the middle of what is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from linli.engine.estate.estate import Estate
from linli.files.datum import convert

Metres = NDArray[np.float64]


@dataclass(frozen=True)
class LocalPlane:
    """Metres around ``origin``: degrees of ``datum``, or the plane's own metres for ``local``.

    Degrees are projected by a transverse Mercator with its centre at the origin; within 5 km of
    it lengths are right to 1 part in a million.
    """

    datum: str
    origin: tuple[float, float]

    def to_metres(self, points: Iterable[Sequence[float]]) -> Metres:
        """(n, 2) coordinates of the datum as (n, 2) m east and north of the origin."""
        given = np.asarray(list(points), dtype=float).reshape(-1, 2)
        if self.datum == "local":
            return np.asarray(given - np.asarray(self.origin))
        degrees = convert(given, self.datum, "wgs84")
        return np.column_stack(self._projection.transform(degrees[:, 0], degrees[:, 1]))

    @cached_property
    def _projection(self) -> Transformer:
        (longitude, latitude) = convert(np.array([self.origin]), self.datum, "wgs84")[0]
        return Transformer.from_crs(
            "EPSG:4326",
            f"+proj=tmerc +lon_0={longitude} +lat_0={latitude} +k=1 +ellps=WGS84 +units=m",
            always_xy=True,
        )


def local_plane(estate: Estate) -> LocalPlane:
    """The plane centred on the estate's footprints; without any, on the estate's own point."""
    datum = str(estate["estate"]["datum"][0])
    texts = estate["buildings"]["footprint"].drop_nulls()
    if len(texts):
        west, south, east, north = shapely.total_bounds(shapely.from_geojson(texts.to_numpy()))
        return LocalPlane(datum, (float(west + east) / 2, float(south + north) / 2))
    x, y = estate["estate"].select("longitude", "latitude").row(0)
    if datum == "local" or x is None or y is None:
        return LocalPlane("local", (0.0, 0.0))
    return LocalPlane(datum, (float(x), float(y)))


def local_polygons(estate: Estate) -> list[Metres]:
    """Outline of each building in the order of the table.

    Returns
    -------
    list of (n, 2) arrays in m, x east, y north, origin at the middle of the estate; the first
    corner is not repeated, holes are left out, of a building in parts the largest is drawn;
    (0, 2) where the footprint is unknown
    """
    plane = local_plane(estate)
    return [_outline(plane, text) for text in estate["buildings"]["footprint"]]


def _outline(plane: LocalPlane, text: str | None) -> Metres:
    if text is None:
        return np.empty((0, 2))
    parts = shapely.get_parts(shapely.from_geojson(text))
    largest = parts[int(np.argmax(shapely.area(parts)))]
    ring = shapely.get_coordinates(shapely.get_exterior_ring(largest))
    return plane.to_metres(ring[:-1])
