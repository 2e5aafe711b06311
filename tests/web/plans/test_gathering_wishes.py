"""The committee asks all homes once at a time; what was asked stays what was asked."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.plans.actions import wishes
from linli.web.plans.models import Round
from tests.web.conftest import NOON
from tests.web.people.factories import hand
from tests.web.plans.factories import closed, hands_in, lists, opened

pytestmark = pytest.mark.django_db


def test_the_list_is_what_the_ledger_shows_is_still_to_be_done(lane, staff, entries):
    asked = wishes.open_round(hand(staff), lane, moment=NOON)
    codes = [item["code"] for item in asked.menu]
    assert "roof_repair" in codes
    assert len(codes) == len(set(codes))
    roof = asked.menu[codes.index("roof_repair")]
    assert roof["places"] == [["1", None], ["2", None]]
    assert roof["required"]
    assert roof["cost_fen"] > 0
    facts = {"what": "opened", "measures": len(codes), "homes": 0}
    assert entries() == [("keep_wishes", facts)]


def test_only_whoever_the_charter_says_opens_a_round(lane, neighbour):
    with pytest.raises(PermissionDenied):
        wishes.open_round(hand(neighbour), lane, moment=NOON)
    assert not Round.objects.exists()


def test_one_round_is_open_at_a_time(lane, staff):
    opened(lane)
    with pytest.raises(ValidationError, match="一轮"):
        wishes.open_round(hand(staff), lane, moment=NOON)


def test_the_database_refuses_a_second_open_round(lane):
    opened(lane)
    with pytest.raises(IntegrityError), transaction.atomic():
        opened(lane)
    closed(lane)


def test_closing_says_how_many_homes_were_heard_and_nothing_else(lane, staff, entries):
    asked = opened(lane)
    lists(asked, ["lift_new"], [])
    wishes.close_round(hand(staff), asked, moment=NOON)
    assert not Round.objects.get().is_open
    assert entries() == [("keep_wishes", {"what": "closed", "measures": 4, "homes": 2})]


def test_a_closed_round_is_not_closed_again(lane, staff):
    with pytest.raises(ValidationError, match="已经结束"):
        wishes.close_round(hand(staff), closed(lane), moment=NOON)


def test_the_page_tells_who_was_heard_by_building_and_not_what_they_want(counter, lane, neighbour):
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "lift_new")
    page = counter.get(reverse("wishes-gather", args=[lane.pk]))
    assert [(row.name, row.homes, row.handed_in) for row in page.context["buildings"]] == [
        ("1号楼", 6, 1),
        ("2号楼", 6, 0),
    ]
    assert "加装电梯" not in page.content.decode()


def test_buttons_open_and_close(counter, lane):
    counter.post(reverse("wishes-begin", args=[lane.pk]))
    assert Round.objects.get().is_open
    again = counter.post(reverse("wishes-begin", args=[lane.pk]), follow=True)
    assert "先把它结束" in again.content.decode()
    counter.post(reverse("wishes-end", args=[lane.pk]))
    assert not Round.objects.get().is_open
    once_more = counter.post(reverse("wishes-end", args=[lane.pk]), follow=True)
    assert "没有正在进行的" in once_more.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_lists(
    counter, lane, django_assert_max_num_queries
):
    lists(opened(lane), *[["lift_new"]] * 30)
    with django_assert_max_num_queries(25):
        counter.get(reverse("wishes-gather", args=[lane.pk]))
