"""The first sheet of a workbook: how to fill it in, for people who never read a manual."""

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from linli.engine.estate.ledger import TABLES
from linli.files.words import Lang

NAMES: dict[Lang, str] = {"zh": "说明", "en": "Read me"}
"""Name of the sheet; readers pass over both."""

_TITLE: dict[Lang, str] = {"zh": "小区台账", "en": "Ledger of an estate"}

_RULES: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "一张工作表是一张表，一行是一样东西。第一行是列名，请不要改。",
        "深色列名必填。其余不知道就留空，不要填 0，也不要猜。",
        "鼠标停在列名上，能看到这一列怎么填、用什么单位。",
        "编号由您自己定，同一张表里不重复；别的表用这个编号来指它。",
        "不写姓名、电话和身份证号。住户只用编号。",
        "填具体的值，不用公式，不合并单元格。",
        "“生成的列”一般不用填：软件推算的值会记在那里。",
        "填好后运行：linli check 这个文件。哪里要改，会逐条告诉您。",
    ),
    "en": (
        "A sheet is a table, a row is one thing. The first row holds the column names: leave it.",
        "Dark columns are needed. Leave the others empty when unknown: no 0, no guess.",
        "Rest the pointer on a column name to see how to fill the column, and its unit.",
        "Ids are yours to choose, each once in its table; other tables point to a thing by its id.",
        "No names of persons, no telephone or identity numbers. Households are ids.",
        "Enter plain values: no formulas, no merged cells.",
        "“generated columns” stays empty as a rule: values the software made are named there.",
        "When done, run: linli check THIS-FILE. It lists each place that needs a correction.",
    ),
}

_A4 = 9  # the number spreadsheet files have for the paper size A4

_HEAD: dict[Lang, tuple[str, str]] = {"zh": ("工作表", "填什么"), "en": ("Sheet", "What goes in")}


def write_readme(book: Workbook, lang: Lang) -> None:
    """Add the sheet, with a link to every table."""
    sheet = book.add_worksheet(NAMES[lang])
    title = book.add_format({"bold": True, "font_size": 16})
    bold = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.hide_gridlines(2)
    print_on_a4(sheet)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90, wrap)
    sheet.write_string(0, 0, _TITLE[lang], title)
    for row, rule in enumerate(_RULES[lang], 2):
        sheet.write_number(row, 0, row - 1)
        sheet.write_string(row, 1, rule, wrap)
    top = len(_RULES[lang]) + 3
    sheet.write_row(top, 0, _HEAD[lang], bold)
    for row, table in enumerate(TABLES, top + 1):
        name = table.label(lang)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        meaning = table.meaning_zh if lang == "zh" else table.meaning_en
        sheet.write_string(row, 1, meaning, wrap)


def print_on_a4(sheet: Worksheet) -> None:
    """Print a sheet lying, as wide as the paper, on as many pages as it is long."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
