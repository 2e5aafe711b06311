"""The estate as arrays the kernels read: sorted by key, nothing unknown, no text.

Index letters used in every shape: B buildings, E entrances, P places (a floor of an entrance),
C components, H households, T ties, Z zones (entrances covered by the same responders).
"""

from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]
Int = int | np.integer[Any]
Flags = NDArray[np.bool_]


def _constants(first: int, end: int) -> tuple[int, ...]:
    """Numpy integers, which kernels take as values; plain ones would be compiled in one by one."""
    return cast("tuple[int, ...]", tuple(np.int64(number) for number in range(first, end)))


SYSTEMS = ("water", "power", "gas", "heat", "lift", "telecom", "access", "drainage", "fire")
"""Systems of the ledger, in the order of every array with a system axis."""

WATER, POWER, GAS, HEAT, LIFT, TELECOM, ACCESS, DRAINAGE, FIRE = _constants(0, 9)
(PUMP,) = _constants(9, 10)
"""Water pumps, which only the storeys above mains pressure need."""
CHANNELS = 10
"""Systems as the kernels keep them: nine of the ledger, and pumps."""

SHELTER, N_WATER, N_POWER, THERMAL, FOOD, CARE, GETTING_OUT, CHECKED_ON = (
    np.int64(i) for i in range(8)
)
"""The eight needs, in the order of ``diagnosis.NEEDS``."""

MODERATE, EXTENSIVE, COMPLETE = _constants(2, 5)
"""Damage states: from moderate on a building is inspected, from extensive on it is unsafe."""

(NOBODY,) = _constants(-1, 0)
"""Cause of gaps no part of this estate is to blame for."""

STUCK, UNCOOLED = _constants(8, 10)
"""Extra lists beside the eight needs: no lift where one is needed; no coolth or warmth for those
without an air conditioner, which heats as well."""

POOLS = 6
"""Crew pools: water, power, gas, heat, lift, all other."""

TIE_TYPES = ("kin_inside", "kin_near", "kin_far", "neighbour", "paired", "building_leader")
AGES = ("age_0_5", "age_6_17", "age_18_59", "age_60_79", "age_80_plus")
LEVELS = 3
"""Vulnerability: 0 served first (80+ alone, mobility-limited), 1 (80+, small children, on
medicine), 2 others."""


class Fabric(NamedTuple):
    """Buildings, entrances, places and components; -1 where a row number does not apply."""

    building_key: Keys
    building_class: Ints
    """(B,) row of the shock's damage table."""
    floor_area: Floats
    """(B,) m2."""
    entrance_building: Ints
    """(E,) sorted by building."""
    entrance_zone: Ints
    place_entrance: Ints
    """(P,) sorted by entrance, then floor."""
    place_pumped: Flags
    """(P,) above the storey mains pressure reaches."""
    place_lift: Flags
    """(P,) above the ground floor of an entrance that has a lift."""
    place_lag: Floats
    """(P,) days a flat stays bearable in dangerous weather without power or heat."""
    place_exposure: Floats
    """(P,) K by which indoors is worse than the estate's usual flat: roofs and walls."""
    place_low: Flags
    """(P,) on the ground floor or below."""
    place_top: Flags
    """(P,) under the roof."""
    place_heated: Flags
    """(P,) warmed by a heating system, not by power."""
    component_key: Keys
    component_channel: Ints
    """(C,) one of the CHANNELS; -1 for a part nothing here depends on."""
    component_pool: Ints
    component_building: Ints
    component_entrance: Ints
    component_work: Floats
    """(C,) median days of repair work."""
    component_cost: Floats
    """(C,) yuan a repair."""
    component_decides: Floats
    """(C,) chance that its repair waits for a decision of the owners."""
    component_street: Flags
    """(C,) keeps fire engines out when it fails: a road, or a main that bursts under one."""
    backup_ptr: Ints
    """(C + 1,) into ``backup``: the components that stand in for each."""
    backup: Ints
    endurance: Floats
    """(C,) days it holds as a backup."""
    generator: Flags
    """(C,) keeps the common services (pumps, lifts) of its scope, never the flats."""
    tank: Flags
    """(C,) a water tank: it holds out for all that its building's water passes before the riser."""


class Homes(NamedTuple):
    """Households, sorted by place and key, and their ties."""

    key: Keys
    place_ptr: Ints
    """(P + 1,) into households."""
    building: Ints
    entrance: Ints
    persons: Floats
    """(H,) at home; 0 where the household is away for good."""
    demand: Floats
    """(H, 8) persons who have each need when its supply fails."""
    dependent: Flags
    """(H,) nobody in the household can use the stairs unaided."""
    ages: Floats
    """(H, 5) persons by age."""
    level: Ints
    groups: Floats
    """(H, 6) persons of the household in each group."""
    climb: Floats
    """(H,) storeys to climb from the ground floor without a lift."""
    cooled: Floats
    """(H,) chance of a working air conditioner, 0 or 1 where recorded."""
    alarm: Floats
    """(H,) chance of a working smoke alarm."""
    frailty: Floats
    """(H,) factor on deaths in heat and cold for those who need help on stairs, averaged."""
    tie_ptr: Ints
    """(H + 1,) into ties."""
    tie_key: Keys
    tie_type: Ints
    tie_building: Ints
    """(T,) the helper's building, -1 when the helper lives elsewhere."""
    tie_entrance: Ints
    """(T,) the helper's entrance, -1 when the helper lives elsewhere."""


