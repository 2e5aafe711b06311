"""Estimates from draws: means with their standard errors, sums over blocks."""

import math
from collections.abc import Sequence

import numpy as np

from linli.engine.model.arrays import Floats
from linli.engine.stress.diagnosis import Estimate
from linli.engine.stress.tally import Tally


def estimate(values: Floats) -> Estimate:
    """Mean over draws and its standard error."""
    return Estimate(float(values.mean()), float(values.std(ddof=1) / math.sqrt(len(values))))


def yearly(parts: Sequence[tuple[float, Estimate]]) -> Estimate:
    """Sum of rate x mean; errors of different shocks are independent."""
    mean = math.fsum(rate * one.mean for rate, one in parts)
    return Estimate(mean, math.sqrt(math.fsum((rate * one.se) ** 2 for rate, one in parts)))


def joined(tallies: Sequence[Tally], field: str) -> Floats:
    """Rows of a field with a row a draw, over all blocks."""
    return np.concatenate([getattr(tally, field) for tally in tallies])


def added(tallies: Sequence[Tally], field: str) -> Floats:
    """Sum over blocks, always from the first to the last."""
    total = np.zeros_like(getattr(tallies[0], field), dtype=np.float64)
    for tally in tallies:
        total += getattr(tally, field)
    return total
