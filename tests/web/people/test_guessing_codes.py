"""Guessing codes is hopeless: misses are counted by address and altogether."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linli.web.people import codes, guesses
from linli.web.people.guesses import FROM_ALL, FROM_ONE_ADDRESS, TooManyError, look_up
from linli.web.people.models import Miss
from linli.web.shared.addresses import address_of
from tests.web.conftest import NOON
from tests.web.people.factories import letter, valid_letter

HOMES = 10_000
"""Of a large sub-district, all with an open letter."""
LIFE = timedelta(days=180)


def guess(count, address="one", moment=NOON):
    """Try so many codes; how many were looked up before nobody might try any more."""
    for done in range(count):
        try:
            assert look_up(codes.fresh(), address, moment=moment) is None
        except TooManyError:
            return done
    return count


def test_of_a_thousand_guesses_from_one_address_few_are_looked_up(db):
    assert guess(1000) == FROM_ONE_ADDRESS


def test_changing_the_address_helps_only_up_to_the_limit_for_all(db, monkeypatch):
    monkeypatch.setattr(guesses, "FROM_ALL", 100)
    assert sum(guess(30, f"address {number}") for number in range(10)) == 100


def test_a_right_code_is_not_told_apart_while_guessing_is_shut(lane):
    code, _row = letter(lane)
    guess(FROM_ONE_ADDRESS)
    with pytest.raises(TooManyError):
        look_up(code, "one", moment=NOON)
    assert look_up(code, "another", moment=NOON) is not None


def test_after_an_hour_one_may_try_again(lane):
    code, _row = letter(lane)
    guess(FROM_ONE_ADDRESS)
    assert look_up(code, "one", moment=NOON + guesses.WINDOW) is not None


def test_misses_are_forgotten_and_hold_no_address(db):
    guess(3)
    guess(1, moment=NOON + guesses.KEPT + timedelta(seconds=1))
    assert Miss.objects.count() == 1


def test_what_is_kept_of_an_address_cannot_be_read_back(db, visitor):
    visitor.post(reverse("join"), {"code": codes.fresh()}, REMOTE_ADDR="203.0.113.9")
    kept = Miss.objects.get().address
    assert "203.0.113.9" not in kept
    assert len(kept) == 64


def test_the_page_says_when_to_try_again(lane, visitor):
    code, _row = valid_letter(lane)
    for _ in range(FROM_ONE_ADDRESS):
        visitor.post(reverse("join"), {"code": codes.fresh()})
    answer = visitor.get(reverse("join-code", args=[code]))
    assert answer.status_code == 422
    assert "一小时" in answer.content.decode()


def test_guessing_for_as_long_as_letters_hold_is_hopeless():
    """All guesses that are let through in 180 days hit one of 10,000 homes with chance < 1e-4."""
    tries = FROM_ALL * LIFE / guesses.WINDOW
    assert tries * HOMES / codes.PRIME**codes.BY_CHANCE < 1e-4


def test_behind_a_proxy_the_last_address_it_names_counts(rf, settings):
    forged = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.9", "REMOTE_ADDR": "127.0.0.1"}
    settings.HTTPS = False
    assert address_of(rf.get("/", **forged)) == "127.0.0.1"
    settings.HTTPS = True
    assert address_of(rf.get("/", **forged)) == "203.0.113.9"
