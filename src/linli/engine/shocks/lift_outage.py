"""Lift outage: one lift stops; without lifts there is nothing to stop and the rate is 0."""

import numpy as np
import polars as pl

from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import Events
from linli.engine.model.compile import Model
from linli.engine.model.silent import CONDITIONS
from linli.engine.parameters import Parameters
from linli.engine.shocks.shock import Dice, Shock, no_damage


def lift_outage(estate: Estate, model: Model, parameters: Parameters, dice: Dice) -> Shock:
    """The outage of one lift, drawn in proportion to how often each fails."""
    condition = dict(zip(CONDITIONS, parameters.mids("load.condition"), strict=True))
    lifts = model.components.with_row_index("row").filter(pl.col("kind") == "lift")
    factor = pl.col("condition").replace_strict(condition) * (
        1 + pl.col("age") / parameters.mid("load.age_years")
    )
    rates = (
        parameters.mid("lift_outage.rate", "1/a")
        * lifts.select(factor.cast(pl.Float64)).to_series().to_numpy()
    )
    rows = lifts["row"].cast(pl.Int64).to_numpy()
    total = float(rates.sum())
    edges = np.cumsum(rates) / total if total > 0 else np.zeros(0)

    def events(first: int, n: int) -> Events:
        which = (
            np.searchsorted(edges, dice.uniforms("which", first, n))
            if total > 0
            else np.zeros(n, np.int64)
        )
        return Events(
            damage=no_damage(model, n),
            failure=np.zeros((n, len(model.components))),
            forced=rows[np.minimum(which, len(rows) - 1)] if total > 0 else np.full(n, -1),
            forced_days=np.full(n, -1.0),
            weather_end=np.zeros(n),
            closed=np.zeros((n, 8)),
            outside_start=np.full(n, parameters.mid("lift_outage.outside_start", "d")),
            outside_share=np.array(parameters.mids("lift_outage.outside_share")),
        )

    return Shock("lift_outage", total, np.zeros(len(model.buildings)), events)
