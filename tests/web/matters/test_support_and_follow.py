""" "This concerns me too", and being told what happens."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.journal.models import Entry
from linli.web.matters.actions import talk
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_support_counts_once_a_person(matter, owner):
    m = matter()
    talk.support(hand(owner), m, moment=NOON)
    with pytest.raises(ValidationError, match="said so already"):
        talk.support(hand(owner), m, moment=NOON)
    assert m.supports.filter(person=owner).count() == 1


def test_strangers_neither_support_nor_follow(matter, stranger):
    m = matter()
    with pytest.raises(PermissionDenied):
        talk.support(hand(stranger), m, moment=NOON)
    with pytest.raises(PermissionDenied):
        talk.follow(hand(stranger), m, moment=NOON)


def test_following_twice_is_following_once_and_not_recorded(matter, owner):
    m = matter()
    before = Entry.objects.count()
    talk.follow(hand(owner), m, moment=NOON)
    talk.follow(hand(owner), m, moment=NOON)
    assert m.subscriptions.filter(person=owner).count() == 1
    talk.unfollow(hand(owner), m)
    assert not m.subscriptions.filter(person=owner).exists()
    assert Entry.objects.count() == before
