"""Small estates of every kind, made at random from a seed, and the engine's parts run on them."""

from functools import cache

import numpy as np
import polars as pl

from linli.engine.estate.checks import check
from linli.engine.parameters import Parameters
from linli.engine.stress.rules import bundled
from linli.engine.stress.trial import Asked, Trial
from tests.factories import rows, small_estate

HARSH = """
[summer_outage.overload]
mid = 0.1
unit = "1"
source = "test"
[summer_outage.water]
mid = 0.5
unit = "1"
source = "test"
[summer_outage.duration]
mid = 1.5
unit = "d"
source = "test"
[repair.lift]
mid = 5
unit = "d"
source = "test"
[repair.main]
mid = 3
unit = "d"
source = "test"
[repair.other]
mid = 4
unit = "d"
source = "test"
[hazard.basic_pga]
mid = [0.3, 0.3, 0.3, 0.3, 0.3, 0.3]
unit = "g"
source = "test"
[home]
mid = [0, 4, 0, 0, 3, 5, 0, 2]
unit = "h"
source = "test"
[visit.hours]
mid = 2
unit = "person-hours per person and day"
source = "test"
"""
"""Failures, long outages and little in store, so that a few draws reach every branch."""

_WORSE = {"good": "fair", "fair": "poor", "poor": "bad"}
_SYSTEM_OF = {
    "main": ("water", "power", "gas", "heat"),
    "station": ("heat",),
    "pipe": ("water", "gas"),
    "riser": ("water", "power", "gas"),
    "pump": ("water",),
    "tank": ("water",),
    "transformer": ("power",),
    "meter_bank": ("power",),
    "generator": ("power",),
    "regulator": ("gas",),
    "lift": ("lift",),
    "stair": ("access",),
    "road": ("access",),
    "cable": ("telecom",),
}
_SCOPES = {"main": "estate", "pump": "building", "lift": "entrance", "road": "estate"}
_FACILITIES = (
    "shelter",
    "cool_room",
    "warm_room",
    "canteen",
    "clinic",
    "water_point",
    "charging",
    "shop",
)
_STOCK = ("water", "meal", "medicine", "fan", "heater", "power_bank", "tent", "stair_chair")


def harsh() -> Parameters:
    """The bundled parameters made ``HARSH``."""
    return bundled().overridden(HARSH, "test")


@cache
def random_estate(seed: int):
    """A valid estate of one to four buildings; much in it is unknown, doubled or held ready."""
    luck = _Luck(seed)
    buildings = [_building(luck, i) for i in range(luck.between(1, 4))]
    dwellings = [_dwelling(luck, i, luck.one_of(buildings)) for i in range(luck.between(2, 24))]
    households = [_household(luck, i, d) for i, d in enumerate(dwellings) if luck.chance(0.9)]
    households = households or [_household(luck, 0, dwellings[0])]
    responders = [_responder(luck, i, buildings) for i in range(luck.between(0, 4))]
    return _checked(
        small_estate(
            estate=[_estate(luck)],
            buildings=buildings,
            dwellings=dwellings,
            households=households,
            components=_components(luck, buildings),
            facilities=[_facility(luck, i) for i in range(luck.between(0, 5))],
            stock=[_line(luck, i) for i in range(luck.between(0, 6))],
            responders=responders,
            ties=[_tie(luck, i, households, responders) for i in range(luck.between(0, 20))],
            answers=[],
        )
    )


def prepared(estate, shock, parameters=None, seed=1, **asked):
    """One shock on one estate, ready to run: ``run.block(first, n)`` gives a tally."""
    return Trial.of(estate, parameters or bundled(), Asked((shock,), seed, **asked)).runs[0]


def losses(estate, parameters=None, draws=30, seed=1):
    """Shock -> (events a year, mean unmet person-days of an event)."""
    trial = Trial.of(estate, parameters or bundled(), Asked(seed=seed))
    return {
        run.shock.name: (run.shock.annual_rate, float(run.block(0, draws).total.mean()))
        for run in trial.runs
    }


def more(estate, table, *lines):
    """The estate with rows added to a table."""
    return estate.with_table(table, pl.concat([estate[table], rows(table, *lines)]))


def worse(estate, table, which):
    """The estate with one row of a table a step down in condition; unknown counts as fair."""
    frame = estate[table]
    row = pl.int_range(pl.len()) == which % len(frame)
    lower = pl.col("condition").fill_null("fair").replace(_WORSE)
    return estate.with_table(
        table, frame.with_columns(condition=pl.when(row).then(lower).otherwise("condition"))
    )


def given(changes, base=None):
    """Parameters with other middles: name -> value in the engine's unit (days, shares, g)."""
    known = base or bundled()
    text = "".join(
        f'[{name}]\nmid = {value}\nunit = "{known.rows[name].unit}"\nsource = "test"\n'
        for name, value in changes.items()
    )
    return known.overridden(text, "test")


def _checked(estate):
    faults = check(estate.tables)
    assert len(faults) == 0, faults.frame.rows()
    return estate


class _Luck:
    def __init__(self, seed: int) -> None:
        self._numbers = np.random.default_rng(seed)

    def chance(self, share):
        return bool(self._numbers.random() < share)

    def between(self, low, high):
        return int(self._numbers.integers(low, high + 1))

    def one_of(self, things):
        return things[self.between(0, len(things) - 1)]

    def known(self, value, share=0.8):
        return value if self.chance(share) else None


