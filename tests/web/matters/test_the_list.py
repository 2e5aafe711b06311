"""The list of matters: whose turn it is, what waits for me, the filter."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linli.web.matters.models import Matter
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_an_empty_list_teaches_what_a_matter_is(read, lane, tenant):
    shown = read(tenant, "matters", lane.pk)
    assert "begins here as a question" in shown
    assert reverse("matter-raise", args=[lane.pk]) in shown


def test_who_cannot_raise_is_told_who_can(read, lane):
    shown = read(None, "matters", lane.pk)
    assert reverse("matter-raise", args=[lane.pk]) not in shown
    assert "Who lives, owns or works here can raise a matter" in shown


def test_the_list_says_whose_turn_it_is_and_by_when(read, lane, matter):
    matter()
    shown = read(None, "matters", lane.pk)
    assert "晒衣架装在哪里？" in shown
    assert "up to: residents&#x27; committee" in shown or "up to: residents' committee" in shown
    assert "by 2031-05-08" in shown


def test_what_waits_for_me_depends_on_my_office(read, lane, matter, committee, tenant):
    matter()
    assert "What waits for me" in read(committee, "matters", lane.pk)
    assert "What waits for me" not in read(tenant, "matters", lane.pk)


def test_the_most_pressing_waits_first_and_what_is_late_says_so(read, lane, matter, committee):
    late = matter(title="路灯谁来修？", kind="repair", moment=NOON - timedelta(9))
    matter(title="树往哪里移？", moment=NOON - timedelta(1))
    shown = read(committee, "matters", lane.pk)
    waiting = shown[shown.index("What waits for me") : shown.index("Under way")]
    assert waiting.index("路灯") < waiting.index("树往")
    assert f"since {late.stage_since + timedelta(2)} overdue" in waiting


def test_the_list_is_filtered_by_state_kind_and_building(read, lane, matter, tenant):
    lift = matter(title="电梯装不装？", kind="lift", scope="entrance", building="1", entrance=2)
    gone = matter(title="花坛移不移？")
    from linli.web.matters.actions.raising import withdraw  # noqa: PLC0415

    withdraw(hand(tenant), gone, reason="不移了", moment=NOON)
    open_now = read(None, "matters", lane.pk)
    assert lift.title in open_now
    assert gone.title not in open_now
    assert gone.title in read(None, "matters", lane.pk, state="withdrawn")
    assert lift.title not in read(None, "matters", lane.pk, kind="other")
    assert lift.title in read(None, "matters", lane.pk, building="1")
    assert lift.title not in read(None, "matters", lane.pk, building="2")
    assert "There is none like this" in read(None, "matters", lane.pk, building="2")


@pytest.mark.parametrize("query", [{"state": "x"}, {"page": "x"}, {"page": "99"}, {"kind": "'"}])
def test_an_address_that_was_typed_wrong_still_opens(read, lane, matter, query):
    matter()
    read(None, "matters", lane.pk, **query)


def many(matter, count):
    first = matter()
    Matter.objects.bulk_create(
        Matter(
            **{
                field.attname: getattr(first, field.attname)
                for field in Matter._meta.concrete_fields
                if not field.primary_key
            }
            | {"title": f"第{number}件"}
        )
        for number in range(count - 1)
    )


def test_two_hundred_matters_cost_as_many_queries_as_one(sign_in, lane, matter, committee):
    from django.db import connection  # noqa: PLC0415 - needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - needs Django set up

    browser, address = sign_in(committee), reverse("matters", args=[lane.pk])

    def cost():
        with CaptureQueriesContext(connection) as asked:
            shown = browser.get(address).content.decode()
        return len(asked), shown

    matter()
    browser.get(address)
    few, _shown = cost()
    many(matter, 199)
    all_of_them, shown = cost()
    assert all_of_them == few
    assert "page=2" in shown
