"""Raising a matter."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.matters.actions.raising import raise_matter
from linli.web.matters.models import Matter
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, draft, raised
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_it_begins_at_the_first_stage_of_its_kind_under_the_charter_of_that_day(lane, tenant):
    m = raised(lane, tenant, kind="lift", scope="entrance", building="1", entrance=1)
    assert (m.stage, m.stage_since, m.state) == ("raised", TODAY, "open")
    assert m.version.number == 0


def test_who_raises_it_supports_and_follows_it(lane, tenant):
    m = raised(lane, tenant)
    assert m.supports.get().person == tenant
    assert m.subscriptions.get().person == tenant


def test_the_record_holds_a_seal_and_no_word_of_it(lane, tenant, last_entry):
    m = raised(lane, tenant)
    entry = last_entry()
    assert (entry.act, entry.role, entry.subject) == ("raise_matter", "tenant", m.subject)
    assert m.title not in entry.line
    assert tenant.name not in entry.line
    assert entry.who == m.raised_as


def test_neither_stranger_nor_operator_raises_one(lane, stranger, operator):
    for who in (stranger, operator):
        with pytest.raises(PermissionDenied, match="By the charter"):
            raise_matter(hand(who), lane, draft(), moment=NOON)
    assert not Matter.objects.exists()


def test_a_kind_that_the_charter_does_not_know_is_refused(lane, tenant):
    with pytest.raises(ValidationError, match="knows no such kind"):
        raised(lane, tenant, kind="circus")


def test_a_lift_is_not_for_the_whole_estate(lane, tenant):
    with pytest.raises(ValidationError, match="not for this part"):
        raised(lane, tenant, kind="lift")


@pytest.mark.parametrize(
    "place",
    [
        {"scope": "building", "building": "nowhere"},
        {"scope": "building"},
        {"scope": "building", "building": "1", "entrance": 1},
        {"scope": "entrance", "building": "1", "entrance": 3},
        {"scope": "entrance", "building": "1", "entrance": 0},
        {"scope": "entrance", "building": "1"},
        {"scope": "estate", "building": "1"},
    ],
    ids=str,
)
def test_a_place_that_is_not_there_is_refused(lane, tenant, place):
    with pytest.raises(ValidationError, match="no such building or entrance"):
        raised(lane, tenant, kind="repair", **place)
