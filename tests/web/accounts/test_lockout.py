"""Five wrong PINs shut the way by PIN for a while: per account, for tries at once too."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from linli.web.accounts import actions, lockout
from linli.web.accounts.models import PinLock
from linli.web.accounts.pin_sign_in import by_pin
from tests.web.accounts.factories import PIN, PersonFactory
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db
WRONG = "480318"
MINUTE = timedelta(minutes=1)


def fail(times, *, moment=NOON, name="王秀兰"):
    answers = [by_pin("3-2-601", name, WRONG, moment=moment) for _ in range(times)]
    return answers[-1].shut_until


def test_five_wrong_pins_shut_the_way_for_a_quarter_of_an_hour_even_to_the_right_one():
    wang = PersonFactory(with_pin=True)
    assert fail(4) is None
    assert fail(1) == NOON + 15 * MINUTE
    early = by_pin("3-2-601", wang.name, PIN, moment=NOON + 14 * MINUTE)
    assert (early.person, early.shut_until) == (None, NOON + 15 * MINUTE)
    assert by_pin("3-2-601", wang.name, PIN, moment=NOON + 15 * MINUTE).person == wang


def test_each_further_lock_is_twice_as_long_up_to_a_day():
    PersonFactory(with_pin=True)
    moment, lasted = NOON, []
    for _ in range(9):
        until = fail(5, moment=moment)
        lasted.append((until - moment) / MINUTE)
        moment = until
    assert lasted == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]


def test_the_right_pin_wipes_the_slate():
    wang = PersonFactory(with_pin=True)
    fail(4)
    by_pin("", wang.name, PIN, moment=NOON)
    assert fail(4) is None


def test_a_lock_is_one_accounts_and_nobody_elses():
    PersonFactory(with_pin=True)
    li = PersonFactory(with_pin=True, name="李建国")
    fail(5)
    assert by_pin("3-2-601", "李建国", PIN, moment=NOON).person == li


def test_a_stranger_is_locked_in_the_same_way_so_the_answers_do_not_tell():
    PersonFactory(with_pin=True)
    known = [fail(1) for _ in range(6)]
    unknown = [fail(1, name="李没有") for _ in range(6)]
    assert known == unknown


def test_what_a_stranger_typed_is_kept_unreadable_and_not_for_long():
    fail(1, name="李没有")
    assert "李没有" not in str(PinLock.objects.values())
    lockout.forget_strangers(moment=NOON + timedelta(days=3))
    assert not PinLock.objects.exists()


def test_spelling_a_door_otherwise_gives_no_further_tries():
    assert lockout.digest("３-2-601 ", "Wang") == lockout.digest("3 2 601", "wang")


def test_a_new_pin_opens_the_way_at_once():
    wang = PersonFactory(with_pin=True)
    fail(5)
    assert lockout.shut_until(wang, moment=NOON) == NOON + 15 * MINUTE
    new = actions.give_pin(wang)
    assert lockout.shut_until(wang, moment=NOON) is None
    assert by_pin("", wang.name, PIN, moment=NOON).person is None
    assert by_pin("", wang.name, new, moment=NOON).person == wang


def test_the_page_says_from_when_on_one_may_try_again(try_pin):
    PersonFactory(with_pin=True)
    pages = [try_pin(pin=WRONG).content.decode() for _ in range(5)]
    assert "do not go together" in pages[3]
    assert "Too many wrong PINs. From " in pages[4]
    assert "ask the residents&#x27; committee" in pages[4]


def test_a_lock_shuts_no_other_way_in(visitor, post, signed_in):
    wang = PersonFactory(with_pin=True, phone="13800000000")
    fail(5)
    visitor.post(reverse("sign-in"), {"way": "code", "code-address": "13800000000"})
    visitor.post(reverse("account_confirm_login_code"), {"code": post.code()})
    assert signed_in(visitor) == wang.pk


@pytest.mark.parametrize(
    "broken",
    [{"wrong": 5}, {"locks": 1}, {"until": NOON}, {"typed": "x"}, {"person": None}],
)
def test_the_database_keeps_the_count_sound(broken):
    whole = {"person": PersonFactory(), "last_try_at": NOON}
    PinLock.objects.create(**whole).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        PinLock.objects.create(**whole | broken)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [True, False])
def test_twenty_tries_at_once_are_five_tries(known):
    who = PersonFactory(with_pin=True) if known else lockout.digest("3-2-601", "李没有")
    counted, start = [], threading.Barrier(10)

    def attempt():
        start.wait()
        counted.extend(lockout.count_try(who, moment=NOON).counted for _ in range(2))
        connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counted) == [False] * 15 + [True] * 5
    assert PinLock.objects.get().locks == 1
