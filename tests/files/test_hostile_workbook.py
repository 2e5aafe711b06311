"""Workbooks made to harm: each is refused with a code, quickly, without being unpacked."""

import struct
import tracemalloc
import zipfile
from zipfile import ZIP_DEFLATED, ZIP_STORED

import pytest

from linli.engine.errors import InputError
from linli.files import package
from linli.files.ledger import read_ledger
from linli.files.workbook_writer import write_template
from tests.files.raw_workbook import ESTATE, raw_workbook, sheet_xml


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.xlsx"


def refusal(path):
    with pytest.raises(InputError) as refused:
        read_ledger(path)
    assert path.name in refused.value.where or refused.value.where in ("小区", "楼栋")
    return refused.value.code


def test_the_plain_workbook_made_by_hand_is_read(path):
    raw_workbook(path, {"小区": ESTATE})
    assert read_ledger(path).estate.id == "lane"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_workbook"),
        (b"building,year\n1,1984\n", "not_a_workbook"),
        (b"PK\x03\x04 truncated", "not_a_workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 5000, "old_workbook"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "locked_workbook",
        ),
    ],
)
def test_what_is_no_xlsx_is_told_apart(path, content, code):
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_zip_that_is_no_workbook_is_refused(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(path) == "not_a_workbook"


def test_a_part_that_unpacks_to_far_more_than_it_packs_is_a_bomb(path):
    raw_workbook(path, {"小区": ESTATE}, {"xl/media/image1.png": b"\0" * 20_000_000})
    assert refusal(path) == "zip_bomb"


def test_many_small_parts_are_a_bomb(path):
    raw_workbook(path, {"小区": ESTATE}, {f"xl/media/{n}.png": b"" for n in range(2_001)})
    assert refusal(path) == "zip_bomb"


def test_parts_that_add_up_to_too_much_are_a_bomb(path, monkeypatch):
    monkeypatch.setattr(package, "MOST_BYTES", 1_000)
    raw_workbook(path, {"小区": ESTATE})
    assert refusal(path) == "zip_bomb"


def test_a_directory_that_lies_about_a_size_is_found_out_while_unpacking(path):
    raw_workbook(path, {"小区": ESTATE}, {"xl/media/image1.png": b"\0" * 50_000_000})
    with zipfile.ZipFile(path) as archive:
        declared = archive.getinfo("xl/media/image1.png").file_size
    content = path.read_bytes().replace(struct.pack("<L", declared), struct.pack("<L", 1_000))
    path.write_bytes(content)
    tracemalloc.start()
    assert refusal(path) == "zip_bomb"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_part_shorter_than_declared_is_broken(path):
    raw_workbook(path, {"小区": ESTATE}, {"xl/media/image1.png": b"12345678" * 11})
    content = path.read_bytes().replace(struct.pack("<L", 88), struct.pack("<L", 99))
    path.write_bytes(content)
    assert refusal(path) == "broken_workbook"


def test_two_parts_of_one_name_are_refused(path):
    raw_workbook(path, {"小区": ESTATE})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(path) == "broken_workbook"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_document_type_is_refused_wherever_it_stands(path, part):
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&b;&f;</x>'
    )
    raw_workbook(path, {"小区": ESTATE}, {part: bomb.encode()})
    assert refusal(path) == "document_type"


def test_xml_in_another_encoding_is_refused(path):
    text = '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16")
    raw_workbook(path, {"小区": ESTATE}, {"xl/sharedStrings.xml": text})
    assert refusal(path) == "not_utf8"


@pytest.mark.parametrize("text", [b"<a><b></a>", b"<a", b"\x00\x01"])
def test_xml_that_does_not_parse_is_broken(path, text):
    raw_workbook(path, {"小区": ESTATE}, {"xl/worksheets/sheet1.xml": text})
    assert refusal(path) == "broken_workbook"


def test_a_cell_without_a_place_in_a_sheet_is_broken(path):
    raw_workbook(path, {"小区": '<row r="1"><c r="??"><v>1</v></c></row>'})
    assert refusal(path) == "broken_workbook"


def test_half_a_file_is_refused(path, tmp_path):
    write_template(tmp_path / "whole.xlsx", "zh")
    whole = (tmp_path / "whole.xlsx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == "not_a_workbook"


def test_damage_within_a_file_is_refused(path, tmp_path):
    write_template(tmp_path / "whole.xlsx", "zh")
    content = bytearray((tmp_path / "whole.xlsx").read_bytes())
    content[300:340] = b"\xff" * 40
    path.write_bytes(content)
    assert refusal(path) == "broken_workbook"


@pytest.mark.parametrize(("row", "code"), [(500_001, None), (500_002, "too_many_rows")])
def test_a_table_ends_at_500_000_rows(path, row, code):
    cells = f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>'
    raw_workbook(path, {"小区": ESTATE, "楼栋": sheet_xml([["楼栋编号"]]) + cells})
    if code is None:
        assert read_ledger(path).faults.frame["code"].to_list() == []
    else:
        assert refusal(path) == code


def test_formatted_blank_rows_to_the_end_of_the_sheet_do_not_count(path):
    blank = '<row r="1048576"><c r="A1048576" s="0"/></row>'
    raw_workbook(path, {"小区": ESTATE, "楼栋": sheet_xml([["楼栋编号"], ["1"]]) + blank})
    assert len(read_ledger(path).estate["buildings"]) == 1


def test_one_cell_in_the_last_column_does_not_make_a_giant_table(path):
    far = '<row r="9"><c r="XFD9"><v>1</v></c></row>'
    raw_workbook(path, {"小区": ESTATE, "楼栋": sheet_xml([["楼栋编号"]]) + far})
    assert refusal(path) == "too_many_columns"


def test_two_million_rows_are_refused_before_they_are_loaded(path):
    rows = "<row><c><v>1</v></c></row>\n" * 2_000_000
    raw_workbook(path, {"小区": ESTATE, "楼栋": rows}, method=ZIP_STORED)
    tracemalloc.start()
    assert refusal(path) == "too_many_rows"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_error_cells_are_told_from_text(path):
    cells = '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><v>1984</v></c></row>'
    heading = sheet_xml([["楼栋编号", "建成年份"]])
    raw_workbook(path, {"小区": ESTATE, "楼栋": heading + cells})
    faults = read_ledger(path).faults.frame
    assert faults.select("row", "label", "code").rows() == [(2, "楼栋编号", "error_value")]


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_STORED])
def test_packed_and_plain_parts_are_read_alike(path, method):
    raw_workbook(path, {"小区": ESTATE}, method=method)
    assert read_ledger(path).estate.id == "lane"


def test_another_way_of_packing_is_refused(path):
    raw_workbook(path, {"小区": ESTATE}, method=zipfile.ZIP_LZMA)
    assert refusal(path) == "broken_workbook"
