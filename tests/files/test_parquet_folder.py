"""Folders of Parquet: typed columns of any width read without loss, or refused."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from linli.engine.errors import InputError
from linli.engine.estate.ledger import SCHEMA_VERSION
from linli.files import parquet_folder
from linli.files.ledger import read_ledger
from linli.files.parquet_folder import write_parquet
from tests.factories import small_estate


@pytest.fixture
def read(tmp_path):
    def make(**columns):
        estate = pl.DataFrame({"estate": ["lane"], "datum": ["local"]})
        estate.write_parquet(tmp_path / "estate.parquet")
        pl.DataFrame(columns).write_parquet(tmp_path / "buildings.parquet")
        return read_ledger(tmp_path)

    return make


def places(ledger):
    return ledger.faults.frame.select("sheet", "row", "label", "code").rows()


@pytest.mark.parametrize("dtype", [pl.Int8, pl.UInt16, pl.Int32, pl.Float32, pl.Float64, pl.String])
def test_numbers_of_any_width_are_read(read, dtype):
    ledger = read(building=["1"], storeys=pl.Series([6]).cast(dtype))
    assert ledger.estate["buildings"]["storeys"].to_list() == [6]


def test_other_types_that_hold_the_same_are_read(read):
    ledger = read(
        building=pl.Series(["b"], dtype=pl.Categorical),
        floor_area_m2=[58.2],
        retrofitted=["是"],
        use=pl.Series([None], dtype=pl.Null),
        name=[7],
    )
    row = ledger.estate["buildings"].row(0, named=True)
    assert (row["building"], row["floor_area_m2"]) == ("b", Decimal("58.20"))
    assert (row["retrofitted"], row["use"], row["name"]) == (True, None, "7")


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("storeys", 6.5, "not_an_integer"),
        ("storeys", dt.date(2020, 1, 1), "not_an_integer"),
        ("ground_floor_m", float("nan"), "not_a_number"),
        ("ground_floor_m", float("inf"), "not_a_number"),
        ("floor_area_m2", 58.251, "too_many_decimals"),
        ("name", 1.5, "not_text"),
        ("use", "palace", "not_a_choice"),
    ],
)
def test_values_that_do_not_fit_are_faults(read, column, value, code):
    assert places(read(building=["1"], **{column: [value]})) == [
        ("buildings.parquet", 1, column, code)
    ]


def test_columns_of_lists_are_no_cells(read):
    ledger = read(building=["1"], skills=[["a", "b"]])
    assert places(ledger) == [("buildings.parquet", None, "skills", "unreadable_column")]


def test_a_file_that_is_no_parquet_is_refused(read, tmp_path):
    (tmp_path / "ties.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(InputError, match="not_parquet"):
        read(building=["1"])


def test_tables_beyond_the_limits_are_refused_before_they_are_loaded(read, monkeypatch):
    monkeypatch.setattr(parquet_folder, "ROW_LIMIT", 2)
    with pytest.raises(InputError, match="too_many_rows"):
        read(building=["1", "2", "3"])
    with pytest.raises(InputError, match="too_many_columns"):
        read(**{f"c{n}": [1] for n in range(201)})


def test_a_file_of_a_later_schema_is_refused(read, tmp_path):
    late = {parquet_folder.VERSION_KEY: str(SCHEMA_VERSION + 1)}
    pl.DataFrame({"tie": ["T"]}).write_parquet(tmp_path / "ties.parquet", metadata=late)
    with pytest.raises(InputError, match="newer_schema"):
        read(building=["1"])


def test_written_files_carry_labels_units_and_the_schema(tmp_path):
    write_parquet(small_estate(), tmp_path)
    metadata = pl.read_parquet_metadata(tmp_path / "buildings.parquet")
    assert metadata["linli.schema"] == str(SCHEMA_VERSION)
    assert metadata["linli.zh.year"] == "建成年份 (年)"
    assert metadata["linli.en.floor_area_m2"] == "floor area (m²)"
    assert metadata["linli.unit.floor_area_m2"] == "m²"


def test_equal_estates_make_equal_files(tmp_path):
    for name in ("one", "two"):
        write_parquet(small_estate(), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
