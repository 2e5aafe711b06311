"""Staff show a second factor before they use an office's right."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse

from linli.web.accounts import factors
from tests.web.accounts.factories import PASSWORD, PIN, PersonFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - nobody's
LATER = 1_956_571_200
"""Seconds since 1970 at which the app makes its codes here."""


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: LATER)


def app_code(secret=SECRET):
    return format_hotp_value(hotp_value(secret, LATER // 30))


def with_app(person):
    TOTP.activate(person, SECRET)
    return person


@pytest.fixture
def boss(db):
    from linli.web.accounts.models import Person  # noqa: PLC0415 - needs Django set up

    return Person.objects.create_superuser(name="赵主任", username="zhao", password=PASSWORD)


@pytest.fixture
def password_in(visitor):
    def enter(**more):
        typed = {"way": "password", "password-login": "zhao", "password-password": PASSWORD}
        return visitor.post(reverse("sign-in"), typed | more)

    return enter


def test_staff_without_one_are_led_to_set_one_up_and_then_on(visitor, boss, password_in):
    password_in()
    led = visitor.get(reverse("uploads"))
    assert led.url == f"{reverse('second-factor')}?next=%2Fimports%2F"
    assert visitor.get(led.url).status_code == 200
    page = visitor.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    done = visitor.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert done.url == reverse("mfa_view_recovery_codes")
    sheet = visitor.get(done.url)
    assert len(sheet.context["unused_codes"]) == 10
    assert sheet.context["next"] == reverse("uploads")
    assert visitor.get(reverse("uploads")).status_code == 200


def test_a_wrong_first_code_sets_up_nothing(visitor, boss, password_in):
    password_in()
    visitor.get(reverse("mfa_activate_totp"))
    assert visitor.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_what_is_posted_without_one_is_not_done(visitor, boss, password_in):
    password_in()
    answer = visitor.post(reverse("uploads"), {"file": "x"})
    assert answer.url.startswith(reverse("second-factor"))


def test_what_a_visitor_may_do_staff_may_do_without_one(visitor, boss, password_in, lane):
    password_in()
    assert visitor.get(reverse("estate", args=[lane.pk])).status_code == 200


def test_residents_are_asked_for_none(visitor, sign_in, lane):
    browser = sign_in(PersonFactory(), second_factor=False)
    assert browser.get(reverse("uploads")).status_code == 403


def holds_one(person):
    return person.name == "王主任"


def test_another_app_says_who_holds_an_office(monkeypatch):
    monkeypatch.setattr(settings, "HOLDS_OFFICE", f"{__name__}.holds_one")
    assert factors.needed(PersonFactory(name="王主任"))
    assert not factors.needed(PersonFactory(name="王阿姨"))
    assert factors.needed(PersonFactory(staff=True))


def test_signing_in_asks_for_the_apps_code(visitor, boss, password_in, signed_in):
    with_app(boss)
    assert password_in(next="/imports/").url == reverse("mfa_authenticate")
    assert signed_in(visitor) is None
    assert visitor.get(reverse("mfa_authenticate")).status_code == 200
    assert visitor.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert signed_in(visitor) is None
    assert visitor.post(reverse("mfa_authenticate"), {"code": app_code()}).url == "/imports/"
    assert signed_in(visitor) == boss.pk
    assert visitor.get(reverse("uploads")).status_code == 200


def test_a_code_of_the_app_counts_once(visitor, boss, password_in, signed_in):
    with_app(boss)
    for _ in range(2):
        password_in()
        visitor.post(reverse("mfa_authenticate"), {"code": app_code()})
        got_in, _gone = signed_in(visitor), visitor.post(reverse("sign-out"))
    assert got_in is None


def test_a_recovery_code_stands_in_for_a_lost_phone_once(visitor, boss, password_in, signed_in):
    with_app(boss)
    code = RecoveryCodes.activate(boss).get_unused_codes()[0]
    password_in()
    visitor.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in(visitor) == boss.pk
    visitor.post(reverse("sign-out"))
    password_in()
    visitor.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in(visitor) is None


def test_five_wrong_codes_make_one_wait(visitor, boss, password_in, signed_in):
    with_app(boss)
    password_in()
    for _ in range(5):
        visitor.post(reverse("mfa_authenticate"), {"code": "000000"})
    visitor.post(reverse("mfa_authenticate"), {"code": app_code()})
    assert signed_in(visitor) is None


def test_the_second_page_is_of_no_use_without_the_first(visitor, boss):
    with_app(boss)
    assert visitor.get(reverse("mfa_authenticate")).url == reverse("sign-in")


def test_who_became_staff_while_signed_in_shows_it_then_and_stays_for_twelve_hours(sign_in):
    person = with_app(PersonFactory(staff=True, is_superuser=True))
    browser = sign_in(person, second_factor=False)
    led = browser.get(reverse("uploads")).url
    assert "secret-app" in browser.get(led).content.decode()
    typed = {"way": "app", "secret": "000000", "next": "/imports/"}
    assert browser.post(led, typed).status_code == 422
    assert browser.post(led, typed | {"secret": app_code()}).url == "/imports/"
    assert browser.session.get_expiry_age() == pytest.approx(12 * 3600, abs=60)
    assert browser.get(reverse("uploads")).status_code == 200


def test_a_pin_is_no_second_factor(sign_in):
    person = with_app(PersonFactory(staff=True, with_pin=True))
    browser = sign_in(person, second_factor=False)
    typed = {"way": "pin", "secret": PIN}
    assert browser.post(reverse("second-factor"), typed).status_code == 404


def test_a_resident_who_wants_an_app_is_asked_for_it_too(visitor, try_pin, signed_in):
    with_app(PersonFactory(with_pin=True))
    assert try_pin().url == reverse("mfa_authenticate")
    assert signed_in(visitor) is None


def test_taking_the_app_off_asks_first_who_it_is(sign_in, monkeypatch):
    person = with_app(PersonFactory(with_pin=True))
    browser = sign_in(person)
    led = browser.get(reverse("mfa_deactivate_totp"))
    assert led.url.startswith(reverse("prove"))
    browser.post(reverse("prove"), {"way": "pin", "secret": PIN})
    assert browser.get(reverse("mfa_deactivate_totp")).status_code == 200
    assert browser.post(reverse("mfa_deactivate_totp")).url == reverse("account")
    assert not Authenticator.objects.exists()


def test_new_recovery_codes_replace_the_old(sign_in):
    person = with_app(PersonFactory(staff=True))
    old = RecoveryCodes.activate(person).get_unused_codes()
    browser = sign_in(person, second_factor=False)
    browser.post(reverse("second-factor"), {"way": "app", "secret": app_code()})
    assert browser.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    assert browser.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    sheet = browser.get(reverse("mfa_view_recovery_codes"))
    assert set(sheet.context["unused_codes"]).isdisjoint(old)


def test_whoever_looks_after_the_computer_takes_lost_factors_off(boss, capsys):
    with_app(boss)
    with_app(PersonFactory(name="李"))
    call_command("forget_second_factor", "zhao")
    assert [one.user.name for one in Authenticator.objects.all()] == ["李"]
    with pytest.raises(CommandError, match="nobody"):
        call_command("forget_second_factor", "nobody")
