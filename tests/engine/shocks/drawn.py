"""Many draws of one shock, and laws held against them within Monte Carlo error."""

from statistics import NormalDist

import numpy as np

from linli.engine.shocks.hazard import HazardCurve
from linli.engine.shocks.setting import Local
from linli.engine.shocks.spells import Spells
from linli.engine.shocks.weather import Storms, TemperatureSpells
from tests.engine.stress.estates import given, prepared
from tests.factories import small_estate

MANY = 4000
SURE = 4.0
"""Standard errors a mean may be off."""


def drawn(shock, estate=None, changes=None, local=None, draws=MANY):
    """The run of a shock, and its events of the draws 0, 1, ...."""
    run = prepared(estate or small_estate(), shock, given(changes or {}), local=local or Local())
    return run, run.shock.events(0, draws)


def assert_share(happened, chance):
    """That so many of the draws have what comes with ``chance``."""
    error = np.sqrt(chance * (1 - chance) / len(happened))
    assert abs(np.mean(happened) - chance) <= SURE * error + 1e-12


def assert_mean(values, mean, deviation):
    """That the draws have a mean, ``deviation`` being that of one."""
    assert abs(np.mean(values) - mean) <= SURE * deviation / np.sqrt(len(values))


def assert_lognormal(values, median, beta):
    """That the logarithms are normal as far as two moments tell."""
    logs = np.log(values / median) / beta
    assert_mean(logs, 0, 1)
    assert_mean(logs**2, 1, np.sqrt(2))


def assert_exponential(values, mean):
    """That the draws are positive and have the mean and the tail of an exponential law."""
    assert values.min() > 0
    assert_mean(values, mean, mean)
    assert_share(values > mean, np.exp(-1))


def assert_uniform(shares):
    """That no part of (0, 1) is preferred: Kolmogorov's distance, at one false alarm in 1,000."""
    ranked = np.sort(shares)
    n = len(ranked)
    assert 0 < ranked[0] <= ranked[-1] < 1
    distance = np.maximum(np.arange(1, n + 1) / n - ranked, ranked - np.arange(n) / n)
    assert distance.max() < 1.95 / np.sqrt(n)


def scores_of(values):
    """Standard normal scores of the ranks of values without ties."""
    ranks = np.argsort(np.argsort(values))
    return np.array([NormalDist().inv_cdf((rank + 0.5) / len(values)) for rank in ranks])


def correlation(one, other):
    """Of the normal scores of two columns."""
    return float(np.corrcoef(scores_of(one), scores_of(other))[0, 1])


def assert_correlated(one, other, rho):
    """That two columns hang together by a Gaussian copula of correlation ``rho``."""
    assert abs(correlation(one, other) - rho) < SURE * (1 - rho**2) / np.sqrt(len(one)) + 1e-3


def steady(shock, intensity, unit):
    """A curve on which every event has much the same intensity."""
    values = np.array([intensity, intensity * (1 + 1e-9)])
    return Local(curves={shock: HazardCurve(shock, values, np.array([0.5, 0.01]), unit)})


def spells(kind, days, weight=None, years=10.0):
    """Observed events of these lengths, each as frequent as once in ``years`` unless weighted."""
    starts = np.arange("2011-01-01", "2011-12-31", dtype="datetime64[D]")[: len(days)]
    each = np.full(len(days), 1 / years) if weight is None else np.array(weight, float)
    return Spells(kind, starts, np.array(days, int), each, years, 0)


def waves(kind, days, excess, weight=None):
    """A record's heat waves or cold spells, in the place of the usual ones."""
    name = {"heat": "heat_wave", "cold": "cold_spell"}[kind]
    beyond = np.array(excess, float)
    return Local(waves={kind: TemperatureSpells(spells(name, days, weight), 35.0, beyond, beyond)})


def storms_a_year(rate):
    """A record that holds so many storms a year and nothing of their wind."""
    unknown = np.full(1, np.nan)
    return Local(storms=Storms(spells("storm", [1], [rate]), unknown, unknown, unknown))
