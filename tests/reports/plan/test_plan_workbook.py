from io import BytesIO

import openpyxl
import pytest

from linli.reports.plan.workbook import plan_workbook
from tests.reports.plan.documents import SETTING, document, sketch

LANGUAGES = ("zh", "en")
PLANS = {
    "asked": document,
    "unasked": lambda: document(asked=False),
    "sketch": sketch,
}
"""Made when a test wants them: the engine takes its time for two of them."""
SHEETS = {
    "zh": ["方案", "措施", "谁出钱", "各家自己出", "工期", "钱多钱少", "维修资金", "法定隐患",
           "单价和出处", "怎么算的"],
    "en": ["packages", "measures", "who pays", "homes", "works", "budgets", "fund", "faults",
           "prices", "method"],
}  # fmt: skip


@pytest.fixture(params=PLANS)
def plan(request):
    return PLANS[request.param]()


def book(given, lang="zh"):
    return openpyxl.load_workbook(BytesIO(plan_workbook(given, lang, SETTING)))


def rows(sheet):
    header, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sheet_has_its_header_frozen(plan, lang):
    made = book(plan, lang)
    assert made.sheetnames == SHEETS[lang]
    for sheet in made.worksheets:
        assert sheet.freeze_panes == "B2"
        assert all(cell.value for cell in sheet[1])


def test_every_measure_has_its_row_with_its_reason_and_where_it_is_in(plan):
    found = rows(book(plan)["措施"])
    assert [row["代码"] for row in found] == [one["code"] for one in plan["measures"]]
    assert all(row["为什么"] for row in found)
    chosen = set(plan["packages"][0]["measures"])
    name = list(found[0])[15]
    assert {row["代码"] for row in found if row[name] == 1} == chosen


def test_payers_add_up_to_the_cost_to_the_fen(plan):
    *each, total = rows(book(plan)["谁出钱"])
    cost = plan["packages"][0]["cost_fen"]["mid"]
    assert sum(round(row["合计"] * 100) for row in each) == cost
    assert round(total["合计"] * 100) == cost


def test_money_is_a_number_in_yuan_shown_to_the_fen():
    sheet = book(sketch())["方案"]
    middle = sheet["C2"]
    assert middle.value == 500_000
    assert middle.number_format == "#,##0.00"


def test_homes_of_all_floors_stand_in_the_last_row():
    *floors, whole = rows(book(sketch())["各家自己出"])
    assert [row["楼层"] for row in floors] == ["1 楼", "没登记楼层"]
    assert whole["合计（元）"] == sum(row["合计（元）"] for row in floors) == 200_000


def test_where_few_were_asked_no_supporters_are_told():
    few = sketch()
    few["brief"]["voters"] = 3
    assert {row["多少户想要"] for row in rows(book(few)["措施"])} == {None}
    assert {row["至少有一样想要的要做（交了单的户）"] for row in rows(book(few)["方案"])} == {None}


def test_an_older_plan_without_burden_or_fund_has_no_such_sheets():
    older = sketch()
    older["fund"] = None
    for package in older["packages"]:
        package["burden"] = None
    assert not {"各家自己出", "维修资金"} & set(book(older).sheetnames)


def test_without_a_setting_buildings_are_called_by_their_keys():
    made = openpyxl.load_workbook(BytesIO(plan_workbook(sketch(), "zh")))
    where = {row["代码"]: row["在哪里"] for row in rows(made["措施"])}
    assert where["tanks@1"] == "1"
    assert where["court"] == "整个小区"


def test_text_is_never_a_formula():
    nasty = sketch()
    nasty["measures"][0]["zh"] = "=1+1"
    cell = next(row for row in book(nasty)["措施"].iter_rows(min_row=2))[1]
    assert cell.value == "=1+1"
    assert cell.data_type == "s"


def test_equal_plans_give_equal_bytes():
    assert plan_workbook(sketch(), "en", SETTING) == plan_workbook(sketch(), "en", SETTING)
