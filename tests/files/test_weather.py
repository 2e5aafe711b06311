"""A daily weather record from a CSV file: one station of it, by date, refused in its place."""

import gzip
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.parameters import load
from linli.engine.shocks.weather import cold_spells, heat_waves, storms
from linli.files.weather import read_weather

HEAD = "date,tmax,tmin\n"
DATA = Path(os.environ.get("LINLI_DATA", Path(__file__).parents[3] / "shared" / "data"))
CITIES = DATA / "china-five-cities-weather-2010-2015" / "daily.csv.gz"
with_data = pytest.mark.skipif(not CITIES.exists(), reason="real data wanted: set LINLI_DATA")
RULES = load("weather")


@pytest.fixture
def written(tmp_path):
    def make(text, name="weather.csv", encoding="utf-8"):
        data = text.encode(encoding)
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return tmp_path / name

    return make


def refused(path, station=None):
    with pytest.raises(InputError) as refusal:
        read_weather(path, station)
    return refusal.value


@pytest.mark.parametrize("name", ["weather.csv", "weather.csv.gz"])
def test_days_become_columns_in_the_engines_units(written, name):
    head = "date,tmax,tmin,precip_mm,precip_max1h_mm,wind_ms\n"
    record = read_weather(written(head + "2031-05-01,25.5,-3,50,20.5,17.2\n", name)).weather
    assert record.day.tolist() == np.array(["2031-05-01"], "datetime64[D]").tolist()
    assert (record.tmax.tolist(), record.tmin.tolist()) == ([25.5], [-3.0])
    np.testing.assert_allclose(record.rain, [0.05])
    np.testing.assert_allclose(record.hour, [0.0205])
    np.testing.assert_allclose(record.wind, [17.2])


def test_a_limit_in_millimetres_is_reached_by_a_day_of_just_so_many(written):
    """50 mm read from a file and 50 mm read from the parameters are the same number of metres."""
    record = read_weather(written("date,tmax,tmin,precip_mm\n2031-05-01,9,8,50\n")).weather
    assert record.rain[0] >= RULES.mid("weather.storm.rain", "m")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headings_are_read(written, encoding):
    text = "站点,日期,最高气温 (°C),最低气温,极大风速\n徐家汇,2031/5/1,30,20,9\n"
    record = read_weather(written(text, encoding=encoding))
    assert record.station == "徐家汇"
    assert record.weather.wind.tolist() == [9.0]


def test_what_is_empty_or_has_no_column_is_unknown(written):
    record = read_weather(written(HEAD + "2031-05-01,,3\n")).weather
    assert np.isnan([record.tmax[0], record.rain[0], record.hour[0], record.wind[0]]).all()
    assert record.tmin.tolist() == [3.0]


def test_other_columns_are_passed_over_and_named(written):
    record = read_weather(written("date,rh,tmax,tmin\n2031-05-01,80,9,3\n"))
    assert record.unread == ("rh",)
    assert record.weather.tmax.tolist() == [9.0]


def test_one_station_of_many_is_read(written):
    path = written("city,date,tmax,tmin\n甲,2031-05-01,9,3\n乙,2031-05-01,8,2\n")
    assert read_weather(path, "乙").weather.tmax.tolist() == [8.0]
    error = refused(path)
    assert (error.code, error.facts["found"]) == ("choose_station", "甲, 乙")
    error = refused(path, "丙")
    assert (error.code, error.facts) == ("no_such_station", {"found": "丙", "wanted": "甲, 乙"})


def test_a_station_asked_for_where_none_is_named_is_refused(written):
    error = refused(written(HEAD + "2031-05-01,9,3\n"), "甲")
    assert (error.code, error.facts["found"]) == ("no_such_column", "station")


def test_a_row_without_its_station_is_refused(written):
    error = refused(written("city,date,tmax,tmin\n甲,2031-05-01,9,3\n,2031-05-02,8,2\n"))
    assert (error.code, error.facts["line"], error.facts["column"]) == ("empty_cell", 3, "city")


@pytest.mark.parametrize(
    ("row", "column", "found", "wanted"),
    [
        ("1 May,9,3", "date", "1 May", "2031-05-01"),
        ("2031-02-30,9,3", "date", "2031-02-30", "2031-05-01"),
        ("2031-05-02,x,3", "tmax", "x", "-80 ... 60"),
        ("2031-05-02,999,3", "tmax", "999.0", "-80 ... 60"),
        ("2031-05-02,9,-9999", "tmin", "-9999.0", "-80 ... 60"),
        ("2031-05-02,9,９", "tmin", "９", "-80 ... 60"),
        ("2031-05-02,9,10", "tmin", 10.0, "<= 9.0"),
    ],
)
def test_a_wrong_cell_is_refused_with_line_column_and_what_is_wanted(
    written, row, column, found, wanted
):
    error = refused(written(HEAD + "2031-05-01,9,3\n" + row + "\n"))
    assert (error.code, error.where) == ("wrong_cell", "weather.csv")
    assert error.facts == {"line": 3, "column": column, "found": found, "wanted": wanted}


