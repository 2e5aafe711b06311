"""The law a parameter is drawn from: two triangles that meet at the middle, by its quantiles."""

import math


def quantile(u: float, low: float, mid: float, high: float) -> float:
    """The value that the parameter stays below with chance ``u``.

    ``u`` in (0, 1), ``low`` <= ``mid`` <= ``high``. Half of the law lies on either side of ``mid``,
    rising towards it in a straight line: ``mid`` is the median and the likeliest value. The
    quantile rises with ``u`` and, at the same ``u``, with each of the three, so what is ordered in
    all three stays ordered.

    Notes
    -----
    Mean mid + ((high - mid) - (mid - low)) / 6; mean square about mid
    ((mid - low)^2 + (high - mid)^2) / 12.
    """
    if u < 0.5:  # noqa: PLR2004 - the median
        return low + (mid - low) * math.sqrt(2.0 * u)
    return high - (high - mid) * math.sqrt(2.0 * (1.0 - u))
