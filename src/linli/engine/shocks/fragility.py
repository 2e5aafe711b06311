"""Lognormal fragility, correlated within the estate."""

import numpy as np

from linli.engine.errors import InputError
from linli.engine.kernels import kernel, phi
from linli.engine.model.arrays import Floats

FAR = 1e6
"""A normal score beyond which nothing happens, in place of an infinite one."""


def damage_scores(intensity: Floats, median: Floats, beta: float) -> Floats:
    """ln(intensity / median) / beta: the normal score of reaching each state.

    Parameters
    ----------
    intensity : (n,) > 0, in the unit of ``median``
    median : (k, 4) > 0, strictly rising along each row; passed with chance 1/2
    beta : > 0, standard deviation of ln(capacity), shared so that curves never cross

    Returns
    -------
    (n, k, 4)

    Raises
    ------
    InputError : ``not_positive``, ``median_not_increasing``

    Notes
    -----
    P(state >= d | s) = Phi(ln(s / theta_d) / beta): Porter, Kennedy and Bachman (2007), Earthquake
    Spectra 23(2), 471-489. Checked: tests/validation/fragility.
    """
    if beta <= 0 or np.any(intensity <= 0) or np.any(median <= 0):
        raise InputError("not_positive", "intensity, median or beta")
    if np.any(np.diff(median, axis=1) <= 0):
        raise InputError("median_not_increasing", "median")
    return np.log(intensity[:, None, None] / median[None]) / beta


@kernel
def correlated(scores: Floats, factor: Floats, rho: float) -> Floats:
    """Chances given the estate's shared factor: Phi((score + sqrt(rho) z) / sqrt(1 - rho)).

    ``scores`` (n, m) and ``factor`` (n,), rows are draws; averaged over z it is Phi(score).
    """
    chances = np.empty_like(scores)
    root, rest = np.sqrt(rho), np.sqrt(1.0 - rho)
    for i in range(scores.shape[0]):
        for j in range(scores.shape[1]):
            chances[i, j] = phi((scores[i, j] + root * factor[i]) / rest)
    return chances


def reached(intensity: Floats, median: Floats, beta: float) -> Floats:
    """(n, m) chance that things of capacity ``median`` (m,) give way at ``intensity`` (n,).

    Phi(ln(intensity / median) / beta); 0 where the intensity is 0 or the median infinite. All in
    one unit; ``beta`` > 0.
    """
    with np.errstate(divide="ignore"):
        scores = np.log(intensity[:, None] / median[None]) / beta
    return correlated(np.maximum(scores, -FAR), np.zeros(len(intensity)), 0.0)


@kernel
def normal_share(scores: Floats) -> Floats:
    """(n,) share of a standard normal law below each of ``scores``."""
    shares = np.empty_like(scores)
    for i in range(len(scores)):
        shares[i] = phi(scores[i])
    return shares
