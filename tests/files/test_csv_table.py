"""One CSV file, packed or not: what is too large or broken is refused before it is held."""

import gzip

import pytest

from linli.engine.errors import InputError
from linli.files import csv_table
from linli.files.csv_table import csv_sheet

TEXT = "站,数\n甲,1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.CSV.GZ"])
def test_a_packed_file_reads_as_the_plain_one(tmp_path, name, encoding):
    data = TEXT.encode(encoding)
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.lower().endswith("gz") else data)
    sheet, uneven = csv_sheet(path)
    assert sheet.header == ["站", "数"]
    assert [column.text.to_list() for column in sheet.columns] == [["甲"], ["1"]]
    assert uneven == []


def test_a_row_of_another_length_is_told_with_its_number_and_left_out(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1\n1,2\n")
    sheet, uneven = csv_sheet(path)
    assert uneven == [(2, 1)]
    assert sheet.rows.to_list() == [3]


@pytest.mark.parametrize(
    "data", [b"plain", gzip.compress(b"a\n1\n" * 99)[:-9]], ids=["plain", "cut short"]
)
def test_a_packed_file_that_does_not_unpack_is_refused(tmp_path, data):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"not_gzip at a\.csv\.gz"):
        csv_sheet(path)


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"," * (1 << 23)))
    with pytest.raises(InputError, match=r"zip_bomb at a\.csv\.gz"):
        csv_sheet(path)


def test_a_file_of_too_many_characters_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_table, "MOST_CHARACTERS", 100)
    path = tmp_path / "a.csv"
    path.write_text("a\n" * 51)
    with pytest.raises(InputError, match=r"too_large at a\.csv"):
        csv_sheet(path)
