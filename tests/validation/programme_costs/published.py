"""What renewal projects of the national programme cost; where it was read stands in README.md."""

from typing import NamedTuple

import numpy as np
import polars as pl


class Range(NamedTuple):
    """The least and the most published, yuan."""

    low: int
    high: int


A_HOUSEHOLD = Range(8_400, 39_100)
A_M2 = Range(90, 440)


def within(amounts: pl.Series, published: Range) -> np.ndarray:
    """Which amounts lie in the range."""
    return amounts.is_between(published.low, published.high).to_numpy()
