"""With the letter's code everybody of a home comes in, and nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from linli.web.accounts.models import Person
from linli.web.people import codes
from linli.web.people.actions.join import AlreadyHereError, Belonging, Newcomer, join
from linli.web.people.models import Miss, Occupancy
from linli.web.people.models.invitation import Ending
from linli.web.people.models.occupancy import Relation
from tests.web.conftest import NOON
from tests.web.people.at_once import at_once
from tests.web.people.factories import HOME, NEXT_DOOR, letter, lives, valid_letter

OWNER = Belonging(Relation.OWNER)
SAID = {"name": "王阿姨", "relation": "owner", "over_14": "on"}
PIN = {"pin": "480317", "again": "480317"}


def come_in(browser, code, said=SAID, pin=PIN):
    """The three steps; the page after the last of them."""
    browser.get(reverse("join-code", args=[code]))
    browser.post(reverse("join-who"), said)
    return browser.post(reverse("join-pin"), pin, follow=True)


def test_three_steps_lead_in(lane, visitor):
    code, row = valid_letter(lane)
    page = come_in(visitor, code).content.decode()
    home = Occupancy.objects.get()
    assert (home.person.name, home.dwelling, home.relation) == ("王阿姨", HOME, "owner")
    assert home.invitation == row
    assert get_user(visitor) == home.person
    assert "王阿姨" in page


def test_the_square_leads_past_the_first_step(lane, visitor):
    code, _row = valid_letter(lane)
    answer = visitor.get(reverse("join-code", args=[code]))
    assert answer.url == reverse("join-who")
    assert "1号楼" in visitor.get(answer.url).content.decode()


def test_a_typed_code_does_the_same(lane, visitor):
    code, _row = valid_letter(lane)
    answer = visitor.post(reverse("join"), {"code": codes.grouped(code).lower()})
    assert answer.url == reverse("join-who")


def test_a_slip_is_told_with_its_group_and_what_was_typed_stays(lane, visitor):
    code, _row = valid_letter(lane)
    wrong = next(sign for sign in codes.ALPHABET if sign != code[9])
    typed = codes.grouped(code[:9] + wrong + code[10:])
    answer = visitor.post(reverse("join"), {"code": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "第 3 组" in page
    assert typed in page
    assert not Miss.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ended_at": NOON, "ended_as": Ending.REPLACED}, "新的信"),
        ({"ended_at": NOON, "ended_as": Ending.REVOKED}, "收回"),
        ({"printed_at": NOON - timedelta(4000), "expires_at": NOON - timedelta(3900)}, "过期"),
    ],
)
def test_a_code_that_no_longer_holds_lets_nobody_in_and_says_why(lane, visitor, values, words):
    code, _row = letter(lane, **values)
    answer = visitor.get(reverse("join-code", args=[code]))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Miss.objects.exists()


def test_a_code_taken_back_between_the_steps_lets_nobody_in(lane, visitor):
    code, row = valid_letter(lane)
    visitor.get(reverse("join-code", args=[code]))
    row.ended_at, row.ended_as = NOON, Ending.REVOKED
    row.save()
    assert visitor.post(reverse("join-who"), SAID).url == reverse("join")
    with pytest.raises(PermissionDenied, match="不能用"):
        join(row.pk, Newcomer("王阿姨"), OWNER, moment=NOON)


def test_several_people_join_with_one_code(lane):
    _code, row = letter(lane)
    for name in ("王阿姨", "李叔", "小李"):
        join(row.pk, Newcomer(name), OWNER, moment=NOON)
    assert row.joined.count() == 3


def test_two_of_one_name_in_a_home_could_not_be_told_apart(lane):
    _code, row = letter(lane)
    join(row.pk, Newcomer("王阿姨"), OWNER, moment=NOON)
    with pytest.raises(AlreadyHereError, match="王阿姨"):
        join(row.pk, Newcomer(" 王阿姨 "), OWNER, moment=NOON)
    _code, next_door = letter(lane, NEXT_DOOR)
    join(next_door.pk, Newcomer("王阿姨"), OWNER, moment=NOON)


def test_no_number_is_kept_that_nobody_has_proved(lane, visitor):
    code, _row = valid_letter(lane)
    visitor.get(reverse("join-code", args=[code]))
    assert 'name="phone"' not in visitor.get(reverse("join-who")).content.decode()
    visitor.post(reverse("join-who"), SAID | {"phone": "13900000000", "email": "w@example.org"})
    visitor.post(reverse("join-pin"), {"pin": "480315", "again": "480315"})
    made = Person.objects.get(name="王阿姨")
    assert (made.phone, made.email) == (None, None)


def test_whoever_is_signed_in_adds_the_home_to_theirs(lane, sign_in):
    wang = lives(lane, home=NEXT_DOOR).person
    code, _row = valid_letter(lane)
    browser = sign_in(wang)
    browser.get(reverse("join-code", args=[code]))
    page = browser.post(reverse("join-who"), {"relation": "owner_elsewhere"}, follow=True)
    assert page.status_code == 200
    added = Occupancy.objects.get(dwelling=HOME)
    assert (added.person, added.relation, added.lives_here) == (wang, "owner", False)
    assert Person.objects.count() == 1


def test_joining_again_changes_nothing(lane):
    _code, row = letter(lane)
    home = join(row.pk, Newcomer("王阿姨"), OWNER, moment=NOON)
    again = join(row.pk, home.person, Belonging(Relation.TENANT), moment=NOON)
    assert again == home
    assert again.relation == Relation.OWNER


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "  "}, "称呼"),
        ({"over_14": ""}, "14 岁"),
        ({"relation": ""}, "选"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(lane, visitor, said, field):
    code, _row = valid_letter(lane)
    visitor.get(reverse("join-code", args=[code]))
    answer = visitor.post(reverse("join-who"), SAID | said)
    assert answer.status_code == 422
    assert field in answer.content.decode()
    if "name" not in said:
        assert SAID["name"] in answer.content.decode()


@pytest.mark.parametrize(
    "pin",
    [
        {"pin": "48031", "again": "48031"},
        {"pin": "123456", "again": "123456"},
        {"pin": "111111", "again": "111111"},
        {"pin": "480317", "again": "480318"},
        {"pin": "", "again": ""},
    ],
)
def test_a_pin_is_six_digits_twice_and_not_the_first_one_tries(lane, visitor, pin):
    code, _row = valid_letter(lane)
    answer = come_in(visitor, code, pin=pin)
    assert answer.status_code == 422
    assert not Person.objects.exists()


def test_nobody_comes_in_without_a_code(lane, visitor):
    for name in ("join-who", "join-pin"):
        assert visitor.get(reverse(name)).url == reverse("join")
        assert visitor.post(reverse(name), SAID | PIN).url == reverse("join")
    assert not Person.objects.exists()


def test_what_was_said_is_gone_from_the_session_once_one_is_in(lane, visitor):
    code, _row = valid_letter(lane)
    come_in(visitor, code)
    assert "joining" not in visitor.session


def test_the_code_is_nowhere_in_the_database_and_no_page_repeats_it(lane, visitor):
    code, row = valid_letter(lane)
    page = come_in(visitor, code).content.decode()
    assert code not in page
    assert code.lower() not in row.digest
    assert len(row.digest) == 64


@pytest.mark.django_db(transaction=True)
def test_two_who_join_with_one_code_at_once_are_both_in(lane):
    _code, row = letter(lane)
    faults = at_once(
        lambda name: join(row.pk, Newcomer(name), OWNER, moment=NOON), ["王阿姨", "李叔"]
    )
    assert faults == []
    assert row.joined.count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_who_sends_the_form_twice_at_once_is_one_person(lane):
    _code, row = letter(lane)
    faults = at_once(lambda name: join(row.pk, Newcomer(name), OWNER, moment=NOON), ["王阿姨"] * 3)
    assert [type(fault) for fault in faults] == [AlreadyHereError] * 2
    assert Person.objects.count() == 1
