"""The estate after measures: what is planned is marked, and no order of candidates matters."""

import numpy as np
import polars as pl
import pytest

from linli.engine.estate.population.example import example_estate
from linli.engine.estate.schema import GENERATED
from linli.engine.renewal.applied import Steps, applied, carried_out, marked
from linli.engine.renewal.candidates import candidates
from linli.engine.renewal.catalogue import bundled
from tests.engine.renewal.rows import catalogue, row
from tests.engine.renewal.test_sites import changed
from tests.factories import small_estate

ROOFS = row(
    "roof",
    sites='{ rule = "rows", table = "buildings", where = { roof = ["worn", "failing"] } }',
    effects='[{ rule = "set_cells", table = "buildings", cells = { roof = "sound" } }]',
)
LIFTS = row(
    "lift",
    sites='{ rule = "without", scope = "entrance", system = "lift", kind = "lift" }',
    effects='[{ rule = "add_component", system = "lift", kind = "lift", scope = "entrance" }]',
    extent='"building"',
)
LEAD = row(
    "lead", sites='{ rule = "unled" }', effects='[{ rule = "lead", skills = ["talk"], hours = 4 }]'
)
LINK = row(
    "link",
    sites='{ rule = "unlinked", kinds = ["building_leader"] }',
    effects='[{ rule = "link" }]',
)


def after(estate, *rows, year=2031):
    return applied(estate, candidates(estate, catalogue(*rows)).candidates, year)


def mark(estate, table, key):
    (found,) = estate[table].filter(pl.col(estate[table].columns[0]) == key).to_dicts()
    return found[GENERATED]


def test_nothing_chosen_leaves_the_estate_as_it_was():
    assert applied(small_estate(), [], 2031) == small_estate()


def test_a_planned_cell_is_named_as_generated():
    estate = after(small_estate(), ROOFS)
    assert list(estate["buildings"]["roof"]) == ["sound", "sound"]
    assert [mark(estate, "buildings", key) for key in ("1", "2")] == ["roof", "roof"]


def test_a_recorded_cell_that_was_so_already_stays_recorded():
    one = changed("buildings", "1", roof="sound")
    assert mark(after(one, ROOFS), "buildings", "1") is None


def test_what_was_generated_before_stays_so():
    made = changed("buildings", "1", generated="year;facade")
    assert mark(after(made, ROOFS), "buildings", "1") == "year;facade;roof"
    whole = changed("buildings", "1", generated="*")
    assert mark(after(whole, ROOFS), "buildings", "1") == "*"


def test_a_row_that_is_not_touched_keeps_its_mark_letter_by_letter():
    made = changed("buildings", "1", generated="facade;year", roof="sound")
    assert mark(after(made, ROOFS), "buildings", "1") == "facade;year"


def test_a_planned_row_is_generated_as_a_whole():
    estate = after(small_estate(), LIFTS)
    assert [mark(estate, "components", f"lift@{e}") for e in ("1/1", "1/2", "2/2")] == ["*"] * 3
    assert mark(estate, "components", "L1") is None


def test_a_key_that_was_generated_stays_marked():
    made = changed("buildings", "1", generated="building")
    assert mark(after(made, ROOFS), "buildings", "1") == "building;roof"


def test_the_order_of_candidates_never_matters():
    estate = example_estate()
    lines = catalogue(LIFTS, ROOFS, LEAD, LINK)
    chosen = candidates(estate, lines).candidates
    assert applied(estate, chosen[::-1], 2031) == applied(estate, chosen, 2031)


@pytest.mark.parametrize("rows", [(LEAD, LINK), (LINK, LEAD)])
def test_measures_are_carried_out_in_the_order_of_their_catalogue(rows):
    linked = len(after(small_estate(), *rows)["ties"]) - len(small_estate()["ties"])
    assert linked == (11 if rows[0] is LEAD else 5)


def test_sets_that_share_their_first_steps_are_carried_out_as_each_by_itself():
    estate = example_estate()
    those = candidates(estate, bundled()).candidates
    steps, chance = Steps(estate, those, 2031), np.random.default_rng(1)
    for size in (0, 1, 2, 40, 41, len(those) - 1, len(those)):
        chosen = chance.choice(len(those), size, replace=False).tolist()
        alone = carried_out(estate, (those[row] for row in chosen), 2031)
        assert steps.after(chosen) == alone


def test_a_part_of_a_measure_changes_only_its_own_places():
    chosen = candidates(small_estate(), catalogue(LIFTS)).candidates
    estate = applied(small_estate(), chosen[:1], 2031)
    assert len(estate["components"]) == len(small_estate()["components"]) + 2


def test_tables_that_stay_are_the_same():
    estate = after(small_estate(), ROOFS)
    assert marked(estate, estate) == estate
    assert estate["households"].equals(small_estate()["households"])
