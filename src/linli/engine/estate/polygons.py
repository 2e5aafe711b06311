"""Checks of footprints and points: is it one simple outline, on this earth, of a house's size."""

from collections.abc import Iterator

import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray

SMALLEST_M2, LARGEST_M2 = 1.0, 100_000.0
"""Assumption: a footprint outside is in the wrong datum or unit, or not of a building."""

SEMI_MAJOR_M, ECCENTRICITY_SQUARED = 6_378_137.0, 0.00669437999014
"""Ellipsoid of WGS84 and CGCS2000: half the equator's diameter in m; first eccentricity squared."""

LONGITUDES, LATITUDES = 180.0, 90.0
"""Largest degrees either way."""

_POLYGON_TYPES = (3, 6)  # shapely's numbers of Polygon and, for a house in parts, MultiPolygon


def polygon_faults(buildings: pl.DataFrame, datum: str | None) -> Iterator[pl.DataFrame]:
    """Faults of the column ``footprint``; ``datum`` says whether coordinates are ° or m.

    Without a datum range and area are not judged.
    """
    known = buildings.with_row_index("row").filter(pl.col("footprint").is_not_null())
    shapes = _parsed(known["footprint"])
    verdict = verdicts(shapes, datum)
    codes = pl.Series("code", verdict, pl.String())
    found = pl.Series("found", _found(shapes, verdict), pl.String())
    bad = known.select("row").with_columns(
        pl.lit("buildings").alias("table"), pl.lit("footprint").alias("column"), codes, found
    )
    yield bad.filter(pl.col("code").is_not_null()).with_columns(
        pl.coalesce("found", known["footprint"].filter(codes.is_not_null())).alias("found")
    )


def point_faults(facilities: pl.DataFrame, datum: str | None) -> Iterator[pl.DataFrame]:
    """Faults of the columns ``x`` and ``y``: degrees outside the earth."""
    if datum in (None, "local"):
        return
    for column, limit in (("x", LONGITUDES), ("y", LATITUDES)):
        outside = pl.col(column).is_finite() & (pl.col(column).abs() > limit)
        yield (
            facilities.with_row_index("row")
            .filter(outside)
            .select(
                pl.lit("facilities").alias("table"),
                "row",
                pl.lit(column).alias("column"),
                pl.lit("not_degrees").alias("code"),
                pl.col(column).cast(pl.String).alias("found"),
            )
        )


def _parsed(texts: pl.Series) -> NDArray[np.object_]:
    """Shapes; None where the text is not GeoJSON."""
    return np.asarray(shapely.from_geojson(texts.to_numpy(), on_invalid="ignore"), dtype=object)


def verdicts(shapes: NDArray[np.object_], datum: str | None) -> list[str | None]:
    """The first fault of each shape (None where its text was no GeoJSON), or None."""
    polygon = np.isin(shapely.get_type_id(shapes), _POLYGON_TYPES)
    judged = shapes.copy()
    judged[~polygon] = None
    area = areas_m2(judged, datum or "local")
    sized = datum is not None
    tests = {
        "not_a_polygon": ~polygon,
        "empty_polygon": shapely.is_empty(judged),
        "not_degrees": _off_the_earth(judged) if datum not in (None, "local") else np.False_,
        "crossing_polygon": ~shapely.is_valid(judged),
        "too_small_polygon": sized & ~(area >= SMALLEST_M2),
        "too_large_polygon": sized & ~(area <= LARGEST_M2),
    }
    first = np.full(len(shapes), None, dtype=object)
    for code, failed in reversed(tests.items()):
        first[np.broadcast_to(failed, len(shapes))] = code
    return list(first)


def areas_m2(shapes: NDArray[np.object_], datum: str) -> NDArray[np.float64]:
    """Areas in m2, from degrees by the length of a degree on the ellipsoid there; nan for None.

    Over 1 km the error is under 0.02 %; the shift of the Chinese datums changes areas less.
    """
    plane = np.asarray(shapely.area(shapes), dtype=float)
    if datum == "local":
        return plane
    bounds = shapely.bounds(shapes)
    latitude = np.radians((bounds[:, 1] + bounds[:, 3]) / 2)
    bend = 1 - ECCENTRICITY_SQUARED * np.sin(latitude) ** 2
    east = SEMI_MAJOR_M * np.cos(latitude) / np.sqrt(bend)
    north = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED) / bend**1.5
    return np.asarray(plane * np.radians(east) * np.radians(north))


def _off_the_earth(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    furthest = np.abs(shapely.bounds(shapes))
    return np.asarray((furthest > [LONGITUDES, LATITUDES, LONGITUDES, LATITUDES]).any(axis=1))


def _found(shapes: NDArray[np.object_], verdict: list[str | None]) -> list[str | None]:
    """Where a crossing outline crosses ("x y"); otherwise None, and the text itself is shown."""
    reasons = shapely.is_valid_reason(shapes)
    return [
        reason.partition("[")[2].rstrip("]") if code == "crossing_polygon" else None
        for reason, code in zip(reasons, verdict, strict=True)
    ]
