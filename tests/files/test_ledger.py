"""What the one way in takes, and what it refuses as a whole."""

import openpyxl
import polars as pl
import pytest

from linli.engine.errors import Cancelled, InputError
from linli.engine.estate.ledger import BY_NAME
from linli.files.csv_folder import write_csv
from linli.files.ledger import read_ledger
from linli.files.parquet_folder import write_parquet
from linli.files.workbook_writer import write_workbook
from tests.factories import small_estate

ADDED = {
    "estate": ("surveyed", "owners_committee", "fund_yuan", "urgent_procedure", "quorum_percent"),
    "households": ("cooled", "smoke_alarm"),
}
"""Columns that came to the schema after ledgers had been written."""


def older_csv(path):
    write_csv(small_estate(), path)
    for table, added in ADDED.items():
        file = path / f"{table}.csv"
        pl.read_csv(file, infer_schema=False).drop(added).write_csv(file)


def older_parquet(path):
    write_parquet(small_estate(), path)
    for table, added in ADDED.items():
        file = path / f"{table}.parquet"
        pl.read_parquet(file).drop(added).write_parquet(file, metadata={"linli.schema": "1"})


def older_workbook(path):
    write_workbook(small_estate(), path, "zh")
    book = openpyxl.load_workbook(path)
    for table, added in ADDED.items():
        sheet = book[BY_NAME[table].zh]
        labels = [BY_NAME[table].column(name).label("zh") for name in added]
        for cell in reversed(sheet[1]):
            if cell.value in labels:
                sheet.delete_cols(cell.column)
    book.save(path)


def refused(path):
    with pytest.raises(InputError) as error:
        read_ledger(path)
    return error.value.code


def test_what_is_not_there_is_told(tmp_path):
    assert refused(tmp_path / "none.xlsx") == "no_such_path"


def test_a_folder_without_tables_is_told(tmp_path):
    (tmp_path / "notes.txt").touch()
    assert refused(tmp_path) == "no_tables"


def test_a_folder_of_two_kinds_is_not_guessed_at(tmp_path):
    write_csv(small_estate(), tmp_path)
    write_parquet(small_estate(), tmp_path)
    assert refused(tmp_path) == "mixed_folder"


@pytest.mark.parametrize("name", ["buildings.csv", "buildings.parquet", "estate.geojson"])
def test_one_file_of_a_folder_is_met_with_a_hint(tmp_path, name):
    (tmp_path / name).touch()
    assert refused(tmp_path / name) == "one_file_of_many"


@pytest.mark.parametrize(
    "writer", [write_csv, write_parquet, lambda e, p: write_workbook(e, p, "zh")]
)
def test_whoever_waits_may_stop_the_reading(tmp_path, writer):
    def stop(done, total):
        raise Cancelled

    path = tmp_path / "ledger"
    writer(small_estate(), path)
    with pytest.raises(Cancelled):
        read_ledger(path, progress=stop)


@pytest.mark.parametrize("write", [older_csv, older_parquet, older_workbook])
def test_a_ledger_from_before_a_column_was_added_is_read_and_the_column_is_unknown(tmp_path, write):
    path = tmp_path / ("ledger.xlsx" if write is older_workbook else "ledger")
    write(path)
    ledger = read_ledger(path)
    assert ledger.faults.frame.rows() == []
    for table, frame in small_estate().tables.items():
        unknown = {name: pl.lit(None, frame.schema[name]) for name in ADDED.get(table, ())}
        assert ledger.estate[table].equals(frame.with_columns(**unknown)), table


def test_faults_of_content_stand_at_the_owners_rows_and_words(tmp_path):
    path = tmp_path / "ledger.xlsx"
    estate = small_estate(
        answers=[
            {"answer": "A1", "household": "H01", "item": "q"},
            {"answer": "A2", "household": "H99", "item": "q"},
        ]
    )
    write_workbook(estate, path, "zh")
    ledger = read_ledger(path)
    assert ledger.estate is None
    assert ledger.faults.frame.rows() == [
        ("answers", 3, "household", "dangling_key", "H99", "households", "问卷", "住户编号")
    ]
    assert len(ledger.tables["answers"]) == 2
