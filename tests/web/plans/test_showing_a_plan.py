"""A plan is a draft until it is shown; it can be taken back, and the record knows of both."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.estates.models import State
from linli.web.plans.actions import plans
from linli.web.plans.models import Plan
from tests.web.conftest import NOON
from tests.web.people.factories import hand
from tests.web.plans.factories import planned

pytestmark = pytest.mark.django_db
ADDRESSES = ("plan", "plan-pdf", "plan-workbook", "plan-json")
ALLOWED, REFUSED = 200, 403


def draft(lane, **values):
    return planned(lane, shown_at=None, **values)


@pytest.fixture
def resident(neighbour, sign_in):
    return sign_in(neighbour)


def test_a_plan_that_was_drawn_up_is_a_draft():
    assert Plan().shown_at is None


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_draft_is_read_by_those_who_plan_and_nobody_else(lane, counter, resident, name):
    address = reverse(name, args=[draft(lane).pk])
    assert counter.get(address).status_code == ALLOWED
    page = resident.get(address)
    assert page.status_code == REFUSED
    assert "草稿" in page.content.decode()


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING, State.FAILED, State.CANCELLED])
def test_how_far_a_plan_is_and_what_came_to_nothing_is_for_those_who_plan(lane, resident, state):
    address = reverse("plan", args=[draft(lane, state=state).pk])
    assert resident.get(address).status_code == REFUSED


def test_drafts_stand_on_the_list_of_those_who_plan_only(lane, counter, resident):
    address = reverse("plans", args=[lane.pk])
    open_to_all, hidden = planned(lane), draft(lane)

    def listed(browser):
        return {each.pk for each, _budget in browser.get(address).context["plans"]}

    assert listed(resident) == {open_to_all.pk}
    assert listed(counter) == {open_to_all.pk, hidden.pk}
    assert "草稿" in counter.get(address).content.decode()


def test_a_plan_is_shown_taken_back_and_recorded(lane, counter, resident, entries):
    made = draft(lane)
    page = counter.get(reverse("plan", args=[made.pk])).content.decode()
    assert reverse("plan-show", args=[made.pk]) in page
    counter.post(reverse("plan-show", args=[made.pk]))
    page = resident.get(reverse("plan", args=[made.pk]))
    assert page.status_code == ALLOWED
    assert reverse("plan-withdraw", args=[made.pk]) not in page.content.decode()
    counter.post(reverse("plan-withdraw", args=[made.pk]))
    assert resident.get(reverse("plan", args=[made.pk])).status_code == REFUSED
    said = [(act, facts["what"]) for act, facts in entries()]
    assert said == [("show_plan", "shown"), ("show_plan", "withdrawn")]
    assert len({facts["sha256"] for _act, facts in entries()}) == 1


def test_only_whoever_the_charter_names_shows_a_plan_or_takes_it_back(lane, neighbour):
    with pytest.raises(PermissionDenied):
        plans.show(hand(neighbour), draft(lane), moment=NOON)
    with pytest.raises(PermissionDenied):
        plans.withdraw(hand(neighbour), planned(lane), moment=NOON)


def test_what_is_shown_is_not_shown_again(lane, staff, counter, entries):
    made = planned(lane)
    with pytest.raises(ValidationError):
        plans.show(hand(staff), made, moment=NOON)
    counter.post(reverse("plan-show", args=[made.pk]))
    made.refresh_from_db()
    assert made.shown_at == NOON
    assert entries() == []


def test_a_draft_cannot_be_taken_back(lane, counter, entries):
    page = counter.post(reverse("plan-withdraw", args=[draft(lane).pk]), follow=True)
    assert "已经是草稿" in page.content.decode()
    assert entries() == []


def test_what_was_not_drawn_up_cannot_be_shown(lane, staff):
    made = draft(lane, state=State.WAITING)
    with pytest.raises(ValidationError):
        plans.show(hand(staff), made, moment=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=made.pk).update(shown_at=NOON)


def test_plans_that_everybody_could_read_before_stay_readable(lane):
    old, waiting = draft(lane), draft(lane, state=State.WAITING)
    odd = draft(lane, ended_at=None)
    import_module("linli.web.plans.migrations.0003_show_what_was_readable").show(apps, None)
    for each in (old, waiting, odd):
        each.refresh_from_db()
    assert (old.shown_at, odd.shown_at, waiting.shown_at) == (NOON, NOON, None)
