from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.accounts.models import Person
from linli.web.actors import actions
from linli.web.actors.models import Actor, Kind
from linli.web.shared.rights import Hand
from tests.web.actors import factories as made
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db

GIVEN = {"name": "顺安物业", "kind": Kind.PROPERTY}


def test_an_organisation_put_on_the_list_is_recorded(lane, hand, journal):
    actor = actions.add_actor(hand, lane, GIVEN, moment=NOON)
    facts = {"done": "added", "about": "顺安物业", "kind": "property"}
    assert journal == [("lane", "keep_actors", f"actor/{actor.pk}", facts)]


def test_nobody_keeps_the_list_without_the_right(lane, journal):
    stranger = Person.objects.create_user(name="Stranger")
    with pytest.raises(PermissionDenied):
        actions.add_actor(Hand(stranger, stranger), lane, GIVEN, moment=NOON)
    assert not Actor.objects.exists()
    assert journal == []


def test_a_correction_records_which_columns_changed(lane, hand, journal):
    actor = made.actor(lane)
    actions.change_actor(hand, actor, GIVEN | {"mandate": "保洁和维修"}, moment=NOON)
    actor.refresh_from_db()
    assert actor.mandate == "保洁和维修"
    assert [facts["changed"] for *_, facts in journal] == [["mandate"]]


def test_a_correction_that_changes_nothing_is_not_recorded(lane, hand, journal):
    actions.change_actor(hand, made.actor(lane), GIVEN, moment=NOON)
    assert journal == []


def test_who_ends_stays_on_record(lane, hand, journal):
    actor = made.actor(lane, since=made.SPRING)
    actions.end_actor(hand, actor, until=date(2031, 5, 1), moment=NOON)
    actor.refresh_from_db()
    assert actor.until == date(2031, 5, 1)
    assert journal[0][3] == {"done": "ended", "about": "顺安物业", "until": "2031-05-01"}


def test_a_mistake_can_be_taken_off_as_long_as_nothing_hangs_on_it(lane, hand, journal):
    actions.drop_actor(hand, made.actor(lane), moment=NOON)
    assert not Actor.objects.exists()
    assert journal[0][3]["done"] == "dropped"


@pytest.mark.parametrize("use", [made.pledge, made.agreement])
def test_what_was_used_is_never_deleted(lane, hand, journal, use):
    actor = made.actor(lane)
    use(actor)
    with pytest.raises(ValidationError, match=r"Give it a last day|写上结束日期"):
        actions.drop_actor(hand, actor, moment=NOON)
    assert Actor.objects.filter(pk=actor.pk).exists()


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("actor_name_once", {}),
        ("actor_has_a_name", {"name": " "}),
        ("actor_kind_known", {"name": "x", "kind": "guild"}),
        ("actor_ends_after_it_begins",
         {"name": "x", "since": date(2031, 2, 1), "until": date(2031, 2, 1)}),
        ("actor_of_the_ledger_once", {"name": "x", "ledger_key": "O1"}),
    ],
)  # fmt: skip
def test_the_database_keeps_what_an_actor_is(lane, constraint, wrong):
    made.actor(lane, ledger_key="O1")
    # SQLite names the columns of a unique constraint, PostgreSQL its name.
    columns = {"actor_name_once": "actor.name", "actor_of_the_ledger_once": "actor.ledger_key"}
    with (
        pytest.raises(IntegrityError, match=f"{constraint}|{columns.get(constraint, constraint)}"),
        transaction.atomic(),
    ):
        made.actor(lane, **wrong)


def test_the_same_name_twice_is_said_in_the_form_and_keeps_what_was_typed(client, lane, journal):
    made.actor(lane)
    page = client.post(
        reverse("actor-new", args=[lane.pk]), GIVEN | {"mandate": "看门"},
        headers={"accept-language": "en"},
    )  # fmt: skip
    text = page.content.decode()
    assert page.status_code == 422
    assert "An organisation of this name is in the list already." in text
    assert "看门" in text


def test_two_who_save_the_same_at_once_are_told(client, lane, journal, monkeypatch):
    made.actor(lane)
    monkeypatch.setattr(Actor, "validate_constraints", lambda *_, **__: None)
    monkeypatch.setattr(Actor, "validate_unique", lambda *_, **__: None)
    page = client.post(
        reverse("actor-new", args=[lane.pk]), GIVEN, headers={"accept-language": "en"}
    )
    assert page.status_code == 422
    assert "Somebody has just saved the same." in page.content.decode()
    assert Actor.objects.count() == 1


def test_a_new_organisation_leads_to_its_page(client, lane, journal):
    page = client.post(reverse("actor-new", args=[lane.pk]), GIVEN)
    assert page.url == reverse("actor", args=[Actor.objects.get().pk])


def test_it_cannot_end_before_it_began(client, lane, journal):
    actor = made.actor(lane, since=made.SPRING)
    page = client.post(reverse("actor-end", args=[actor.pk]), {"until": "2020-02-01"})
    assert page.status_code == 422
    assert journal == []


def test_the_page_of_a_used_organisation_says_why_it_cannot_be_taken_off(client, lane, journal):
    actor = made.actor(lane)
    made.pledge(actor)
    page = client.post(reverse("actor-drop", args=[actor.pk]), follow=True)
    assert page.redirect_chain[0][0] == reverse("actor-end", args=[actor.pk])
    assert 'role="status"' in page.content.decode()


def test_a_neighbour_may_not_change_it(sign_in, lane):
    actor = made.actor(lane)
    neighbour = sign_in(Person.objects.create_user(name="Neighbour"))
    assert neighbour.get(reverse("actor-change", args=[actor.pk])).status_code == 403
