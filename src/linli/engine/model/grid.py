"""The time grid: hours at first, months at the end of the two years a shock is followed."""

import numpy as np

from linli.engine.model.arrays import Floats

_HOURS = (0, 1, 2, 3, 4, 6, 8, 12, 18)
_DAYS = (1, 1.5, 2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730)


def edges() -> Floats:
    """(K + 1,) days, rising from 0; what is open at the last, 730, is counted up to there."""
    return np.array([hour / 24 for hour in _HOURS] + list(_DAYS))
