"""People of a home see each other, say who is none of them, and say when they have moved out."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from linli.web.people.actions.homes import dismiss_doubt, doubt, end_home, move_out
from linli.web.people.models import Doubt, Occupancy
from linli.web.people.models.occupancy import Relation
from linli.web.people.standing import roles
from linli.web.shared.rights import Hand
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, NEXT_DOOR, hand, lives, person

TODAY = NOON.date()


@pytest.fixture
def wang(lane):
    return lives(lane, person("王阿姨"))


@pytest.fixture
def stranger(lane):
    return lives(lane, person("陌生人"), relation=Relation.TENANT)


def test_my_page_shows_who_else_has_joined_my_home_and_nobody_elses(wang, stranger, lane, sign_in):
    lives(lane, person("隔壁"), NEXT_DOOR)
    page = sign_in(wang.person).get(reverse("my-homes")).content.decode()
    assert "陌生人" in page
    assert "隔壁" not in page


def test_an_empty_page_says_how_one_joins(db, sign_in):
    page = sign_in(person()).get(reverse("my-homes")).content.decode()
    assert reverse("join") in page


def test_a_doubt_reaches_the_committee(wang, stranger, lane, sign_in, counter):
    browser = sign_in(wang.person)
    page = browser.post(reverse("doubt", args=[stranger.pk]), follow=True).content.decode()
    assert "居委会" in page
    assert "陌生人" in counter.get(reverse("people", args=[lane.pk])).content.decode()


def test_a_doubt_is_told_once_however_often_one_presses(wang, stranger):
    for _ in range(2):
        doubt(hand(wang.person), stranger, moment=NOON)
    assert Doubt.objects.count() == 1


def test_nobody_doubts_people_of_another_home(wang, lane, sign_in):
    next_door = lives(lane, person("隔壁"), NEXT_DOOR)
    with pytest.raises(PermissionDenied, match="这一家"):
        doubt(hand(wang.person), next_door, moment=NOON)
    sign_in(wang.person).post(reverse("doubt", args=[next_door.pk]))
    assert not Doubt.objects.exists()


def test_nobody_doubts_themselves(wang):
    with pytest.raises(PermissionDenied, match="您自己"):
        doubt(hand(wang.person), wang, moment=NOON)


def test_the_committee_ends_what_was_wrong_and_keeps_what_was_right(wang, stranger, staff, entries):
    doubt(hand(wang.person), stranger, moment=NOON)
    end_home(hand(staff), stranger, moment=NOON)
    doubt(hand(wang.person), wang_son := lives(wang.estate, person("小王")), moment=NOON)
    dismiss_doubt(hand(staff), wang_son, moment=NOON)
    assert not Doubt.objects.filter(settled_at=None).exists()
    stranger.refresh_from_db()
    assert stranger.until == TODAY
    assert entries() == [("end_home", {"done": "ended"}), ("end_home", {"done": "kept"})]


def test_only_who_may_settle_it_settles_it(wang, stranger):
    with pytest.raises(PermissionDenied):
        end_home(hand(wang.person), stranger, moment=NOON)
    with pytest.raises(PermissionDenied):
        dismiss_doubt(hand(wang.person), stranger, moment=NOON)


def test_moving_out_ends_the_rights_and_keeps_the_history(wang, lane, entries):
    move_out(hand(wang.person), wang, moment=NOON)
    assert roles(wang.person, lane, TODAY) == {"visitor"}
    assert roles(wang.person, lane, TODAY - timedelta(1)) == {"visitor", "resident", "owner"}
    assert Occupancy.objects.get().until == TODAY
    assert entries() == [("leave_home", {})]


def test_who_joined_by_mistake_today_is_out_today(lane, staff):
    row = lives(lane, since=TODAY)
    end_home(hand(staff), row, moment=NOON)
    assert roles(row.person, lane, TODAY) == {"visitor"}


def test_nobody_moves_somebody_else_out(wang, stranger, sign_in):
    with pytest.raises(PermissionDenied, match="本人"):
        move_out(hand(stranger.person), wang, moment=NOON)
    browser = sign_in(stranger.person)
    assert browser.post(reverse("leave-home", args=[wang.pk])).status_code == 404


def test_a_carer_settles_nothing_about_homes(wang, stranger):
    carer = Hand(wang.person, stranger.person, "carer")
    with pytest.raises(PermissionDenied, match="本人"):
        move_out(carer, wang, moment=NOON)
    with pytest.raises(PermissionDenied, match="本人"):
        doubt(carer, stranger, moment=NOON)


def test_one_may_come_back_after_moving_out(wang, lane):
    move_out(hand(wang.person), wang, moment=NOON)
    lives(lane, wang.person, since=TODAY)
    assert Occupancy.objects.filter(dwelling=HOME).count() == 2


def test_my_page_takes_few_queries_whatever_the_size_of_the_home(
    wang, lane, sign_in, django_assert_max_num_queries
):
    for number in range(30):
        lives(lane, person(f"家人{number}"))
    browser = sign_in(wang.person)
    with django_assert_max_num_queries(12):
        browser.get(reverse("my-homes"))
