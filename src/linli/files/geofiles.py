"""Shapes and their properties out of GeoJSON and GeoParquet files, as the files say them."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray
from polars.exceptions import PolarsError

from linli.engine.errors import InputError
from linli.files.sheets import ROW_LIMIT

Shapes = NDArray[np.object_]

MOST_BYTES = 1 << 28
"""Most bytes of a GeoJSON text, unpacked; some million corners."""

GEOJSON = (".geojson", ".json", ".geojson.gz", ".json.gz")
"""Endings read as GeoJSON; ``.parquet`` and ``.geoparquet`` are read as GeoParquet."""


def load_shapes(path: Path) -> tuple[Shapes, pl.DataFrame, object]:
    """Shapes, plain properties, and the reference system the file names (None if it does not).

    Raises
    ------
    InputError : ``no_such_path``, ``unknown_footprints``, ``no_features``, ``not_json``,
        ``not_parquet``, ``too_large``, ``too_many_rows``
    """
    if not path.exists():
        raise InputError("no_such_path", str(path))
    if path.name.lower().endswith(GEOJSON):
        return _from_geojson(path)
    if path.suffix.lower() in (".parquet", ".geoparquet"):
        return _from_geoparquet(path)
    raise InputError("unknown_footprints", path.name, wanted=", ".join((*GEOJSON, ".parquet")))


def _from_geojson(path: Path) -> tuple[Shapes, pl.DataFrame, object]:
    document = _document(path)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        raise InputError("no_features", path.name)
    if len(features) > ROW_LIMIT:
        raise InputError("too_many_rows", path.name, wanted=ROW_LIMIT)
    texts = [json.dumps(feature.get("geometry")) for feature in features]
    shapes = np.asarray(shapely.from_geojson(texts, on_invalid="ignore"), dtype=object)
    rows = [feature.get("properties") or {} for feature in features]
    names = dict.fromkeys(name for row in rows for name in row)
    table = pl.DataFrame([_property(name, [row.get(name) for row in rows]) for name in names])
    crs = document.get("crs")
    return shapes, table, crs.get("properties", {}).get("name") if isinstance(crs, dict) else None


def _document(path: Path) -> Any:  # noqa: ANN401 - JSON
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    try:
        with opened(path, "rb") as file:
            text = file.read(MOST_BYTES + 1)
        if len(text) > MOST_BYTES:
            raise InputError("too_large", path.name, wanted=MOST_BYTES)
        return json.loads(text)
    except (json.JSONDecodeError, UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise InputError("not_json", path.name, found=str(error)) from error
    except RecursionError as error:
        raise InputError("not_json", path.name, found="nested too deeply") from error


def _property(name: str, values: list[object]) -> pl.Series:
    """A column of plain values; what is mixed or nested stays as its JSON text."""
    try:
        series = pl.Series(name, values, strict=True)
    except (TypeError, PolarsError, OverflowError):
        return _as_text(name, values)
    return _as_text(name, values) if series.dtype.is_nested() else series


def _as_text(name: str, values: list[object]) -> pl.Series:
    texts = [None if v is None else json.dumps(v, ensure_ascii=False) for v in values]
    return pl.Series(name, texts, dtype=pl.String)


def _from_geoparquet(path: Path) -> tuple[Shapes, pl.DataFrame, object]:
    try:
        meta = json.loads(pl.read_parquet_metadata(path).get("geo", "null"))
        if not isinstance(meta, dict):
            raise InputError("no_features", path.name)
        primary = str(meta.get("primary_column", "geometry"))
        geometry = meta.get("columns", {}).get(primary, {})
        lazy = pl.scan_parquet(path, glob=False)
        if lazy.select(pl.len()).collect().item() > ROW_LIMIT:
            raise InputError("too_many_rows", path.name, wanted=ROW_LIMIT)
        frame = lazy.collect()
    except (PolarsError, OSError, json.JSONDecodeError) as error:
        raise InputError("not_parquet", path.name, found=str(error).splitlines()[0]) from error
    if primary not in frame.columns or geometry.get("encoding") != "WKB":
        raise InputError("no_features", path.name)
    shapes = np.asarray(
        shapely.from_wkb(_stored(frame[primary]).to_numpy(), on_invalid="ignore"), dtype=object
    )
    kept = [
        name for name, dtype in frame.schema.items() if name != primary and not dtype.is_nested()
    ]
    return shapes, frame.select(kept), geometry.get("crs")


def _stored(geometry: pl.Series) -> pl.Series:
    """Bytes of a geometry column, with or without the tag of the geoarrow extension."""
    return geometry if geometry.dtype == pl.Binary else geometry.ext.storage()
