"""Single outages: a public supply fails, or one part of the estate does."""

import numpy as np
import polars as pl

from linli.engine.model.arrays import Events, Floats, Ints
from linli.engine.model.silent import CONDITIONS
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.severity import lognormal
from linli.engine.shocks.shock import Shock, calm

LONG = 365.0
"""Days: weather that outlasts any outage of the heating."""


def water_outage(setting: Setting) -> Shock:
    """The public water main is shut."""
    return _main_outage(setting, "water_outage", "water")


def power_outage(setting: Setting) -> Shock:
    """The public power supply fails in ordinary weather."""
    return _main_outage(setting, "power_outage", "power")


def gas_outage(setting: Setting) -> Shock:
    """Gas is shut off, after a leak or for works."""
    return _main_outage(setting, "gas_outage", "gas")


def heat_outage(setting: Setting) -> Shock:
    """The heating of the estate fails in the heating season; without heating its rate is 0."""
    excess = setting.parameters.mid("heat_outage.excess")
    return _main_outage(setting, "heat_outage", "heat", excess)


def riser_outage(setting: Setting) -> Shock:
    """One riser fails, of water, power or gas."""
    return _part_outage(setting, "riser_outage", "riser")


def lift_outage(setting: Setting) -> Shock:
    """One lift stops."""
    return _part_outage(setting, "lift_outage", "lift")


def _main_outage(setting: Setting, name: str, system: str, cold: float = 0.0) -> Shock:
    """The outage of a public supply, of lognormal length; ``cold`` K when it is the heating's."""
    model, p, dice = setting.model, setting.parameters, setting.dice(name)
    main = model.main(system)
    rate = p.mid(f"{name}.rate", "1/a") if main >= 0 else 0.0
    median, beta = p.mid(f"{name}.duration", "d"), p.mid(f"{name}.beta")

    def events(first: int, n: int) -> Events:
        length = lognormal(dice.normals("duration", first, n), median, beta)
        return calm(model, n)._replace(
            forced=np.full(n, main),
            forced_days=length.value,
            weather_end=np.full(n, LONG if cold > 0 and main >= 0 else 0.0),
            excess=np.full(n, cold),
            outside_start=np.full(n, p.mid(f"{name}.outside_start", "d")),
            outside_share=np.array(p.mids(f"{name}.outside_share")),
            exceeded=rate * length.rarer,
        )

    return Shock(name, rate, events, weather="cold" if cold > 0 else "none")


def _part_outage(setting: Setting, name: str, kind: str) -> Shock:
    """One part of a kind fails, drawn in proportion to how often each does; it waits for repair."""
    model, p, dice = setting.model, setting.parameters, setting.dice(name)
    rows, rates = _failing(setting, kind, p.mid(f"{name}.rate", "1/a"))
    total = float(rates.sum())
    edges = np.cumsum(rates) / total if total > 0 else np.zeros(0)

    def events(first: int, n: int) -> Events:
        forced = np.full(n, -1)
        if total > 0:
            which = np.searchsorted(edges, dice.uniforms("which", first, n))
            forced = rows[np.minimum(which, len(rows) - 1)]
        return calm(model, n)._replace(
            forced=forced,
            outside_start=np.full(n, p.mid(f"{name}.outside_start", "d")),
            outside_share=np.array(p.mids(f"{name}.outside_share")),
            exceeded=np.full(n, total),
        )

    return Shock(name, total, events)


def _failing(setting: Setting, kind: str, new: float) -> tuple[Ints, Floats]:
    """Rows of the parts of a kind, and failures a year of each, by condition and age."""
    p = setting.parameters
    condition = dict(zip(CONDITIONS, p.mids("load.condition"), strict=True))
    parts = setting.model.components.with_row_index("row").filter(
        (pl.col("kind") == kind) & (pl.col("channel") >= 0)
    )
    factor = pl.col("condition").replace_strict(condition, return_dtype=pl.Float64) * (
        1 + pl.col("age") / p.mid("load.age_years")
    )
    rates = new * parts.select(factor.cast(pl.Float64)).to_series().to_numpy()
    return parts["row"].cast(pl.Int64).to_numpy(), rates
