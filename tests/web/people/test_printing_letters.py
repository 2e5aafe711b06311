"""One letter a home; a new one ends the old one; the code stands on paper only."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from linli.web.people import codes
from linli.web.people.actions.invite import VALID, invite, revoke
from linli.web.people.guesses import look_up
from linli.web.people.models import Invitation, Letterhead
from linli.web.people.models.invitation import Ending
from tests.factories import small_estate
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, NEXT_DOOR, hand, letter, lives

HOMES = 12
SAID = {
    "building": "",
    "which": "all",
    "script": "zh",
    "phone": "0512-6512 3456",
    "place": "3 号楼底层",
    "site": "https://linli.example/",
}


def pages(pdf):
    return len(re.findall(rb"/Type ?/Page\b", pdf))


def test_every_home_gets_one_sheet(counter, lane):
    answer = counter.post(reverse("letters", args=[lane.pk]), SAID)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert pages(answer.content) == HOMES
    assert Invitation.objects.unended().count() == HOMES


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"which": "waiting"}, HOMES - 1),
        ({"building": "2"}, HOMES // 2),
        ({"home": HOME}, 1),
        ({"script": "both", "home": HOME}, 2),
    ],
)
def test_letters_are_for_the_homes_that_were_asked_for(counter, lane, asked, count):
    lives(lane)
    answer = counter.post(reverse("letters", args=[lane.pk]), SAID | asked)
    assert pages(answer.content) == count


def test_a_printed_code_lets_in_and_only_its_seal_is_kept(staff, lane):
    made = invite(hand(staff), lane, [HOME], moment=NOON)
    row = Invitation.objects.get()
    assert look_up(made[HOME], "here", moment=NOON) == row
    assert row.expires_at == NOON + VALID
    kept = [str(value) for value in Invitation.objects.values_list().get()]
    assert not any(made[HOME].lower() in value.lower() for value in kept)


def test_a_code_is_sealed_with_the_key_of_the_installation(staff, lane, settings):
    made = invite(hand(staff), lane, [HOME], moment=NOON)
    settings.SECRET_KEY = "another" * 8
    assert look_up(made[HOME], "here", moment=NOON) is None


def test_a_new_letter_ends_the_old_one_of_the_same_home_only(staff, lane):
    first = invite(hand(staff), lane, [HOME, NEXT_DOOR], moment=NOON)
    second = invite(hand(staff), lane, [HOME], moment=NOON)
    assert look_up(first[HOME], "here", moment=NOON).ended_as == Ending.REPLACED
    assert look_up(second[HOME], "here", moment=NOON).ended_at is None
    assert look_up(first[NEXT_DOOR], "here", moment=NOON).ended_at is None


def test_codes_can_be_taken_back(staff, lane):
    made = invite(hand(staff), lane, [HOME, NEXT_DOOR], moment=NOON)
    assert revoke(hand(staff), lane, [HOME], moment=NOON) == 1
    assert look_up(made[HOME], "here", moment=NOON).ended_as == Ending.REVOKED
    assert look_up(made[NEXT_DOOR], "here", moment=NOON).ended_at is None


def test_all_codes_of_homes_where_nobody_has_joined_are_taken_back_at_once(counter, lane):
    lives(lane)
    letter(lane, HOME)
    letter(lane, NEXT_DOOR)
    counter.post(reverse("revoke", args=[lane.pk]))
    assert list(Invitation.objects.unended().values_list("dwelling", flat=True)) == [HOME]


def test_a_home_that_the_ledger_has_not_gets_no_letter(staff, lane):
    with pytest.raises(PermissionDenied, match="台账"):
        invite(hand(staff), lane, ["nowhere"], moment=NOON)


def test_only_who_may_invite_prints_letters(lane, sign_in):
    neighbour = lives(lane).person
    with pytest.raises(PermissionDenied):
        invite(hand(neighbour), lane, [HOME], moment=NOON)
    with pytest.raises(PermissionDenied):
        revoke(hand(neighbour), lane, [HOME], moment=NOON)
    browser = sign_in(neighbour)
    assert browser.post(reverse("letters", args=[lane.pk]), SAID).status_code == 403
    assert browser.post(reverse("revoke", args=[lane.pk])).status_code == 403


def test_an_office_in_another_estate_gives_no_right_here(staff, lane):
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    other = store_ledger(small_estate(estate=[{"estate": "other", "datum": "local"}]))
    with pytest.raises(PermissionDenied):
        invite(hand(staff), other, [HOME], moment=NOON)


def test_a_code_of_another_estate_leads_to_that_estate(staff, lane, visitor):
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    named = {"estate": "other", "name": "别处", "datum": "local"}
    other = store_ledger(small_estate(estate=[named]))
    letter(lane, HOME)
    code, row = letter(other, HOME)
    assert look_up(code, "here", moment=NOON) == row
    assert row.estate == other


def test_what_the_letters_say_of_the_committee_is_remembered(counter, lane):
    counter.post(reverse("letters", args=[lane.pk]), SAID | {"home": HOME})
    head = Letterhead.objects.get()
    assert (head.phone, head.place, head.site) == (
        SAID["phone"],
        SAID["place"],
        "https://linli.example",
    )
    assert "3 号楼底层" in counter.get(reverse("letters", args=[lane.pk])).content.decode()


def test_an_address_that_phones_cannot_reach_is_pointed_out(counter, lane):
    page = counter.get(reverse("letters", args=[lane.pk]), headers={"host": "localhost"})
    assert "手机打不开" in page.content.decode()


def test_more_letters_than_one_can_wait_for_are_printed_by_building(counter, lane, monkeypatch):
    monkeypatch.setattr("linli.web.people.views.letters.MOST", HOMES - 1)
    answer = counter.post(reverse("letters", args=[lane.pk]), SAID)
    assert answer.status_code == 422
    assert "一栋一栋" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_the_record_says_how_many_and_nothing_of_doors(staff, lane, entries):
    invite(hand(staff), lane, [HOME, NEXT_DOOR], moment=NOON)
    revoke(hand(staff), lane, [HOME], moment=NOON)
    revoke(hand(staff), lane, [HOME], moment=NOON)
    assert entries() == [
        ("invite", {"done": "printed", "count": 2}),
        ("invite", {"done": "revoked", "count": 1}),
    ]


def test_codes_differ_from_home_to_home(staff, lane):
    made = invite(hand(staff), lane, [HOME, NEXT_DOOR], moment=NOON)
    assert made[HOME] != made[NEXT_DOOR]
    assert all(codes.read(code) == code for code in made.values())
