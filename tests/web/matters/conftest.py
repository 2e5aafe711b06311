"""The cast of the matters: who they are in the small estate, and a matter one of them raised."""

import pytest
from django.urls import reverse

from tests.web.conftest import NOON
from tests.web.people.factories import LONG_AGO, lives, person


@pytest.fixture
def holds(lane):
    """Make somebody who holds an office and does not live here."""
    from linli.web.people.models import Position  # noqa: PLC0415 - needs Django set up

    def appointed(office, name, building=None):
        who = person(name)
        Position.objects.create(
            person=who, estate=lane, office=office, building=building, since=LONG_AGO
        )
        return who

    return appointed


@pytest.fixture
def committee(holds):
    return holds("committee", "居委会小周")


@pytest.fixture
def owners_committee(holds):
    return holds("owners_committee", "业委会老李")


@pytest.fixture
def property_manager(holds):
    return holds("property", "物业小孙")


@pytest.fixture
def owner(lane):
    """Owns and lives in a home of building 1, entrance 1."""
    who = person("王秀兰")
    lives(lane, who, "1-1-101", "owner")
    return who


@pytest.fixture
def tenant(lane):
    """Rents a home of building 1, entrance 2."""
    who = person("租户小陈")
    lives(lane, who, "1-2-301", "tenant")
    return who


@pytest.fixture
def stranger(db):
    """Has an account, but no home and no office in this estate."""
    return person("过路人")


@pytest.fixture
def matter(lane, tenant):
    """Raise a matter; by the tenant unless said otherwise."""
    from tests.web.matters.factories import raised  # noqa: PLC0415 - needs Django set up

    def make(*, by=None, **changes):
        return raised(lane, by or tenant, **changes)

    return make


@pytest.fixture
def noon(monkeypatch):
    """The clock that pages and commands read stands still."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def read(sign_in, visitor):
    """A page as somebody reads it; ``None`` is a visitor."""

    def get(who, name, *args, lang="en", **query):
        browser = visitor if who is None else sign_in(who)
        answer = browser.get(reverse(name, args=args), query, headers={"accept-language": lang})
        assert answer.status_code == 200
        return answer.content.decode()

    return get


@pytest.fixture
def send(sign_in):
    """A form as somebody sends it, in English."""

    def post(who, name, *args, **fields):
        address = reverse(name, args=args)
        return sign_in(who).post(address, fields, headers={"accept-language": "en"})

    return post


@pytest.fixture
def english():
    """What acts refuse, in English."""
    from django.utils import translation  # noqa: PLC0415 - needs Django set up

    with translation.override("en"):
        yield


@pytest.fixture
def last_entry(lane):
    """The newest entry of the small estate's record."""
    from linli.web.journal.models import Entry  # noqa: PLC0415 - needs Django set up

    def last():
        return Entry.objects.filter(book__name=lane.estate).order_by("-number").first()

    return last
