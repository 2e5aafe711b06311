"""Who is served first where the ledger does not say who needs what."""

import pytest

from linli.engine.model.compile import compiled
from linli.engine.stress.rules import bundled
from tests.engine.stress.estates import given
from tests.engine.stress.walkup import home, walkup

UNKNOWN = {"age_18_59": 0, "mobility_limited": None, "medicated": None}


def level(parameters=None, **cells):
    """Vulnerability of one household, 0 served first."""
    model = compiled(walkup(home("H", 2, **cells)), parameters or bundled())
    return model.homes.level[0]


@pytest.mark.parametrize(("medicated", "served"), [(1, 1), (0, 2), (None, 1)])
def test_a_household_likely_on_medicine_is_served_like_one_that_is(medicated, served):
    """At 60 to 79, 0.65 persons are expected to be."""
    assert level(**UNKNOWN | {"age_60_79": 1, "medicated": medicated}) == served


@pytest.mark.parametrize(("persons", "served"), [(0.6, 1), (0.7, 2)])
def test_how_likely_it_must_be_is_a_parameter(persons, served):
    assert level(given({"unknown.in_need": persons}), **UNKNOWN, age_60_79=1) == served
