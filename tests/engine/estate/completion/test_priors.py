"""The table of priors: every row is read, and lists have the length of what they describe."""

import numpy as np
import pytest

from linli.engine.errors import InputError
from linli.engine.estate.completion.generic import Generic
from linli.engine.estate.completion.household_kinds import kinds
from linli.engine.estate.completion.plans import PLANS
from linli.engine.estate.completion.sortings import sortings
from linli.engine.estate.ledger import BY_NAME
from linli.engine.parameters import load
from tests.engine.estate.completion.worlds import PRIORS, setting
from tests.factories import small_estate

SORTINGS = sortings(small_estate(), PRIORS)
NONE = np.zeros(1, np.int64)


def names_of(plan):
    return [
        f"{plan.generic}.{label}" if label else plan.generic for label in SORTINGS[plan.by].labels
    ]


def generic(table, column, parameters=PRIORS, nothing="", label=""):
    name = f"prior.{table}.{column}" + (f".{label}" if label else "")
    return Generic.read(parameters, name, ("",), BY_NAME[table].column(column), nothing)


def test_every_prior_is_of_a_column_that_is_drawn():
    read = {name for plan in PLANS for name in names_of(plan)}
    others = ("prior.household.", "prior.class.", "prior.rows.", "prior.nothing.", "stale.")
    left = [name for name in PRIORS.rows if not name.startswith(others)]
    assert sorted(left) == sorted(read)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.generic)
def test_the_prior_of_a_column_has_its_form(plan):
    column = BY_NAME[plan.table].column(plan.column)
    labels = SORTINGS[plan.by].labels
    assert len(Generic.read(PRIORS, plan.generic, labels, column, plan.nothing).edges) == len(
        labels
    )


@pytest.mark.parametrize(
    ("table", "alike"),
    [("population", ("condition.young", "condition.middle", "condition.old"))],
)
def test_what_is_taken_from_another_table_is_what_stands_there(table, alike):
    there = load(table)
    for name in alike:
        for of in ("buildings", "components"):
            assert PRIORS.mids(f"prior.{of}.{name}") == there.mids(name)


def test_a_list_of_the_wrong_length_is_refused():
    short = PRIORS.rows["prior.estate.site_class"]
    rows = {
        **PRIORS.rows,
        "prior.estate.site_class": short.__class__("x", (1,), (1,), (1,), "1", ""),
    }
    with pytest.raises(InputError, match="bad_parameter"):
        generic("estate", "site_class", PRIORS.__class__(rows))


def test_a_choice_comes_as_often_as_its_share():
    uniform = (np.arange(1000) + 0.5) / 1000
    drawn = generic("estate", "site_class").at(np.zeros(1000, np.int64), uniform)
    shares = np.array(PRIORS.mids("prior.estate.site_class"))
    assert np.bincount(drawn.astype(int), minlength=5) == pytest.approx(1000 * shares)


def test_a_number_stays_below_its_quantiles_as_often_as_they_say():
    uniform = (np.arange(1000) + 0.5) / 1000
    drawn = generic("estate", "drain_drop_m").at(np.zeros(1000, np.int64), uniform)
    for share, value in zip((0.05, 0.25, 0.5, 0.75), (0.1, 0.3, 0.5, 0.9), strict=False):
        assert (drawn <= value + 1e-9).mean() == pytest.approx(share, abs=0.002)
    assert (drawn.min(), drawn.max()) == (0.1, 2.0)


def test_hours_and_percent_come_in_the_units_of_the_ledger():
    assert generic("stock", "callable_within_h").at(NONE, np.array([0.5])) == pytest.approx(2.0)
    assert generic("estate", "quorum_percent").at(NONE, np.array([0.5])) == pytest.approx(50.0)


def test_nothing_is_there_with_the_stated_chance():
    uniform = (np.arange(1000) + 0.5) / 1000
    drawn = generic("stock", "quantity", nothing="prior.nothing.quantity", label="water").at(
        np.zeros(1000, np.int64), uniform
    )
    assert (drawn == 0).mean() == PRIORS.mid("prior.nothing.quantity")
    assert np.median(drawn[drawn > 0]) == pytest.approx(80, rel=0.02)


def test_yes_comes_as_often_as_its_share():
    always = setting({"prior.estate.owners_committee": 1.0})
    assert generic("estate", "owners_committee", always).at(NONE, np.array([0.001])) == 1
    never = setting({"prior.estate.owners_committee": 0.0})
    assert generic("estate", "owners_committee", never).at(NONE, np.array([0.999])) == 0


def test_usual_households_are_those_of_old_districts():
    """Census 2020, Suzhou Gusu, Shanghai Yangpu, Beijing Xicheng: mean of the three."""
    persons, usual = kinds(PRIORS)
    size = persons.sum(axis=1)
    elders = persons[:, 3:].sum(axis=1)
    assert usual.sum() == pytest.approx(1)
    assert usual @ size == pytest.approx(2.39, abs=0.05)
    assert usual @ (size == 1) == pytest.approx(0.258, abs=0.01)
    assert usual @ elders / (usual @ size) == pytest.approx(0.26, abs=0.01)
