"""A six-storey walk-up of the reader's choice, and single blows to it, with nothing left to chance.

Repairs take their middle time, households store nothing, ties always reach, nobody comes from
outside: what a test wants otherwise it says.
"""

from dataclasses import replace

import numpy as np
import pytest

from linli.engine.shocks.shock import calm
from linli.engine.stress.diagnosis import NEEDS
from tests.engine.stress.estates import given, prepared
from tests.factories import small_estate

HOUR = 1 / 24
HOT = 9.0
"""K beyond the limit: dangerous in any flat, with or without a fan."""

STILL = {
    "repair.beta": 1e-12,
    "unsafe.beta": 1e-12,
    "repair.mobilise": 0,
    "home": [0] * 8,
    "lag.top": 2 * HOUR,
    "lag.plain": 6 * HOUR,
    "lag.insulated": 12 * HOUR,
    "responder.start": 0,
    "facility.start": 0,
    **{
        f"tie.{kind}.reach": 1
        for kind in ("kin_inside", "kin_near", "kin_far", "neighbour", "paired", "building_leader")
    },
}
FEEDER = {"component": "P", "system": "power", "kind": "main", "scope": "estate"}
WATER_MAIN = {"component": "W", "system": "water", "kind": "main", "scope": "estate"}
GAS_MAIN = {"component": "G", "system": "gas", "kind": "main", "scope": "estate"}
LIFT = {
    "component": "L", "system": "lift", "kind": "lift", "scope": "entrance", "building": "1",
    "entrance": 1,
}  # fmt: skip
MAINS = (FEEDER, WATER_MAIN, GAS_MAIN)


def home(key, floor, **cells):
    """A household of one adult of 40 in entrance 1 of building 1; ``cells`` say what else it is."""
    person = {"household": key, "floor": floor, "building": "1", "entrance": 1, "size": 1}
    person |= {"age_18_59": 1, "mobility_limited": 0, "medicated": 0, "away": False, "cooled": True}
    return person | cells


def old(key, floor, **cells):
    """A household of one person over 80 who cannot use the stairs."""
    return home(key, floor, **{"age_18_59": 0, "age_80_plus": 1, "mobility_limited": 1, **cells})


def walkup(*homes, parts=(), buildings=("1",), fabric=None, **tables):
    """The estate: mains that reach the fourth storey, these homes and parts, no reserve.

    ``fabric`` holds cells that every building has otherwise.
    """
    place = ("building", "entrance", "floor")
    empty = {name: [] for name in ("facilities", "stock", "responders", "ties", "answers")}
    return small_estate(
        **{
            "estate": [{"estate": "walkup", "datum": "local", "mains_storeys": 4}],
            "buildings": [
                {"building": b, "storeys": 6, "entrances": 2, "insulation": "none",
                 "structure": "masonry_plain", "year": 1975, "floor_area_m2": None} | (fabric or {})
                for b in buildings
            ],
            "dwellings": [
                {"dwelling": h["household"], **{name: h[name] for name in place}} for h in homes
            ],
            "households": [
                {"dwelling": h["household"]} | {k: v for k, v in h.items() if k not in place}
                for h in homes
            ],
            "components": [*MAINS, *parts],
            "organisations": [],
            **empty,
            **tables,
        }
    )  # fmt: skip


def blow(
    estate,
    out=None,
    days=0.0,
    failed=(),
    weather=0.0,
    damage=0,
    changes=None,
    event=None,
    shock="summer_outage",
    decision_delay=False,
):
    """The tally of one event.

    ``out`` is a component that is out for ``days``; ``failed`` are components that wait for their
    repair; ``weather`` is the day dangerous weather ends; ``damage`` is the state of every
    building; ``changes`` are parameters by name, in the engine's units; ``event`` holds other
    fields of ``Events`` of this one draw; ``shock`` decides the season.
    """
    run = prepared(
        estate, shock, given({**STILL, **(changes or {})}), decision_delay=decision_delay
    )
    keys = list(run.model.components["component"])
    chances = np.zeros((1, len(keys)))
    chances[0, [keys.index(key) for key in failed]] = 1.0
    buildings = len(run.model.buildings)
    reached = np.zeros((1, buildings, 4))
    reached[0, :, :damage] = 1.0
    events = (
        calm(run.model, 1)
        ._replace(
            damage=reached,
            failure=chances,
            forced=np.array([keys.index(out) if out else -1]),
            forced_days=np.array([days]),
            weather_end=np.array([weather]),
            excess=np.array([HOT if weather else 0.0]),
        )
        ._replace(**{name: np.array(value) for name, value in (event or {}).items()})
    )
    struck = replace(run.shock, events=lambda *_: events)
    return replace(run, shock=struck).block(0, 1)


def lacking(*arguments, **options):
    """Need -> person-days unmet of what was lacked at all, see ``blow``."""
    unmet = blow(*arguments, **options).by_need[0]
    return {need: days for need, days in zip(NEEDS, unmet, strict=True) if days > 0}


def near(**expected):
    """Needs and person-days, equal up to rounding."""
    return pytest.approx(expected, rel=1e-9)
