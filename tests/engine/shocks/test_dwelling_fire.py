"""Dwelling fire: which home, for how long, and whether the engine gets through."""

import numpy as np
import pytest

from tests.engine.shocks.drawn import assert_lognormal, assert_share, drawn
from tests.factories import small_estate


def with_away(*keys):
    """The small estate with some households away for good."""
    rows = small_estate()["households"].to_dicts()
    return small_estate(households=[row | {"away": row["household"] in keys} for row in rows])


def late_with(*components, changes=None):
    return drawn("dwelling_fire", small_estate(components=components), changes)[1].late


MAIN = {"component": "W", "system": "water", "kind": "main", "scope": "estate"}
ROAD = {"component": "R", "system": "access", "kind": "road", "scope": "estate"}


def test_homes_burn_as_often_as_there_are_homes_lived_in():
    assert drawn("dwelling_fire")[0].shock.annual_rate == pytest.approx(0.0006 * 12)
    fewer = drawn("dwelling_fire", with_away("H01", "H02"))[0]
    assert fewer.shock.annual_rate == pytest.approx(0.0006 * 10)


def test_every_home_lived_in_burns_alike_and_no_other():
    run, events = drawn("dwelling_fire", with_away("H01"))
    homes = np.flatnonzero(run.model.homes.persons > 0)
    assert set(events.fire) == set(homes)
    for home in homes:
        assert_share(events.fire == home, 1 / 11)


def test_where_nobody_is_at_home_nothing_burns():
    everybody = [row["household"] for row in small_estate()["households"].to_dicts()]
    run, events = drawn("dwelling_fire", with_away(*everybody), draws=5)
    assert run.shock.annual_rate == 0
    assert set(events.fire) == {-1}


def test_the_burnt_home_and_the_stair_are_out_for_lognormal_times_that_go_together():
    _, events = drawn("dwelling_fire")
    assert_lognormal(events.burnt_days, 45.0, 1.0)
    np.testing.assert_allclose(events.smoke_days * 24 / 8, events.burnt_days / 45)


def test_the_engine_is_late_as_often_as_a_road_or_a_main_under_one_is_shut():
    changes = {"fire.street": 0.1}
    fair, bad = {"condition": "fair"}, {"condition": "bad"}
    assert_share(late_with(MAIN | fair, changes=changes), 0.1)
    assert_share(late_with(ROAD | bad, changes=changes), 1 - 0.9 * 0.6)
    assert_share(late_with(MAIN | fair, ROAD | fair, changes=changes), 1 - 0.9**2)


@pytest.mark.parametrize(
    "elsewhere",
    [
        MAIN | {"system": "gas"},
        MAIN | {"kind": "riser", "scope": "entrance", "building": "1", "entrance": 1},
        MAIN | {"kind": "pipe", "scope": "building", "building": "1"},
    ],
)
def test_what_is_under_no_street_keeps_no_engine_out(elsewhere):
    """The public water main that nobody recorded does."""
    changes = {"fire.street": 0.1}
    assert_share(late_with(elsewhere, changes=changes), 0.1)


def test_a_worse_street_never_lets_more_engines_through():
    good, bad = (
        late_with(MAIN | {"condition": state}, changes={"fire.street": 0.1})
        for state in ("good", "bad")
    )
    assert (bad | ~good).all()
    assert bad.sum() > good.sum()
