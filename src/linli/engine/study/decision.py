"""What waiting for the owners' decision costs, shown alone."""

import math
from dataclasses import replace

import numpy as np

from linli.engine.estate.estate import Estate
from linli.engine.model.governance import decision_days
from linli.engine.parameters import Parameters
from linli.engine.stress.findings import DecisionDelay
from linli.engine.stress.trial import Asked
from linli.engine.study.losses import Case, Losses


def at_once_case(estate: Estate, parameters: Parameters, asked: Asked, draws: int) -> Case:
    """The same draws with the owners deciding at once."""
    return Case(lambda: estate, parameters, replace(asked, decision_delay=False), draws)


def decision_delay(
    estate: Estate, parameters: Parameters, waiting: Losses, at_once: Losses
) -> DecisionDelay:
    """The difference, draw by draw."""
    apart = waiting.lost - at_once.lost
    draws = apart.shape[1]
    errors = waiting.rate * apart.std(axis=1, ddof=1) / math.sqrt(draws)
    return DecisionDelay(
        median_days=decision_days(estate, parameters, len(estate["households"])),
        with_delay=waiting.annual,
        without=at_once.annual,
        difference=waiting.a_year(apart.mean(axis=1)),
        se=float(np.sqrt((errors**2).sum())),
    )
