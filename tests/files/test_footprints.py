"""Footprints: what is read, and what a file or a call may not claim."""

import gzip
import json

import polars as pl
import pytest
import shapely

from linli.engine.errors import InputError
from linli.files.footprints import read_footprints
from tests.factories import rectangle

POINT = {"type": "Point", "coordinates": [1, 2]}
HOUSE = json.loads(rectangle(120.6, 31.3, 0.0003, 0.0001))


def features(*properties, geometry=HOUSE, **rest):
    each = [{"type": "Feature", "properties": p, "geometry": geometry} for p in properties]
    return {"type": "FeatureCollection", "features": each, **rest}


@pytest.fixture
def geojson(tmp_path):
    def write(document, name="f.geojson"):
        path = tmp_path / name
        text = json.dumps(document).encode()
        path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
        return path

    return write


@pytest.mark.parametrize("name", ["f.geojson", "f.json", "f.geojson.gz"])
def test_geojson_gives_ids_outlines_areas_storeys_and_the_rest(geojson, name):
    path = geojson(features({"no": "a", "fl": 6, "roof": "flat"}, {"no": "b", "fl": None}), name)
    frame = read_footprints(path, "wgs84", "no", "fl")
    assert frame.columns == ["id", "footprint", "area_m2", "storeys", "roof"]
    assert frame.select("id", "storeys", "roof").rows() == [("a", 6, "flat"), ("b", None, None)]
    assert frame["area_m2"][0] == pytest.approx(28.57 * 11.09, rel=1e-3)
    assert json.loads(frame["footprint"][0]) == HOUSE


@pytest.fixture
def geoparquet(tmp_path):
    def write(**column):
        path = tmp_path / "f.parquet"
        shape = shapely.from_geojson(json.dumps(HOUSE))
        frame = pl.DataFrame({"no": [7], "geometry": [shapely.to_wkb(shape)]})
        geo = {"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", **column}}}
        frame.write_parquet(path, metadata={"geo": json.dumps(geo)})
        return path

    return write


def test_geoparquet_gives_the_same_and_whole_numbers_serve_as_ids(geoparquet):
    frame = read_footprints(geoparquet(), "wgs84", "no")
    assert frame["id"].to_list() == ["7"]
    assert json.loads(frame["footprint"][0]) == HOUSE


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4490"])
def test_a_file_that_names_wgs84_is_not_read_as_anything_else(geojson, crs):
    path = geojson(features({"no": "a"}, crs={"type": "name", "properties": {"name": crs}}))
    assert len(read_footprints(path, "wgs84", "no")) == 1
    for datum in ("gcj02", "bd09", "local"):
        with pytest.raises(InputError, match="datum_contradicted"):
            read_footprints(path, datum, "no")


@pytest.mark.parametrize("crs", ["EPSG:4547", "EPSG:4214", "no such system"])
def test_a_file_in_another_system_is_not_read_as_wgs84(geojson, geoparquet, crs):
    named = geojson(features({"no": "a"}, crs={"type": "name", "properties": {"name": crs}}))
    for path in (named, geoparquet(crs=crs)):
        with pytest.raises(InputError, match="datum_contradicted"):
            read_footprints(path, "wgs84", "no")


def test_a_file_that_names_no_system_is_read_as_declared(geojson, geoparquet):
    for path in (geojson(features({"no": 1})), geoparquet(crs=None)):
        assert len(read_footprints(path, "gcj02", "no")) == 1


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([], "no_features"),
        ({"type": "Feature"}, "no_features"),
        (features({"no": "a"}, geometry=None), "wrong_footprint"),
        (features({"no": "a"}, geometry=POINT), "wrong_footprint"),
        (features({"id": "a"}), "no_such_column"),
        (features({"no": "a"}, {"no": "a"}), "wrong_id"),
        (features({"no": None}), "wrong_id"),
        (features({"no": 1.5}), "wrong_id"),
        (features({"no": "a", "fl": 2.5}), "wrong_storeys"),
        (features({"no": "a", "fl": "six"}), "wrong_storeys"),
        (features({"no": "a", "fl": 0}), "wrong_storeys"),
    ],
)  # fmt: skip
def test_a_document_that_is_no_list_of_buildings_is_refused(geojson, document, code):
    path = geojson(document)
    column = "fl" if code == "wrong_storeys" else None
    with pytest.raises(InputError, match=code):
        read_footprints(path, "wgs84", "no", column)


def test_the_number_of_a_wrong_outline_and_how_many_there_are_is_told(geojson):
    crossing = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    document = features({"no": "a"}, {"no": "b"}, {"no": "c"})
    for at in (1, 2):
        document["features"][at]["geometry"] = crossing
    with pytest.raises(InputError) as refused:
        read_footprints(geojson(document), "wgs84", "no")
    assert refused.value.where == "f.geojson: 2"
    assert refused.value.facts == {"found": "crossing_polygon", "number": 2}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("f.geojson", b"{", "not_json"),
        ("f.geojson", b"[" * 100_000, "not_json"),
        ("f.geojson.gz", b"plain", "not_json"),
        ("f.parquet", b"PAR1", "not_parquet"),
        ("f.shp", b"", "unknown_footprints"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=code):
        read_footprints(path, "wgs84", "no")


def test_an_unknown_datum_and_an_absent_file_are_refused(geojson, tmp_path):
    with pytest.raises(InputError, match="no_such_datum"):
        read_footprints(geojson(features({"no": "a"})), "beijing54", "no")
    with pytest.raises(InputError, match="no_such_path"):
        read_footprints(tmp_path / "none.geojson", "wgs84", "no")


def test_a_bomb_in_gzip_is_stopped_at_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("linli.files.geofiles.MOST_BYTES", 1000)
    path = tmp_path / "f.json.gz"
    path.write_bytes(gzip.compress(b" " * 100_000))
    with pytest.raises(InputError, match="too_large"):
        read_footprints(path, "wgs84", "no")
