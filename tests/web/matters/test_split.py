"""Making a part of a matter one of its own."""

import pytest
from django.core.exceptions import PermissionDenied

from linli.web.matters.actions import sorting
from tests.web.conftest import NOON
from tests.web.matters.factories import at_stage
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def split(who, m):
    return sorting.split(hand(who), m, title="路灯呢？", text="另外路灯也坏了。", moment=NOON)


def test_the_part_begins_anew_under_the_same_charter_and_name(matter, committee, tenant):
    m = at_stage(matter(), "deliberation")
    part = split(committee, m)
    assert (part.split_from, part.version, part.kind) == (m, m.version, m.kind)
    assert (part.stage, part.raised_by) == ("raised", tenant)
    assert m.is_open


def test_both_pages_point_to_each_other(matter, committee, read):
    m = matter()
    part = split(committee, m)
    assert f"This was a part of matter {m.pk}" in read(None, "matter", part.pk)
    assert "路灯呢？" in read(None, "matter", m.pk)


def test_neighbours_do_not_part_matters(matter, tenant, owner):
    m = matter()
    for who in (tenant, owner):
        with pytest.raises(PermissionDenied):
            split(who, m)


def test_who_raised_the_whole_supports_and_follows_the_part(matter, committee, tenant):
    part = split(committee, matter())
    assert part.supports.get().person == tenant
    assert part.subscriptions.get().person == tenant
