"""Severities of events: how rare a draw is, durations, and two severities drawn jointly."""

from typing import NamedTuple

import numpy as np

from linli.engine.model.arrays import Floats
from linli.engine.shocks.fragility import normal_share
from linli.engine.shocks.shock import Dice


class Severity(NamedTuple):
    """A lognormal severity of each draw, and how rare it is."""

    value: Floats
    """(n,) in the unit of the median."""
    rarer: Floats
    """(n,) share of events at least as severe, in (0, 1)."""


def lognormal(scores: Floats, median: float, beta: float) -> Severity:
    """Severities from standard normal ``scores`` (n,)."""
    return Severity(median * np.exp(beta * scores), normal_share(-scores))


def joint_normals(
    dice: Dice, first_purpose: str, second_purpose: str, rho: float, first: int, n: int
) -> tuple[Floats, Floats]:
    """Two standard normal numbers a draw, correlated by ``rho`` (Gaussian copula)."""
    one = dice.normals(first_purpose, first, n)
    own = dice.normals(second_purpose, first, n)
    return one, rho * one + np.sqrt(1.0 - rho * rho) * own
