"""``linli template`` and the workbook it writes, judged by a second reader of workbooks."""

import openpyxl
import pytest
from click.testing import CliRunner

from linli.cli.main import command_line
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import Kind
from linli.files.readme_sheet import NAMES
from linli.files.workbook_writer import write_template, write_workbook
from tests.factories import small_estate


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def book(lang, tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / f"{lang}.xlsx"
    write_template(path, lang)
    return openpyxl.load_workbook(path)


def test_the_command_writes_a_template_and_spares_a_file_that_is_there(tmp_path):
    path = tmp_path / "ledger.xlsx"
    run = CliRunner().invoke
    command = command_line("zh")
    assert run(command, ["template", "-o", str(path)]).exit_code == 0
    path.write_bytes(b"filled in")
    assert run(command, ["template", "-o", str(path)]).exit_code == 1
    assert path.read_bytes() == b"filled in"
    assert run(command, ["template", "-o", str(path), "--force"]).exit_code == 0
    assert path.read_bytes() != b"filled in"


def test_the_first_sheet_explains_and_each_table_has_its_own(book, lang):
    names = [NAMES[lang], *(table.label(lang) for table in TABLES), "_lists"]
    assert book.sheetnames == names
    assert book["_lists"].sheet_state == "hidden"


def test_each_column_has_its_label_and_a_note_that_tells_how_to_fill_it(book, lang):
    for table in TABLES:
        sheet = book[table.label(lang)]
        for column, cell in zip(table.columns, sheet[1], strict=True):
            assert cell.value == column.label(lang)
            meaning = column.meaning_zh if lang == "zh" else column.meaning_en
            assert cell.comment.text.startswith(meaning)
            assert column.unit_in(lang) in cell.comment.text


def test_every_sheet_prints_as_wide_as_the_paper_with_its_head_on_each_page(book, lang):
    for table in TABLES:
        sheet = book[table.label(lang)]
        page = sheet.page_setup
        assert (page.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # One page wide is what a file without the number means; 0 is as many high as it takes.
        assert (page.fitToWidth, page.fitToHeight) == (None, 0)


def test_choices_drop_down_from_the_hidden_sheet(book, lang):
    for table in TABLES:
        rules = _rules(book[table.label(lang)])
        for at, column in enumerate(table.columns, 1):
            if column.kind is Kind.CHOICE:
                name = rules[at].formula1
                place = book.defined_names[name].attr_text
                sheet, _, span = place.partition("!")
                cells = book[sheet.strip("'")][span.replace("$", "")]
                entries = [row[0].value for row in cells]
                assert entries == [c.zh if lang == "zh" else c.en for c in column.choices]


def test_numbers_outside_their_range_and_texts_for_yes_or_no_are_stopped(book, lang):
    rules = _rules(book[TABLES[1].label(lang)])
    names = [column.name for column in TABLES[1].columns]
    year = rules[names.index("year") + 1]
    assert (year.type, year.formula1, year.formula2) == ("whole", "1840", "2100")
    yes_no = rules[names.index("retrofitted") + 1]
    assert yes_no.formula1 == ('"是,否"' if lang == "zh" else '"yes,no"')


def test_ids_are_text_cells_so_that_0602_keeps_its_zero(book, lang):
    for table in TABLES:
        spans = book[table.label(lang)].column_dimensions.values()
        for at, column in enumerate(table.columns, 1):
            if column.kind is Kind.KEY:
                assert [s.number_format for s in spans if s.min <= at <= s.max] == ["@"]


def test_the_heading_stays_in_sight(book, lang):
    assert all(book[table.label(lang)].freeze_panes == "B2" for table in TABLES)


def test_no_cell_is_a_formula_whatever_its_text(tmp_path):
    facilities = [{"facility": "F", "kind": "shop", "name": "=HYPERLINK(1)"}]
    write_workbook(small_estate(facilities=facilities, stock=[]), tmp_path / "l.xlsx", "zh")
    for sheet in openpyxl.load_workbook(tmp_path / "l.xlsx"):
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}


def _rules(sheet):
    return {
        span.min_col: rule for rule in sheet.data_validations.dataValidation for span in rule.sqref
    }
