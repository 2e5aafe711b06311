"""Repairs of common parts wait for the owners, and those of others do not."""

import numpy as np
import pytest

from linli.engine.shocks.kinds import SHOCKS
from linli.engine.stress.run import diagnose
from linli.engine.stress.trial import Asked
from tests.engine.stress.estates import given, harsh, prepared, random_estate
from tests.engine.stress.walkup import LIFT, blow, home, lacking, old, walkup
from tests.factories import small_estate

VOTE = 45.0
"""Days: notice and one round, where committee, fund and quorum are there."""

SETTLED = {"owners_committee": True, "fund_yuan": 1e6, "quorum_percent": 100.0}
SETTLED |= {"estate": "walkup", "datum": "local", "mains_storeys": 4, "urgent_procedure": False}
SURE = {"decision.beta": 1e-12, "decision.needed.lift": 1, "repair.lift": 5.0}
WAIT = {"changes": SURE, "decision_delay": True}


def governed(*homes, parts=(), **cells):
    return walkup(*homes, parts=parts, estate=[{**SETTLED, **cells}])


def test_a_lift_that_needs_the_owners_stands_until_they_have_decided_and_it_is_mended():
    estate = governed(old("H", 6), parts=[LIFT])
    assert lacking(estate, failed=["L"], changes=SURE)["getting_out"] == pytest.approx(5)
    assert lacking(estate, failed=["L"], **WAIT)["getting_out"] == pytest.approx(5 + VOTE)


def test_with_an_agreed_procedure_it_stands_three_days_more():
    estate = governed(old("H", 6), parts=[LIFT], urgent_procedure=True)
    assert lacking(estate, failed=["L"], **WAIT)["getting_out"] == pytest.approx(5 + 3)


@pytest.mark.parametrize(
    "worse", [{"owners_committee": False}, {"fund_yuan": 0.0}, {"quorum_percent": 40.0}]
)
def test_without_committee_fund_or_quorum_it_stands_longer(worse):
    estate = governed(old("H", 6), parts=[LIFT], **worse)
    assert lacking(estate, failed=["L"], **WAIT)["getting_out"] > 5 + VOTE


def test_a_repair_that_needs_nobody_does_not_wait():
    estate = governed(old("H", 6), parts=[LIFT])
    free = {"changes": {**SURE, "decision.needed.lift": 0}, "decision_delay": True}
    assert lacking(estate, failed=["L"], **free)["getting_out"] == pytest.approx(5)


def test_the_public_main_is_mended_without_the_owners():
    estate = governed(home("H", 1))
    lacked = lacking(estate, failed=["W"], changes={"repair.main": 2.0}, decision_delay=True)
    assert lacked["water"] == pytest.approx(2)


def test_an_outage_that_is_switched_back_on_waits_for_nobody():
    estate = governed(old("H", 6), parts=[LIFT])
    assert lacking(estate, "L", 1.0, **WAIT)["getting_out"] == pytest.approx(1)


def test_no_crew_stands_idle_while_owners_decide():
    """The one crew mends the second lift after the first; both wait for one vote each."""
    other = {**LIFT, "component": "M", "building": "2"}
    homes = old("H", 6), old("I", 6, building="2")
    estate = walkup(*homes, parts=[LIFT, other], buildings=("1", "2"), estate=[SETTLED])
    lacked = lacking(estate, failed=["L", "M"], **WAIT)
    assert lacked["getting_out"] == pytest.approx(5 + VOTE + 10 + VOTE)


@pytest.mark.parametrize(("damage", "days"), [(3, 7 + 90 + 120), (4, 7 + 200 + 240)])
def test_a_red_tagged_building_waits_for_the_quorum_too(damage, days):
    reached = lacking(governed(home("H", 1)), damage=damage, **WAIT)["shelter"]
    assert reached == pytest.approx(days + VOTE)
    missed = lacking(governed(home("H", 1), quorum_percent=50.0), damage=damage, **WAIT)["shelter"]
    assert missed == pytest.approx(days + 2 * VOTE)


def test_a_building_that_is_only_inspected_waits_for_nobody():
    assert lacking(governed(home("H", 1)), damage=2, **WAIT)["shelter"] == pytest.approx(7)


@pytest.mark.parametrize("shock", SHOCKS)
def test_switching_the_delay_off_changes_nothing_but_how_long_things_last(shock):
    estate = random_estate(8)
    slow, fast = (
        prepared(estate, shock, harsh(), decision_delay=delay).block(0, 60)
        for delay in (True, False)
    )
    for name in ("failures", "injuries", "repair"):
        np.testing.assert_array_equal(getattr(slow, name), getattr(fast, name))
    assert (slow.total >= fast.total - 1e-9).all()


@pytest.mark.parametrize("shock", ["water_outage", "power_outage", "gas_outage", "confinement"])
def test_where_nothing_is_mended_the_delay_is_idle(shock):
    slow, fast = (
        prepared(small_estate(), shock, decision_delay=delay).block(0, 60)
        for delay in (True, False)
    )
    np.testing.assert_array_equal(slow.total, fast.total)


def test_a_decision_takes_a_lognormal_time():
    """An estate of one lift and one person who hangs on it; only the vote is left to chance."""
    changes = {"decision.beta": 0.5, "decision.needed.lift": 1, "repair.lift": 0}
    estate = governed(old("H", 6), parts=[LIFT | {"installed": 2025}])
    still = {"repair.mobilise": 0, "home": [0] * 8, "lift_outage.outside_share": [0] * 8}
    run = prepared(estate, "lift_outage", given({**changes, **still}))
    logs = np.log(run.block(0, 2000).by_need[:, 6] / VOTE) / 0.5
    assert abs(logs.mean()) < 4 / np.sqrt(2000)
    assert abs(logs.std() - 1) < 4 / np.sqrt(2 * 2000)


def test_owners_who_meet_are_no_worse_off_than_those_who_do_not():
    """The whole test of an estate, all shocks: a committee, a fund and past votes save days."""
    ready, idle = (
        diagnose(small_estate(estate=[{**SETTLED, **cells}]), Asked(("earthquake",)), 200).annual
        for cells in ({}, {"owners_committee": False, "fund_yuan": 0.0, "quorum_percent": 10.0})
    )
    assert ready.unmet_person_days.mean < idle.unmet_person_days.mean


def test_what_waits_for_the_owners_costs_no_lives_of_the_shock_itself():
    tallies = [blow(governed(home("H", 1)), damage=4, decision_delay=on) for on in (True, False)]
    np.testing.assert_array_equal(tallies[0].deaths, tallies[1].deaths)
