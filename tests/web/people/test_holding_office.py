"""Offices are given and ended by who may; the last of the committee cannot go."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from linli.web.actors.models import Actor
from linli.web.estates.signals import estate_founded
from linli.web.people.actions.offices import appoint, end_office
from linli.web.people.models import Position
from linli.web.people.models.position import Office
from linli.web.people.standing import holds_office, roles
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, hand, holds, lives, person

TODAY = NOON.date()


def test_an_office_gives_its_role_from_today(lane, staff, entries):
    li = lives(lane, person("李叔")).person
    appoint(hand(staff), lane, li, Office.BUILDING_LEADER, building="1", moment=NOON)
    assert "building_leader" in roles(li, lane, TODAY)
    assert entries() == [("appoint", {"done": "given", "office": "building_leader"})]


def test_an_ended_office_gives_nothing_any_more(lane, staff, entries):
    li = person("李叔")
    position = appoint(hand(staff), lane, li, Office.GRID_WORKER, moment=NOON)
    end_office(hand(staff), position, moment=NOON)
    assert roles(li, lane, TODAY) == {"visitor"}
    assert entries()[-1] == ("appoint", {"done": "ended", "office": "grid_worker"})


def test_nobody_holds_an_office_twice_at_a_time(lane, staff):
    with pytest.raises(PermissionDenied, match="刘主任"):
        appoint(hand(staff), lane, staff, Office.COMMITTEE, moment=NOON)


def test_the_last_of_the_committee_cannot_go(lane, staff):
    seat = Position.objects.get(person=staff)
    with pytest.raises(PermissionDenied, match="最后一位"):
        end_office(hand(staff), seat, moment=NOON)
    appoint(hand(staff), lane, person("小陈"), Office.COMMITTEE, moment=NOON)
    end_office(hand(staff), seat, moment=NOON)
    assert "committee" not in roles(staff, lane, TODAY)


def test_neighbours_appoint_nobody(lane, sign_in):
    li = lives(lane).person
    with pytest.raises(PermissionDenied):
        appoint(hand(li), lane, li, Office.COMMITTEE, moment=NOON)
    assert sign_in(li).get(reverse("offices", args=[lane.pk])).status_code == 403


def test_the_founder_of_an_estate_sits_on_its_committee(lane, entries):
    founder = person("刘主任")
    for _ in range(2):
        estate_founded.send(type(lane), estate=lane, founder=founder, moment=NOON)
    assert "committee" in roles(founder, lane, TODAY)
    assert entries() == [("appoint", {"done": "given", "office": "committee"})]


def test_who_holds_an_office_wants_a_second_factor(lane, staff):
    assert holds_office(staff)
    assert not holds_office(person("邻居"))


def test_an_office_may_be_held_for_an_organisation_of_the_estate(counter, lane):
    lives(lane, person("李叔"))
    company = Actor.objects.create(estate=lane, kind="property", name="和美物业")
    said = {"person_door": HOME, "person_name": "李叔", "office": "property", "building": ""}
    counter.post(reverse("offices", args=[lane.pk]), said | {"actor": company.pk})
    assert Position.objects.get(office="property").actor == company


def test_the_page_gives_and_ends_offices(counter, lane):
    lives(lane, person("李叔"))
    address = reverse("offices", args=[lane.pk])
    said = {"person_door": HOME, "person_name": "李叔", "office": "grid_worker", "building": ""}
    assert "李叔" in counter.post(address, said, follow=True).content.decode()
    number = Position.objects.get(office="grid_worker").pk
    counter.post(reverse("end-office", args=[lane.pk, number]))
    assert Position.objects.get(pk=number).until is not None


@pytest.mark.parametrize(
    ("door", "name", "words"),
    [("9-9-999", "李叔", "没有叫"), (HOME, "王二", "没有叫"), ("", "李叔", "门牌")],
)
def test_a_person_who_is_not_found_is_told_and_what_was_typed_stays(
    counter, lane, door, name, words
):
    lives(lane, person("李叔"))
    said = {"person_door": door, "person_name": name, "office": "grid_worker", "building": ""}
    answer = counter.post(reverse("offices", args=[lane.pk]), said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert f'value="{name}"' in page


def test_the_page_takes_a_bounded_number_of_queries(counter, lane, django_assert_max_num_queries):
    for number in range(40):
        holds(lane, person(f"志愿者{number}"), "volunteers")
    with django_assert_max_num_queries(40):
        counter.get(reverse("offices", args=[lane.pk]))
