import pytest
from django.urls import reverse

from linli.web.actors import actions
from linli.web.actors.ledger import offered
from linli.web.actors.models import Actor, Kind
from linli.web.estates import codes
from linli.web.estates.actions import store_ledger
from tests.factories import small_estate
from tests.web.actors import factories as made
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db

LEDGER = [
    {"organisation": "O1", "name": "清和里居委会", "kind": "committee"},
    {"organisation": "O2", "name": None, "kind": "property"},
]


@pytest.fixture
def named(db):
    return store_ledger(small_estate(organisations=LEDGER, stock=[]))


def test_every_kind_of_the_ledger_is_a_kind_of_actor():
    assert set(codes.ORGANISATION_KIND) <= set(Kind.values)


def test_all_that_the_list_lacks_is_offered(named):
    assert [(o.key, o.name, o.differs) for o in offered(named)] == [
        ("O1", "清和里居委会", True),
        ("O2", "O2", True),
    ]


def test_one_of_the_same_name_is_linked_not_doubled(named, hand, journal):
    mine = made.actor(named, "清和里居委会", Kind.COMMITTEE)
    assert actions.take_from_ledger(hand, named, ["O1"], moment=NOON) == 1
    mine.refresh_from_db()
    assert mine.ledger_key == "O1"
    assert [facts["changed"] for *_, facts in journal] == [["ledger_key"]]


def test_what_is_linked_and_alike_is_left_alone(named, hand, journal):
    actions.take_from_ledger(hand, named, ["O1", "O2"], moment=NOON)
    assert Actor.objects.count() == 2
    assert actions.take_from_ledger(hand, named, ["O1", "O2"], moment=NOON) == 0


def test_a_name_changed_in_the_ledger_is_shown_beside_ours(client, named, journal):
    made.actor(named, "居委会", Kind.COMMITTEE, ledger_key="O1")
    address = reverse("actor-take", args=[named.pk])
    text = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "清和里居委会 (residents&#x27; committee): on the list as 居委会" in text
    client.post(address, {"keys": ["O1"]})
    assert Actor.objects.get().name == "清和里居委会"


def test_a_new_import_of_the_ledger_leaves_the_list_as_it_is(named, hand, journal):
    actions.take_from_ledger(hand, named, ["O1"], moment=NOON)
    store_ledger(small_estate(organisations=[], stock=[]))
    assert Actor.objects.get().ledger_key == "O1"


def test_nothing_to_take_over_is_said(client, lane, hand, journal):
    keys = [offer.key for offer in offered(lane)]
    actions.take_from_ledger(hand, lane, keys, moment=NOON)
    page = client.get(reverse("actor-take", args=[lane.pk]), headers={"accept-language": "en"})
    assert "Nothing to take over" in page.content.decode()
