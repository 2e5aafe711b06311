"""Home, name and PIN: for whoever has neither e-mail nor a phone that gets codes."""

import pytest
from django.urls import reverse

from tests.web.accounts.factories import PIN, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def try_pin(visitor):
    def attempt(pin=PIN, name="王秀兰", door="3-2-601", **more):
        typed = {"way": "pin", "pin-door": door, "pin-name": name, "pin-pin": pin, **more}
        return visitor.post(reverse("sign-in"), typed)

    return attempt


def signed_in(browser):
    return browser.session.get("_auth_user_id")


def test_the_right_pin_lets_its_owner_in(visitor, try_pin):
    wang = PersonFactory(with_pin=True)
    assert try_pin().url == reverse("estates")
    assert signed_in(visitor) == str(wang.pk)


@pytest.mark.parametrize("pin", ["480318", "48031", "", "abcdef"])
def test_a_wrong_pin_lets_nobody_in_and_keeps_what_else_was_typed(visitor, try_pin, pin):
    PersonFactory(with_pin=True)
    page = try_pin(pin=pin)
    assert page.status_code == 422
    assert 'value="王秀兰"' in page.content.decode()
    assert pin == "" or pin not in page.content.decode()
    assert signed_in(visitor) is None


@pytest.mark.parametrize("pin", ["480 317", " 480-317 ", "４８０３１７"])
def test_blanks_and_full_width_digits_do_not_matter(visitor, try_pin, pin):
    PersonFactory(with_pin=True)
    try_pin(pin=pin)
    assert signed_in(visitor)
