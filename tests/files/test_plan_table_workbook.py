from io import BytesIO

import openpyxl
import pytest

from linli.files.table_workbook import Column, Sheet, workbook_of

SHEET = Sheet(
    "花费",
    (Column("什么"), Column("元", "yuan"), Column("几成", "share")),
    [["门", 1234.5, 0.5], ["=窗", None, 1.0]],
    ["合计", 1234.5, None],
)


def page(*sheets):
    return openpyxl.load_workbook(BytesIO(workbook_of(sheets or [SHEET]))).worksheets[0]


def test_numbers_are_numbers_with_their_format_and_text_is_text():
    found = page()
    assert found["B2"].value == 1234.5
    assert found["B2"].number_format == "#,##0.00"
    assert found["C2"].number_format == "0%"
    assert (found["A3"].value, found["A3"].data_type) == ("=窗", "s")
    assert found["B3"].value is None


def test_the_header_is_frozen_filtered_and_repeated_in_print():
    found = page()
    assert found.freeze_panes == "B2"
    assert found.auto_filter.ref == "A1:C3"
    assert found.print_title_rows == "$1:$1"


def test_the_total_stands_below_in_bold_outside_the_filter():
    found = page()
    assert found["A4"].value == "合计"
    assert found["A4"].font.b
    assert not found["A3"].font.b


def test_a_sheet_without_rows_has_its_header_alone():
    found = page(Sheet("空", (Column("什么"),), []))
    assert found.max_row == 1
    assert found.auto_filter.ref is None


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="argument"):
        workbook_of([Sheet("x", (Column("a"), Column("b")), [["one"]])])


def test_a_name_longer_than_excel_allows_is_cut():
    assert page(Sheet("长" * 40, (Column("a"),), [])).title == "长" * 31


def test_equal_tables_give_equal_bytes():
    assert workbook_of([SHEET]) == workbook_of([SHEET])