class Reserve(NamedTuple):
    """What is held ready: places, stock, hours of responders.

    Places and lasting equipment are kept twice: row 1 for the cold, row 0 for all other times.
    """

    facility: Floats
    """(2, 8) persons each need's places take in at once."""
    facility_powered: Floats
    """(2, 8) of these, persons in places inside the estate that are shut without power."""
    facility_outside: Floats
    """(2, 8) of these, persons in places outside the estate."""
    stock: Floats
    """(8, K) person-days of consumables that come to hand at the start of each cell."""
    durable: Floats
    """(2, 8, K) person-days each need's lasting equipment can serve in each cell; what warms needs
    power."""
    hours: float
    """Person-hours a day of responders for the whole estate."""
    zone_hours: Floats
    """(Z,) person-hours a day of responders of one building or entrance."""


class Rules(NamedTuple):
    """Parameters in the form the kernels use; times in days."""

    weight: Floats
    """(8,)."""
    order: Ints
    """(8,) needs by falling weight."""
    home: Floats
    """(8,) days a household's own store lasts."""
    tie_needs: Floats
    """(6, 8) 1 where a type of tie meets a need."""
    tie_reach: Floats
    tie_start: Floats
    tie_hold: Floats
    responder_start: float
    visit_hours: float
    visit_climb: float
    escort_hours: float
    facility_start: float
    crews: Ints
    """(6,) crews of each pool."""
    builders: int
    mobilise: float
    work_beta: float
    inspection: float
    prepare: Floats
    """(2,) days before works for extensive and complete damage."""
    works: Floats
    structure_beta: float
    loss_ratio: Floats
    replacement: float
    occupied: float
    casualty: Floats
    """(2, 5) deaths and injuries an occupant: slight, moderate, extensive, complete, collapse."""
    life_left: Floats
    """(5,) years by age."""
    daily_deaths: Floats
    """(5,) deaths a person and day in ordinary times, by age."""
    rise: float
    """ln of the factor on ``daily_deaths`` a K beyond the limit of the weather."""
    contact: float
    """Factor on deaths in heat and cold for those somebody can reach."""
    fan: float
    """K that a fan gains while there is power; 0 in the cold."""
    cold: bool
    """The shock's weather is cold, not hot."""
    tie_outsider: Flags
    """(6,) ties whose helper, living elsewhere, cannot come in while the estate is closed."""
    fire_deaths: Floats
    """(5,) deaths a resident of the burning flat, by age."""
    alarm: float
    """Share of them a working smoke alarm averts."""
    late: Floats
    """(2,) factors on deaths and on days lost when the fire engine cannot get through."""
    decision: float
    """Median days the owners take to decide on a repair; 0 where they need not."""
    decision_beta: float
    collapse: Floats
    """(building classes,) share of complete damage that collapses."""
    edges: Floats
    """(K + 1,) days: the time grid."""


class Events(NamedTuple):
    """One block of draws of one shock, n rows; what the pipeline needs to know of the shock.

    ``shocks.shock.calm`` gives a block in which nothing happens.
    """

    damage: Floats
    """(n, building classes, 4) chance of reaching each damage state; no rows for no harm."""
    failure: Floats
    """(n, C) chance that each component fails."""
    forced: Ints
    """(n,) a component that fails for certain, -1 for none."""
    forced_days: Floats
    """(n,) its outage; negative when it follows from repair."""
    low_days: Floats
    """(n, B) days homes on the ground floor may not be lived in; no rows for none."""
    top_days: Floats
    """(n, B) days homes under the roof may not be lived in; no rows for none."""
    blocked: Floats
    """(n,) days the ways of the estate cannot be used."""
    confined: Floats
    """(n,) days nobody who lives elsewhere may come in."""
    weather_end: Floats
    """(n,) day until which the weather is dangerous; 0 for none."""
    excess: Floats
    """(n,) K by which a home without cooling or heating is beyond the limit."""
    closed: Floats
    """(n, 8) days the services outside the estate behind each need stay shut."""
    gate: Floats
    """(8,) share of each need for which goods come as far as the gate."""
    gate_start: Floats
    """(n,) day from which they come."""
    crew: Floats
    """(n,) share of the responders who can work."""
    fire: Ints
    """(n,) row of the household whose home burns, -1 for none."""
    burnt_days: Floats
    """(n,) days it may not be lived in."""
    smoke_days: Floats
    """(n,) days the other homes of its entrance may not be lived in."""
    late: Flags
    """(n,) the fire engine is kept out by what has nothing to do with the fire."""
    extra_yuan: Floats
    """(n,) repair cost besides buildings' damage states and components."""
    outside_start: Floats
    """(n,) day from which outside help comes."""
    outside_share: Floats
    """(8,) share of what is still open that it meets."""
    exceeded: Floats
    """(n,) events a year at least as severe as this one."""
