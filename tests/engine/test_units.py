"""Units: one quantity, one number, whatever it is written in."""

import pytest

from linli.engine.errors import InputError
from linli.engine.units import TO_BASE, require_unit, to_base


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        (90, "min", 0.0625),
        (36, "h", 1.5),
        (2, "a", 730),
        (12.5, "%", 0.125),
        (250, "mm", 0.25),
        (3, "km", 3000),
        (9.80665, "m/s2", 1),
        (196.133, "gal", 0.2),
        (90, "km/h", 25),
        (0.01, "1/d", 3.65),
        (2.5, "10^4 yuan", 25_000),
    ],
)
def test_a_value_is_converted_to_the_unit_the_engine_computes_in(value, unit, base):
    assert to_base(value, unit) == pytest.approx(base, rel=1e-15)


@pytest.mark.parametrize("base", sorted({base for base, _ in TO_BASE.values()}))
def test_the_engines_own_units_are_left_alone(base):
    assert TO_BASE[base] == (base, 1.0)


def test_a_compound_unit_is_left_as_it_is():
    assert to_base(3.5, "person-hours per person and day") == 3.5


def test_a_unit_of_another_quantity_is_refused_with_those_that_would_do():
    with pytest.raises(InputError) as refused:
        require_unit("m", "d", "file.toml: repair.lift")
    fault = refused.value
    assert fault.code == "wrong_unit"
    assert fault.where == "file.toml: repair.lift"
    assert fault.facts == {"found": "m", "wanted": "min, h, d, a"}


def test_units_of_the_same_quantity_are_taken():
    require_unit("h", "d", "")
    require_unit("%", "1", "")
    require_unit("litres", "litres", "")
