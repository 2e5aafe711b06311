"""Numbers as a diagnosis writes them: equal stays equal in bytes, and parts keep their sum."""

import math

from linli.engine.errors import InputError

DIGITS = 9
"""Significant digits written: far below any Monte Carlo error, far above rounding noise."""

PLACES = 3
"""Decimals of amounts that add up to a whole: thousandths of a person-day."""


def number(value: float) -> float:
    """``value`` at nine significant digits; -0 becomes 0.

    Raises
    ------
    InputError : ``not_finite``
    """
    return float(f"{_finite(value):.{DIGITS}g}") + 0.0


def thousandths(value: float) -> float:
    """``value`` at three decimals: what is read as decimals and added up gives the whole exactly.

    Raises
    ------
    InputError : ``not_finite``
    """
    return round(_finite(value), PLACES) + 0.0


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise InputError("not_finite", "diagnosis", found=str(value))
    return value
