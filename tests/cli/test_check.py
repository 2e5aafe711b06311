"""``linli check``: each fault at its place in words, and what it returns."""

import json

import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.cli.wording_faults import FAULTS, fault_sentence
from linli.engine.estate.ledger import TABLES
from linli.files.csv_folder import write_csv
from linli.files.workbook_writer import write_workbook
from tests.cli.fault_codes import raised_codes
from tests.factories import small_estate


def run(*arguments):
    return CliRunner().invoke(command_line("zh"), [str(each) for each in arguments])


@pytest.fixture
def workbook(tmp_path):
    """A workbook whose sheet of buildings is the given rows, below the given header."""

    def write(*rows, sheet="楼栋"):
        path = tmp_path / "ledger.xlsx"
        with xlsxwriter.Workbook(path) as book:
            estate = book.add_worksheet("小区")
            estate.write_row(0, 0, ["小区编号", "坐标系"])
            estate.write_row(1, 0, ["lane", "local"])
            buildings = book.add_worksheet(sheet)
            for at, row in enumerate(rows):
                buildings.write_row(at, 0, row)
        return path

    return write


@pytest.fixture
def good(tmp_path):
    write_workbook(small_estate(), tmp_path / "good.xlsx", "zh")
    return tmp_path / "good.xlsx"


def test_a_faultless_ledger_returns_0_and_says_what_was_read(good):
    result = run("check", good, "--lang", "zh")
    assert result.exit_code == 0
    assert result.output.splitlines()[:3] == [
        "没有发现错误。读到：",
        "  小区：1 行，已填 100%",
        "  楼栋：2 行，已填 97%",
    ]


def test_the_encoding_of_a_csv_is_told(tmp_path):
    write_csv(small_estate(), tmp_path / "csv")
    assert (
        "  Estate: 1 rows, 100% filled (utf-8)"
        in run("check", tmp_path / "csv", "--lang", "en").output
    )


def test_a_fault_names_sheet_row_column_finding_and_wish(workbook):
    path = workbook(["楼栋编号", "建成年份 (年)"], ["1", "九十年代"])
    result = run("check", path, "--lang", "zh")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "工作表“楼栋” 第 2 行 “建成年份 (年)”：写的是“九十年代”，应为 1840 到 2100 的整数。",
        "共 1 处错误，在 1 张表里。请改好后再检查一次。",
    ]
    english = run("check", path, "--lang", "en").output.splitlines()[0]
    assert english == (
        "Sheet “楼栋”, row 2, “建成年份 (年)”: "
        "found “九十年代”; wanted: a whole number from 1840 to 2100."
    )


def test_twenty_of_a_kind_are_listed_unless_all_are_asked_for(workbook):
    path = workbook(["楼栋编号", "建成年份"], *([str(n), 1] for n in range(1, 31)))
    few = run("check", path, "--lang", "zh").output.splitlines()
    assert len(few) == 22
    assert few[20] == "  工作表“楼栋” “建成年份” 同类的还有 10 处（加 --all 全部列出）。"
    assert len(run("check", path, "--all", "--lang", "zh").output.splitlines()) == 31


def test_ten_thousand_faults_are_told_in_groups(workbook):
    header = ["楼栋编号", "建成年份", "结构类型", "地上层数", "套数"]
    path = workbook(header, *[["", "九十年代", "茅草", 0.5, -3]] * 2_000)
    lines = run("check", path, "--lang", "zh").output.splitlines()
    assert len(lines) == 5 * 21 + 1
    assert lines[-1] == "共 10000 处错误，在 1 张表里。请改好后再检查一次。"


def test_json_holds_every_fault_with_code_and_sentence(workbook):
    path = workbook(["楼栋编号", "建成年份"], *([str(n), 1] for n in range(1, 31)))
    result = run("check", path, "--json", "--lang", "zh")
    found = json.loads(result.output)
    assert result.exit_code == 1
    assert (found["schema"], found["count"], len(found["faults"])) == ("linli.check/1", 30, 30)
    first = found["faults"][0]
    assert (first["sheet"], first["row"], first["field"], first["code"]) == (
        "楼栋", 2, "year", "out_of_range",
    )  # fmt: skip
    assert found["tables"][1] == {"table": "buildings", "rows": 30, "filled": pytest.approx(2 / 19)}


def test_a_file_that_cannot_be_read_is_one_line_and_1(tmp_path):
    path = tmp_path / "old.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    result = run("check", path, "--lang", "zh")
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    refused = json.loads(run("check", path, "--json").output)["refusal"]
    assert (refused["code"], refused["where"]) == ("old_workbook", "old.xlsx")


def test_a_sheet_or_column_of_another_name_is_met_with_the_nearest(workbook):
    path = workbook(["楼栋编号", "建成年"], ["1", 1980], sheet="楼房")
    assert "台账里没有这张表。请改名，或删掉它。" in run("check", path, "--lang", "zh").output
    path = workbook(["楼栋编号", "建成年"], ["1", 1980])
    assert "（是“建成年份”吗？）" in run("check", path, "--lang", "zh").output


def test_an_absent_table_is_called_by_its_name_in_the_language(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "l.xlsx") as book:
        book.add_worksheet("Buildings")
    lines = run("check", tmp_path / "l.xlsx", "--lang", "en").output.splitlines()
    assert lines[0] == "Sheet “Estate”: the table must have exactly one row; it has 0."


def test_every_fault_has_a_sentence_and_no_sentence_is_idle():
    assert set(FAULTS) == raised_codes()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_sentence_never_shows_an_unfilled_place(code, lang):
    fault = {
        "table": "components", "row": 3, "column": "backup_of", "code": code, "found": "X",
        "wanted": "components" if code == "dangling_key" else "4", "sheet": "部件", "label": "备用",
    }  # fmt: skip
    text = fault_sentence(fault, lang)
    assert "{" not in text
    assert "None" not in text
    assert text.endswith(("。", ".", "）", ")"))


def test_codes_in_the_ledgers_own_language_are_shown_as_labels():
    fault = {
        "table": "ties", "row": 3, "column": "where", "code": "tie_helper_elsewhere",
        "found": "far", "wanted": None, "sheet": "互助关系", "label": "帮手住在",
    }  # fmt: skip
    assert "“外地”" in fault_sentence(fault, "zh")


def test_labels_of_the_schema_are_told_apart_in_both_languages():
    for table in TABLES:
        for lang in ("zh", "en"):
            labels = pl.Series([column.label(lang) for column in table.columns])
            assert labels.n_unique() == len(labels)
