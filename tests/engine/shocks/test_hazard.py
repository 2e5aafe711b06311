"""A local hazard curve: refused unless it is one, joined in log-log, flat beyond its ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.shocks.hazard import INTENSITY_UNITS, HazardCurve
from linli.engine.units import TO_BASE


def curve(intensity=(0.05, 0.1, 0.2), rates=(0.02, 0.002, 0.0004), shock="earthquake", unit="g"):
    return HazardCurve(shock, np.array(intensity, float), np.array(rates, float), unit)


def refused(**changes):
    with pytest.raises(InputError) as refusal:
        curve(**changes)
    return refusal.value


def test_each_point_of_the_curve_is_on_it():
    given_curve = curve()
    np.testing.assert_allclose(
        given_curve.intensity_at(given_curve.annual_rate), given_curve.intensity, rtol=1e-12
    )


def test_between_two_points_the_curve_is_a_power_law():
    """Half way in the logarithms of the rates lies the geometric mean of the intensities."""
    between = curve().intensity_at(np.array([np.sqrt(0.02 * 0.002)]))
    np.testing.assert_allclose(between, np.sqrt(0.05 * 0.1), rtol=1e-12)


def test_beyond_the_ends_the_intensity_stays():
    beyond = curve().intensity_at(np.array([9.0, 1e-9]))
    np.testing.assert_allclose(beyond, [0.05, 0.2], rtol=1e-12)


POSITIVE = st.floats(1e-6, 1e6, allow_subnormal=False)


@st.composite
def curves(draw):
    """Steps of at least one part in a thousand, so that logarithms differ too."""
    n = draw(st.integers(2, 8))
    steps = st.lists(st.floats(1.001, 10), min_size=n - 1, max_size=n - 1)
    intensity = draw(st.floats(1e-3, 1)) * np.cumprod([1.0, *draw(steps)])
    rates = draw(st.floats(1e-3, 10)) / np.cumprod([1.0, *draw(steps)])
    return curve(intensity, rates)


@given(curves(), st.lists(POSITIVE, min_size=2, max_size=20))
def test_a_rarer_event_is_never_weaker_and_none_leaves_the_curve(drawn, rates):
    intensity = drawn.intensity_at(np.sort(np.array(rates))[::-1])
    assert (np.diff(intensity) >= 0).all()
    assert (intensity >= drawn.intensity[0] * (1 - 1e-12)).all()
    assert (intensity <= drawn.intensity[-1] * (1 + 1e-12)).all()


def test_one_point_is_no_curve():
    error = refused(intensity=[0.1], rates=[0.01])
    assert (error.code, error.where, error.facts) == (
        "curve_too_short",
        "earthquake",
        {"found": 1, "wanted": 2},
    )


@pytest.mark.parametrize("value", [0.0, -0.1, np.nan, np.inf])
@pytest.mark.parametrize("part", ["intensity", "rates"])
def test_what_is_not_a_positive_number_is_refused(part, value):
    assert refused(**{part: [value, 0.1, 0.2]}).code == "not_positive"


@pytest.mark.parametrize("second", [0.05, 0.04])
def test_intensities_must_rise(second):
    error = refused(intensity=[0.05, second, 0.2])
    assert (error.code, error.facts["found"]) == ("intensity_not_rising", second)


@pytest.mark.parametrize("second", [0.02, 0.03])
def test_rates_must_fall(second):
    error = refused(rates=[0.02, second, 0.0004])
    assert (error.code, error.facts["found"]) == ("rate_not_falling", second)


@pytest.mark.parametrize(("shock", "unit"), [("earthquake", "m/s2"), ("waterlogging", "g")])
def test_the_unit_is_that_of_the_shock(shock, unit):
    error = refused(shock=shock, unit=unit)
    assert (error.code, error.facts["wanted"]) == ("wrong_unit", INTENSITY_UNITS[shock])


def test_a_shock_without_intensity_has_no_curve():
    error = refused(shock="lift_outage")
    assert (error.code, error.facts["found"]) == ("no_curve_of_shock", "lift_outage")


def test_every_intensity_is_in_a_unit_the_engine_computes_in():
    assert {TO_BASE[unit] for unit in INTENSITY_UNITS.values()} == {
        (unit, 1.0) for unit in INTENSITY_UNITS.values()
    }
