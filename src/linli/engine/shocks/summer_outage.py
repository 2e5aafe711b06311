"""Heat and outage: the feeder fails in a heat wave, sometimes the water main too."""

import numpy as np
import polars as pl

from linli.engine.model.arrays import Events, Floats
from linli.engine.model.silent import CONDITIONS
from linli.engine.shocks.fragility import normal_share
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.shock import Shock, calm
from linli.engine.shocks.waves import wave_rate, waves_of


def summer_outage(setting: Setting) -> Shock:
    """Loss of the public power supply in a heat wave, drawn jointly: longer when hotter."""
    model, p = setting.model, setting.parameters
    dice, wave = setting.dice("summer_outage"), waves_of(setting, "heat")
    rate = wave_rate(setting, "heat") * p.mid("summer_outage.share")
    feeder, chances = model.main("power"), _failure(setting)
    median, beta = p.mid("summer_outage.duration", "d"), p.mid("summer_outage.beta")
    rho = p.mid("summer_outage.rho")

    def events(first: int, n: int) -> Events:
        days, excess, heat = wave(dice, first, n)
        own = dice.normals("duration", first, n)
        length = rho * heat + np.sqrt(1.0 - rho * rho) * own
        return calm(model, n)._replace(
            failure=np.tile(chances, (n, 1)),
            forced=np.full(n, feeder),
            forced_days=median * np.exp(beta * length),
            weather_end=days,
            excess=excess,
            outside_start=np.full(n, p.mid("summer_outage.outside_start", "d")),
            outside_share=np.array(p.mids("summer_outage.outside_share")),
            exceeded=rate * normal_share(-length),
        )

    return Shock("summer_outage", rate, events, weather="heat")


def _failure(setting: Setting) -> Floats:
    """(C,) chance of failing: power parts by condition and age, the water main as given."""
    p = setting.parameters
    condition = dict(zip(CONDITIONS, p.mids("load.condition"), strict=True))
    load = (
        p.mid("summer_outage.overload")
        * pl.col("condition").replace_strict(condition)
        * (1 + pl.col("age") / p.mid("load.age_years"))
    ).clip(upper_bound=1.0)
    own = (pl.col("system") == "power") & (pl.col("kind") != "main")
    water = (pl.col("system") == "water") & (pl.col("kind") == "main")
    chance = pl.when(own).then(load).when(water).then(p.mid("summer_outage.water")).otherwise(0.0)
    return setting.model.components.select(chance=chance.cast(pl.Float64))["chance"].to_numpy()