def _estate(luck):
    return {
        "estate": luck.one_of(["lane", "court", "yard"]),
        "datum": "local",
        "design_intensity": luck.known(luck.one_of(["6", "7", "7.5", "8"])),
        "site_class": luck.known(luck.one_of(["I1", "II", "III", "IV"])),
        "mains_storeys": luck.known(luck.between(2, 5)),
        "drain_drop_m": luck.known(float(luck.between(0, 3))),
        "owners_committee": luck.known(luck.chance(0.5)),
        "fund_yuan": luck.known(float(luck.between(0, 20_000))),
        "urgent_procedure": luck.known(luck.chance(0.3)),
        "quorum_percent": luck.known(float(luck.between(0, 100))),
    }


def _building(luck, i):
    return {
        "building": f"B{i}",
        "year": luck.known(luck.between(1955, 2015)),
        "structure": luck.known(luck.one_of(["masonry_plain", "rc_frame", "large_panel"])),
        "storeys": luck.between(4, 11),
        "entrances": luck.between(1, 3),
        "floor_area_m2": None,
        "condition": luck.known(luck.one_of(["good", "fair", "poor", "bad"])),
        "retrofitted": luck.known(luck.chance(0.2), 0.5),
        "insulation": luck.known(luck.one_of(["none", "roof", "walls", "both"])),
        "ground_floor_m": luck.known(luck.one_of([0.0, 0.3, 0.9])),
        "basements": luck.known(luck.between(0, 1)),
        "roof": luck.known(luck.one_of(["sound", "worn", "failing"])),
    }


def _dwelling(luck, i, building):
    return {
        "dwelling": f"D{i:02d}",
        "building": building["building"],
        "entrance": luck.known(luck.between(1, building["entrances"]), 0.9),
        "floor": luck.known(luck.between(1, building["storeys"]), 0.9),
        "use": "home",
    }


def _household(luck, i, dwelling):
    ages = [luck.between(0, most) for most in (1, 1, 2, 2, 1)]
    ages[2] += not sum(ages)
    size = sum(ages)
    some = luck.chance(0.85)
    names = ("age_0_5", "age_6_17", "age_18_59", "age_60_79", "age_80_plus")
    return {
        "household": f"H{i:02d}",
        "dwelling": dwelling["dwelling"],
        "size": size if some else None,
        **(dict(zip(names, ages, strict=True)) if some else {}),
        "mobility_limited": luck.known(luck.between(0, min(size, 2)), 0.7) if some else None,
        "medicated": luck.known(luck.between(0, size), 0.7) if some else None,
        "lives_alone": luck.known(size == 1, 0.5) if some else None,
        "tenure": luck.known(luck.one_of(["owner", "tenant", "other"])),
        "away": luck.known(luck.chance(0.1)),
        "cooled": luck.known(luck.chance(0.6)),
        "smoke_alarm": luck.known(luck.chance(0.3)),
    }


def _components(luck, buildings):
    made = []
    for i in range(luck.between(0, 14)):
        kind = luck.one_of(list(_SYSTEM_OF))
        system = luck.one_of(_SYSTEM_OF[kind])
        scope = _SCOPES.get(kind) or luck.one_of(["estate", "building", "entrance"])
        building = luck.one_of(buildings)
        backs = [c for c in made if c["system"] == system and c["backup_of"] is None]
        stands_by = kind in ("tank", "generator") or luck.chance(0.15)
        made.append(
            {
                "component": f"C{i:02d}",
                "system": system,
                "kind": kind,
                "scope": scope,
                "building": None if scope == "estate" else building["building"],
                "entrance": luck.between(1, building["entrances"]) if scope == "entrance" else None,
                "installed": luck.known(luck.between(1960, 2020)),
                "length_m": luck.known(float(luck.between(10, 400))) if kind == "pipe" else None,
                "material": luck.known(luck.one_of(["grey_iron", "pe", "steel"])),
                "condition": luck.known(luck.one_of(["good", "fair", "poor", "bad"])),
                "below_ground": luck.known(luck.chance(0.3), 0.5),
                "backup_of": luck.one_of(backs)["component"] if backs and stands_by else None,
                "endurance_h": luck.known(luck.one_of([4.0, 12.0, 48.0])) if stands_by else None,
            }
        )
    return made


def _facility(luck, i):
    return {
        "facility": f"F{i}",
        "kind": luck.one_of(_FACILITIES),
        "inside": luck.known(luck.chance(0.6)),
        "capacity_persons": luck.known(luck.between(0, 12)),
    }


def _line(luck, i):
    quantity = luck.known(float(luck.between(0, 60)))
    return {
        "line": f"S{i}",
        "item": luck.one_of(_STOCK),
        "quantity": quantity,
        "unit": None if quantity is None else "piece",
        "callable_within_h": luck.known(luck.one_of([0.5, 5.0, 30.0])),
    }


def _responder(luck, i, buildings):
    scope, building = luck.one_of(["estate", "building", "entrance"]), luck.one_of(buildings)
    return {
        "responder": f"R{i}",
        "role": "volunteer",
        "number": luck.known(luck.between(0, 3)),
        "hours_a_day": luck.known(float(luck.between(1, 8))),
        "scope": scope,
        "building": None if scope == "estate" else building["building"],
        "entrance": luck.between(1, building["entrances"]) if scope == "entrance" else None,
    }


def _tie(luck, i, households, responders):
    helped, helper = luck.one_of(households), luck.one_of(households)
    row = {
        "tie": f"T{i:02d}",
        "household": helped["household"],
        "kind": luck.one_of(["kin", "neighbour", "paired", "building_leader"]),
        "where": luck.one_of(["near", "far"]),
    }
    if responders and luck.chance(0.3):
        return row | {"where": "inside", "to_responder": luck.one_of(responders)["responder"]}
    if helper is not helped and luck.chance(0.6):
        return row | {"where": "inside", "to_household": helper["household"]}
    return row
