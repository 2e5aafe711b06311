"""Storm: wind takes the power, opens roofs and blocks the ways; in some, water comes as well."""

from collections.abc import Callable

import numpy as np
import polars as pl

from linli.engine.model.arrays import CARE, FOOD, Events, Floats
from linli.engine.shocks.fragility import normal_share, reached
from linli.engine.shocks.hazard import HazardCurve
from linli.engine.shocks.joining import joined
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.severity import joint_normals
from linli.engine.shocks.shock import Dice, Shock, calm
from linli.engine.shocks.waterlogging import depth_curve, flooding, joint_rate, storm_rate

Blow = Callable[[Floats, Dice, int], Events]
"""Events of the draws ``first`` ... whose gusts, (n,) m/s, are given."""

_ROOFS = {"sound": 0, "worn": 1, "failing": 2}


def storm(setting: Setting) -> Shock:
    """Storms that do not flood the estate."""
    curve, dice, blow = gust_curve(setting), setting.dice("storm"), blowing(setting)
    every = storm_rate(setting)
    rate = max(0.0, every - joint_rate(setting, depth_curve(setting)))

    def events(first: int, n: int) -> Events:
        share = dice.uniforms("severity", first, n)
        return blow(_gust(curve, every * share), dice, first)._replace(exceeded=rate * share)

    return Shock("storm", rate, events)


def storm_flood(setting: Setting) -> Shock:
    """Storms that flood the estate: gust and depth drawn jointly (Gaussian copula).

    How rare one is goes by the sum of the two normal scores.
    """
    gusts, depths, every = gust_curve(setting), depth_curve(setting), storm_rate(setting)
    dice, blow, flood = setting.dice("storm_flood"), blowing(setting), flooding(setting, depths)
    rho, rate = setting.parameters.mid("storm_flood.rho"), joint_rate(setting, depths)

    def events(first: int, n: int) -> Events:
        wind, rain = joint_normals(dice, "wind", "rain", rho, first, n)
        blown = blow(_gust(gusts, every * normal_share(-wind)), dice, first)
        wet = flood(depths.annual_rate[0] * normal_share(-rain), dice, first)
        both = (wind + rain) / np.sqrt(2.0 + 2.0 * rho)
        return joined(blown, wet)._replace(exceeded=rate * normal_share(-both))

    return Shock("storm_flood", rate, events)


def gust_curve(setting: Setting) -> HazardCurve:
    """Largest gust by rate: a local curve, or the usual one."""
    local = setting.local.curves.get("storm")
    if local is not None:
        return local
    p = setting.parameters
    years = np.array(p.mids("storm.return_years"))
    return HazardCurve("storm", np.array(p.mids("storm.gust")), 1.0 / years, "m/s")


def _gust(curve: HazardCurve, rate: Floats) -> Floats:
    """(n,) m/s that ``rate`` (n,) storms a year reach; 0 where the curve holds none so frequent.

    That is a storm of rain alone.
    """
    return np.where(rate <= curve.annual_rate[0], curve.intensity_at(rate), 0.0)


def blowing(setting: Setting) -> Blow:
    """What wind does, ready for draws of its gust."""
    model, p = setting.model, setting.parameters
    feeder, roofs = model.main("power"), _roofs(setting)
    keys = model.fabric.building_key
    roof_area = model.fabric.floor_area / model.buildings["storeys"].to_numpy()
    one = np.ones(1)

    def blow(gust: Floats, dice: Dice, first: int) -> Events:
        n = len(gust)
        dark = _struck(
            gust, p.mid("storm.feeder") * one, p.mid("storm.feeder_beta"), dice, "feeder", first
        )
        trees = _struck(
            gust, p.mid("storm.trees") * one, p.mid("storm.trees_beta"), dice, "trees", first
        )
        leaks = dice.by_key("roof", keys, first, n) < reached(gust, roofs, p.mid("storm.roof_beta"))
        spread = np.exp(p.mid("storm.duration_beta") * dice.normals("duration", first, n))
        closed = np.zeros((n, 8))
        for need, days in zip((FOOD, CARE), p.mids("storm.closed"), strict=True):
            closed[:, need] = np.where(dark, days * spread, 0.0)
        return calm(model, n)._replace(
            forced=np.where(dark, feeder, -1),
            forced_days=np.where(dark, p.mid("storm.duration", "d") * spread, -1.0),
            top_days=np.where(leaks, p.mid("storm.roof_days", "d"), 0.0),
            blocked=np.where(trees, p.mid("storm.cleared", "d") * spread, 0.0),
            closed=closed,
            extra_yuan=(leaks * roof_area).sum(axis=1) * p.mid("storm.roof_yuan"),
            outside_start=np.full(n, p.mid("storm.outside_start", "d")),
            outside_share=np.array(p.mids("storm.outside_share")),
        )

    return blow


def _struck(
    gust: Floats, median: Floats, beta: float, dice: Dice, purpose: str, first: int
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """(n,) whether one thing of capacity ``median`` (1,) gives way."""
    return dice.uniforms(purpose, first, len(gust)) < reached(gust, median, beta)[:, 0]


def _roofs(setting: Setting) -> Floats:
    """(B,) m/s, median gust at which each roof lets rain in."""
    p = setting.parameters
    medians = np.array(p.mids("storm.roof"))
    usual = int(p.mid("unknown.roof"))
    state = pl.col("roof").replace_strict(_ROOFS, return_dtype=pl.Int64).fill_null(usual)
    return np.array(medians[setting.model.buildings.select(state).to_series().to_numpy()])
