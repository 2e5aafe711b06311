"""Reading workbooks: faults at the row and column of the owner's own sheet."""

from datetime import date, datetime

import pytest
import xlsxwriter

from linli.files.ledger import read_ledger

HALF_PAST_NINE = datetime(2031, 5, 1, 9, 30)  # noqa: DTZ001 - Excel knows no time zones
ESTATE = [["小区编号", "坐标系"], ["lane", "local"]]


@pytest.fixture
def read(tmp_path):
    """Read a workbook of the given sheets, each a list of rows; None is a blank cell."""

    def make(estate=ESTATE, top=0, left=0, **sheets):
        path = tmp_path / "ledger.xlsx"
        with xlsxwriter.Workbook(path) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, rows in {"小区": estate, **sheets}.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows, top if name != "小区" else 0):
                    for column, value in enumerate(row, left if name != "小区" else 0):
                        if isinstance(value, date):
                            sheet.write_datetime(at, column, value, day)
                        elif value is not None:
                            sheet.write(at, column, value)
        return read_ledger(path)

    return make


def places(ledger):
    return ledger.faults.frame.select("sheet", "row", "label", "code", "found").rows()


@pytest.mark.parametrize(
    ("header", "sheet"),
    [
        (["楼栋编号", "建成年份 (年)", "结构类型"], "楼栋"),
        (["building id", "year built", "structure"], "Buildings"),
        (["building", "year", "structure"], "buildings"),
        ([" Building ", "YEAR", "结构类型"], " buildings "),
    ],
)
def test_sheets_and_headers_may_be_chinese_english_or_code(read, header, sheet):
    ledger = read(**{sheet: [header, ["1", 1984, "砖木"]]})
    row = ledger.estate["buildings"].row(0, named=True)
    assert (row["building"], row["year"], row["structure"]) == ("1", 1984, "timber_brick")


def test_ids_typed_as_whole_numbers_are_text(read):
    ledger = read(楼栋=[["楼栋编号"], [101], [102.0], ["0103"]])
    assert ledger.estate["buildings"]["building"].to_list() == ["101", "102", "0103"]


def test_an_id_that_excel_has_spoilt_is_refused(read):
    rows = [["楼栋编号"], [310105198001011234], [1.5], [date(2026, 2, 1)], [True]]
    assert places(read(楼栋=rows)) == [
        ("楼栋", 2, "楼栋编号", "digits_lost", "3.101051980010113e+17"),
        ("楼栋", 3, "楼栋编号", "not_text", "1.5"),
        ("楼栋", 4, "楼栋编号", "turned_into_a_date", "2026-02-01"),
        ("楼栋", 5, "楼栋编号", "not_text", "true"),
    ]


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(read):
    rows = [["楼栋编号", "建成年份"], ["1", 1984], [None, None], ["  ", None], ["2", "x"]]
    ledger = read(楼栋=rows)
    assert places(ledger) == [("楼栋", 5, "建成年份", "not_an_integer", "x")]
    assert len(ledger.tables["buildings"]) == 2


def test_a_table_may_start_anywhere_on_its_sheet(read):
    ledger = read(楼栋=[["楼栋编号", "建成年份"], ["1", "x"]], top=3, left=2)
    assert places(ledger) == [("楼栋", 5, "建成年份", "not_an_integer", "x")]


def test_formulas_and_merged_cells_are_refused_in_place(tmp_path):
    path = tmp_path / "ledger.xlsx"
    with xlsxwriter.Workbook(path) as book:
        estate = book.add_worksheet("小区")
        estate.write_row(0, 0, ["小区编号", "坐标系"])
        estate.write_row(1, 0, ["lane", "local"])
        sheet = book.add_worksheet("楼栋")
        sheet.write_row(0, 0, ["楼栋编号", "建成年份"])
        sheet.write_row(1, 0, ["1", 1984])
        sheet.write_formula(1, 1, "=1980+4", value=1984)
        sheet.merge_range(2, 0, 3, 0, "2")
        sheet.write_formula(4, 3, "=SUM(B2:B4)", value=1984)
    assert [place[:4] for place in places(read_ledger(path))] == [
        ("楼栋", None, "D", "column_without_name"),
        ("楼栋", 2, "建成年份", "formula"),
        ("楼栋", 5, "D", "formula"),
        ("楼栋", 3, "楼栋编号", "merged_cells"),
        ("楼栋", 5, "楼栋编号", "missing"),
    ]


def test_a_cell_that_cannot_be_read_is_one_fault_not_two(read):
    rows = [["房屋编号", "楼栋编号"], ["D1", date(2026, 1, 2)]]
    assert [place[3] for place in places(read(房屋=rows))] == ["turned_into_a_date"]


def test_a_date_is_a_day_and_a_moment_is_not(read):
    head = ["储备编号", "物品", "有效期至"]
    good = read(储备=[head, ["S", "饮用水", date(2031, 5, 1)], ["T", "饮用水", "2031/5/1"]])
    assert good.estate["stock"]["expires"].to_list() == [date(2031, 5, 1)] * 2
    moment = read(储备=[head, ["S", "饮用水", HALF_PAST_NINE]])
    assert [place[3] for place in places(moment)] == ["not_a_date"]


def test_an_unknown_sheet_is_a_fault_unless_it_is_empty(read):
    assert places(read(楼房=[["x"]])) == [("楼房", None, None, "unknown_sheet", "楼房")]
    assert places(read(Sheet1=[])) == []


def test_sheets_of_the_template_are_known_by_their_exact_names(read):
    assert places(read(说明=[["anything"]], _lists=[["a"]])) == []
    assert [p[3] for p in places(read(说明2=[["anything"]]))] == ["unknown_sheet"]


def test_one_table_on_two_sheets_is_a_fault(read):
    ledger = read(楼栋=[["楼栋编号"], ["1"]], Buildings=[["building"], ["2"]])
    assert places(ledger) == [("Buildings", None, None, "repeated_table", "Buildings")]


def test_headers_that_are_unknown_repeated_or_absent_are_faults(read):
    rows = [["楼栋编号", "年份", "建成年份", "year", None], ["1", 1, 1984, 1984, "stray"]]
    assert places(read(楼栋=rows)) == [
        ("楼栋", None, "年份", "unknown_column", "年份"),
        ("楼栋", None, "year", "repeated_column", "year"),
        ("楼栋", None, "E", "column_without_name", None),
    ]


def test_an_absent_needed_column_is_told_once_not_in_every_row(read):
    rows = [["房屋编号"], *([f"D{n}"] for n in range(50))]
    assert [place[3] for place in places(read(房屋=rows))] == ["missing_column"]


def test_absent_sheets_are_empty_tables(read):
    estate = read().estate
    assert {name: len(frame) for name, frame in estate.tables.items() if len(frame)} == {
        "estate": 1
    }


def test_progress_is_told_a_sheet_at_a_time(tmp_path):
    path = tmp_path / "l.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("小区", "楼栋"):
            book.add_worksheet(name)
    seen = []
    read_ledger(path, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]
