"""What is kept about me: to read, to take along, to have erased."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from linli.web.accounts.models import Device, Person
from linli.web.journal.actions import record
from linli.web.journal.models import Entry
from linli.web.people import standing
from linli.web.people.actions.forgetting import forget
from linli.web.people.models import Look, Need, Occupancy, Pseudonym
from linli.web.shared.personal import declarations
from linli.web.shared.rights import Grant, Hand, Limits
from tests.web.conftest import NOON
from tests.web.journal.factories import exported, sound
from tests.web.people import factories as made
from tests.web.people.needs import holds, look, need

pytestmark = pytest.mark.django_db
SECRET = "only-wang-knows"  # noqa: S105 - of a test
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def wang(lane):
    person = made.person("王阿姨", phone="13900000000", password=SECRET)
    made.lives(lane, person)
    return person


def wrote(lane, person):
    """An act of this person in the public record."""
    who = standing.pseudonym(person, lane)
    with transaction.atomic():
        record(lane.estate, Grant("support", "owner", who), subject="matter/1", facts={},
               moment=NOON)  # fmt: skip
    return who


def test_everything_is_on_the_page_and_in_the_file(lane, wang, sign_in):
    helper = holds(lane, made.person("小张"))
    look(need(lane, person=wang, helper=helper), helper)
    browser = sign_in(wang)
    text = browser.get(reverse("my-data"), headers=ENGLISH).content.decode()
    for kept in ("王阿姨", "13900000000", made.HOME, "用氧气机", "送药"):
        assert kept in text
    told = json.loads(browser.get(reverse("my-data-file")).content)
    assert told["format"] == "linli.my-data/1"
    assert {"accounts.Person", "people.Occupancy", "people.Need", "people.Look"} <= set(
        told["kept"]
    )
    assert told["kept"]["people.Occupancy"][0]["dwelling"] == made.HOME


def test_no_digest_of_a_password_leaves_the_house(lane, wang, sign_in):
    browser = sign_in(wang)
    for name in ("my-data", "my-data-file"):
        text = browser.get(reverse(name)).content.decode()
        assert wang.password not in text
        assert "scrypt" not in text


def test_what_is_anothers_stays_with_the_other(lane, wang, sign_in):
    neighbour = made.person("陈叔")
    made.proxy(lane, wang, neighbour)
    for name in ("my-data", "my-data-file"):
        assert "陈叔" not in sign_in(wang).get(reverse(name)).content.decode()


def test_the_household_of_ones_door_is_told_too(lane, wang, sign_in):
    told = json.loads(sign_in(wang).get(reverse("my-data-file")).content)
    from linli.web.estates.models import Household  # noqa: PLC0415 - beside its one use

    here = Household.objects.filter(estate=lane, dwelling__dwelling=made.HOME)
    assert here.exists()
    assert len(told["kept"]["estates.Household"]) == here.count()
    text = sign_in(wang).get(reverse("my-data"), headers=ENGLISH).content.decode()
    assert "aged 80 and over" in text


def test_a_visitor_is_asked_to_sign_in(visitor):
    assert visitor.get(reverse("my-data")).status_code == 302


def test_a_carer_does_not_read_everything(lane, wang, sign_in):
    hand = Hand(wang, made.person("小李"), "carer", Limits(lane.pk))
    with pytest.raises(PermissionDenied):
        forget(hand, moment=NOON)


def test_erasing_takes_everything_about_a_person(lane, wang):
    helper = holds(lane, made.person("小张"))
    look(need(lane, person=wang), helper)
    made.proxy(lane, wang, made.person("陈叔"))
    standing.pseudonym(wang, lane)
    gone = wang.pk
    forget(made.hand(wang), moment=NOON)
    assert not Person.objects.filter(pk=gone).exists()
    left = {each.label: each.rows(gone).count() for each in declarations() if not each.reach}
    assert {label: number for label, number in left.items() if number} == {}
    assert not Need.objects.exists()
    assert not Occupancy.objects.exists()


def test_the_record_stays_whole_and_nobody_can_tell_who_it_was(lane, wang):
    who = wrote(lane, wang)
    before = exported()
    forget(made.hand(wang), moment=NOON)
    assert exported() == before
    assert sound() == 1
    assert Entry.objects.get().who == who
    assert not Pseudonym.objects.filter(code=who).exists()


def test_a_look_stays_with_whom_it_was_about_when_the_looker_goes(lane, wang):
    looker = made.person("小张")
    look(need(lane, person=wang), looker)
    forget(made.hand(looker), moment=NOON)
    kept = Look.objects.get()
    assert (kept.person, kept.who) == (wang, None)


def test_every_sign_in_of_the_person_ends(lane, wang, sign_in):
    browser = sign_in(wang)
    key = browser.session.session_key
    Device.objects.create(person=wang, session_key=key, system="", browser="", began_at=NOON)
    forget(made.hand(wang), moment=NOON)
    assert not Session.objects.filter(session_key=key).exists()


def test_who_holds_an_office_gives_it_up_first(lane, wang):
    holds(lane, wang)
    with pytest.raises(PermissionDenied):
        forget(made.hand(wang), moment=NOON)
    assert Person.objects.filter(pk=wang.pk).exists()


def test_the_last_operator_stays(operator):
    with pytest.raises(PermissionDenied):
        forget(made.hand(operator), moment=NOON)
    Person.objects.create_superuser(name="Other")
    forget(made.hand(operator), moment=NOON)
    assert Person.objects.count() == 1


def test_at_the_counter_everything_is_erased_for_whoever_lives_here_only(lane, wang):
    clerk = holds(lane, made.person("李主任"))
    desk = Hand(wang, clerk, "desk", Limits(lane.pk))
    forget(desk, moment=NOON)
    assert not Person.objects.filter(pk=wang.pk).exists()


def test_the_page_asks_once_more_and_says_what_stays(lane, wang, sign_in):
    browser = sign_in(wang)
    address = reverse("erase-me")
    text = browser.get(address, headers=ENGLISH).content.decode()
    assert "only by a pseudonym" in text
    assert browser.post(address, headers=ENGLISH).status_code == 422
    assert Person.objects.filter(pk=wang.pk).exists()
    done = browser.post(address, {"sure": "yes"}, headers=ENGLISH, follow=True)
    assert "Everything about you is erased" in done.content.decode()
    assert not Person.objects.filter(pk=wang.pk).exists()
    assert browser.get(reverse("my-data")).status_code == 302