@pytest.mark.parametrize("column", ["tmax", "tmin", "precip_mm", "precip_max1h_mm", "wind_ms"])
@pytest.mark.parametrize("code", ["999", "999.9", "-99", "-999", "9999", "32766", "999990"])
def test_a_code_for_a_missing_value_is_no_value(written, column, code):
    cells = {"date": "2031-05-01", "tmax": "9", "tmin": "3"} | {column: code}
    error = refused(written(",".join(cells) + "\n" + ",".join(cells.values()) + "\n"))
    assert (error.code, error.facts["column"]) == ("wrong_cell", column)


def test_a_day_without_date_is_refused(written):
    error = refused(written(HEAD + ",9,3\n"))
    assert (error.code, error.facts["column"]) == ("empty_cell", "date")


def test_a_day_twice_is_refused_with_both_lines(written):
    error = refused(written(HEAD + "2031-05-02,9,3\n2031-05-01,9,3\n2031-05-02,9,3\n"))
    assert error.code == "date_twice"
    assert error.facts == {"line": 4, "found": "2031-05-02", "first": 2}


def test_temperatures_must_be_there(written):
    error = refused(written("date,precip_mm\n2031-05-01,9\n"))
    assert (error.code, error.facts["wanted"]) == ("columns_missing", "tmax, tmin")


@given(st.permutations(range(12)))
def test_the_order_of_rows_does_not_matter(tmp_path_factory, order):
    rows = [f"2031-{month + 1:02}-01,{month},{-month}\n" for month in order]
    path = tmp_path_factory.mktemp("weather") / "weather.csv"
    path.write_text(HEAD + "".join(rows))
    record = read_weather(path).weather
    assert record.tmax.tolist() == list(range(12))
    assert (np.diff(record.day).astype(int) > 0).all()


def twin(*hot):
    """Two years of a made city in the columns of the real record, these days of July being hot."""
    lines = ["city,date,tmax,tmin,tmean,rh,dew_max,precip_mm,precip_max1h,n_hours"]
    for day in np.arange("2031-01-01", "2033-01-01", dtype="datetime64[D]").astype(str):
        tmax = 36.0 if day[:8] == "2031-07-" and int(day[8:]) in hot else 20.0
        lines.append(f"Nowhere,{day},{tmax},10.0,15.0,60.0,9.0,0.0,0.0,24")
    return "\n".join(lines) + "\n"


def test_a_record_in_the_columns_of_the_real_one_is_read(written):
    path = written(twin(1, 2, 3, 4, 9, 10, 20), "daily.csv.gz")
    record = read_weather(path, "Nowhere")
    assert record.unread == ("tmean", "rh", "dew_max", "n_hours")
    assert int((record.weather.tmax >= 35).sum()) == 7
    assert heat_waves(record.weather, RULES).spells.days.tolist() == [4]
    assert storms(record.weather, RULES).spells.annual_rate == 0


@with_data
@pytest.mark.parametrize(
    ("city", "hot", "waves", "longest"),
    [
        ("Shanghai", 145, 16, 29),
        ("Beijing", 83, 12, 5),
        ("Guangzhou", 78, 10, 5),
        ("Chengdu", 61, 10, 6),
        ("Shenyang", 3, 0, 0),
    ],
)
def test_five_cities_have_the_hot_days_their_source_counts(city, hot, waves, longest):
    record = read_weather(CITIES, city).weather
    assert int((record.tmax >= 35).sum()) == hot
    found = heat_waves(record, RULES).spells
    assert (len(found.days), found.days.max(initial=0)) == (waves, longest)
    assert cold_spells(record, RULES).spells.annual_rate > 0
    assert storms(record, RULES).spells.annual_rate > 0


@with_data
def test_known_storms_are_found_where_they_were():
    beijing, guangzhou = (
        storms(read_weather(CITIES, c).weather, RULES) for c in ("Beijing", "Guangzhou")
    )
    at = beijing.spells.start.tolist().index(np.datetime64("2012-07-21").tolist())
    assert beijing.rain[at] == pytest.approx(0.2036)
    assert np.datetime64("2010-05-07") in guangzhou.spells.start
    assert guangzhou.hour.max() == pytest.approx(0.0991)
