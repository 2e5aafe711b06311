"""Three layers of doubt, kept apart: draws, parameters, data; and all together."""

from collections.abc import Sequence

import numpy as np

from linli.engine.stress.diagnosis import Annual, Estimate
from linli.engine.stress.findings import Layer, Range
from linli.engine.study.losses import Case, Losses
from linli.engine.study.worlds import Worlds

ENDS = (0.05, 0.5, 0.95)
"""Quantiles of worlds that make a range: middle and 90 % interval."""


def layer_cases(worlds: Worlds, number: int) -> dict[str, list[Case]]:
    """So many worlds of each layer but ``draws``; none of ``data`` where the ledger is settled."""
    data = [] if worlds.completion.settled else [worlds.of_data(w) for w in range(number)]
    return {
        "parameters": [worlds.of_parameters(w) for w in range(number)],
        "data": data,
        "all": [worlds.of_all(w) for w in range(number)],
    }


def layers(annual: Annual, usual: Losses, found: dict[str, Sequence[Losses]]) -> tuple[Layer, ...]:
    """What each layer of doubt does to the answer.

    A world is compared with the usual one on the same few draws, and the ratio is applied to the
    answer from all draws: what the draws miss is common to both and is told by the first layer. The
    last layer holds the error of the draws too, each world's ratio carrying a share of it.

    Parameters
    ----------
    annual : the answer, from all draws
    usual : losses with middle parameters and stated middles, on the draws of the worlds
    found : by layer, the losses in its worlds
    """
    told = (annual.person_days_lost, annual.deaths, annual.repair_yuan)
    drawn = Layer("draws", 0, *(_of_draws(one) for one in told))
    return (drawn, *(_layer(name, annual, usual, each) for name, each in found.items()))


def _of_draws(one: Estimate) -> Range:
    return Range(one.low, one.mean, one.high)


def _layer(name: str, annual: Annual, usual: Losses, worlds: Sequence[Losses]) -> Layer:
    lost = [one.annual for one in worlds]
    deaths = [one.a_year(one.deaths) for one in worlds]
    repair = [one.a_year(one.repair) for one in worlds]
    return Layer(
        name,
        len(worlds),
        _range(annual.person_days_lost, usual.annual, lost, errors=name == "all"),
        _range(annual.deaths, usual.a_year(usual.deaths), deaths, errors=name == "all"),
        _range(annual.repair_yuan, usual.a_year(usual.repair), repair, errors=name == "all"),
    )


def _range(answer: Estimate, usual: float, worlds: Sequence[float], *, errors: bool) -> Range:
    """The answer times what worlds differ from the usual one by."""
    if not worlds:
        return Range(answer.mean, answer.mean, answer.mean)
    scaled = np.array(worlds) * (answer.mean / usual) if usual > 0 else np.array(worlds)
    low, mid, high = np.quantile(scaled, ENDS)
    if errors:
        low = mid - float(np.hypot(mid - low, answer.mean - answer.low))
        high = mid + float(np.hypot(high - mid, answer.high - answer.mean))
    return Range(max(0.0, float(low)), float(mid), float(high))
