"""Conversion of the units parameters may be written in to the ones the engine computes in."""

from linli.engine.errors import InputError

DAYS_A_YEAR = 365.0
"""Days of a year and of a life-year (model, section 4)."""

MONTHS_A_YEAR = 12

TO_BASE: dict[str, tuple[str, float]] = {
    "min": ("d", 1 / 1440),
    "h": ("d", 1 / 24),
    "d": ("d", 1.0),
    "a": ("d", 365.0),
    "%": ("1", 0.01),
    "1": ("1", 1.0),
    "mm": ("m", 0.001),
    "cm": ("m", 0.01),
    "m": ("m", 1.0),
    "km": ("m", 1000.0),
    "g": ("g", 1.0),
    "m/s2": ("g", 1 / 9.80665),
    "gal": ("g", 1 / 980.665),
    "m/s": ("m/s", 1.0),
    "km/h": ("m/s", 1 / 3.6),
    "1/a": ("1/a", 1.0),
    "1/d": ("1/a", 365.0),
    "yuan": ("yuan", 1.0),
    "10^4 yuan": ("yuan", 10_000.0),
}
"""Unit -> (unit the engine computes in, factor): days, shares, metres, g, m/s, events/a, yuan."""


def to_base(value: float, unit: str) -> float:
    """``value`` in the engine's own unit of the same quantity.

    A unit not in the table stays as it is when it is compound ("persons", "h/person-day"), as such
    rows are used in exactly the unit they name.
    """
    return value * TO_BASE[unit][1] if unit in TO_BASE else value


def require_unit(unit: str, base: str, where: str) -> None:
    """Refuse a quantity that is not of the kind ``base`` stands for.

    Raises
    ------
    InputError : ``wrong_unit``
    """
    if TO_BASE.get(unit, (unit, 1.0))[0] != base:
        wanted = ", ".join(units_of(base)) or base
        raise InputError("wrong_unit", where, found=unit, wanted=wanted)


def units_of(base: str) -> tuple[str, ...]:
    """Every unit that is converted to ``base``."""
    return tuple(name for name, (of, _) in TO_BASE.items() if of == base)
