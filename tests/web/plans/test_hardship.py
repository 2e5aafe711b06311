"""Households in hardship are told for one plan; the list is gone when the work ends."""

import json
from datetime import timedelta
from functools import partial

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.estates import jobs
from linli.web.estates.models import ATTEMPTS, LEASE, State
from linli.web.journal.models import Entry
from linli.web.plans import bridge, tasks
from linli.web.plans.actions import plans
from linli.web.plans.bridge import Asked, Effort
from linli.web.plans.models import Plan
from linli.web.shared.personal import declared
from tests.factories import small_estate
from tests.web.conftest import NOON
from tests.web.people.factories import hand, lives, person
from tests.web.plans.factories import MILLION, planned

pytestmark = pytest.mark.django_db
SENT = {"budget": "120", "community": "50", "year": "2032", "seed": "7"}
HARD = frozenset({"H01", "H03"})
MONEY = Asked(MILLION, 33, 2032, hardship=HARD)
MADE = bridge.Made("{}", "{}")


def send(browser, lane, text):
    return browser.post(reverse("plan-new", args=[lane.pk]), SENT | {"hardship": text})


def asked_for(lane, staff):
    return plans.ask_for_plan(hand(staff), lane, MONEY, moment=NOON)


def kept(made):
    """What the database still holds of the row, as text."""
    return serializers.serialize("json", Plan.objects.filter(pk=made.pk))


def ends(made, state):
    made.refresh_from_db()
    assert made.state == state
    assert made.hardship is None
    assert not [key for key in HARD if key in kept(made)]


def test_the_list_waits_with_the_job_and_stands_nowhere_else(counter, lane):
    send(counter, lane, "H03\r\n\r\n H01 ")
    made = Plan.objects.get()
    assert made.in_hardship == HARD
    assert not [line for line in Entry.objects.values_list("line", flat=True) if "H01" in line]
    assert "H01" not in counter.get(reverse("plan", args=[made.pk])).content.decode()
    assert "H01" not in repr(MONEY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("H01\nH99", "第 2 行：台账里没有编号为“H99”的住户"),
        ("H01\nH03\nH01", "第 3 行：住户“H01”在第 1 行已经写过了"),
        ("H01,H03", "第 1 行"),
    ],
)
def test_a_list_with_a_wrong_line_is_refused_and_stays_as_typed(counter, lane, text, said):
    page = send(counter, lane, text)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert page.context["form"]["hardship"].value() == text
    assert not Plan.objects.exists()


@pytest.mark.parametrize("text", ["", " \r\n "])
def test_no_list_is_no_hardship(counter, lane, text):
    send(counter, lane, text)
    assert Plan.objects.get().hardship is None


def test_the_list_reaches_the_plan_and_is_wiped_when_it_is_done(lane, staff, monkeypatch):
    seen = []
    monkeypatch.setattr(tasks.bridge, "make_plan", lambda *said: seen.append(said[1]) or MADE)
    made = asked_for(lane, staff)
    tasks.draw_up.call(made.pk)
    assert seen == [MONEY]
    ends(made, State.DONE)


def failing(monkeypatch, error):
    def fail(*_said):
        raise error

    monkeypatch.setattr(tasks.bridge, "make_plan", fail)


def test_the_list_is_wiped_when_the_work_is_refused(lane, staff, monkeypatch):
    failing(monkeypatch, bridge.InputError("no_households", ""))
    made = asked_for(lane, staff)
    tasks.draw_up.call(made.pk)
    ends(made, State.FAILED)


def test_the_list_is_wiped_when_the_work_breaks(lane, staff, monkeypatch):
    failing(monkeypatch, RuntimeError("broken"))
    made = asked_for(lane, staff)
    with pytest.raises(RuntimeError, match="broken"):
        tasks.draw_up.call(made.pk)
    ends(made, State.FAILED)


def test_the_list_is_wiped_when_a_waiting_plan_is_stopped(lane, staff):
    made = asked_for(lane, staff)
    plans.stop(hand(staff), made, moment=NOON)
    ends(made, State.CANCELLED)


def test_the_list_is_wiped_when_a_running_plan_is_stopped(lane, staff, monkeypatch):
    def stopped(*said):
        plans.stop(hand(staff), Plan.objects.get(), moment=NOON)
        said[-1](1, 1)

    monkeypatch.setattr(tasks.bridge, "make_plan", stopped)
    made = asked_for(lane, staff)
    tasks.draw_up.call(made.pk)
    ends(made, State.CANCELLED)


def test_a_plan_begun_again_still_knows_the_list_and_one_found_dead_does_not(lane):
    running = {"state": State.RUNNING, "heard_at": NOON, "started_at": NOON, "hardship": "H01\nH03"}
    again = planned(lane, attempts=1, **running)
    dead = planned(lane, attempts=ATTEMPTS, **running)
    stopped = planned(lane, attempts=1, cancel_asked=True, **running)
    jobs.revive_abandoned(NOON + LEASE + timedelta(seconds=1))
    again.refresh_from_db()
    assert (again.state, again.in_hardship) == (State.WAITING, HARD)
    ends(dead, State.FAILED)
    ends(stopped, State.CANCELLED)


@pytest.mark.parametrize("state", [State.DONE, State.FAILED, State.CANCELLED])
def test_the_database_keeps_no_list_of_work_that_has_ended(lane, state):
    made = planned(lane, state=state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=made.pk).update(hardship="H01")


def test_the_plan_lets_them_off_and_names_nobody():
    effort = Effort(draws=4, report=8, worlds=2, fund=20)
    draw = partial(bridge.make_plan, effort=effort)
    made = draw(small_estate(), MONEY, None, lambda _done, _total: None)
    assert json.loads(made.plan)["packages"][0]["relief"]["let_off_fen"] is None
    assert not [key for key in HARD if key in made.plan]


def test_a_household_that_has_left_the_ledger_is_refused_without_its_key():
    asked = Asked(MILLION, 33, 2032, hardship=frozenset({"H99"}))
    with pytest.raises(bridge.InputError) as refused:
        bridge.make_plan(small_estate(), asked, None, lambda _done, _total: None)
    assert refused.value.code == "hardship_gone"
    assert "H99" not in f"{refused.value} {refused.value.facts}"


def test_only_people_of_a_household_on_the_list_find_it_among_their_data(
    lane, neighbour, sign_in, staff
):
    made = asked_for(lane, staff)
    other = person("邻居")
    lives(lane, other, "1-2-101")
    assert list(declared("plans.Plan").rows(neighbour)) == [made]
    assert not declared("plans.Plan").rows(other).exists()
    text = sign_in(neighbour).get(reverse("my-data")).content.decode()
    assert "您家在名单上" in text
    assert "H03" not in text
    file = sign_in(neighbour).get(reverse("my-data-file")).content.decode()
    assert json.loads(file)["kept"]["plans.Plan"][0]["in_hardship"] is True
    assert "H03" not in file
    plans.stop(hand(staff), made, moment=NOON)
    assert not declared("plans.Plan").rows(neighbour).exists()
