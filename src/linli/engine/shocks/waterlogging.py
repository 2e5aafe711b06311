"""Waterlogging: water stands in the estate, in ground-floor homes and on parts below ground."""

from collections.abc import Callable

import numpy as np
import polars as pl

from linli.engine.model.arrays import CARE, FOOD, Events, Floats
from linli.engine.shocks.fragility import reached
from linli.engine.shocks.hazard import HazardCurve
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.shock import Dice, Shock, calm

Flood = Callable[[Floats, Dice, int], Events]
"""Events of the draws ``first`` ... whose rates of being exceeded, (n,) 1/a, are given."""

_WATER_STOPS = ("transformer", "meter_bank", "pump", "lift", "generator", "regulator", "station")
"""Kinds that water stops, below ground or standing on it."""


def waterlogging(setting: Setting) -> Shock:
    """Floods of the estate that come without a storm's outage."""
    curve = depth_curve(setting)
    dice, flood = setting.dice("waterlogging"), flooding(setting, curve)
    rate = max(0.0, float(curve.annual_rate[0]) - joint_rate(setting, curve))

    def events(first: int, n: int) -> Events:
        exceeded = curve.annual_rate[0] * dice.uniforms("severity", first, n)
        return flood(exceeded, dice, first)._replace(
            exceeded=exceeded * rate / curve.annual_rate[0]
        )

    return Shock("waterlogging", rate, events)


def depth_curve(setting: Setting) -> HazardCurve:
    """Depth in the estate: a local curve, or the usual one made shallower by a deeper drain."""
    local = setting.local.curves.get("waterlogging")
    if local is not None:
        return local
    p = setting.parameters
    usual = p.mid("unknown.drain_drop")
    known = setting.estate["estate"]["drain_drop_m"].drop_nulls()
    drop = float(known[0]) if len(known) else usual
    depth = np.array(p.mids("waterlogging.depth"))
    depth = depth * np.exp((usual - drop) / p.mid("waterlogging.drop_scale"))
    return HazardCurve(
        "waterlogging", depth, 1.0 / np.array(p.mids("waterlogging.return_years")), "m"
    )


def joint_rate(setting: Setting, curve: HazardCurve) -> float:
    """Floods a year that come with a storm's outage, at most all of them."""
    p = setting.parameters
    storms = storm_rate(setting)
    return min(float(curve.annual_rate[0]), storms * p.mid("storm_flood.share"))


def storm_rate(setting: Setting) -> float:
    """Storms a year, with and without flooding."""
    local = setting.local.curves.get("storm")
    if local is not None:
        return float(local.annual_rate[0])
    if setting.local.storms is not None:
        return setting.local.storms.spells.annual_rate
    return 1.0 / setting.parameters.mids("storm.return_years")[0]


def flooding(setting: Setting, curve: HazardCurve) -> Flood:
    """What water does, ready for draws of its rarity."""
    model, p = setting.model, setting.parameters
    floors = _ground_floors(setting)
    below, ground = _parts(
        model.components, p.mid("waterlogging.below"), p.mid("waterlogging.ground")
    )
    area = (model.fabric.floor_area / model.buildings["storeys"].to_numpy()) * p.mid(
        "waterlogging.yuan_per_m2"
    )
    curve_depth = np.array(p.mids("waterlogging.damage_depth"))
    curve_factor = np.array(p.mids("waterlogging.damage_factor"))
    passable, beta = p.mid("waterlogging.passable"), p.mid("waterlogging.beta")

    def flood(exceeded: Floats, dice: Dice, first: int) -> Events:
        n = len(exceeded)
        depth = curve.intensity_at(exceeded)
        inside = depth[:, None] - floors[None]
        factor = np.interp(inside, curve_depth, curve_factor)
        spread = np.exp(beta * dice.normals("time", first, n))
        dry = p.mid("waterlogging.clean", "d") + p.mid("waterlogging.repair", "d") * factor
        under = depth > passable
        standing = np.where(under, p.mid("waterlogging.standing", "d") * spread, 0.0)
        closed = np.zeros((n, 8))
        for need, days in zip((FOOD, CARE), p.mids("waterlogging.closed"), strict=True):
            closed[:, need] = np.where(under, days * spread, 0.0)
        return calm(model, n)._replace(
            failure=reached(depth, np.minimum(below, ground), p.mid("waterlogging.depth_beta")),
            low_days=np.where(inside > 0, dry * spread[:, None], 0.0),
            blocked=standing,
            closed=closed,
            extra_yuan=factor @ area,
            outside_start=np.full(n, p.mid("waterlogging.outside_start", "d")),
            outside_share=np.array(p.mids("waterlogging.outside_share")),
            exceeded=exceeded,
        )

    return flood


def _ground_floors(setting: Setting) -> Floats:
    """(B,) m from the estate's ground to the ground floor."""
    usual = setting.parameters.mid("unknown.ground_floor")
    return setting.model.buildings["ground_floor_m"].fill_null(usual).to_numpy()


def _parts(components: pl.DataFrame, below: float, ground: float) -> tuple[Floats, Floats]:
    """(C,) median depths at which parts give way: where below ground, where standing on it."""
    kind = pl.col("kind").is_in(_WATER_STOPS)
    frame = components.select(
        below=pl.when(kind & pl.col("below_ground")).then(below).otherwise(np.inf),
        ground=pl.when(kind).then(ground).otherwise(np.inf),
    )
    return frame["below"].to_numpy(), frame["ground"].to_numpy()
