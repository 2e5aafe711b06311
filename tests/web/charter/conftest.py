"""Who writes a charter, a draft of theirs, and pages in both languages."""

import pytest

from tests.web.conftest import NOON
from tests.web.people.factories import hand, holds, lives, person


@pytest.fixture
def committee(lane):
    who = person("居委会小周")
    holds(lane, who)
    return who


@pytest.fixture
def resident(lane):
    who = person()
    lives(lane, who)
    return who


@pytest.fixture
def begun(lane, committee):
    """A draft from the national template."""
    from linli.web.charter import drafting  # noqa: PLC0415 - needs Django set up

    return drafting.begin(hand(committee), lane, place="national", moment=NOON)


@pytest.fixture
def noon(monkeypatch):
    """The clock that pages read stands still."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def read(sign_in, visitor, noon):
    """A page as somebody reads it; ``None`` is a visitor."""
    from django.urls import reverse  # noqa: PLC0415 - needs Django set up

    def get(who, name, *args, lang="zh", status=200, **query):
        browser = visitor if who is None else sign_in(who)
        address = reverse(name, args=args)
        answer = browser.get(address, query, headers={"accept-language": lang})
        assert answer.status_code == status
        return answer.content.decode()

    return get


@pytest.fixture
def send(sign_in, noon):
    """A form as somebody sends it; what comes back."""
    from django.urls import reverse  # noqa: PLC0415 - needs Django set up

    def post(who, name, *args, lang="zh", **fields):
        address = reverse(name, args=args)
        return sign_in(who).post(address, fields, headers={"accept-language": lang})

    return post
