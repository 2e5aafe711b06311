"""The triangular distribution, by its quantiles."""

import math


def quantile(u: float, low: float, mode: float, high: float) -> float:
    """The value that a triangular variable stays below with chance ``u``.

    ``u`` in (0, 1), ``low`` <= ``mode`` <= ``high``. It rises with ``u`` and, at the same ``u``,
    with each of the three, so what is ordered in all three stays ordered.

    Notes
    -----
    Inverse of F(x) = (x - a)^2 / ((b - a)(c - a)) below the mode c, of 1 - F alike above it: Kotz
    and van Dorp (2004), Beyond Beta, chapter 1. Its mean is (a + b + c) / 3.
    """
    width = high - low
    if width == 0:
        return mode
    if u * width <= mode - low:
        return low + math.sqrt(u * width * (mode - low))
    return high - math.sqrt((1.0 - u) * width * (high - mode))
