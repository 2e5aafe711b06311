"""Parameters brought into the form the kernels use."""

import math

import numpy as np

from linli.engine.model.arrays import TIE_TYPES, Floats, Rules
from linli.engine.model.compile import Model
from linli.engine.model.grid import edges
from linli.engine.parameters import Parameters, load
from linli.engine.shocks.shock import Shock
from linli.engine.units import DAYS_A_YEAR

TABLES = (
    "earthquake",
    "waterlogging",
    "weather",
    "heat",
    "cold",
    "fire",
    "storm",
    "confinement",
    "outages",
    "lifelines",
    "decision",
    "needs",
    "help",
    "targets",
    "priors",
)
"""Parameter tables a stress test reads."""

OUTSIDERS = ("kin_near", "kin_far")
"""Ties whose helper, when living elsewhere, has to come in; the others serve in the estate."""


def bundled() -> Parameters:
    """The parameters a stress test uses unless a user gives others."""
    return load(*TABLES)


def rules_of(parameters: Parameters, model: Model, shock: Shock, decision: float) -> Rules:
    """Rules of one shock on one estate; ``decision`` is the median days owners take to decide."""
    p, households = parameters, len(model.homes.key)
    weight = np.array(p.mids("weight"))
    cold = shock.weather == "cold"
    collapse = shock.collapse if shock.collapse is not None else np.zeros(len(model.buildings))
    return Rules(
        weight=weight,
        order=np.argsort(-weight, kind="stable"),
        home=_days(p, "home"),
        tie_needs=np.array([p.mids(f"tie.{kind}.needs") for kind in TIE_TYPES]),
        tie_reach=_ties(p, "reach"),
        tie_start=_ties(p, "start"),
        tie_hold=_ties(p, "hold"),
        responder_start=p.mid("responder.start", "d"),
        visit_hours=p.mid("visit.hours"),
        visit_climb=p.mid("visit.climb"),
        escort_hours=p.mid("escort.hours"),
        facility_start=p.mid("facility.start", "d"),
        crews=np.array([_crews(rate, households) for rate in p.mids("crews.per_1000_households")]),
        builders=_crews(p.mid("crews.builders_per_1000_households"), households),
        mobilise=p.mid("repair.mobilise", "d"),
        work_beta=p.mid("repair.beta"),
        inspection=p.mid("unsafe.inspection", "d"),
        prepare=_days(p, "unsafe.prepare"),
        works=_days(p, "unsafe.works"),
        structure_beta=p.mid("unsafe.beta"),
        loss_ratio=np.array(p.mids("loss.ratio")),
        replacement=p.mid("loss.replacement"),
        occupied=p.mid("casualty.occupied"),
        casualty=np.array([p.mids("casualty.deaths"), p.mids("casualty.injuries")]),
        life_left=np.array(p.mids("life_left")),
        daily_deaths=np.array(p.mids("mortality")) / DAYS_A_YEAR,
        rise=math.log1p(p.mid("cold.deaths_per_c" if cold else "heat.deaths_per_c")),
        contact=p.mid("weather.contact"),
        fan=0.0 if cold else p.mid("heat.fan"),
        cold=cold,
        tie_outsider=np.array([kind in OUTSIDERS for kind in TIE_TYPES]),
        fire_deaths=np.array(p.mids("fire.deaths")),
        alarm=p.mid("fire.alarm"),
        late=np.array([p.mid("fire.late_deaths"), p.mid("fire.late_days")]),
        decision=decision,
        decision_beta=p.mid("decision.beta"),
        collapse=collapse,
        edges=edges(),
    )


def _days(parameters: Parameters, name: str) -> Floats:
    return np.array(parameters.mids(name))


def _ties(parameters: Parameters, part: str) -> Floats:
    return np.array([parameters.mid(f"tie.{kind}.{part}") for kind in TIE_TYPES])


def _crews(per_1000: float, households: int) -> int:
    return max(1, round(per_1000 * households / 1000))
