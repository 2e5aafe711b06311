"""What a cell means in its column: strict, and blind to blanks around numbers and choices."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from linli.engine.estate.ledger import BY_NAME, TABLES
from linli.engine.estate.schema import LIST_SEPARATOR, Kind
from linli.files.cells import Cells, meaning, spellings


def read(place, *values):
    """Values and codes of faults of spreadsheet cells in ``table.column``."""
    table, _, column = place.partition(".")
    declared = BY_NAME[table]
    found, faults = meaning(declared, declared.column(column), Cells.of_values(values))
    assert found.dtype == declared.column(column).dtype
    return found.to_list(), faults["code"].to_list()


@pytest.mark.parametrize("cell", [1984, 1984.0, "1984", " 1984 ", "1984.0", "+1984"])
def test_whole_numbers_are_read_however_they_are_typed(cell):
    assert read("buildings.year", cell) == ([1984], [])


@pytest.mark.parametrize(
    "cell", ["约12", "3.5", 3.5, "1,234", "0x10", "1e3", True, dt.date(1984, 1, 1), 1e20, "--1"]
)
def test_what_is_no_whole_number_is_a_fault(cell):
    assert read("buildings.year", cell) == ([None], ["not_an_integer"])


@pytest.mark.parametrize("place", ["buildings.year", "facilities.x", "buildings.floor_area_m2"])
def test_full_width_digits_are_named_as_such(place):
    assert read(place, "１９８４") == ([None], ["full_width"])


@pytest.mark.parametrize("cell", ["inf", "nan", "1e999", "-Infinity"])
def test_only_finite_numbers_are_numbers(cell):
    assert read("facilities.x", cell) == ([None], ["not_a_number"])


@pytest.mark.parametrize("place", ["facilities.x", "buildings.year", "buildings.name"])
def test_a_blank_cell_is_unknown(place):
    assert read(place, "", "  ", "\n") == ([None] * 3, [])


def test_areas_have_two_decimals_as_a_spreadsheet_shows_them():
    cells = [58.199999999999996, "58.25", "58.250", 60, "0.1"]
    wanted = [Decimal(each) for each in ("58.20", "58.25", "58.25", "60.00", "0.10")]
    assert read("buildings.floor_area_m2", *cells) == (wanted, [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [("58.251", "too_many_decimals"), (58.251, "too_many_decimals"), ("abc", "not_a_number"),
     ("1234567890123", "out_of_range"), (True, "not_a_number")],
)  # fmt: skip
def test_what_is_no_area_is_a_fault(cell, code):
    assert read("buildings.floor_area_m2", cell) == ([None], [code])


def test_yes_and_no_in_two_languages_and_as_truth_values():
    cells = ["是", "否", "Yes", "NO", "true", "False", True, False]
    assert read("households.away", *cells) == ([True, False] * 4, [])
    assert read("households.away", 1, "y", "对") == ([None] * 3, ["not_yes_or_no"] * 3)


def test_choices_by_code_or_label_in_two_languages():
    cells = ["砖木", "timber_brick", "Brick and Timber", " 砖木 "]
    assert read("buildings.structure", *cells) == (["timber_brick"] * 4, [])
    assert read("buildings.structure", "木砖", 7) == ([None] * 2, ["not_a_choice"] * 2)
    assert read("estate.design_intensity", 7, 7.5, "7", "8 度（0.20g）")[0] == [
        "7",
        "7.5",
        "7",
        "8",
    ]


def test_lists_with_any_usual_separator():
    cells = ["搬运；急救", "搬运、急救", "carry,first aid", "carry ; first_aid", "搬运，急救；"]
    assert read("responders.skills", *cells) == (["carry;first_aid"] * 5, [])


def test_of_a_list_the_strangers_are_shown():
    declared = BY_NAME["responders"]
    cells = Cells.of_values(["搬运、唱歌、跳舞"])
    _, faults = meaning(declared, declared.column("skills"), cells)
    assert faults.rows() == [(0, "not_a_member", "唱歌;跳舞")]


def test_generated_columns_by_any_name_of_the_column():
    cells = ["*", "year", "建成年份 (年)；轮廓", "storeys above ground"]
    wanted = ["*", "year", "year;footprint", "storeys"]
    assert read("buildings.generated", *cells) == (wanted, [])
    assert read("buildings.generated", "colour")[1] == ["not_a_member"]


def test_days_in_two_usual_forms_only():
    day = dt.date(2031, 5, 1)
    assert read("stock.expires", "2031-05-01", "2031/5/1", day)[0] == [day] * 3
    bad = ["2031.5.1", "2031-02-30", "1/5/2031", 47969, "9：30", dt.time(9, 30)]
    assert read("stock.expires", *bad) == ([None] * 6, ["not_a_date"] * 6)


def test_no_spelling_stands_for_two_codes_and_no_label_of_a_list_splits():
    for table in TABLES:
        for column in table.columns:
            if column.kind in (Kind.CHOICE, Kind.LIST):
                pairs = {(t.lower(), c.code) for c in column.choices for t in (c.zh, c.en, c.code)}
                assert len(pairs) == len(dict(pairs)), f"{table.name}.{column.name}"
                if column.kind is Kind.LIST:
                    known = "".join(spellings(table, column))
                    assert not set(known) & set(f"{LIST_SEPARATOR}；、,，")


def test_csv_cells_are_text_whatever_they_look_like():
    declared = BY_NAME["buildings"]
    cells = Cells.of_text(pl.Series(["0602", "1e5", "TRUE", None, " "]))
    values, faults = meaning(declared, declared.column("name"), cells)
    assert values.to_list() == ["0602", "1e5", "TRUE", None, None]
    assert len(faults) == 0
