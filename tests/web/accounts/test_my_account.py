"""One's own account: name, how one reads, PIN, addresses, devices. Nobody else's."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from linli.web.accounts.devices import words_for
from linli.web.accounts.models import Device
from tests.web.accounts.factories import PASSWORD, PIN, PersonFactory

pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}
OWN_PAGES = [
    "account", "account-pin", "account-password", "account-contact", "account-contact-code",
    "account-devices-end", "prove", "second-factor", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
]  # fmt: skip


@pytest.fixture
def wang(db):
    return PersonFactory(with_pin=True, phone="13800000000")


@pytest.fixture
def browser(visitor, wang, try_pin):
    try_pin()
    return visitor


@pytest.mark.parametrize("name", OWN_PAGES)
def test_all_of_it_is_for_whoever_has_signed_in(visitor, name):
    PersonFactory()
    for answer in (visitor.get(reverse(name)), visitor.post(reverse(name))):
        assert answer.url.startswith(reverse("sign-in"))


def test_name_language_and_text_size_are_kept_and_go_along(browser, wang, try_pin):
    typed = {"name": "王奶奶", "language": "en", "text_size": "large"}
    assert browser.post(reverse("account"), typed).url == reverse("account")
    page = browser.get(reverse("account")).content.decode()
    assert 'data-mode="elder"' in page
    assert '<html lang="en"' in page
    elsewhere = Client()
    try_pin(name="王奶奶", browser=elsewhere)
    assert 'data-mode="elder"' in elsewhere.get(reverse("account")).content.decode()


def test_what_was_never_chosen_is_shown_as_this_browser_reads(browser, wang):
    browser.cookies["text_size"] = "large"
    page = browser.get(reverse("account"), headers=EN)
    assert page.context["form"]["text_size"].value() == "large"
    assert page.context["form"]["language"].value() == "en"
    wang.text_size, wang.language = "usual", "zh-hans"
    wang.save()
    page = browser.get(reverse("account"), headers=EN)
    assert page.context["form"]["text_size"].value() == "usual"
    assert page.context["form"]["language"].value() == "zh-hans"


def test_usual_text_can_be_chosen_back(browser):
    browser.cookies["text_size"] = "large"
    typed = {"name": "王奶奶", "language": "zh-hans", "text_size": "usual"}
    browser.post(reverse("account"), typed)
    assert 'data-mode="elder"' not in browser.get(reverse("account")).content.decode()


@pytest.mark.parametrize(
    "typed", [{"name": " "}, {"name": "王", "text_size": "huge"}, {"language": "fr"}]
)
def test_what_cannot_be_is_refused_and_nothing_changes(browser, wang, typed):
    assert browser.post(reverse("account"), typed).status_code == 422
    wang.refresh_from_db()
    assert wang.name == "王秀兰"


def test_the_page_asks_as_often_however_many_devices_there_are(
    browser, wang, try_pin, django_assert_max_num_queries
):
    for _ in range(3):
        try_pin(browser=Client())
    with django_assert_max_num_queries(9):
        browser.get(reverse("account"))


def test_a_new_pin_holds_at_once_and_signs_out_everywhere_else(browser, wang, try_pin, signed_in):
    elsewhere = Client()
    try_pin(browser=elsewhere)
    assert browser.get(reverse("account-pin")).status_code == 200
    typed = {"pin": "739205", "again": "739 205"}
    assert browser.post(reverse("account-pin"), typed).url == reverse("account")
    assert signed_in(elsewhere) is None
    assert signed_in(browser) == wang.pk
    assert try_pin(browser=Client()).status_code == 422
    assert try_pin(pin="739205", browser=Client()).status_code == 302


@pytest.mark.parametrize(
    "typed",
    [{"pin": "739205", "again": "739206"}, {"pin": "111111", "again": "111111"}, {"pin": ""}],
)
def test_a_pin_mistyped_or_too_simple_changes_nothing(browser, wang, typed):
    kept = wang.pin
    assert browser.post(reverse("account-pin"), typed).status_code == 422
    wang.refresh_from_db()
    assert wang.pin == kept


def test_a_new_password_holds_at_once_and_signs_out_everywhere_else(
    browser, wang, try_pin, signed_in
):
    elsewhere = Client()
    try_pin(browser=elsewhere)
    assert browser.get(reverse("account-password")).status_code == 200
    assert browser.post(reverse("account-password"), {"password": "short"}).status_code == 422
    answer = browser.post(reverse("account-password"), {"password": PASSWORD})
    assert answer.url == reverse("account")
    wang.refresh_from_db()
    assert wang.check_password(PASSWORD)
    assert signed_in(elsewhere) is None
    page = browser.get(reverse("account"))
    assert [device.session_key for device in page.context["devices"]] == [
        browser.session.session_key
    ]


@pytest.mark.parametrize(
    "name",
    ["account-pin", "account-password", "account-contact", "mfa_activate_totp", "mfa_add_webauthn"],
)
def test_changing_how_one_signs_in_asks_again_who_it_is(sign_in, wang, post, name):
    stale = sign_in(wang)
    led = stale.get(reverse(name)).url
    assert led.startswith(reverse("prove") + "?next=")
    page = stale.get(led, headers=EN).content.decode()
    assert "Your PIN, six digits" in page
    wrong = {"way": "pin", "secret": "000000", "next": reverse(name)}
    assert stale.post(reverse("prove"), wrong).status_code == 422
    assert stale.get(reverse(name)).url == led
    assert stale.post(reverse("prove"), wrong | {"secret": PIN}).url == reverse(name)
    assert stale.get(reverse(name)).status_code == 200


def test_who_has_only_an_address_proves_it_by_a_code(sign_in, post):
    stale = sign_in(PersonFactory(phone="13800000000"))
    stale.get(reverse("account-pin"))
    stale.post(reverse("prove"), {"way": "send", "next": "/account/pin/"})
    assert post()[-1][0] == "13800000000"
    typed = {"way": "sent", "secret": post.code(), "next": "/account/pin/"}
    assert stale.post(reverse("prove"), typed).url == "/account/pin/"
    assert stale.get(reverse("account-pin")).status_code == 200


def test_the_proof_leads_to_no_other_site(sign_in, wang):
    typed = {"way": "pin", "secret": PIN, "next": "https://evil.example/"}
    assert sign_in(wang).post(reverse("prove"), typed).url == reverse("account")


def test_guessing_the_pin_there_is_counted_like_anywhere(sign_in, wang):
    stale = sign_in(wang)
    for _ in range(5):
        stale.post(reverse("prove"), {"way": "pin", "secret": "000000"})
    assert stale.post(reverse("prove"), {"way": "pin", "secret": PIN}).status_code == 422


@pytest.mark.parametrize(("kind", "typed"), [("email", "W@x.example"), ("phone", "139 1111 1111")])
def test_an_address_is_kept_once_the_code_sent_there_comes_back(browser, wang, post, kind, typed):
    assert browser.post(reverse("account-contact"), {"address": typed}).status_code == 302
    wang.refresh_from_db()
    assert wang.email is None
    assert wang.phone == "13800000000"
    assert browser.post(reverse("account-contact-code"), {"code": "000000"}).status_code == 422
    assert browser.post(reverse("account-contact-code"), {"code": post.code()}).status_code == 302
    wang.refresh_from_db()
    assert getattr(wang, kind) == {"email": "w@x.example", "phone": "13911111111"}[kind]


def test_three_wrong_codes_and_one_begins_again(browser, post):
    browser.post(reverse("account-contact"), {"address": "w@x.example"})
    for _ in range(3):
        browser.post(reverse("account-contact-code"), {"code": "000000"})
    again = browser.post(reverse("account-contact-code"), {"code": post.code()})
    assert again.url == reverse("account-contact")


def test_an_old_code_no_longer_counts(browser, post, monkeypatch):
    browser.post(reverse("account-contact"), {"address": "w@x.example"})
    session = browser.session
    session["accounts_sent_code"] = session["accounts_sent_code"] | {"at": 0}
    session.save()
    late = browser.post(reverse("account-contact-code"), {"code": post.code()})
    assert late.url == reverse("account-contact")


def test_an_address_of_another_account_is_told_only_to_its_owner(browser, wang, post):
    PersonFactory(name="李", email="w@x.example")
    browser.post(reverse("account-contact"), {"address": "w@x.example"})
    done = browser.post(
        reverse("account-contact-code"), {"code": post.code()}, follow=True, headers=EN
    )
    assert "Another account already signs in with w@x.example." in done.content.decode()
    wang.refresh_from_db()
    assert wang.email is None


def test_an_address_can_be_removed_but_not_the_last_way_in(visitor, browser, wang, sign_in, post):
    remove = reverse("account-contact-remove", args=["phone"])
    browser.post(remove)
    wang.refresh_from_db()
    assert wang.phone is None
    only = PersonFactory(name="李", phone="13811111111")
    visitor.post(reverse("sign-in"), {"way": "code", "code-address": "13811111111"})
    visitor.post(reverse("account_confirm_login_code"), {"code": post.code()})
    refused = visitor.post(remove, follow=True, headers=EN).content.decode()
    assert "It is your only way to sign in." in refused
    only.refresh_from_db()
    assert only.phone


def test_without_any_sender_there_is_no_such_page(browser):
    assert browser.get(reverse("account-contact")).status_code == 404


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("Mozilla/5.0 (Linux; Android 10; LIO-AL00) AppleWebKit/537.36 Chrome/88 MicroMessenger/8",
         "安卓手机，在微信里"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120",
         "Windows 电脑，Edge"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604",
         "iPhone，Safari"),
        ("curl/8", "其他设备，其他浏览器"),
    ],
)  # fmt: skip
def test_a_device_is_named_as_its_owner_would(says, words):
    assert words_for(says) == words


def test_one_signs_out_elsewhere_from_here(browser, wang, try_pin, signed_in):
    elsewhere = Client()
    try_pin(browser=elsewhere)
    there = Device.objects.get(session_key=elsewhere.session.session_key)
    assert browser.post(reverse("account-device-end", args=[there.pk])).status_code == 302
    assert signed_in(elsewhere) is None
    assert signed_in(browser) == wang.pk


def test_nobody_signs_out_somebody_else(browser, try_pin, signed_in):
    li = PersonFactory(name="李", with_pin=True)
    elsewhere = Client()
    try_pin(name="李", browser=elsewhere)
    there = Device.objects.get(person=li)
    assert browser.post(reverse("account-device-end", args=[there.pk])).status_code == 404
    browser.post(reverse("account-devices-end"))
    assert signed_in(elsewhere) == li.pk


def test_one_signs_out_everywhere_else_at_once(browser, wang, try_pin, signed_in):
    others = [Client(), Client()]
    for other in others:
        try_pin(browser=other)
    browser.post(reverse("account-devices-end"))
    assert [signed_in(other) for other in others] == [None, None]
    assert signed_in(browser) == wang.pk


def test_of_a_device_neither_address_nor_its_full_description_is_kept(browser):
    kept = {field.name for field in Device._meta.get_fields()}
    assert kept == {"id", "person", "session_key", "system", "browser", "own", "began_at"}
    assert settings.SESSION_COOKIE_HTTPONLY
