"""Fingerprint, face or the phone's PIN: another way in; for staff a second factor too."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from linli.web.accounts import actions
from tests.web.accounts.authenticator import Phone
from tests.web.accounts.factories import PIN, PersonFactory

pytestmark = pytest.mark.django_db
HTTPS = {"secure": True, "headers": {"host": "linli.example", "accept-language": "en"}}


@pytest.fixture(autouse=True)
def hosts(monkeypatch):
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["linli.example", "127.0.0.1", "testserver"])


@pytest.fixture
def phone():
    return Phone()


@pytest.fixture
def register(sign_in):
    """Set the phone up in the account of this person."""

    def setting_up(person, phone):
        browser = sign_in(person)
        page = browser.get(reverse("mfa_add_webauthn"), **HTTPS)
        options = json.loads(page.context["options"])
        typed = {
            "credential": phone.register(options),
            "name": "王阿姨的手机",
            "passwordless": "on",
        }
        return browser.post(reverse("mfa_add_webauthn"), typed, **HTTPS)

    return setting_up


@pytest.fixture
def enter(visitor):
    """Sign in by the phone alone."""

    def entering(phone, browser=visitor, **typed):
        asked = browser.get(
            reverse("mfa_login_webauthn"),
            secure=True,
            headers={"host": "linli.example", "accept": "application/json"},
        ).json()["request_options"]
        typed["credential"] = phone.sign(asked)
        return browser.post(reverse("mfa_login_webauthn"), typed, **HTTPS)

    return entering


def test_a_phone_once_set_up_lets_its_owner_in(visitor, phone, register, enter, signed_in):
    wang = PersonFactory()
    assert register(wang, phone).url == reverse("account")
    assert str(Authenticator.objects.get(type="webauthn")) == "王阿姨的手机"
    assert enter(phone).url == reverse("estates")
    assert signed_in(visitor) == wang.pk


def test_it_keeps_next_and_ones_own_device(visitor, phone, register, enter):
    register(PersonFactory(), phone)
    assert enter(phone, next="/estates/3/", own_device="on").url == "/estates/3/"
    assert not visitor.session.get_expire_at_browser_close()


def test_another_phone_lets_nobody_in(visitor, phone, register, enter, signed_in):
    register(PersonFactory(), phone)
    stranger = Phone()
    stranger.handle = phone.handle
    assert enter(stranger).url == reverse("sign-in")
    assert signed_in(visitor) is None
    page = visitor.get(reverse("sign-in"), **HTTPS).content.decode()
    assert "This code is not right" in page or "did not work" in page


def test_an_answer_to_another_site_lets_nobody_in(visitor, phone, register, enter, signed_in):
    register(PersonFactory(), phone)
    phone.origin = "https://evil.example"
    enter(phone)
    assert signed_in(visitor) is None


def test_an_answer_counts_once(visitor, phone, register, enter, signed_in):
    register(PersonFactory(), phone)
    taken = {}
    sign = phone.sign
    phone.sign = lambda options: taken.setdefault("answer", sign(options))
    enter(phone)
    other = Client()
    enter(phone, browser=other)
    assert signed_in(other) is None


def test_a_key_that_asks_for_no_finger_is_not_taken(register, enter):
    page = register(PersonFactory(), Phone(verifies=False))
    assert page.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_a_closed_account_stays_closed(visitor, phone, register, enter, signed_in):
    wang = PersonFactory()
    register(wang, phone)
    wang.is_active = False
    wang.save()
    enter(phone)
    assert signed_in(visitor) is None


def test_rubbish_is_refused_politely(visitor, phone, register):
    register(PersonFactory(), phone)
    for rubbish in ("", "{}", "[]", '{"response": 5}', "no json"):
        answer = visitor.post(reverse("mfa_login_webauthn"), {"credential": rubbish}, **HTTPS)
        assert answer.status_code == 302, rubbish


def test_where_browsers_allow_none_the_page_offers_none(visitor):
    PersonFactory()
    plain = visitor.get(reverse("sign-in"), headers={"host": "127.0.0.1:8000"}).content.decode()
    assert "data-passkey" not in plain
    assert "data-passkey" in visitor.get(reverse("sign-in"), **HTTPS).content.decode()


def test_a_resident_with_a_passkey_still_gets_in_by_pin_alone(
    visitor, phone, register, try_pin, signed_in
):
    wang = PersonFactory()
    register(wang, phone)
    actions.set_pin(wang, PIN)
    assert try_pin().status_code == 302
    assert signed_in(visitor) == wang.pk


def test_one_removes_only_ones_own(sign_in, phone, register):
    register(PersonFactory(), phone)
    key = Authenticator.objects.get(type="webauthn")
    remove = reverse("mfa_remove_webauthn", args=[key.pk])
    assert sign_in(PersonFactory(name="李")).post(remove).status_code == 404
    assert sign_in(key.user).get(remove, **HTTPS).status_code in (200, 302)
