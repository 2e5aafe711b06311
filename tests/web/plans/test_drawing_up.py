"""The engine draws a plan up from the rows: ledger, money and what homes ticked."""

import json
from dataclasses import replace
from functools import partial

import pytest
from django.urls import reverse

from linli.web.estates.models import State
from linli.web.plans import bridge, tasks
from linli.web.plans.actions import plans, wishes
from linli.web.plans.bridge import Asked, Effort
from tests.factories import small_estate
from tests.web.conftest import NOON
from tests.web.people.factories import hand
from tests.web.plans.factories import closed, hands_in, opened

pytestmark = pytest.mark.django_db
SMALL = Effort(draws=4, report=8, worlds=2, fund=20)
MONEY = Asked(budget_fen=90_000_000, community_percent=50, year=2032)
RICH = replace(MONEY, budget_fen=400_000_000)
"""Enough for a lift, of which homes pay a part."""


@pytest.fixture
def quick(monkeypatch):
    """The engine's own plan, with less work put into it."""
    monkeypatch.setattr(bridge, "make_plan", partial(bridge.make_plan, effort=SMALL))


def test_what_is_asked_for_becomes_a_plan_that_can_be_read(lane, staff, neighbour, counter, quick):
    asked = opened(lane, bridge.menu(small_estate(), 2032))
    hands_in(neighbour, asked, "1-1-101", "roof_repair", "canteen")
    wishes.close_round(hand(staff), asked, moment=NOON)
    made = plans.ask_for_plan(hand(staff), lane, MONEY, moment=NOON)
    tasks.draw_up.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.obstacle) == (State.DONE, None)
    document = json.loads(made.result)
    assert document["brief"]["voters"] == 1
    assert document["brief"]["budget_fen"] == MONEY.budget_fen
    assert document["brief"]["community"] == "1/2"
    homes = json.loads(made.homes)
    assert homes["packages"] == [package["name"] for package in document["packages"]]
    page = counter.get(reverse("plan", args=[made.pk]))
    assert len(page.context["cards"]) == len(document["packages"])


def test_what_homes_pay_adds_up_to_the_plan_and_shows_nobody_in_hardship():
    asked = {"1-1-101": frozenset({"roof_repair", "lift_new", "canteen"})}
    made = [
        bridge.make_plan(small_estate(), money, asked, lambda _done, _total: None, SMALL)
        for money in (RICH, replace(RICH, hardship=frozenset({"H01", "H03"})))
    ]
    assert made[0].homes == made[1].homes
    package, homes = json.loads(made[0].plan)["packages"][0], json.loads(made[0].homes)["homes"]
    assert sum(row["own_fen"][0] for row in homes) == package["burden"]["total_fen"] > 0
    assert sum(row["fund_fen"][0] for row in homes) == package["sources_fen"]["fund"] > 0


def test_a_ticked_measure_that_the_catalogue_no_longer_has_does_not_stop_a_plan(lane, quick):
    gone = {"1-1-101": frozenset({"airship", "call_tree"})}
    made = bridge.make_plan(small_estate(), MONEY, gone, lambda _done, _total: None)
    assert json.loads(made.plan)["brief"]["voters"] == 1


def test_a_ledger_without_households_says_what_to_fill_in(lane, staff):
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    bare = store_ledger(small_estate(households=[], ties=[], answers=[]))
    closed(bare)
    made = plans.ask_for_plan(hand(staff), bare, MONEY, moment=NOON)
    tasks.draw_up.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.obstacle["code"]) == (State.FAILED, "no_households")
