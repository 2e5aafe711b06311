"""Footprints of buildings from GeoJSON or GeoParquet, in a datum the caller must name."""

from pathlib import Path

import polars as pl
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from linli.engine.errors import InputError
from linli.engine.estate.ledger import BY_NAME
from linli.engine.estate.polygons import areas_m2, verdicts
from linli.files.geofiles import load_shapes

_WGS84_CODES = (4326, 4490)  # EPSG: WGS 84; CGCS2000, within centimetres of it


def read_footprints(
    path: Path, datum: str, id_column: str, storeys_column: str | None = None
) -> pl.DataFrame:
    """One row a footprint.

    Parameters
    ----------
    datum : of the coordinates in the file: ``wgs84``, ``gcj02``, ``bd09`` or ``local`` (m);
        never guessed, and refused when the file itself names a reference system that differs
    id_column, storeys_column : names of the file's own properties

    Returns
    -------
    ``id`` text; ``footprint`` GeoJSON text in ``datum``; ``area_m2``; ``storeys`` whole numbers
    when asked for; then the file's other plain properties under their own names

    Raises
    ------
    InputError : ``no_such_datum``, ``datum_contradicted``, ``unknown_footprints``, ``not_json``,
        ``not_parquet``, ``too_many_rows``, ``too_large``, ``no_such_column``, ``wrong_storeys``,
        ``wrong_id``, ``wrong_footprint``
    """
    known = BY_NAME["estate"].column("datum").codes
    if datum not in known:
        raise InputError("no_such_datum", path.name, found=datum, wanted=", ".join(known))
    shapes, properties, system = load_shapes(path)
    _refuse_contradiction(path, datum, system)
    verdict = verdicts(shapes, datum)
    if wrong := [at for at, code in enumerate(verdict) if code is not None]:
        place = f"{path.name}: {wrong[0] + 1}"
        raise InputError("wrong_footprint", place, found=verdict[wrong[0]], number=len(wrong))
    flat = shapely.force_2d(shapes)
    made = {
        "id": _ids(path, properties, id_column),
        "footprint": pl.Series(shapely.to_geojson(flat), dtype=pl.String),
        "area_m2": pl.Series(areas_m2(flat, datum), dtype=pl.Float64),
    }
    if storeys_column is not None:
        made["storeys"] = _storeys(path, properties, storeys_column)
    used = {id_column, storeys_column, *made}
    rest = [properties[name] for name in properties.columns if name not in used]
    return pl.DataFrame([*(series.alias(name) for name, series in made.items()), *rest])


def _refuse_contradiction(path: Path, datum: str, system: object) -> None:
    """Whoever wrote the file knew its system; a call that says otherwise needs a second look."""
    if system is None:
        return
    try:
        crs = CRS.from_user_input(system)
    except CRSError as error:
        raise InputError(
            "datum_contradicted", path.name, found=str(system)[:80], wanted=datum
        ) from error
    is_wgs84 = crs.is_geographic and (crs.to_epsg() in _WGS84_CODES or "CRS84" in str(crs.name))
    agrees = is_wgs84 if datum == "wgs84" else datum == "local" and not crs.is_geographic
    if not agrees:
        raise InputError("datum_contradicted", path.name, found=crs.name, wanted=datum)


def _ids(path: Path, properties: pl.DataFrame, name: str) -> pl.Series:
    series = _column(path, properties, name)
    if series.dtype != pl.String and not series.dtype.is_integer():
        raise InputError("wrong_id", path.name, found=str(series.dtype), column=name)
    ids = series.cast(pl.String)
    wrong = ids.is_null() | (ids.str.strip_chars() == "") | ids.is_duplicated()
    if wrong.any():
        raise InputError("wrong_id", path.name, found=str(ids.filter(wrong)[0]), column=name)
    return ids


def _storeys(path: Path, properties: pl.DataFrame, name: str) -> pl.Series:
    series = _column(path, properties, name)
    declared = BY_NAME["buildings"].column("storeys")
    if not series.dtype.is_numeric() and series.dtype != pl.Null:
        raise InputError("wrong_storeys", path.name, found=str(series.dtype), column=name)
    whole = series.cast(pl.Int64, strict=False)
    wrong = series.is_not_null() & ~(
        (whole == series) & whole.is_between(declared.low or 0, declared.high or 0)
    ).fill_null(value=False)
    if wrong.any():
        found = str(series.filter(wrong)[0])
        raise InputError("wrong_storeys", path.name, found=found, column=name)
    return whole


def _column(path: Path, properties: pl.DataFrame, name: str) -> pl.Series:
    if name not in properties.columns:
        wanted = ", ".join(properties.columns)
        raise InputError("no_such_column", path.name, found=name, wanted=wanted)
    return properties[name]
