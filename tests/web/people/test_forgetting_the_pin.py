"""Whoever has forgotten the PIN gets a new one at the counter; only who stands there gets it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from linli.web.accounts.actions import set_pin
from linli.web.accounts.pin_sign_in import by_pin
from linli.web.people.actions.homes import renew_pin
from linli.web.people.models import Occupancy
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, NEXT_DOOR, hand, holds, lives, person

PIN = "480317"


@pytest.fixture
def chen(lane):
    return lives(lane, person("陈奶奶")).person


def test_who_has_forgotten_the_pin_gets_a_new_one_shown_once(counter, lane, chen, entries):
    home = Occupancy.objects.get(person=chen)
    page = counter.get(reverse("home-people", args=[lane.pk, home.dwelling])).content.decode()
    address = reverse("renew-pin", args=[lane.pk, home.pk])
    assert address in page
    answer = counter.post(address)
    pin = answer.context["pin"]
    assert pin in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert by_pin(home.dwelling, chen.name, pin, moment=NOON).person == chen
    assert entries() == [("serve_at_desk", {})]
    assert pin not in str(entries())
    again = counter.get(reverse("home-people", args=[lane.pk, home.dwelling]))
    assert pin not in again.content.decode()


def test_a_new_pin_signs_the_person_out_everywhere(counter, lane, chen, client):
    set_pin(chen, PIN)
    typed = {"way": "pin", "pin-door": HOME, "pin-name": chen.name, "pin-pin": PIN}
    phone = client
    phone.post(reverse("sign-in"), typed)
    assert phone.get(reverse("my-homes")).status_code == 200
    counter.post(reverse("renew-pin", args=[lane.pk, Occupancy.objects.get(person=chen).pk]))
    assert phone.get(reverse("my-homes")).status_code == 302
    assert by_pin(HOME, chen.name, PIN, moment=NOON).person is None


def test_nobody_with_an_office_gets_a_pin_at_the_counter(lane, staff, chen, operator):
    home = Occupancy.objects.get(person=chen)
    holds(lane, chen, "grid_worker")
    for row in (home, lives(lane, operator)):
        with pytest.raises(PermissionDenied, match="担任"):
            renew_pin(hand(staff), row, moment=NOON)
    chen.refresh_from_db()
    assert not chen.pin


def test_an_office_that_is_over_stands_in_nobodys_way(lane, staff, chen):
    holds(lane, chen, "grid_worker", until=NOON.date())
    assert renew_pin(hand(staff), Occupancy.objects.get(person=chen), moment=NOON)


def test_who_has_moved_out_gets_no_pin_here(counter, lane, chen):
    Occupancy.objects.filter(person=chen).update(until=timezone.localdate())
    home = Occupancy.objects.get(person=chen)
    answer = counter.post(reverse("renew-pin", args=[lane.pk, home.pk]), follow=True)
    assert "陈奶奶" in answer.content.decode()
    chen.refresh_from_db()
    assert not chen.pin


def test_only_who_serves_at_the_counter_gives_a_pin(lane, chen, counter):
    li = lives(lane, person("李叔"), NEXT_DOOR)
    with pytest.raises(PermissionDenied):
        renew_pin(hand(li.person), Occupancy.objects.get(person=chen), moment=NOON)
    serving = {"person": chen.pk, "seen": "card"}
    counter.post(reverse("desk-begin", args=[lane.pk]), serving)
    assert counter.post(reverse("renew-pin", args=[lane.pk, li.pk])).status_code == 403
