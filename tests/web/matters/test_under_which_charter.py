"""A matter keeps the charter it started under, whatever the estate decides later."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.charter import drafting
from linli.web.matters.actions import notices, raising
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, posting
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LATER = NOON + timedelta(1)


@pytest.fixture
def new_charter(lane, committee):
    """From tomorrow the raiser changes nothing, and a ballot's notice hangs for twenty days."""

    def set_it():
        who = hand(committee)
        drafting.begin(who, lane, place="national", moment=NOON)
        drafting.give(who, lane, "amend", ["committee"], moment=NOON)
        days = {"stages/2/gates/0/days": 20}
        drafting.shape(who, lane, "fund_use", days, moment=NOON)
        tomorrow = TODAY + timedelta(1)
        drafting.set_charter(who, lane, note="慢一点", in_force_from=tomorrow, moment=NOON)

    return set_it


def test_rights_and_days_are_those_of_the_day_it_was_raised(matter, tenant, committee, new_charter):
    old = at_stage(matter(kind="fund_use"), "ballot")
    new_charter()
    new = at_stage(matter(kind="fund_use", moment=LATER), "ballot")
    assert (old.version.number, new.version.number) == (0, 1)
    raising.amend(hand(tenant), old, title="怎么用？", text="修屋顶", moment=LATER)
    with pytest.raises(PermissionDenied, match="version 1"):
        raising.amend(hand(tenant), new, title="怎么用？", text="修屋顶", moment=LATER)
    tomorrow = TODAY + timedelta(1)
    fifteen = posting(since=tomorrow, until=tomorrow + timedelta(15))
    notices.post_notice(hand(committee), old, fifteen, moment=LATER)
    with pytest.raises(ValidationError, match="asks for 20 days"):
        notices.post_notice(hand(committee), new, fifteen, moment=LATER)
