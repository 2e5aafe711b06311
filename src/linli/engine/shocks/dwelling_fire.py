"""Dwelling fire: one home burns, its stair is full of smoke, the engine may come late."""

import numpy as np
import polars as pl

from linli.engine.model.arrays import Events
from linli.engine.model.silent import CONDITIONS
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.severity import lognormal
from linli.engine.shocks.shock import Shock, calm


def dwelling_fire(setting: Setting) -> Shock:
    """A fire in one home, every home that is lived in alike: that of the worst luck.

    The engine is late when just then a road is closed or a water main under it has burst.
    """
    model, p, dice = setting.model, setting.parameters, setting.dice("dwelling_fire")
    away = model.homes.persons <= 0
    rate = p.mid("fire.rate", "1/a") * float((~away).sum())
    closed = _closed_streets(setting)
    beta = p.mid("fire.beta")

    def events(first: int, n: int) -> Events:
        luck = dice.by_key("home", model.homes.key, first, n)
        luck[:, away] = 1.0
        burnt = lognormal(dice.normals("size", first, n), p.mid("fire.burnt", "d"), beta)
        return calm(model, n)._replace(
            fire=luck.argmin(axis=1) if rate > 0 else np.full(n, -1),
            burnt_days=burnt.value,
            smoke_days=burnt.value * (p.mid("fire.smoke", "d") / p.mid("fire.burnt", "d")),
            late=dice.uniforms("late", first, n) < closed,
            extra_yuan=np.full(n, p.mid("fire.yuan")),
            outside_start=np.full(n, p.mid("fire.outside_start", "d")),
            outside_share=np.array(p.mids("fire.outside_share")),
            exceeded=rate * burnt.rarer,
        )

    return Shock("dwelling_fire", rate, events)


def _closed_streets(setting: Setting) -> float:
    """Chance that a road, or a main under one, is closed or burst at the moment of the fire."""
    p = setting.parameters
    condition = dict(zip(CONDITIONS, p.mids("load.condition"), strict=True))
    factor = pl.col("condition").replace_strict(condition, return_dtype=pl.Float64)
    each = (factor * p.mid("fire.street")).clip(upper_bound=1.0)
    streets = setting.model.components.filter(pl.col("street"))
    return float(1.0 - np.prod(1.0 - streets.select(each).to_series().to_numpy()))
