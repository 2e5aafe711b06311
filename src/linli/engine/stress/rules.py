"""Parameters brought into the form the kernels use."""

import numpy as np

from linli.engine.model.arrays import TIE_TYPES, Floats, Rules
from linli.engine.model.grid import edges
from linli.engine.parameters import Parameters, load

TABLES = ("earthquake", "lifelines", "needs", "help", "outages")
"""Parameter tables a stress test reads."""


def bundled() -> Parameters:
    """The parameters a stress test uses unless a user gives others."""
    return load(*TABLES)


def rules_of(parameters: Parameters, households: int, collapse: Floats) -> Rules:
    """Rules for an estate of so many households; ``collapse`` (building classes,)."""
    p = parameters
    weight = np.array(p.mids("weight"))
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
        heat_deaths=_heat_deaths(p),
        contact=p.mid("summer_outage.contact"),
        collapse=collapse,
        edges=edges(),
    )


def _days(parameters: Parameters, name: str) -> Floats:
    return np.array(parameters.mids(name))


def _ties(parameters: Parameters, part: str) -> Floats:
    return np.array([parameters.mid(f"tie.{kind}.{part}") for kind in TIE_TYPES])


def _crews(per_1000: float, households: int) -> int:
    return max(1, round(per_1000 * households / 1000))


def _heat_deaths(parameters: Parameters) -> Floats:
    """(5,) excess deaths a person and day without coolth: (1 + b)^dT - 1 of the daily mortality."""
    rise: float = (1.0 + parameters.mid("summer_outage.deaths_per_c")) ** parameters.mid(
        "summer_outage.excess_c"
    ) - 1.0
    yearly: Floats = np.array(parameters.mids("mortality"))
    return yearly / 365.0 * rise
