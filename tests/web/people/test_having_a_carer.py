"""An elder agrees to a carer, who then reads, and speaks if agreed; it ends when either wants."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from linli.web.people.actions.errands import stand_in
from linli.web.people.actions.mandates import (
    CareTerms,
    ProxyTerms,
    agree_to_carer,
    give_proxy,
    note_carer,
    withdraw,
)
from linli.web.people.hands import hand_of
from linli.web.people.models import Care, Errand
from linli.web.people.models.mandate import Consent
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand, Obstacle
from tests.factories import small_estate
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, NEXT_DOOR, care, hand, lives, person, proxy

TODAY = NOON.date()
UNTIL = TODAY + timedelta(30)
OWN = CareTerms(UNTIL, Consent.OWN_PHONE)


@pytest.fixture
def chen(lane):
    return lives(lane, person("陈奶奶")).person


@pytest.fixture
def helper(lane):
    return lives(lane, person("小张"), NEXT_DOOR).person


def test_an_elder_agrees_on_their_own_phone_and_only_themselves(lane, chen, helper, staff):
    assert agree_to_carer(hand(chen), lane, helper, OWN, moment=NOON).confirmed_at == NOON
    for how in ("desk", "carer", "proxy"):
        with pytest.raises(PermissionDenied, match="本人"):
            agree_to_carer(Hand(chen, staff, how), lane, helper, OWN, moment=NOON)


@pytest.mark.parametrize(
    ("consent", "witnesses"), [(Consent.PAPER, ""), (Consent.SPOKEN, "刘一、刘二")]
)
def test_the_committee_notes_a_consent_it_has_seen_or_heard(
    lane, chen, helper, staff, consent, witnesses
):
    terms = CareTerms(UNTIL, consent, witnesses=witnesses)
    made = note_carer(hand(staff), lane, chen, helper, terms, moment=NOON)
    assert (made.consent, made.witnesses) == (consent, witnesses)


def test_the_committee_cannot_say_that_somebody_agreed_on_their_own_phone(
    lane, chen, helper, staff
):
    with pytest.raises(PermissionDenied, match="本人"):
        note_carer(hand(staff), lane, chen, helper, OWN, moment=NOON)


def test_nobody_notes_a_consent_to_themselves_and_neighbours_note_none(lane, chen, helper, staff):
    terms = CareTerms(UNTIL, Consent.PAPER)
    with pytest.raises(PermissionDenied, match="同事"):
        note_carer(hand(staff), lane, chen, staff, terms, moment=NOON)
    with pytest.raises(PermissionDenied):
        note_carer(hand(helper), lane, chen, staff, terms, moment=NOON)


def test_one_consent_to_one_carer_at_a_time(lane, chen, helper):
    agree_to_carer(hand(chen), lane, helper, OWN, moment=NOON)
    with pytest.raises(PermissionDenied, match="撤回"):
        agree_to_carer(hand(chen), lane, helper, OWN, moment=NOON)


def test_that_somebody_has_a_carer_is_not_in_the_record(lane, chen, helper, entries):
    made = agree_to_carer(hand(chen), lane, helper, OWN, moment=NOON)
    withdraw(hand(chen), made, moment=NOON)
    assert entries() == []


def answer(errand, act, subject):
    return rights.ask(hand_of(errand), act, subject, moment=NOON)


def test_a_carer_reads_and_speaks_only_as_agreed(lane, chen, helper):
    reads = stand_in(helper, care(lane, chen, helper), moment=NOON)
    assert isinstance(answer(reads, "see_matters", lane), Grant)
    assert isinstance(answer(reads, "raise_matter", lane), Obstacle)
    Care.objects.update(ended_at=NOON)
    speaks = stand_in(helper, care(lane, chen, helper, may_speak=True), moment=NOON)
    assert isinstance(answer(speaks, "raise_matter", lane), Grant)


def test_a_carer_acts_in_the_one_estate_only(lane, chen, helper):
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    other = store_ledger(small_estate(estate=[{"estate": "other", "datum": "local"}]))
    lives(other, chen)
    errand = stand_in(helper, care(lane, chen, helper, may_speak=True), moment=NOON)
    assert isinstance(answer(errand, "raise_matter", other), Obstacle)
    assert isinstance(answer(errand, "see_matters", rights.SITE), Obstacle)


def test_a_proxy_holder_says_nothing_for_the_owner(lane, chen, helper):
    errand = stand_in(helper, proxy(lane, chen, helper, matter=3), moment=NOON)
    assert isinstance(answer(errand, "see_matters", lane), Grant)
    assert isinstance(answer(errand, "raise_matter", lane), Obstacle)
    limits = hand_of(errand).limits
    assert (limits.vote, limits.matter) == (True, 3)


def test_a_carer_settles_no_papers(lane, chen, helper):
    errand = stand_in(helper, care(lane, chen, helper, may_speak=True), moment=NOON)
    with pytest.raises(PermissionDenied, match="本人"):
        give_proxy(hand_of(errand), lane, helper, ProxyTerms(UNTIL), moment=NOON)
    with pytest.raises(PermissionDenied, match="本人"):
        withdraw(hand_of(errand), care(lane, chen, person("别人")), moment=NOON)


def test_nobody_uses_what_was_given_to_somebody_else_or_has_ended(lane, chen, helper):
    given = care(lane, chen, helper)
    with pytest.raises(PermissionDenied, match="别人"):
        stand_in(chen, given, moment=NOON)
    withdraw(hand(chen), given, moment=NOON)
    given.refresh_from_db()
    with pytest.raises(PermissionDenied):
        stand_in(helper, given, moment=NOON)


def test_a_consent_that_is_not_confirmed_or_has_run_out_opens_nothing(lane, chen, helper):
    terms = {"consent": Consent.PAPER, "confirmed_at": None}
    with pytest.raises(PermissionDenied, match="同意"):
        stand_in(helper, care(lane, chen, helper, **terms), moment=NOON)
    Care.objects.update(ended_at=NOON)
    with pytest.raises(PermissionDenied, match="同意"):
        stand_in(helper, care(lane, chen, helper, until=TODAY - timedelta(1)), moment=NOON)


def test_withdrawing_shuts_the_carers_next_page(lane, chen, helper, sign_in):
    given = care(lane, chen, helper)
    browser = sign_in(helper)
    browser.post(reverse("act-for", args=["care", given.pk]))
    assert "陈奶奶" in browser.get(reverse("my-homes")).content.decode()
    withdraw(hand(chen), given, moment=timezone.now())
    page = browser.get(reverse("my-homes"))
    assert page.wsgi_request.hand.how == "self"
    assert "不再替陈奶奶办事" in page.content.decode()
    assert Errand.objects.get().ended_at is not None


def test_the_elder_sees_when_the_carer_acted(lane, chen, helper, sign_in):
    stand_in(helper, care(lane, chen, helper), moment=NOON)
    page = sign_in(chen).get(reverse("helpers")).content.decode()
    assert "小张" in page
    assert "2031-05-01" in page


def test_an_elder_ends_a_consent_at_the_counter(lane, chen, helper, counter):
    given = care(lane, chen, helper)
    said = {"person": chen.pk, "seen": "card"}
    counter.post(reverse("desk-begin", args=[lane.pk]), said)
    counter.post(reverse("withdraw", args=["care", given.pk]))
    given.refresh_from_db()
    assert given.ended_at is not None


def a_year_ahead():
    return (timezone.localdate() + timedelta(365)).isoformat()


def test_the_page_agrees(lane, chen, helper, sign_in):
    said = {"carer_door": NEXT_DOOR, "carer_name": "小张", "may_speak": "speak"}
    said["until"] = a_year_ahead()
    page = sign_in(chen).post(reverse("agree-to-carer", args=[lane.pk]), said, follow=True)
    assert "小张现在可以帮您了" in page.content.decode()
    assert Care.objects.get().may_speak


def test_a_spoken_consent_wants_its_witnesses_on_the_page(lane, chen, helper, counter):
    said = {
        "elder_door": HOME, "elder_name": "陈奶奶", "carer_door": NEXT_DOOR, "carer_name": "小张",
        "may_speak": "read", "until": a_year_ahead(), "consent": "spoken", "witnesses": " ",
    }  # fmt: skip
    address = reverse("heard-consent", args=[lane.pk])
    answer = counter.post(address, said)
    assert answer.status_code == 422
    assert "两位见证人" in answer.content.decode()
    page = counter.post(address, said | {"witnesses": "甲、乙"}, follow=True).content.decode()
    assert "小张帮陈奶奶" in page


def test_an_address_of_another_kind_is_not_there(lane, chen, sign_in):
    assert sign_in(chen).post(reverse("withdraw", args=["else", 1])).status_code == 404
    assert sign_in(chen).post(reverse("act-for", args=["care", 1])).status_code == 404
    assert sign_in(chen).get(reverse("give-proxy", args=[lane.pk + 1])).status_code == 404
