"""More of what helps never raises the unmet need of any shock, and worse fabric never lowers it.

The same seed strikes the estate before and after: whatever differs is due to the change alone.
"""

import polars as pl
import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

from linli.engine.shocks.kinds import SHOCKS
from tests.engine.stress.estates import given, harsh, losses, more, prepared, random_estate, worse
from tests.factories import small_estate

SEEDS = st.integers(0, 60)
HARSH = harsh()
NOISE = 1e-9

few = settings(max_examples=20)


def never_more(before, after, parameters=HARSH, changed=None):
    """Assert that no shock costs more after than before; ``changed`` parameters go with after."""
    once, then = losses(before, parameters), losses(after, changed or parameters)
    for shock in once:
        assert then[shock][1] <= once[shock][1] * (1 + NOISE) + NOISE, shock


@few
@of(SEEDS, st.sampled_from(["water", "meal", "medicine", "fan", "heater", "power_bank", "tent"]))
def test_one_line_of_stock_more_never_raises_loss(seed, item):
    estate = random_estate(seed)
    line = {"line": "new", "item": item, "quantity": 20.0, "unit": "piece"}
    never_more(estate, more(estate, "stock", line))


@few
@of(SEEDS, st.integers(0, 99), st.sampled_from(["kin", "neighbour", "paired", "building_leader"]))
def test_one_tie_more_never_raises_loss(seed, which, kind):
    estate = random_estate(seed)
    households = estate["households"]["household"]
    helped, helper = households[which % len(households)], households[(which + 1) % len(households)]
    tie = {"tie": "new", "household": helped, "kind": kind, "where": "near"}
    if helper != helped and which % 2:
        tie |= {"where": "inside", "to_household": helper}
    never_more(estate, more(estate, "ties", tie))


@few
@of(
    SEEDS,
    st.sampled_from(
        ["shelter", "cool_room", "warm_room", "canteen", "clinic", "water_point", "charging"]
    ),
)
def test_more_room_in_places_never_raises_loss(seed, kind):
    estate = random_estate(seed)
    place = {"facility": "new", "kind": kind, "capacity_persons": 6, "inside": bool(seed % 2)}
    never_more(estate, more(estate, "facilities", place))


@few
@of(SEEDS, st.sampled_from(["estate", "building", "entrance"]))
def test_one_responder_more_never_raises_loss(seed, scope):
    estate = random_estate(seed)
    building = estate["buildings"]["building"][0]
    person = {"responder": "new", "role": "volunteer", "number": 1, "hours_a_day": 4.0}
    person |= {"scope": scope, "building": None if scope == "estate" else building}
    person |= {"entrance": 1 if scope == "entrance" else None}
    never_more(estate, more(estate, "responders", person))


@few
@of(SEEDS)
def test_one_tank_more_never_raises_loss(seed):
    estate = random_estate(seed)
    building = estate["buildings"]["building"][0]
    tank = {"component": "new", "system": "water", "kind": "tank", "scope": "building"}
    tank |= {"building": building, "endurance_h": 30.0, "condition": "bad"}
    never_more(estate, more(estate, "components", tank))


@settings(max_examples=30)
@of(SEEDS, st.integers(0, 99), st.booleans())
def test_one_backup_or_generator_more_never_raises_loss(seed, which, generator):
    estate = random_estate(seed)
    parts = estate["components"].filter(pl.col("backup_of").is_null())
    if parts.is_empty():
        return
    part = parts.row(which % len(parts), named=True)
    backup = {name: part[name] for name in ("system", "kind", "scope", "building", "entrance")}
    backup |= {"component": "A new", "backup_of": part["component"], "endurance_h": 30.0}
    if generator and part["system"] == "power":
        backup["kind"] = "generator"
    never_more(estate, more(estate, "components", backup))


@few
@of(SEEDS)
def test_more_crews_never_raise_loss(seed):
    crews = {"crews.per_1000_households": [300] * 6, "crews.builders_per_1000_households": 300}
    estate = random_estate(seed)
    never_more(estate, estate, changed=given(crews, HARSH))


@settings(max_examples=30)
@of(SEEDS, st.integers(0, 99))
def test_a_building_in_worse_condition_never_lowers_loss(seed, which):
    estate = random_estate(seed)
    never_more(worse(estate, "buildings", which), estate)


