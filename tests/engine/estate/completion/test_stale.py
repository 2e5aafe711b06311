"""What was recorded long ago may no longer hold: it counts as unknown in part of the worlds."""

from datetime import date, timedelta

import numpy as np
import pytest

from linli.engine.estate.checks import check
from linli.engine.estate.completion.patterns import HOME_COLUMNS
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.population.example import example_estate
from linli.engine.model.silent import CONDITIONS
from tests.engine.estate.completion.worlds import PRIORS, completion, given, shuffled
from tests.factories import rows, small_estate

SURVEYED = date(2026, 3, 1)
LEDGER = given(example_estate(), "estate", surveyed=SURVEYED)
HALF_LIFE = {name: PRIORS.mid(f"stale.{name}", "d") for name in ("needs", "homes", "condition")}


def worlds(days, estate=LEDGER, count=3):
    ready = completion(estate, as_of=SURVEYED + timedelta(days))
    return [ready.world(w) for w in range(count)]


def changed(table, column, days):
    """Share of recorded cells that differ in a world so many days after the survey."""
    before = LEDGER[table][column]
    known = before.is_not_null()
    return np.mean(
        [(after[table][column] != before).filter(known).mean() for after in worlds(days)]
    )


@pytest.mark.parametrize(
    ("as_of", "surveyed"),
    [
        (None, SURVEYED),
        (SURVEYED + timedelta(999), None),
        (SURVEYED, SURVEYED),
        (SURVEYED - timedelta(99), SURVEYED),
    ],
)
def test_without_both_days_or_before_the_survey_nothing_is_out_of_date(as_of, surveyed):
    estate = given(LEDGER, "estate", surveyed=surveyed)
    after = completion(estate, as_of=as_of).world(1)
    recorded = ("households", "dwellings", "components")
    assert all(
        after[name]
        .drop("below_ground", strict=False)
        .equals(estate[name].drop("below_ground", strict=False))
        for name in recorded
    )


def test_after_a_half_life_half_the_cells_are_drawn_anew():
    """A home drawn anew is of the same size with chance 0.26: the sum of squared shares."""
    sizes = LEDGER["households"]["size"].value_counts(normalize=True)["proportion"]
    anew = 1 - (sizes**2).sum()
    assert changed("households", "size", HALF_LIFE["homes"]) == pytest.approx(anew / 2, abs=0.05)


def test_needs_go_out_of_date_before_homes_and_homes_before_conditions():
    year = 365
    needs, size = changed("households", "medicated", year), changed("households", "size", year)
    assert needs > size > changed("components", "condition", year)


def test_a_state_drawn_anew_is_never_better_than_it_was():
    places = {code: place for place, code in enumerate(CONDITIONS)}
    for table in ("components", "buildings"):
        before = LEDGER[table]["condition"].replace_strict(places)
        for after in worlds(20 * HALF_LIFE["condition"]):
            now = after[table]["condition"].replace_strict(places)
            assert ((now >= before) | before.is_null()).all()
            assert (now > before).any()


def test_what_does_not_age_stays():
    kept = {
        "buildings": ["year", "structure", "storeys", "retrofitted", "ground_floor_m"],
        "dwellings": ["entrance", "floor", "use"],
        "components": ["installed", "material", "length_m"],
        "stock": ["quantity"],
    }
    for after in worlds(4000):
        for table, columns in kept.items():
            known = LEDGER[table].select(columns)
            assert after[table].select(columns).equals(known)


def test_a_world_of_an_old_ledger_is_valid_and_does_not_depend_on_the_order_of_rows():
    for days in (100, 2000, 9000):
        here, there = worlds(days)[1], worlds(days, shuffled(LEDGER, 1))[1]
        assert len(check(here.tables)) == 0
        for table in TABLES:
            assert here[table.name].sort(table.key).equals(there[table.name].sort(table.key))


@pytest.mark.parametrize(
    "only",
    [
        {("households", "size")},
        {("households", "mobility_limited"), ("households", "medicated")},
        {("households", name) for name in HOME_COLUMNS},
        {("households", "cooled"), ("buildings", "condition")},
    ],
)
def test_a_part_of_an_old_ledger_drawn_anew_agrees_with_the_rest(only):
    ready = completion(LEDGER, as_of=SURVEYED + timedelta(3000))
    world = ready.world(1, only)
    assert len(check(world.tables)) == 0
    for table in TABLES:
        kept = [name for name in LEDGER[table.name].columns if (table.name, name) not in only]
        assert world[table.name].select(kept).equals(LEDGER[table.name].select(kept))


def test_an_old_ledger_without_households_is_no_trouble():
    empty = rows("households")
    estate = small_estate(households=empty, ties=[], answers=[])
    old = completion(given(estate, "estate", surveyed=SURVEYED), as_of=date(2031, 1, 1))
    assert old.world(0)["households"].is_empty()


def test_an_old_household_that_contradicts_itself_stays_as_it_is():
    torn = {"household": "H", "dwelling": "1-1-101", "lives_alone": True, "age_18_59": 3,
            "medicated": 1}  # fmt: skip
    estate = given(
        small_estate(households=[torn], ties=[], answers=[]), "estate", surveyed=SURVEYED
    )
    ready = completion(estate, as_of=SURVEYED + timedelta(1))
    homes = [ready.world(w)["households"].row(0, named=True) for w in range(9)]
    assert all(home["lives_alone"] and home["medicated"] == 1 for home in homes)
    assert all(home["size"] is None for home in homes)


def test_an_old_ledger_has_no_more_unknown_cells():
    old = completion(LEDGER, as_of=SURVEYED + timedelta(999))
    assert old.unknown == completion(LEDGER).unknown
