"""Local hazard curves from a CSV file: read in any order and unit, refused in their place."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.cli.wording import sentence
from linli.engine.errors import InputError
from linli.files.hazard import read_hazard

HEAD = "shock,intensity,unit,annual_rate\n"
QUAKES = "earthquake,0.05,g,0.02\nearthquake,0.1,g,0.002\nearthquake,0.2,g,0.0004\n"


@pytest.fixture
def written(tmp_path):
    def make(text, name="hazard.csv", encoding="utf-8"):
        (tmp_path / name).write_bytes(text.encode(encoding))
        return tmp_path / name

    return make


def refused(path):
    with pytest.raises(InputError) as refusal:
        read_hazard(path)
    return refusal.value


def test_each_shock_of_the_file_has_its_curve(written):
    floods = "waterlogging,0.1,m,0.5\nwaterlogging,0.5,m,0.05\n"
    curves = read_hazard(written(HEAD + floods + QUAKES))
    assert list(curves) == ["waterlogging", "earthquake"]
    np.testing.assert_allclose(curves["earthquake"].intensity, [0.05, 0.1, 0.2])
    np.testing.assert_allclose(curves["earthquake"].annual_rate, [0.02, 0.002, 0.0004])
    assert curves["waterlogging"].unit == "m"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headings_and_names_are_read(written, encoding):
    text = "冲击,强度,单位,年频次\n地震,49.03325,gal,0.02\n地震,1.96133,m/s2,0.0004\n"
    curve = read_hazard(written(text, encoding=encoding))["earthquake"]
    np.testing.assert_allclose(curve.intensity, [0.05, 0.2])
    assert curve.unit == "g"


def test_points_are_put_in_order_in_one_unit(written):
    """Whatever their order and units, points stand by rising intensity."""
    text = HEAD + "waterlogging,0.5,m,0.05\nwaterlogging,100,mm,0.5\nwaterlogging,30,cm,0.1\n"
    curve = read_hazard(written(text))["waterlogging"]
    np.testing.assert_allclose(curve.intensity, [0.1, 0.3, 0.5])
    np.testing.assert_allclose(curve.annual_rate, [0.5, 0.1, 0.05])


@pytest.mark.parametrize(
    ("row", "line", "column", "found", "wanted"),
    [
        ("flood,0.1,m,0.1", 5, "shock", "flood", "earthquake, waterlogging, storm"),
        ("storm,strong,m/s,0.1", 5, "intensity", "strong", "0 ... 1000000"),
        ("storm,-5,m/s,0.1", 5, "intensity", "-5.0", "0 ... 1000000"),
        ("storm,0,m/s,0.1", 5, "intensity", 0, "> 0"),
        ("storm,25,m/s,0", 5, "annual_rate", 0, "> 0"),
        ("storm,25,m,0.1", 5, "unit", "m", "m/s, km/h"),
        ("earthquake,0.3,g,0.0005", 5, "annual_rate", 0.0005, "< 0.0004"),
        ("earthquake,0.1,g,0.001", 5, "intensity", 0.1, "> 0.1"),
    ],
)
def test_a_wrong_cell_is_refused_with_line_column_and_what_is_wanted(
    written, row, line, column, found, wanted
):
    error = refused(written(HEAD + QUAKES + row + "\n"))
    assert (error.code, error.where) == ("wrong_cell", "hazard.csv")
    assert error.facts == {"line": line, "column": column, "found": found, "wanted": wanted}


def test_an_empty_cell_is_refused_with_its_place(written):
    error = refused(written(HEAD + "earthquake,0.1,,0.1\n"))
    assert (error.code, error.facts["line"], error.facts["column"]) == ("empty_cell", 2, "unit")


def test_the_first_wrong_line_is_told(written):
    error = refused(written(HEAD + "storm,20,m/s,1\nstorm,x,m/s,1\nstorm,20,m/s,\n"))
    assert error.facts["line"] == 3


def test_one_point_is_no_curve(written):
    error = refused(written(HEAD + QUAKES + "storm,20,m/s,1\n"))
    assert (error.code, error.where) == ("curve_too_short", "hazard.csv: storm")


def test_missing_columns_are_named(written):
    error = refused(written("shock,intensity\nearthquake,0.1\n"))
    assert (error.code, error.facts["wanted"]) == ("columns_missing", "unit, annual_rate")


def test_a_heading_twice_is_refused(written):
    error = refused(written("shock,intensity,unit,强度,annual_rate\nstorm,1,m/s,1,1\n"))
    assert (error.code, error.facts["found"]) == ("heading_twice", "强度")


@pytest.mark.parametrize("text", ["", HEAD, HEAD + "\n ,,,\n"])
def test_a_file_without_rows_is_refused(written, text):
    assert refused(written(text)).code == "no_rows"


def test_a_line_of_another_length_is_refused(written):
    error = refused(written(HEAD + QUAKES + "storm,1\n"))
    assert error.code == "uneven_line"
    assert error.facts == {"line": 5, "found": 2, "wanted": 4}


def test_other_files_are_refused(written, tmp_path):
    assert refused(written("x", name="hazard.xlsx")).code == "not_a_csv_file"
    assert refused(tmp_path / "nowhere.csv").code == "no_such_path"


def test_the_refusal_reads_as_a_sentence(written):
    error = refused(written(HEAD + QUAKES + "storm,25,m,0.1\n"))
    assert sentence(error, "zh") == "hazard.csv：第 5 行的“unit”写的是“m”，应为 m/s, km/h。"
    assert sentence(error, "en") == (
        "hazard.csv: line 5, column 'unit': found 'm'; wanted: m/s, km/h."
    )


@given(
    st.lists(st.integers(1, 1000), min_size=2, max_size=9, unique=True),
    st.randoms(use_true_random=False),
)
def test_what_is_written_in_any_order_reads_back(
    tmp_path_factory, millimetres, order: random.Random
):
    depths = sorted(millimetres)
    rows = [f"waterlogging,{mm},mm,{1 / (at + 1)!r}\n" for at, mm in enumerate(depths)]
    order.shuffle(rows)
    path = tmp_path_factory.mktemp("hazard") / "hazard.csv"
    path.write_text(HEAD + "".join(rows))
    curve = read_hazard(path)["waterlogging"]
    np.testing.assert_allclose(curve.intensity, np.array(depths) / 1000)
    np.testing.assert_array_equal(curve.annual_rate, 1 / np.arange(1, len(depths) + 1))
