"""Raising a matter by its two pages."""

import pytest
from django.urls import reverse

from linli.web.journal.models import Entry
from linli.web.matters.models import Matter
from tests.web.matters.factories import RACKS, sends_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_the_kinds_stand_in_plain_words(read, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk)
    assert "Something is broken and must be mended." in shown
    assert "?kind=repair" in shown
    assert "Step 1 of 2" in shown


def test_a_matter_is_raised_in_two_steps(send, read, lane, tenant):
    assert "Step 2 of 2" in read(tenant, "matter-raise", lane.pk, kind="other")
    answer = send(tenant, "matter-raise", lane.pk, **RACKS)
    made = Matter.objects.get()
    assert answer.url == reverse("matter", args=[made.pk])
    assert (made.title, made.scope, made.origin) == ("晾衣架放哪里？", "estate", "raised")


def test_a_like_matter_is_shown_before_it_is_sent(send, lane, tenant, owner, matter):
    there = matter(by=owner)
    answer = send(tenant, "matter-raise", lane.pk, **RACKS)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Is it one of these?" in shown
    assert there.title in shown
    assert sends_to(shown, "matter-support", there.pk)
    assert "没地方晒。" in shown
    assert Matter.objects.count() == 1
    send(tenant, "matter-raise", lane.pk, **RACKS, sure="yes")
    assert Matter.objects.count() == 2


def test_what_was_typed_stays_when_something_is_missing(send, lane, tenant):
    answer = send(tenant, "matter-raise", lane.pk, **RACKS | {"title": ""})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what is to be decided, as a question." in shown
    assert "没地方晒。" in shown
    assert not Matter.objects.exists()


def test_a_lift_is_for_an_entrance_ones_own_is_chosen(read, send, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk, kind="lift")
    assert 'value="entrance:2:1" selected' in shown
    assert 'value="estate"' not in shown
    send(tenant, "matter-raise", lane.pk, **RACKS | {"kind": "lift", "where": "entrance:2:1"})
    made = Matter.objects.get()
    assert (made.scope, made.building, made.entrance) == ("entrance", "1", 2)


def test_a_finding_hands_its_key_over(read, send, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk, kind="repair", origin="finding:F-7")
    assert 'value="finding:F-7"' in shown
    send(tenant, "matter-raise", lane.pk, **RACKS | {"origin": "finding:F-7"})
    made = Matter.objects.get()
    assert (made.origin, made.origin_key) == ("finding", "F-7")


def test_an_origin_that_no_finding_has_is_left_out(read, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk, kind="repair", origin="javascript:1")
    assert 'name="origin" id="id_origin"' in shown


def test_at_the_counter_it_is_the_neighbours(sign_in, lane, committee, owner):
    browser = sign_in(committee)
    browser.post(reverse("desk-begin", args=[lane.pk]), {"person": owner.pk, "seen": "known"})
    shown = browser.get(
        reverse("matter-raise", args=[lane.pk]), headers={"accept-language": "en"}
    ).content.decode()
    assert "You raise this for 王秀兰" in shown
    browser.post(reverse("matter-raise", args=[lane.pk]), RACKS)
    made = Matter.objects.get()
    assert (made.raised_by, made.origin) == (owner, "behalf")
    assert Entry.objects.get(act="raise_matter").how == "desk"


def test_an_office_notes_that_it_raises_for_a_neighbour(send, read, lane, holds, tenant):
    grid_worker = holds("grid_worker", "网格员小何")
    assert 'name="told"' in read(grid_worker, "matter-raise", lane.pk, kind="other")
    send(grid_worker, "matter-raise", lane.pk, **RACKS, told="on")
    made = Matter.objects.get()
    assert (made.origin, made.raised_by) == ("behalf", grid_worker)
    assert "for a neighbour" in read(None, "matter", made.pk)


def test_a_neighbour_raises_ones_own_only(send, read, lane, tenant):
    assert 'name="told"' not in read(tenant, "matter-raise", lane.pk, kind="other")
    send(tenant, "matter-raise", lane.pk, **RACKS, told="on")
    assert Matter.objects.get().origin == "raised"
