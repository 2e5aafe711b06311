"""What a published odds ratio makes of a chance."""

import numpy as np

from linli.engine.errors import InputError
from linli.engine.model.arrays import Floats


def with_odds_ratio(chance: Floats, ratio: float) -> Floats:
    """Chance of an event among those whose odds of it are ``ratio`` times as high.

    Parameters
    ----------
    chance : (...) 0 to 1, of those the odds are compared with
    ratio : > 0

    Returns
    -------
    (...) chance, ratio x p / (1 - p + ratio x p)

    Raises
    ------
    InputError : ``not_positive``, ``bad_parameter``

    Notes
    -----
    Odds are p / (1 - p). Multiplying the chance itself by the ratio, as the stress test does with
    deaths in dangerous weather, gives 1 - (1 - ratio) p times this: too low by the share
    (1 - ratio) p where help protects, too high by (ratio - 1) p where frailty harms. Checked:
    tests/validation/heat_odds.
    """
    if not ratio > 0:
        raise InputError("not_positive", "odds ratio")
    if not np.all((chance >= 0) & (chance <= 1)):
        raise InputError("bad_parameter", "chance", found="outside", wanted="0 <= chance <= 1")
    odds: Floats = ratio * chance
    return odds / (1.0 - chance + odds)
