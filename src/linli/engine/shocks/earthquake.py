"""Earthquake: hazard from the design intensity, damage by fragility, pipes by ground motion."""

import math

import numpy as np
import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.model.arrays import CARE, FOOD, Events, Floats
from linli.engine.model.compile import Model
from linli.engine.model.silent import CONDITIONS
from linli.engine.parameters import Parameters
from linli.engine.shocks.fragility import correlated, damage_scores
from linli.engine.shocks.setting import Setting
from linli.engine.shocks.shock import Dice, Shock, calm

_ERAS = ("pre", "low", "moderate", "high")
_TIED = ("timber_brick", "masonry_plain", "inner_frame")
"""Classes without later codes of their own: a retrofit ties them with ring beams and columns, or
mesh and mortar, after which they hold no less than confined masonry of the low code (assumption,
after the aims of GB 50023-2009 and JGJ 116-2009)."""

_INTENSITIES = ("6", "7", "7.5", "8", "8.5", "9")
_BRITTLE = ("grey_iron", "concrete", "other")
_BY_KIND = ("transformer", "lift", "main")


def earthquake(setting: Setting) -> Shock:
    """Earthquakes at least as strong as the frequent one (63 % in 50 years), or as a local curve's.

    Raises
    ------
    InputError : ``bad_parameter`` when buildings are to fail as one, ``median_not_increasing``,
        and those of ``hazard_curve``
    """
    model, parameters, dice = setting.model, setting.parameters, setting.dice("earthquake")
    local = setting.local.curves.get("earthquake")
    rates, accelerations = (
        (local.annual_rate, local.intensity)
        if local is not None
        else hazard_curve(setting.estate, parameters)
    )
    medians, collapse = _medians(model.buildings, parameters)
    beta, rho = parameters.mid("fragility.beta"), parameters.mid("fragility.rho")
    if not 0 <= rho < 1:
        raise InputError("bad_parameter", "fragility.rho", found=rho, wanted="0 <= rho < 1")

    def events(first: int, n: int) -> Events:
        rate = rates[0] * dice.uniforms("severity", first, n)
        pga = np.exp(np.interp(-np.log(rate), -np.log(rates), np.log(accelerations)))
        factor = dice.normals("shared", first, n)
        scores = damage_scores(pga, medians, beta)
        damage = correlated(scores.reshape(n, -1), factor, rho).reshape(scores.shape)
        return calm(model, n)._replace(
            damage=damage,
            failure=_failures(model, pga, factor, parameters),
            closed=_closed(pga, parameters, dice, first),
            outside_start=np.full(n, parameters.mid("outside.start", "d")),
            outside_share=np.array(parameters.mids("outside.share")),
            exceeded=rate,
        )

    return Shock("earthquake", float(rates[0]), events, collapse)


def hazard_curve(estate: Estate, parameters: Parameters) -> tuple[Floats, Floats]:
    """Events a year that reach each acceleration, falling, and the accelerations in g, rising.

    Four points from one number (GB 18306-2015), on the site's own class, joined in log-log; an
    unknown intensity is that of the parameters, an unknown site of class II. Beyond the last point
    the acceleration stays at it.

    Raises
    ------
    InputError : ``bad_parameter`` when the intensity for unknown ones is no design intensity
    """
    row = estate["estate"]
    intensity = _known(row, "design_intensity") or _usual_intensity(parameters)
    site = _known(row, "site_class") or "II"
    points = np.array(parameters.mids("hazard.basic_pga"))
    basic = points[_INTENSITIES.index(intensity)]
    rock = basic * np.array(parameters.mids("hazard.multiplier"))
    accelerations = rock * np.interp(rock, points, np.array(parameters.mids(f"hazard.site.{site}")))
    return 1.0 / np.array(parameters.mids("hazard.return_years")), np.maximum.accumulate(
        accelerations
    )


def _known(frame: pl.DataFrame, column: str) -> str | None:
    return frame[column][0] if len(frame) else None


def _usual_intensity(parameters: Parameters) -> str:
    degree = f"{parameters.mid('unknown.design_intensity'):g}"
    if degree not in _INTENSITIES:
        wanted = ", ".join(_INTENSITIES)
        raise InputError("bad_parameter", "unknown.design_intensity", found=degree, wanted=wanted)
    return degree


