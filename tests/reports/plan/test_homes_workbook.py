"""The workbook of what each home pays: a sheet a package, amounts that add up."""

from io import BytesIO

import openpyxl

from linli.reports.plan.homes import homes_workbook
from tests.reports.plan.documents import SETTING, sketch


def home(**cells):
    place = {
        "dwelling": "D1", "household": "H1", "building": "1", "entrance": 1, "floor": 3,
        "role": "owner", "homes": 1, "area_m2": "76.50", "area_assumed": False,
    }  # fmt: skip
    money = {"own_fen": [120_000_00, 0], "fund_fen": [1_000_01, 5]}
    return place | money | cells


def burden(*homes):
    names = [one["name"] for one in sketch()["packages"]]
    for one in homes:
        one["own_fen"] = (one["own_fen"] * len(names))[: len(names)]
        one["fund_fen"] = (one["fund_fen"] * len(names))[: len(names)]
    return {"schema": "linli.burden/1", "estate": "e", "years": 10, "packages": names,
            "homes": list(homes)}  # fmt: skip


def book(*homes, lang="zh"):
    made = homes_workbook(burden(*homes), sketch(), lang, SETTING)
    return openpyxl.load_workbook(BytesIO(made))


def table(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_each_package_has_a_sheet_with_every_home():
    made = book(home(), home(dwelling="D2", household=None, role="absent"))
    assert len(made.sheetnames) == len(sketch()["packages"])
    assert [row["谁"] for row in table(made.worksheets[0])[:2]] == ["业主自住", "业主，不住这里"]


def test_amounts_are_yuan_to_the_fen_and_a_month_is_rounded_up():
    row = table(book(home(own_fen=[100_00, 0])).worksheets[0])[0]
    assert row["自己出（元）"] == 100
    assert row["每月（元）"] == 0.84
    assert row["维修资金里出（元）"] == 1000.01


def test_the_last_row_adds_up_what_is_paid_once():
    last = table(book(home(), home(own_fen=[10, 0])).worksheets[0])[-1]
    assert last["自己出（元）"] == 120_000.1
    assert last["维修资金里出（元）"] == 2000.02
    assert last["每月（元）"] is None


def test_an_area_nobody_recorded_is_marked():
    row = table(book(home(area_assumed=True)).worksheets[0])[0]
    assert row["面积怎么来的"] == "没登记，按全小区的中间数"


def test_it_speaks_english_too():
    row = table(book(home(role="tenant"), lang="en").worksheets[0])[0]
    assert row["who"] == "tenant, pays nothing"
