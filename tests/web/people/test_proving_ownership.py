"""Owners say they are owners; by law they count once the committee has seen the proof."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from linli.web.people.actions.homes import confirm_owner
from linli.web.people.models.occupancy import Relation, Source
from linli.web.people.standing import owns, roles
from tests.web.conftest import NOON
from tests.web.people.factories import hand, holds, lives, person

TODAY = NOON.date()


def test_an_owner_counts_by_law_only_once_confirmed(lane, staff, entries):
    row = lives(lane)
    assert "owner" in roles(row.person, lane, TODAY)
    assert not owns(row.person, lane, TODAY)
    confirm_owner(hand(staff), row, Source.REGISTER, moment=NOON)
    row.refresh_from_db()
    assert owns(row.person, lane, TODAY)
    assert (row.owner_source, row.owner_confirmed_by) == (Source.REGISTER, staff)
    assert entries() == [("confirm_owner", {"source": "register"})]


def test_a_stronger_proof_may_replace_a_weaker(lane, staff):
    row = lives(lane)
    confirm_owner(hand(staff), row, Source.CONTRACT, moment=NOON)
    confirm_owner(hand(staff), row, Source.REGISTER, moment=NOON)
    row.refresh_from_db()
    assert row.owner_source == Source.REGISTER


@pytest.mark.parametrize("relation", [Relation.TENANT, Relation.FAMILY])
def test_nobody_else_is_confirmed_as_an_owner(lane, staff, relation):
    row = lives(lane, relation=relation)
    with pytest.raises(PermissionDenied, match="业主"):
        confirm_owner(hand(staff), row, Source.REGISTER, moment=NOON)


def test_who_has_moved_out_is_not_confirmed(lane, staff):
    row = lives(lane, until=TODAY)
    with pytest.raises(PermissionDenied):
        confirm_owner(hand(staff), row, Source.REGISTER, moment=NOON)


def test_the_owners_committee_may_confirm_too_and_neighbours_may_not(lane):
    row, chair = lives(lane), person("业委会主任")
    holds(lane, chair, "owners_committee")
    with pytest.raises(PermissionDenied):
        confirm_owner(hand(row.person), row, Source.REGISTER, moment=NOON)
    confirm_owner(hand(chair), row, Source.SURVEY, moment=NOON)


def test_sources_stand_in_the_order_of_their_strength():
    assert list(Source) == [Source.REGISTER, Source.SURVEY, Source.CONTRACT]


def test_the_page_of_a_home_confirms(counter, lane):
    row = lives(lane)
    address = reverse("confirm-owner", args=[lane.pk, row.pk])
    assert "请先选" in counter.post(address, {}, follow=True).content.decode()
    page = counter.post(address, {"source": "survey"}, follow=True).content.decode()
    assert "测绘" in page


def test_my_page_says_what_is_still_missing(lane, sign_in):
    row = lives(lane)
    page = sign_in(row.person).get(reverse("my-homes")).content.decode()
    assert "房产证" in page