def _medians(buildings: pl.DataFrame, parameters: Parameters) -> tuple[Floats, Floats]:
    """(B, 4) medians of the damage states in g, (B,) share of complete damage that collapses."""
    condition = dict(zip(CONDITIONS, parameters.mids("fragility.condition"), strict=True))
    tall = parameters.mid("fragility.high_rise_storeys")
    tied = np.array(parameters.mids("fragility.median.masonry_confined.low"))
    medians, collapse = [], []
    columns = buildings.select("structure", "year", "storeys", "condition", "retrofitted")
    for structure, year, storeys, state, retrofitted in columns.iter_rows():
        name = (
            f"{structure}_high"
            if structure in ("rc_frame", "rc_wall") and storeys >= tall
            else structure
        )
        known = {era: row.mid for era, row in parameters.under(f"fragility.median.{name}")}
        level = _era(year, int(retrofitted), parameters, len(known))
        median = np.array(known[_ERAS[level]])
        if retrofitted and structure in _TIED:
            median = np.maximum(median, tied)
        medians.append(median * condition[state])
        collapse.append(parameters.mid(f"collapse.{name}"))
    return np.array(medians), np.array(collapse)


def _era(year: int, lifted: int, parameters: Parameters, levels: int) -> int:
    """Code level by year built; a seismic retrofit lifts it by one if the class has one more."""
    level = sum(year >= first for first in parameters.mids("fragility.era_year")) + lifted
    return min(level, levels - 1)


def _failures(model: Model, pga: Floats, factor: Floats, parameters: Parameters) -> Floats:
    """(n, C) chance that each component fails: mains and pipes by breaks, others by fragility."""
    rate, median = _resistance(model, parameters)
    buried = rate > 0
    pgv = pga * parameters.mid("pipe.pgv_per_pga")
    breaks = np.outer(pgv ** parameters.mid("pipe.exponent"), rate)
    scores = np.log(pga[:, None] / median) / parameters.mid("component.beta")
    shaken = correlated(scores, factor, parameters.mid("fragility.rho"))
    return np.where(buried, -np.expm1(-breaks), shaken)


def _resistance(model: Model, parameters: Parameters) -> tuple[Floats, Floats]:
    """(C,) repairs at 1 cm/s of pipes of known length, else 0; (C,) median acceleration in g."""
    condition = dict(zip(CONDITIONS, parameters.mids("fragility.condition"), strict=True))
    brittle, ductile = (
        parameters.mid("pipe.material.brittle"),
        parameters.mid("pipe.material.ductile"),
    )
    medians = {kind: parameters.mid(f"component.{kind}") for kind in _BY_KIND}
    frame = model.components.select(
        rate=pl.when(pl.col("kind") == "pipe").then(pl.col("length_m") / 1000).fill_null(0.0)
        * pl.when(pl.col("material").is_in(_BRITTLE)).then(brittle).otherwise(ductile)
        / pl.col("condition").replace_strict(condition)
        * parameters.mid("pipe.repairs_per_km"),
        median=pl.col("kind").replace_strict(medians, default=parameters.mid("component.default"))
        * pl.col("condition").replace_strict(condition),
    )
    return frame["rate"].to_numpy(), frame["median"].to_numpy()


def _closed(pga: Floats, parameters: Parameters, dice: Dice, first: int) -> Floats:
    """(n, 8) days food shops and clinics outside stay closed."""
    n, beta = len(pga), parameters.mid("component.beta")
    closed = np.zeros((n, 8))
    medians, durations = parameters.mids("closed.median"), parameters.mids("closed.duration")
    for need, median, days in zip((FOOD, CARE), medians, durations, strict=True):
        chance = np.array(
            [0.5 * math.erfc(-math.log(a / median) / beta / math.sqrt(2)) for a in pga]
        )
        struck = dice.uniforms(f"closed/{need}", first, n) < chance
        spread = np.exp(parameters.mid("unsafe.beta") * dice.normals(f"closed/{need}", first, n))
        closed[:, need] = np.where(struck, days * spread, 0.0)
    return closed
