import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from linli.web.accounts import messages

SENT = []
"""Text messages: (number, text)."""


def by_name(_door, name):
    """An account alone knows no doors."""
    from linli.web.accounts.models import Person  # noqa: PLC0415 - needs Django set up

    return list(Person.objects.filter(name=name))


@pytest.fixture(autouse=True)
def accounts_alone(monkeypatch):
    """What accounts asks of higher apps, answered here: their rooms test their answers."""
    monkeypatch.setattr(settings, "PIN_FINDER", f"{__name__}.by_name")
    monkeypatch.setattr(settings, "HOLDS_OFFICE", f"{__name__}.nobody")


def nobody(_person):
    return False


def record(phone, text):
    SENT.append((phone, text))


@pytest.fixture
def post(monkeypatch):
    """E-mail and text messages can be sent; what was sent."""
    monkeypatch.setattr(settings, "EMAIL_OFFERED", True)
    monkeypatch.setattr(settings, "SMS_SENDER", "tests.web.accounts.conftest.record")
    SENT.clear()

    class Post:
        def __call__(self):
            messages.drain()
            mails = [(each.to[0], each.body) for each in mail.outbox]
            return mails + SENT

        def code(self):
            """The code sent last."""
            return "".join(letter for letter in self()[-1][1] if letter.isdigit())[:6]

    return Post()


@pytest.fixture
def try_pin(visitor):
    """Sign in by home, name and PIN."""
    from tests.web.accounts.factories import PIN  # noqa: PLC0415 - needs Django set up

    def attempt(pin=PIN, name="王秀兰", door="3-2-601", browser=visitor, **more):
        typed = {"way": "pin", "pin-door": door, "pin-name": name, "pin-pin": pin, **more}
        return browser.post(reverse("sign-in"), typed, headers={"accept-language": "en"})

    return attempt


@pytest.fixture
def signed_in():
    """The id of who has signed in in a browser, or None."""

    def who(browser):
        found = browser.session.get("_auth_user_id")
        return found and int(found)

    return who
