"""Folders of CSV: encodings told apart, rows and faults in place, nothing run as a formula."""

import tracemalloc

import pytest

from linli.engine.errors import InputError
from linli.files import csv_table
from linli.files.csv_folder import write_csv
from linli.files.ledger import read_ledger
from tests.factories import small_estate

ESTATE = "estate,datum\nlane,local\n"


@pytest.fixture
def read(tmp_path):
    def make(**files):
        for name, content in {"estate": ESTATE, **files}.items():
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / f"{name}.csv").write_bytes(data)
        return read_ledger(tmp_path)

    return make


def places(ledger):
    return ledger.faults.frame.select("sheet", "row", "label", "code").rows()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encoding_is_told_apart_and_told(read, encoding):
    text = "楼栋编号,楼栋名称\n1,堃喆里一号楼\n"
    ledger = read(楼栋=text.encode(encoding))
    assert ledger.estate["buildings"]["name"].to_list() == ["堃喆里一号楼"]
    assert ledger.sources["buildings"].encoding == ("gb18030" if encoding == "gb18030" else "utf-8")


def test_bytes_that_are_neither_are_refused(read):
    with pytest.raises(InputError, match="unknown_encoding"):
        read(buildings=b"building\n\xff\xfe\xff\n")


def test_rows_are_counted_as_a_spreadsheet_counts_them(read):
    text = 'building,name,year\n1,"two\nlines",1984\n\n2,,x\n'
    assert places(read(buildings=text)) == [("buildings.csv", 4, "year", "not_an_integer")]


def test_a_row_of_another_length_is_a_fault_and_the_others_are_read(read):
    ledger = read(buildings="building,year\n1,1984,6\n2,1985\n3\n")
    assert places(ledger) == [
        ("buildings.csv", 2, None, "uneven_row"),
        ("buildings.csv", 4, None, "uneven_row"),
    ]
    assert ledger.tables["buildings"]["building"].to_list() == ["2"]


def test_line_ends_of_windows_are_line_ends(read):
    ledger = read(buildings='building,name\r\n1,"two\r\nlines"\r\n')
    assert ledger.estate["buildings"]["name"].to_list() == ["two\nlines"]


@pytest.mark.parametrize("text", ['building\n"open', 'building\n"a"b\n'])
def test_quotes_that_do_not_close_are_refused(read, text):
    with pytest.raises(InputError, match="not_csv at buildings"):
        read(buildings=text)


def test_a_control_character_is_a_fault(read):
    assert places(read(buildings="building\n1\x002\n"))[0][3] == "control_character"


def test_text_that_looks_like_a_formula_is_text(read):
    ledger = read(buildings="building,name\n1,=1+1\n2,-3 层\n3,'=1+1\n")
    assert ledger.estate["buildings"]["name"].to_list() == ["=1+1", "-3 层", "=1+1"]


def test_what_is_written_runs_nothing_when_opened(tmp_path):
    names = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)"]
    facilities = [{"facility": name, "kind": "shop", "name": name} for name in names]
    write_csv(small_estate(facilities=facilities, stock=[]), tmp_path)
    lines = (tmp_path / "facilities.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert all(line.startswith("'") and f",'{line[1]}" in line for line in lines)


def test_a_file_that_is_no_table_is_a_fault(read):
    assert places(read(buidlings="a\n1\n")) == [("buidlings.csv", None, None, "unknown_sheet")]


def test_a_long_file_is_refused_at_the_limit_without_being_held(read, monkeypatch):
    monkeypatch.setattr(csv_table, "ROW_LIMIT", 30_000)
    text = "building\n" + "1\n" * 2_000_000
    tracemalloc.start()
    with pytest.raises(InputError, match="too_many_rows"):
        read(buildings=text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000


def test_a_file_of_too_many_columns_is_refused(read):
    with pytest.raises(InputError, match="too_many_columns"):
        read(buildings=",".join(f"c{n}" for n in range(201)) + "\n")


def test_an_empty_file_is_an_empty_table(read):
    assert len(read(buildings="").estate["buildings"]) == 0
