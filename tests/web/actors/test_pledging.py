from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.actors import actions
from linli.web.actors.models import Contact, Pledge
from tests.web.actors import factories as made
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db

GIVEN = {
    "resource": "space",
    "what": "会议室",
    "quantity": Decimal("60.5"),
    "unit": "m2",
    "callable_within_h": 2,
    "since": made.SPRING,
    "until": None,
}


def test_a_pledge_is_recorded_in_whole_hundredths_of_its_unit(lane, hand, journal):
    actions.add_pledge(hand, made.actor(lane), GIVEN, moment=NOON)
    facts = {
        "done": "pledge_added",
        "about": "顺安物业",
        "resource": "space",
        "quantity_hundredths": 6050,
        "unit": "m2",
    }
    assert journal[0][3] == facts


def test_an_unknown_quantity_stays_unknown(lane, hand, journal):
    pledge = actions.add_pledge(hand, made.actor(lane), GIVEN | {"quantity": None}, moment=NOON)
    assert pledge.quantity is None
    assert journal[0][3]["quantity_hundredths"] is None


def test_a_pledge_that_ends_stays_on_record(lane, hand, journal):
    pledge = made.pledge(made.actor(lane))
    actions.end_pledge(hand, pledge, until=date(2031, 5, 1), moment=NOON)
    assert Pledge.objects.get().until == date(2031, 5, 1)
    assert journal[0][3]["done"] == "pledge_ended"


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("pledge_quantity_above_zero", {"quantity": Decimal(0)}),
        ("pledge_comes_within_a_year", {"callable_within_h": 8761}),
        ("pledge_ends_after_it_begins", {"until": made.SPRING}),
        ("pledge_resource_known", {"resource": "love"}),
        ("pledge_unit_known", {"unit": "mile"}),
    ],
)
def test_the_database_keeps_what_a_pledge_is(lane, constraint, wrong):
    actor = made.actor(lane)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        made.pledge(actor, **wrong)


def test_a_pledge_is_noted_on_a_page_and_shown(client, lane, journal):
    actor = made.actor(lane)
    filled = {name: value for name, value in GIVEN.items() if value is not None}
    page = client.post(reverse("pledge-new", args=[actor.pk]), filled, follow=True)
    assert "会议室" in page.content.decode()
    page = client.post(reverse("pledge-end", args=[Pledge.objects.get().pk]),
                       {"until": "2031-05-02"})  # fmt: skip
    assert Pledge.objects.get().until == date(2031, 5, 2)


@pytest.mark.parametrize(
    "phone", ["0512-6512 0000", "+86 512 65120000", "110", "(0512) 65120000", "95598#2"]
)
def test_a_desk_has_a_telephone(lane, phone):
    assert str(made.contact(made.actor(lane), phone=phone)).endswith(phone)


@pytest.mark.parametrize("phone", ["问老王", "12", "0512-6512 0000 wang@example.cn"])
def test_what_is_no_telephone_is_refused(client, lane, journal, phone):
    actor = made.actor(lane)
    page = client.post(
        reverse("contact-new", args=[actor.pk]), {"role": "报修", "phone": phone},
        headers={"accept-language": "en"},
    )  # fmt: skip
    assert page.status_code == 422
    assert "Write the telephone with figures" in page.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        made.contact(actor, phone=phone)


def test_a_telephone_is_told_to_nobody_but_readers_of_the_page(client, lane, journal):
    actor = made.actor(lane)
    client.post(
        reverse("contact-new", args=[actor.pk]), {"role": "报修", "phone": "0512-6512 0000"}
    )
    client.post(reverse("contact-drop", args=[Contact.objects.get().pk]))
    assert [facts["done"] for *_, facts in journal] == ["contact_added", "contact_dropped"]
    assert "6512" not in str(journal)
