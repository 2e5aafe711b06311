"""Events in a daily weather record: what counts as one, how often, how long, how far."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.shocks.weather import DailyWeather, cold_spells, heat_waves, storms
from tests.engine.shocks.weather import MILD, definitions, record, without

RULES = definitions()
YEARS = 4
HOT = {"tmax": 36.0}


def starts(spells):
    return [str(day) for day in spells.start]


def winters(days, tmin):
    """So many cold days at the beginning of each year."""
    return [(f"{year}-01-01", days, {"tmin": tmin}) for year in range(2011, 2011 + YEARS)]


def test_three_hot_days_in_a_row_are_a_heat_wave_and_two_are_not():
    weather = record(("2011-07-01", 3, HOT), ("2011-08-01", 2, HOT))
    found = heat_waves(weather, RULES).spells
    assert (starts(found), found.days.tolist()) == (["2011-07-01"], [3])


def test_a_day_at_the_threshold_is_hot_and_one_just_below_ends_the_wave():
    weather = record(("2011-07-01", 7, {"tmax": 35.0}), ("2011-07-04", 1, {"tmax": 34.9}))
    found = heat_waves(weather, RULES).spells
    assert (starts(found), found.days.tolist()) == (["2011-07-01", "2011-07-05"], [3, 3])


def test_the_excess_is_the_mean_and_the_peak_over_the_days_of_the_wave():
    weather = record(("2011-07-01", 3, HOT), ("2011-07-02", 1, {"tmax": 39.0}))
    found = heat_waves(weather, RULES)
    assert found.threshold == 35.0
    np.testing.assert_allclose(found.mean_excess, [2.0])
    np.testing.assert_allclose(found.peak_excess, [4.0])


def test_the_definition_is_a_parameter():
    weather = record(("2011-07-01", 2, {"tmax": 33.0}))
    assert len(heat_waves(weather, definitions(heat_threshold=33, heat_days=2)).spells.start) == 1


def test_a_wave_over_the_turn_of_the_year_is_one():
    weather = record(("2011-12-30", 4, HOT))
    assert starts(heat_waves(weather, RULES).spells) == ["2011-12-30"]


@pytest.mark.parametrize("gap", ["empty", "left out"])
def test_a_missing_day_ends_a_wave(gap):
    weather = record(("2011-07-01", 7, HOT))
    if gap == "empty":
        weather.tmax[weather.day == np.datetime64("2011-07-04")] = np.nan
    else:
        weather = without(weather, "2011-07-04")
    found = heat_waves(weather, RULES).spells
    assert (starts(found), found.days.tolist()) == (["2011-07-01", "2011-07-05"], [3, 3])
    assert found.missing_days == 1


def test_a_missing_day_is_not_a_calm_one():
    """Half of all Julys unseen: one wave seen there stands for two."""
    holes = [(f"{year}-07-01", 31, {"tmax": np.nan}) for year in (2012, 2013)]
    found = heat_waves(record(("2011-07-01", 3, HOT), *holes), RULES).spells
    assert found.annual_rate == pytest.approx(1 / 2)
    assert found.years == pytest.approx(YEARS - 2 / 12)


def test_winters_without_data_do_not_make_summers_hotter():
    holes = [(f"{year}-01-01", 31, {"tmax": np.nan}) for year in (2012, 2013)]
    wave = ("2011-07-01", 3, HOT)
    seen, all_seen = (heat_waves(record(wave, *rest), RULES).spells for rest in (holes, []))
    assert seen.annual_rate == pytest.approx(all_seen.annual_rate)


def test_in_whole_years_the_rate_is_the_number_over_the_years():
    waves = [(f"{year}-07-01", 3, HOT) for year in (2011, 2012, 2014)]
    found = heat_waves(record(*waves), RULES).spells
    assert found.annual_rate == pytest.approx(3 / YEARS)
    assert found.annual_rate_se == pytest.approx(np.sqrt(3) / YEARS)
    assert (found.years, found.missing_days) == (pytest.approx(YEARS), 0)


def test_with_no_event_the_rate_is_zero_and_its_error_that_of_one():
    found = heat_waves(record(), RULES).spells
    assert (found.annual_rate, found.annual_rate_se) == (0.0, pytest.approx(1 / YEARS))
    with pytest.raises(InputError, match="nothing_observed at heat_wave"):
        found.pick(np.array([0.5]))


def test_a_draw_takes_each_event_as_often_as_its_weight_says():
    """The Julys of two years are unseen, so the wave in July counts twice as much."""
    holes = [(f"{year}-07-01", 31, {"tmax": np.nan}) for year in (2012, 2013)]
    weather = record(("2011-06-01", 3, HOT), ("2011-07-01", 3, HOT), *holes)
    found = heat_waves(weather, RULES).spells
    picked = found.pick((np.arange(3000) + 0.5) / 3000)
    assert np.bincount(picked).tolist() == [1000, 2000]


@pytest.mark.parametrize("cold", [4.0, -22.0])
def test_a_place_has_its_own_cold(cold):
    """Nineteen days of a year are a twentieth; in degrees that is the place's own."""
    found = cold_spells(record(*winters(19, cold)), RULES)
    assert found.threshold == cold
    assert found.spells.days.tolist() == [19] * YEARS


