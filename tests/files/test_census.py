"""A county's row is read strictly, from Parquet and from CSV."""

import polars as pl
import pytest

from linli.engine.errors import InputError
from linli.files.census import CODE, COLUMNS, NAME, read_margins
from tests.files.census import census_row, written


def refused(path, county="999901"):
    with pytest.raises(InputError) as refusal:
        read_margins(path, county)
    return refusal.value


@pytest.mark.parametrize("ending", ["parquet", "csv", "csv.gz"])
def test_the_row_of_the_county_becomes_its_margins(tmp_path, ending):
    path = written(tmp_path / f"census.{ending}", census_row(), census_row(999902, name="乙区"))
    margins = read_margins(path, "999901")
    assert (margins.county, margins.name) == ("999901", "甲区")
    assert margins.household_size == pytest.approx(2.4)
    assert margins.one_person == pytest.approx(0.25)
    assert margins.generations == pytest.approx((0.52, 0.37, 0.11))
    assert margins.with_65_plus == pytest.approx(0.31)
    assert margins.tenure == pytest.approx((0.74, 0.24, 0.02))
    assert margins.lift == pytest.approx(0.25)
    assert margins.m2_a_person == 32.5
    assert margins.source == f"{path.name}: 999901"


def test_housing_shares_are_over_the_households_of_the_long_form(tmp_path):
    """The long form went to one household in ten; over all households a share would be a tenth."""
    path = written(tmp_path / "census.parquet", census_row(家庭户户数_长表=1250))
    assert read_margins(path, "999901").lift == pytest.approx(0.2)


def test_five_year_groups_are_split_evenly_into_our_bands(tmp_path):
    """Each of the 19 age groups has 100 men and 100 women."""
    path = written(tmp_path / "census.parquet", census_row())
    groups = [1 + 1 + 0.2, 0.8 + 1 + 0.6, 0.4 + 8, 1, 3, 2]
    assert read_margins(path, "999901").ages == pytest.approx([group / 19 for group in groups])


def test_a_county_that_is_not_there_is_refused(tmp_path):
    path = written(tmp_path / "census.parquet", census_row())
    for county in ("999999", "甲区", ""):
        error = refused(path, county)
        assert (error.code, error.facts["found"]) == ("no_such_county", county)


def test_a_county_that_is_there_twice_is_refused(tmp_path):
    path = written(tmp_path / "census.parquet", census_row(), census_row())
    assert refused(path).code == "county_twice"


def test_missing_columns_are_named(tmp_path):
    path = tmp_path / "census.csv"
    pl.DataFrame({CODE: [999901], NAME: ["甲区"]}).write_csv(path)
    error = refused(path)
    assert error.code == "census_columns_missing"
    assert str(error.facts["wanted"]).split("、") == list(COLUMNS)


@pytest.mark.parametrize("value", [None, -980.0])
def test_an_unknown_or_negative_figure_is_refused_with_its_column(tmp_path, value):
    path = written(tmp_path / "census.parquet", census_row(一人户数=value))
    error = refused(path)
    assert error.code == "census_value_missing"
    assert error.where.endswith("999901, 一人户数")


def test_a_zone_without_a_code_does_not_disturb(tmp_path):
    path = written(tmp_path / "census.parquet", census_row(None, name="开发区"), census_row())
    assert read_margins(path, "999901").name == "甲区"


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, ending):
    path = tmp_path / f"census.{ending}"
    path.write_bytes("区划代码,区县\n110101,东城区\n".encode("gb18030"))
    assert refused(path).code == "census_unreadable"


def test_another_format_is_refused(tmp_path):
    path = tmp_path / "census.xlsx"
    path.touch()
    assert refused(path).code == "unknown_census_format"
    assert refused(tmp_path / "nowhere.csv").code == "no_such_path"
