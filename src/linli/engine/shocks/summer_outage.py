"""Summer outage: the feeder fails in heat, sometimes the water main too; old parts give way."""

import numpy as np
import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Events, Floats
from linli.engine.model.compile import Model
from linli.engine.model.silent import CONDITIONS
from linli.engine.parameters import Parameters
from linli.engine.shocks.shock import Dice, Shock, no_damage


def summer_outage(estate: Estate, model: Model, parameters: Parameters, dice: Dice) -> Shock:
    """Loss of the public power supply while the weather is dangerously hot."""
    feeder = _first(model, "power")
    chances = _failure(model, parameters)
    median, beta = (
        parameters.mid("summer_outage.duration", "d"),
        parameters.mid("summer_outage.beta"),
    )

    def events(first: int, n: int) -> Events:
        heat = -np.log(dice.uniforms("heat", first, n)) * parameters.mid(
            "summer_outage.heat_days", "d"
        )
        return Events(
            damage=no_damage(model, n),
            failure=np.tile(chances, (n, 1)),
            forced=np.full(n, feeder),
            forced_days=median * np.exp(beta * dice.normals("duration", first, n)),
            weather_end=heat,
            closed=np.zeros((n, 8)),
            outside_start=np.full(n, parameters.mid("summer_outage.outside_start", "d")),
            outside_share=np.array(parameters.mids("summer_outage.outside_share")),
        )

    collapse = np.zeros(len(model.buildings))
    return Shock("summer_outage", parameters.mid("summer_outage.rate", "1/a"), collapse, events)


def _first(model: Model, system: str) -> int:
    """Row of the estate's first public main of a system that is not itself a backup."""
    mains = (
        (pl.col("system") == system) & (pl.col("kind") == "main") & pl.col("backup_of").is_null()
    )
    rows = model.components.with_row_index("row").filter(mains)
    return int(rows["row"][0]) if len(rows) else -1


def _failure(model: Model, parameters: Parameters) -> Floats:
    """(C,) chance of failing: power parts by condition and age, the water main as given."""
    condition = dict(zip(CONDITIONS, parameters.mids("load.condition"), strict=True))
    load = (
        parameters.mid("summer_outage.overload")
        * pl.col("condition").replace_strict(condition)
        * (1 + pl.col("age") / parameters.mid("load.age_years"))
    ).clip(upper_bound=1.0)
    own = (pl.col("system") == "power") & (pl.col("kind") != "main")
    water = (pl.col("system") == "water") & (pl.col("kind") == "main")
    chance = (
        pl.when(own)
        .then(load)
        .when(water)
        .then(parameters.mid("summer_outage.water"))
        .otherwise(0.0)
    )
    return model.components.select(chance=chance.cast(pl.Float64))["chance"].to_numpy()
