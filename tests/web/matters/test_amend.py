"""Writing the text of a matter anew."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.matters.actions import notices, raising
from tests.web.conftest import NOON
from tests.web.matters.factories import at_stage, posting
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
LATER = NOON + timedelta(hours=1)


def amend(who, m, text="改成三个。"):
    raising.amend(hand(who), m, title=m.title, text=text, moment=LATER)


def test_raiser_and_committee_may_and_nobody_else(matter, tenant, committee, owner, stranger):
    m = matter()
    amend(tenant, m, "改成三个。")
    amend(committee, m, "改成四个。")
    for who in (owner, stranger):
        with pytest.raises(PermissionDenied):
            amend(who, m, "不要了。")
    m.refresh_from_db()
    assert m.text == "改成四个。"


def test_the_old_text_stays_with_its_writer(matter, tenant, committee):
    m = matter()
    old = m.text
    amend(committee, m)
    assert [(one.text, one.person) for one in m.wordings.all()] == [
        (old, tenant),
        ("改成三个。", committee),
    ]


def test_the_story_shows_the_old_text_where_it_was_written(read, matter, tenant):
    m = matter()
    old = m.text
    assert read(None, "matter", m.pk).count(old) == 1
    amend(tenant, m)
    shown = read(None, "matter", m.pk)
    story = shown[shown.index("What has happened so far?") :]
    assert old in story
    assert "改成三个。" not in story
    assert "改成三个。" in shown


def test_a_text_that_is_posted_stays_until_the_notice_is_down(matter, tenant, committee):
    m = at_stage(matter(), "deliberation")
    notice = notices.post_notice(hand(committee), m, posting(), moment=NOON)
    with pytest.raises(ValidationError, match="A notice of this text is hanging"):
        amend(tenant, m)
    notices.take_down(hand(committee), notice, reason="写错了", moment=NOON)
    amend(tenant, m)


def test_a_matter_that_is_over_is_not_rewritten(matter, tenant):
    m = matter()
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    with pytest.raises(PermissionDenied, match="over"):
        amend(tenant, m)
