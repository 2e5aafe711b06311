"""A code sent to the phone or by e-mail."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from tests.web.accounts.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(visitor):
    def asking(address, **more):
        typed = {"way": "code", "code-address": address, **more}
        return visitor.post(reverse("sign-in"), typed, headers={"accept-language": "en"})

    return asking


@pytest.fixture
def answer(visitor):
    return lambda code: visitor.post(
        reverse("account_confirm_login_code"), {"code": code}, headers={"accept-language": "en"}
    )


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ({"phone": "13800000000"}, "138 0000-0000"),
        ({"phone": "13800000000"}, "+86 13800000000"),
        ({"email": "wang@example.org"}, " Wang@Example.org "),
    ],
)
def test_the_code_lets_in_whoever_it_was_sent_to(
    visitor, post, ask, answer, signed_in, kept, typed
):
    wang = PersonFactory(**kept)
    assert ask(typed).url == reverse("account_confirm_login_code")
    assert post()[-1][0] == next(iter(kept.values()))
    assert len(post.code()) == 6
    assert answer(post.code()).url == reverse("estates")
    assert signed_in(visitor) == wang.pk


def test_blanks_and_full_width_digits_do_not_matter(visitor, post, ask, answer, signed_in):
    PersonFactory(phone="13800000000")
    ask("13800000000")
    wide = post.code().translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    answer(f"{wide[:3]} {wide[3:]}")
    assert signed_in(visitor)


def test_nobody_learns_whether_an_address_is_known(visitor, post, ask, answer):
    PersonFactory(phone="13800000000")
    PersonFactory(phone="13811111111", closed=True)
    pages = []
    for number in ("13800000000", "13899999999", "13811111111", "nobody@x.example"):
        assert ask(number).url == reverse("account_confirm_login_code")
        page = visitor.get(reverse("account_confirm_login_code")).content.decode()
        pages.append(re.sub(r'value="\w{64}"', "", page).replace(number, ""))
        assert "code-error" in answer("000000").content.decode()
    assert [to for to, _text in post()] == ["13800000000"]
    assert len(set(pages)) == 1


def test_a_wrong_code_may_be_mended_twice_then_one_begins_again(
    visitor, post, ask, answer, signed_in
):
    PersonFactory(phone="13800000000")
    ask("13800000000")
    assert answer("000000").status_code == 200
    answer("000000")
    assert answer("000000").url == reverse("sign-in")
    answer(post.code())
    assert signed_in(visitor) is None


def test_three_codes_in_ten_minutes_to_one_address_are_enough_whoever_asks(post, ask):
    PersonFactory(phone="13800000000")
    for _ in range(3):
        assert ask("13800000000").status_code == 302
    page = ask("13800000000")
    assert page.status_code == 422
    assert "too often" in page.content.decode()
    assert len(post()) == 3


def test_an_address_that_is_none_is_refused_with_an_example(post, ask):
    PersonFactory()
    assert "138 0000 0000" in ask("three").content.decode()
    assert ask("a@b").status_code == 422


def test_without_any_sender_no_code_is_offered(visitor, ask):
    PersonFactory()
    assert 'value="code"' not in visitor.get(reverse("sign-in")).content.decode()
    assert ask("wang@example.org").status_code == 422


def test_with_mail_only_a_telephone_number_is_refused_in_words(ask, post, monkeypatch):
    monkeypatch.setattr(settings, "SMS_SENDER", "")
    PersonFactory(phone="13800000000")
    assert "by e-mail only" in ask("13800000000").content.decode()
    assert post() == []


def test_ones_own_device_is_remembered_across_the_code(visitor, post, ask, answer):
    PersonFactory(phone="13800000000")
    ask("13800000000", **{"code-own_device": "on"})
    answer(post.code())
    assert not visitor.session.get_expire_at_browser_close()


def test_one_comes_back_to_where_one_came_from(visitor, post, ask):
    PersonFactory(phone="13800000000")
    step = ask("13800000000", next="/estates/7/").url
    assert step == reverse("account_confirm_login_code") + "?next=%2Festates%2F7%2F"
    typed = {"code": post.code(), "next": "/estates/7/"}
    assert visitor.post(step, typed).url == "/estates/7/"


def fail(_phone, _text):
    raise OSError("gateway refuses 13800000000")


def test_a_sender_that_fails_is_logged_without_the_number(ask, post, monkeypatch, caplog):
    monkeypatch.setattr(settings, "SMS_SENDER", f"{__name__}.fail")
    PersonFactory(phone="13800000000")
    ask("13800000000")
    post()
    assert "could not be sent: OSError" in caplog.text
    assert "1380000" not in caplog.text
