from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.actors import actions
from linli.web.actors.models import Agreement, Kind, Party
from linli.web.estates.actions import store_ledger
from tests.factories import small_estate
from tests.web.actors import factories as made
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db

GIVEN = {"title": "共用会议室", "since": made.SPRING, "until": None, "document": "2031-4"}


@pytest.fixture
def two(lane):
    return made.actor(lane), made.actor(lane, "清和里居委会", Kind.COMMITTEE)


def test_an_agreement_is_recorded_with_its_parties(lane, two, hand, journal):
    does = {two[0]: "打扫", two[1]: "出一间房"}
    agreement = actions.add_agreement(hand, lane, GIVEN, does, moment=NOON)
    assert {party.actor: party.does for party in agreement.parties.all()} == does
    facts = {"done": "agreed", "about": "共用会议室", "parties": ["顺安物业", "清和里居委会"]}
    assert journal == [("lane", "keep_actors", f"agreement/{agreement.pk}", facts)]


def test_one_alone_agrees_with_nobody(lane, two, hand, journal):
    with pytest.raises(ValidationError):
        actions.add_agreement(hand, lane, GIVEN, {two[0]: "打扫"}, moment=NOON)
    assert not Agreement.objects.exists()


def test_a_party_from_another_estate_is_refused(lane, two, hand, journal):
    other = store_ledger(small_estate(estate=[{"estate": "other", "datum": "local"}]))
    does = {two[0]: "打扫", made.actor(other): "出一间房"}
    with pytest.raises(ValidationError):
        actions.add_agreement(hand, lane, GIVEN, does, moment=NOON)


@pytest.mark.parametrize(
    ("constraint", "act"),
    [
        ("agreement_has_a_title", lambda a, b: made.agreement(a, b, title=" ")),
        ("agreement_ends_after_it_begins", lambda a, b: made.agreement(a, b, until=made.SPRING)),
        ("party_once|party.actor_id", lambda a, _b: made.agreement(a, a)),
        ("party_does_something", lambda a, b: Party.objects.create(
            agreement=made.agreement(a), actor=b, does="")),
    ],
)  # fmt: skip
def test_the_database_keeps_what_an_agreement_is(two, constraint, act):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        act(*two)


def test_the_form_takes_a_line_for_each_party(client, lane, two, journal):
    address = reverse("agreement-new", args=[lane.pk])
    filled = {"title": "共用会议室", "since": "2031-03-01", f"does_{two[0].pk}": "打扫"}
    refused = client.post(address, filled, headers={"accept-language": "en"})
    assert refused.status_code == 422
    assert "Say for two organisations" in refused.content.decode()
    done = client.post(address, filled | {f"does_{two[1].pk}": "出一间房"}, follow=True)
    assert "出一间房" in done.content.decode()


def test_an_agreement_that_ends_leaves_the_list_and_stays_on_record(client, lane, two, journal):
    agreement = made.agreement(*two, since=date(2020, 1, 1))
    client.post(reverse("agreement-end", args=[agreement.pk]), {"until": "2020-02-01"})
    assert Agreement.objects.get().until == date(2020, 2, 1)
    assert agreement.title not in client.get(reverse("actors", args=[lane.pk])).content.decode()
