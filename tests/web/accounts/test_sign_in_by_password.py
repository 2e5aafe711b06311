"""Staff may use a password."""

import pytest
from django.urls import reverse

from tests.web.accounts.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(db):
    from linli.web.accounts.models import Person  # noqa: PLC0415 - needs Django set up

    return Person.objects.create_user(
        name="赵工", username="zhao", email="zhao@example.org", password=PASSWORD, is_staff=True
    )


@pytest.fixture
def try_password(visitor):
    def attempt(login, password=PASSWORD):
        typed = {"way": "password", "password-login": login, "password-password": password}
        return visitor.post(reverse("sign-in"), typed, headers={"accept-language": "en"})

    return attempt


@pytest.mark.parametrize("login", ["zhao", "zhao@example.org", "Zhao@Example.org "])
def test_user_name_or_address_and_password_let_in(visitor, staff, try_password, signed_in, login):
    assert try_password(login).status_code == 302
    assert signed_in(visitor) == staff.pk


def test_a_stranger_and_a_wrong_password_get_the_same_answer(staff, try_password):
    known, unknown = try_password("zhao", "wrong"), try_password("nobody", "wrong")
    assert known.status_code == unknown.status_code == 422
    assert known.context["forms"]["password"].errors == unknown.context["forms"]["password"].errors
    assert known.content.decode().count('name="way" open>') == 1


def test_after_five_wrong_ones_even_the_right_one_waits(visitor, staff, try_password, signed_in):
    for _ in range(5):
        try_password("zhao", "wrong")
    assert "too often" in try_password("zhao").content.decode()
    assert signed_in(visitor) is None