def test_where_degrees_are_whole_the_cold_begins_at_the_degree_nearest_to_its_share():
    """Of a year 14 days at 1 C, 12 at 2 C: 3.8 % and 7.1 % at or below; 5 % is nearer the first."""
    mild = [(f"{year}-02-01", 12, {"tmin": 2.0}) for year in range(2011, 2011 + YEARS)]
    assert cold_spells(record(*winters(14, 1.0), *mild), RULES).threshold == 1.0


def test_the_cold_excess_is_counted_downwards():
    weather = record(*winters(20, 0.0), ("2012-01-05", 1, {"tmin": -4.0}))
    found = cold_spells(weather, RULES)
    assert found.threshold == 0.0
    np.testing.assert_allclose(found.mean_excess, [0, 4 / 20, 0, 0])
    np.testing.assert_allclose(found.peak_excess, [0, 4, 0, 0])


def test_fewer_than_four_cold_days_are_no_spell():
    weather = record(
        *winters(20, 0.0), ("2011-11-01", 3, {"tmin": -9.0}), ("2011-12-01", 4, {"tmin": -9.0})
    )
    assert "2011-12-01" in starts(cold_spells(weather, RULES).spells)
    assert "2011-11-01" not in starts(cold_spells(weather, RULES).spells)


@pytest.mark.parametrize("values", [{"rain": 0.050}, {"hour": 0.030}, {"wind": 17.2}])
def test_rain_of_a_day_or_an_hour_or_a_gale_alone_makes_a_storm(values):
    assert starts(storms(record(("2011-07-01", 1, values)), RULES).spells) == ["2011-07-01"]


def test_stormy_days_in_a_row_are_one_storm_of_their_rain_added_and_their_peaks():
    weather = record(
        ("2011-07-01", 1, {"rain": 0.08, "hour": 0.02, "wind": 10.0}),
        ("2011-07-02", 1, {"rain": 0.01, "hour": 0.01, "wind": 21.0}),
    )
    found = storms(weather, RULES)
    assert found.spells.days.tolist() == [2]
    np.testing.assert_allclose(found.rain, [0.09])
    np.testing.assert_allclose(found.hour, [0.02])
    np.testing.assert_allclose(found.wind, [21.0])


def test_a_column_that_is_not_kept_leaves_its_peak_unknown():
    found = storms(record(("2011-07-01", 1, {"rain": 0.06}), absent=("hour", "wind")), RULES)
    assert found.spells.annual_rate == pytest.approx(1 / YEARS)
    assert np.isnan(found.hour).all()
    assert np.isnan(found.wind).all()


