"""Datums: how far a wrong one moves an estate, and what is refused."""

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.files.datum import convert

SUZHOU = np.array([[120.607, 31.300]])


@pytest.mark.parametrize(("target", "metres"), [("gcj02", 465), ("bd09", 1100)])
def test_a_wrong_datum_moves_an_estate_by_hundreds_of_metres(target, metres):
    east, north = ((convert(SUZHOU, "wgs84", target) - SUZHOU) * [95_000, 111_000])[0]
    assert np.hypot(east, north) == pytest.approx(metres, rel=0.1)


def test_outside_china_nothing_moves():
    paris = np.array([[2.35, 48.85]])
    np.testing.assert_array_equal(convert(paris, "wgs84", "gcj02"), paris)


def test_a_point_in_its_own_datum_stays():
    np.testing.assert_array_equal(convert(SUZHOU, "gcj02", "gcj02"), SUZHOU)


@pytest.mark.parametrize("datum", ["local", "utm", ""])
def test_metres_and_unknown_datums_are_refused(datum):
    with pytest.raises(InputError, match="no_such_datum"):
        convert(SUZHOU, datum, "wgs84")
