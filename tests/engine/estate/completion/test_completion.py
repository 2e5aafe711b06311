"""A world is the same ledger with its unknown cells drawn: nothing recorded is touched."""

import polars as pl
import pytest
from hypothesis import given as for_all
from hypothesis import settings

from linli.engine.errors import InputError
from linli.engine.estate.checks import check
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.population.example import example_estate
from linli.engine.parameters import load
from tests.engine.estate.blanking import blanked
from tests.engine.estate.completion.worlds import (
    by_key,
    completion,
    given,
    ledgers,
    shuffled,
    world,
)
from tests.engine.stress.estates import random_estate
from tests.factories import small_estate
from tests.strategies import estates

EACH = pytest.mark.parametrize("ledger", range(len(ledgers())))
HALF = blanked(example_estate(), 0.6, 1)


@EACH
def test_recorded_cells_stay(ledger):
    estate = ledgers()[ledger]
    drawn = world(estate)
    for table in TABLES:
        for column in table.columns:
            before, after = estate[table.name][column.name], drawn[table.name][column.name]
            known = before.is_not_null()
            assert after.filter(known).equals(before.filter(known)), f"{table.name}.{column.name}"


@EACH
def test_no_cell_that_the_stress_test_reads_stays_unknown(ledger):
    assert completion(world(ledgers()[ledger])).unknown == {}


@EACH
def test_a_world_of_a_valid_ledger_is_valid(ledger):
    ready = completion(ledgers()[ledger])
    for w in range(3):
        faults = check(ready.world(w).tables)
        assert len(faults) == 0, faults.frame.rows()


@settings(max_examples=60, deadline=None)
@for_all(estates())
def test_a_world_of_any_valid_ledger_is_valid(estate):
    faults = check(world(estate).tables)
    assert len(faults) == 0, faults.frame.rows()


@EACH
def test_the_order_of_rows_does_not_matter(ledger):
    estate = ledgers()[ledger]
    here, there = by_key(world(estate, 3)), by_key(world(shuffled(estate, 5), 3))
    assert all(here[name].equals(there[name]) for name in here)


def test_a_world_is_the_same_each_time_whatever_was_drawn_before():
    ready = completion(HALF)
    first = ready.world(7)
    ready.world(2)
    assert ready.world(7) == first == world(HALF, 7)


def test_worlds_and_seeds_differ():
    assert world(HALF, 0) != world(HALF, 1)
    assert world(HALF, 0, seed=1) != world(HALF, 0, seed=2)


def test_a_ledger_in_which_all_is_known_has_one_world():
    whole = world(HALF)
    assert world(whole, 4) == whole


def test_only_the_named_columns_are_drawn():
    only = {("buildings", "year"), ("households", "age_80_plus")}
    drawn = world(HALF, 2, only)
    for table in TABLES:
        changed = {column for name, column in only if name == table.name}
        assert drawn[table.name].drop(changed).equals(HALF[table.name].drop(changed))
        assert all(drawn[table.name][column].null_count() == 0 for column in changed)


@pytest.mark.parametrize("cell", sorted(completion(HALF).unknown))
def test_any_column_may_be_drawn_alone(cell):
    faults = check(world(HALF, 1, {cell}).tables)
    assert len(faults) == 0, faults.frame.rows()


def test_to_draw_no_column_leaves_the_ledger_as_it_is():
    assert world(HALF, 1, set()) == HALF


def test_what_is_unknown_in_one_table_does_not_reach_another():
    known = HALF.with_table("stock", example_estate()["stock"])
    here, there = world(HALF), world(known)
    assert all(
        here[table.name].equals(there[table.name]) for table in TABLES if table.name != "stock"
    )


def test_unknown_cells_are_counted_where_the_column_applies():
    unknown = completion(HALF).unknown
    assert unknown["households", "size"] == HALF["households"]["size"].null_count()
    assert unknown["buildings", "year"] == HALF["buildings"]["year"].null_count()
    backups = HALF["components"].filter(pl.col("backup_of").is_not_null())
    assert unknown["components", "endurance_h"] == backups["endurance_h"].null_count()
    assert ("buildings", "name") not in unknown
    assert ("components", "count") not in unknown


def test_a_building_known_not_to_be_retrofitted_has_no_unknown_year_of_it():
    estate = given(small_estate(), "buildings", retrofitted=False, retrofit_year=None)
    assert ("buildings", "retrofit_year") not in completion(estate).unknown


def test_a_drawn_quantity_has_a_unit():
    estate = given(small_estate(), "stock", quantity=None, unit=None)
    assert world(estate)["stock"]["unit"].to_list() == ["litre", "piece"]


def test_the_table_of_priors_is_needed():
    with pytest.raises(InputError, match="unknown_parameter"):
        completion(random_estate(1), parameters=load("needs"))