@settings(max_examples=30)
@of(SEEDS, st.integers(0, 99))
def test_a_component_in_worse_condition_never_lowers_loss(seed, which):
    """Of the lift outage, that of some lift, see the next test: a worse lift strikes oftener."""
    estate = random_estate(seed)
    if len(estate["components"]) == 0:
        return
    before, after = losses(estate, HARSH), losses(worse(estate, "components", which), HARSH)
    for shock in ("earthquake", "summer_outage"):
        assert after[shock][1] >= before[shock][1] * (1 - NOISE) - NOISE


def altered(estate, table, which, **cells):
    """The estate with other cells in one row of a table."""
    frame = estate[table]
    row = pl.int_range(pl.len()) == which % len(frame)
    changes = {
        name: pl.when(row).then(pl.lit(value, frame[name].dtype)).otherwise(name)
        for name, value in cells.items()
    }
    return estate.with_table(table, frame.with_columns(**changes))


STEPS = [
    ("buildings", "roof", "failing", "worn"),
    ("buildings", "roof", "worn", "sound"),
    ("buildings", "ground_floor_m", 0.0, 0.4),
    ("buildings", "ground_floor_m", 0.4, 1.2),
    ("buildings", "insulation", "none", "roof"),
    ("buildings", "insulation", "none", "walls"),
    ("buildings", "insulation", "walls", "both"),
    ("estate", "drain_drop_m", 0.2, 2.0),
    ("estate", "owners_committee", False, True),
    ("estate", "urgent_procedure", False, True),
    ("estate", "fund_yuan", 0.0, 1e6),
    ("estate", "quorum_percent", 10.0, 90.0),
    ("households", "cooled", False, None),
    ("households", "cooled", None, True),
]
"""Table, column, and two cells of it, the second better."""


@pytest.mark.parametrize(("table", "column", "poor", "better"), STEPS)
@settings(max_examples=6)
@of(SEEDS, st.integers(0, 99))
def test_a_better_cell_of_the_ledger_never_raises_loss(table, column, poor, better, seed, which):
    estate = random_estate(seed)
    before, after = (altered(estate, table, which, **{column: cell}) for cell in (poor, better))
    never_more(before, after)


@few
@of(SEEDS, st.integers(0, 99))
def test_a_smoke_alarm_or_an_air_conditioner_more_never_costs_a_life(seed, which):
    estate = random_estate(seed)
    for column, shock in (("smoke_alarm", "dwelling_fire"), ("cooled", "heat_wave")):
        before, after = (
            prepared(altered(estate, "households", which, **{column: cell}), shock, HARSH)
            .block(0, 30)
            .deaths
            for cell in (False, True)
        )
        assert (after <= before + NOISE).all()


@few
@of(SEEDS)
def test_more_water_goods_or_helpers_in_a_closed_estate_never_raise_loss(seed):
    estate = random_estate(seed)
    bare = {"confinement.gate": [0] * 8, "confinement.ill": 0.6}
    full = {"confinement.gate": [0, 0, 0, 0, 0.9, 0.7, 0, 0], "confinement.ill": 0.1}
    never_more(estate, estate, given(bare, HARSH), given(full, HARSH))


def test_a_lift_in_worse_condition_costs_more_a_year():
    sixth = {"household": "H09", "mobility_limited": 1}
    estate = small_estate(households=lifted(sixth))
    old = losses(worse(estate, "components", 5))["lift_outage"]
    new = losses(estate)["lift_outage"]
    assert old[0] > new[0]
    assert old[1] == new[1] > 0


@pytest.mark.parametrize("shock", SHOCKS)
def test_no_draw_gets_worse_by_a_full_reserve(shock):
    """Not only the mean."""
    estate = small_estate()
    lines = [
        {"line": item, "item": item, "quantity": 1e4, "unit": "piece"}
        for item in ("water", "meal", "fan")
    ]
    bare = prepared(estate, shock).block(0, 200).total
    full = prepared(more(estate, "stock", *lines), shock).block(0, 200).total
    assert (full <= bare * (1 + NOISE)).all()


def lifted(*changes):
    """The small estate's households, some with other cells."""
    rows = small_estate()["households"].to_dicts()
    by_key = {change["household"]: change for change in changes}
    return [row | by_key.get(row["household"], {}) for row in rows]
