"""Heat waves and cold spells: as observed here, or by the usual rate, length and excess."""

from collections.abc import Callable
from statistics import NormalDist
from typing import Literal

import numpy as np
import polars as pl

from linli.engine.model.arrays import Events, Floats
from linli.engine.model.silent import CONDITIONS
from linli.engine.shocks.fragility import normal_share
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.severity import joint_normals
from linli.engine.shocks.shock import Dice, Shock, calm
from linli.engine.shocks.weather import TemperatureSpells

Kind = Literal["heat", "cold"]

Wave = Callable[[Dice, int, int], tuple[Floats, Floats, Floats]]
"""Of the draws ``first`` ... ``first + n - 1``: length in days, K beyond the limit indoors, normal
score of how rare that is."""

_FREEZING = ("main", "pipe", "riser", "tank")


def heat_wave(setting: Setting) -> Shock:
    """Heat waves in which the power holds."""
    rate = wave_rate(setting, "heat") * (1.0 - setting.parameters.mid("summer_outage.share"))
    return _waves(setting, "heat", rate, np.zeros(len(setting.model.components)))


def cold_spell(setting: Setting) -> Shock:
    """Cold spells: unheated homes, frozen pipes, heating and wiring under strain."""
    return _waves(setting, "cold", wave_rate(setting, "cold"), _strain(setting))


def wave_rate(setting: Setting, kind: Kind) -> float:
    """Heat waves or cold spells a year."""
    observed = setting.local.waves.get(kind)
    if observed is not None:
        return observed.spells.annual_rate
    return setting.parameters.mid(f"{kind}.rate", "1/a")


def waves_of(setting: Setting, kind: Kind) -> Wave:
    """Draws of a wave, from those observed here or by the usual laws."""
    observed = setting.local.waves.get(kind)
    gain = setting.parameters.mid("heat.indoor") if kind == "heat" else 0.0
    if observed is not None:
        return _observed(observed, gain) if len(observed.mean_excess) else _never
    return _usual(setting, kind, gain)


def _observed(waves: TemperatureSpells, gain: float) -> Wave:
    scores = _scores(waves)

    def wave(dice: Dice, first: int, n: int) -> tuple[Floats, Floats, Floats]:
        which = waves.spells.pick(dice.uniforms("which", first, n))
        days = waves.spells.days[which].astype(np.float64)
        return days, waves.mean_excess[which] + gain, scores[which]

    return wave


def _never(_dice: Dice, _first: int, n: int) -> tuple[Floats, Floats, Floats]:
    return np.zeros(n), np.zeros(n), np.zeros(n)


def _usual(setting: Setting, kind: Kind, gain: float) -> Wave:
    """Length beyond the least, and excess, both exponential, joined by a Gaussian copula."""
    p = setting.parameters
    least, longer = p.mid(f"{kind}.least", "d"), p.mid(f"{kind}.longer", "d")
    excess, rho = p.mid(f"{kind}.excess"), p.mid(f"{kind}.rho")

    def wave(dice: Dice, first: int, n: int) -> tuple[Floats, Floats, Floats]:
        heat, length = joint_normals(dice, "excess", "length", rho, first, n)
        days = least - longer * np.log(normal_share(-length))
        return days, gain - excess * np.log(normal_share(-heat)), heat

    return wave


def _waves(setting: Setting, kind: Kind, rate: float, failure: Floats) -> Shock:
    model, p, name = setting.model, setting.parameters, _NAMES[kind]
    dice, wave = setting.dice(name), waves_of(setting, kind)

    def events(first: int, n: int) -> Events:
        days, excess, score = wave(dice, first, n)
        chance = np.minimum(np.outer(np.maximum(excess, 0.0), failure), 1.0)
        return calm(model, n)._replace(
            failure=chance,
            weather_end=days,
            excess=excess,
            outside_start=np.full(n, p.mid(f"{kind}.outside_start", "d")),
            outside_share=np.array(p.mids(f"{kind}.outside_share")),
            exceeded=rate * normal_share(-score),
        )

    return Shock(name, rate, events, weather=kind)


_NAMES: dict[Kind, str] = {"heat": "heat_wave", "cold": "cold_spell"}


def _strain(setting: Setting) -> Floats:
    """(C,) chance by 1 K of cold that each part fails: frozen, or under load."""
    p = setting.parameters
    factor = dict(zip(CONDITIONS, p.mids("load.condition"), strict=True))
    water = (pl.col("system") == "water") & pl.col("kind").is_in(_FREEZING)
    power = (pl.col("system") == "power") & (pl.col("kind") != "main")
    chance = (
        pl.when(water)
        .then(p.mid("cold.freeze"))
        .when(pl.col("system") == "heat")
        .then(p.mid("cold.heat_failure"))
        .when(power)
        .then(p.mid("cold.power_failure"))
        .otherwise(0.0)
    )
    scaled = chance * pl.col("condition").replace_strict(factor, return_dtype=pl.Float64)
    return np.array(setting.model.components.select(scaled).to_series())


def _scores(waves: TemperatureSpells) -> Floats:
    """Standard normal scores of how far and how long together each wave went, by its weight."""
    order = np.argsort(waves.mean_excess * waves.spells.days, kind="stable")
    weight = waves.spells.weight[order]
    shares = np.empty(len(order))
    shares[order] = (np.cumsum(weight) - weight / 2) / weight.sum()
    return np.array([NormalDist().inv_cdf(share) for share in shares])
