"""What is written comes back: same rows, same order, same types, in every format and language."""

from datetime import date
from decimal import Decimal

import pytest

from linli.files.csv_folder import write_csv
from linli.files.ledger import read_ledger
from linli.files.parquet_folder import write_parquet
from linli.files.workbook_writer import write_template, write_workbook
from tests.factories import small_estate

WRITERS = {
    "zh.xlsx": lambda estate, path: write_workbook(estate, path, "zh"),
    "en.xlsx": lambda estate, path: write_workbook(estate, path, "en"),
    "csv": write_csv,
    "parquet": write_parquet,
}


@pytest.fixture(params=WRITERS)
def again(request, tmp_path):
    """Write an estate in one format and read it back."""

    def write_and_read(estate):
        path = tmp_path / f"ledger.{request.param}"
        WRITERS[request.param](estate, path)
        ledger = read_ledger(path)
        assert ledger.faults.frame.rows() == []
        return ledger.estate

    return write_and_read


def test_an_estate_comes_back_the_same(again):
    estate = small_estate()
    assert again(estate) == estate


def test_unknown_stays_unknown(again):
    bare = small_estate(
        buildings=[{"building": "1"}],
        dwellings=[{"dwelling": "D1", "building": "1"}],
        households=[{"household": "H1", "dwelling": "D1"}],
        components=[],
        responders=[],
        ties=[],
        answers=[],
    )
    assert again(bare) == bare


def test_numbers_keep_every_digit(again):
    values = [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -1e-9, 123456789012345680.0, 0.0]
    answers = [{"answer": f"A{n}", "item": "q", "value": v} for n, v in enumerate(values)]
    assert again(small_estate(answers=answers))["answers"]["value"].to_list() == values


def test_areas_keep_their_hundredths(again):
    dwellings = small_estate()["dwellings"].to_dicts()
    for at, area in enumerate(("0.01", "9999.99", "58.20", "0.29")):
        dwellings[at]["exclusive_area_m2"] = Decimal(area)
    estate = small_estate(dwellings=dwellings)
    assert again(estate) == estate


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86",
        "-1 层",
        "@home",
        "'quoted'",
        "'=1+1",
        "''",
        "'",
        "两行\n文字",
        'a "quoted" word, and a comma; 、',
        "_x0041_",
        "0602",
        "1e5",
        "true",
        "null",
        "堃喆翀䶮㛃𬭎䥽",
        " spaces around ",
        "&amp; <b>",
        "长" * 2000,
    ],
)
def test_text_stays_the_text_it_was(again, text):
    facilities = [{"facility": "F1", "kind": "shop", "name": text}]
    estate = small_estate(facilities=facilities, stock=[])
    assert again(estate) == estate


def test_keys_keep_their_zeros_and_lengths(again):
    keys = ["0602", "602", "-1", "310105198001011234", "1号楼-2", "1e3", "3.0"]
    organisations = [{"organisation": key, "kind": "committee"} for key in keys]
    estate = small_estate(organisations=organisations, stock=[])
    assert again(estate) == estate


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2028, 2, 29), date(2200, 12, 31)])
def test_days_stay_the_day_they_were(again, day):
    estate = small_estate(stock=[{"line": "S", "item": "water", "expires": day}])
    assert again(estate) == estate


def test_equal_estates_make_equal_workbooks(tmp_path):
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    write_workbook(small_estate(), one, "zh")
    write_workbook(small_estate(), two, "zh")
    assert one.read_bytes() == two.read_bytes()


def test_the_template_lacks_only_the_row_of_the_estate(tmp_path):
    for lang in ("zh", "en"):
        path = tmp_path / f"{lang}.xlsx"
        write_template(path, lang)
        assert read_ledger(path).faults.frame["code"].to_list() == ["not_one_row"]