def test_a_record_without_rain_and_wind_says_nothing_of_storms():
    assert storms(record(absent=("rain", "hour", "wind")), RULES) is None


def test_a_day_half_known_is_not_watched():
    weather = record(("2011-07-01", 1, {"rain": 0.06, "wind": np.nan}))
    found = storms(weather, RULES).spells
    assert (starts(found), found.missing_days) == ([], 1)


def test_a_season_that_was_hardly_watched_is_refused_with_its_month():
    with pytest.raises(InputError) as refused:
        heat_waves(record(first="2011-01-01", end="2012-12-01"), RULES)
    error = refused.value
    assert (error.code, error.where) == ("record_too_short", "tmax")
    assert error.facts == {"month": 12, "found": "1.0", "wanted": "2"}


def test_a_record_without_a_value_is_refused():
    with pytest.raises(InputError, match="record_too_short at tmin"):
        cold_spells(record(absent=("tmin",)), RULES)


@pytest.mark.parametrize("days", [[0, 0], [1, 0]])
def test_days_out_of_order_or_twice_are_refused(days):
    day = np.datetime64("2011-01-01") + np.array(days)
    with pytest.raises(InputError, match="days_not_rising"):
        DailyWeather(day, **{name: np.full(2, value) for name, value in MILD.items()})


DAYS = 3 * 365


@st.composite
def any_record(draw):
    """Three years of heat in short stretches, days blanked, days left out."""
    stretch = st.tuples(st.integers(1, 9), st.sampled_from([20.0, 35.0, 38.0, np.nan]))
    values = np.full(DAYS, 20.0)
    for start, (length, value) in draw(
        st.lists(st.tuples(st.integers(0, DAYS), stretch), max_size=40)
    ):
        values[start : start + length] = value
    kept = np.ones(DAYS, bool)
    kept[draw(st.lists(st.integers(0, DAYS - 1), max_size=20))] = False
    day = np.datetime64("2013-01-01") + np.arange(DAYS)
    plain = {name: np.full(kept.sum(), value) for name, value in MILD.items()}
    return DailyWeather(day[kept], **(plain | {"tmax": values[kept]}))


def slow_heat_waves(weather):
    """Day by day over the calendar: (start, length, mean excess)."""
    known = dict(zip(weather.day.tolist(), weather.tmax, strict=True))
    found, run = [], []
    for day in np.arange(weather.day[0], weather.day[-1] + 2).tolist():
        if known.get(day, np.nan) >= 35:
            run.append(day)
            continue
        if len(run) >= 3:
            excess = [known[one] - 35 for one in run]
            found.append((run[0], len(run), sum(excess) / len(run)))
        run = []
    return found


LOOSE = definitions(years=0.5)


@given(any_record())
def test_spells_are_those_of_a_search_day_by_day(weather):
    found = heat_waves(weather, LOOSE)
    fast = zip(found.spells.start.tolist(), found.spells.days, found.mean_excess, strict=True)
    for one, other in zip(fast, slow_heat_waves(weather), strict=True):
        assert one[:2] == other[:2]
        assert one[2] == pytest.approx(other[2])


@given(any_record())
def test_a_spell_never_spans_a_missing_day(weather):
    known = set(weather.day[~np.isnan(weather.tmax)].tolist())
    found = heat_waves(weather, LOOSE).spells
    for start, days in zip(found.start, found.days, strict=True):
        assert set((start + np.arange(days)).tolist()) <= known


@given(any_record())
def test_the_rate_is_at_least_the_number_over_the_years_of_the_calendar(weather):
    """Unseen days can only make an event stand for more."""
    found = heat_waves(weather, LOOSE).spells
    assert found.annual_rate >= len(found.start) / 3 - 1e-9
    assert found.years <= 3 + 1e-9
    if not found.missing_days and len(weather.day) == DAYS:
        assert found.annual_rate == pytest.approx(len(found.start) / 3)
