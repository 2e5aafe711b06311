"""Not taking a matter up, and taking one's own back: both stay listed with the reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.matters.actions import raising, sorting
from linli.web.matters.models import Matter, State
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def refuse(who, m, reason="地方太小"):
    sorting.refuse(hand(who), m, reason=reason, moment=NOON)


def withdraw(who, m, reason="不用了"):
    raising.withdraw(hand(who), m, reason=reason, moment=NOON)


def test_the_committee_refuses_with_a_reason(matter, committee, last_entry):
    m = matter()
    refuse(committee, m)
    m.refresh_from_db()
    assert (m.state, m.reason, m.ended_at) == (State.REFUSED, "地方太小", NOON)
    assert last_entry().act == "refuse"
    assert "地方太小" not in last_entry().line


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_without_a_reason_nothing_ends(matter, committee, tenant, reason):
    m = matter()
    with pytest.raises(ValidationError, match="Say why"):
        refuse(committee, m, reason)
    with pytest.raises(ValidationError, match="Say why"):
        withdraw(tenant, m, reason)
    m.refresh_from_db()
    assert m.is_open


def test_neighbours_do_not_refuse(matter, tenant, owner, property_manager):
    m = matter()
    for who in (tenant, owner, property_manager):
        with pytest.raises(PermissionDenied):
            refuse(who, m)


def test_only_who_raised_it_takes_it_back(matter, tenant, owner, committee):
    m = matter()
    for who in (owner, committee):
        with pytest.raises(PermissionDenied):
            withdraw(who, m)
    withdraw(tenant, m)
    m.refresh_from_db()
    assert (m.state, m.reason) == (State.WITHDRAWN, "不用了")


def test_what_is_over_does_not_end_again(matter, tenant, committee):
    m = matter()
    withdraw(tenant, m)
    with pytest.raises(PermissionDenied, match="over"):
        refuse(committee, m)


def test_it_stays_listed_with_the_reason(read, lane, matter, tenant):
    m = matter()
    withdraw(tenant, m)
    assert m.title in read(None, "matters", lane.pk, state="all")
    assert "不用了" in read(None, "matter", m.pk)
    assert Matter.objects.filter(pk=m.pk).exists()


def test_nothing_here_deletes_a_matter():
    from linli.web.matters.urls import urlpatterns  # noqa: PLC0415 - needs Django set up

    assert not [path.name for path in urlpatterns if "delete" in path.name or "remove" in path.name]
