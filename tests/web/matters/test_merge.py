"""Joining matters about the same thing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from linli.web.matters.actions import going_on, raising, sorting, talk
from linli.web.matters.models import Matter, State
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def merge(committee):
    def join(m, into, by=None):
        sorting.merge(hand(by or committee), m, into, moment=NOON)
        m.refresh_from_db()

    return join


def test_who_supported_and_followed_one_goes_along_and_counts_once(matter, merge, owner, tenant):
    first, double = matter(), matter(by=owner, title="被子晒哪里？")
    talk.support(hand(tenant), double, moment=NOON)
    merge(double, first)
    assert (double.state, double.merged_into) == (State.MERGED, first)
    assert {one.person for one in first.supports.all()} == {owner, tenant}
    assert first.supports.count() == 2
    assert {one.person for one in first.subscriptions.all()} == {owner, tenant}
    assert double.supports.count() == 2, "the joined one keeps its own"


def test_what_was_said_on_one_is_read_on_both_through_all_that_were_joined(
    matter, merge, owner, read
):
    one, two, three = matter(), matter(title="晒哪里？"), matter(title="被子呢？")
    talk.comment(hand(owner), one, text="东边好", show_name=False, moment=NOON)
    merge(one, two)
    merge(two, three)
    for each in (one, three):
        assert "东边好" in read(None, "matter", each.pk)


def test_only_committees_join(matter, merge, tenant, owner):
    for who in (tenant, owner):
        with pytest.raises(PermissionDenied):
            merge(matter(), matter(), by=who)


def test_never_to_itself_nor_in_a_ring(matter, merge):
    one, two = matter(), matter()
    with pytest.raises(ValidationError, match="Choose another matter"):
        merge(one, one)
    merge(one, two)
    with pytest.raises(ValidationError, match="Choose another matter"):
        merge(two, one)


def test_not_to_one_that_is_over_or_elsewhere(matter, merge, tenant, lane):
    over = matter()
    raising.withdraw(hand(tenant), over, reason="x", moment=NOON)
    with pytest.raises(ValidationError, match="still open"):
        merge(matter(), over)


def test_an_objection_is_answered_before_its_matter_is_joined(matter, merge, owner, committee):
    m, into = matter(), matter()
    objection = talk.raise_objection(hand(owner), m, text="挡光", moment=NOON)
    with pytest.raises(ValidationError, match="Answer the objections"):
        merge(m, into)
    talk.answer_objection(hand(committee), objection, answer="移开", moment=NOON)
    merge(m, into)


def test_a_joined_one_does_not_open_again(matter, merge, committee):
    one = matter()
    merge(one, matter())
    with pytest.raises(ValidationError, match="goes on in the one"):
        going_on.reopen(hand(committee), one, reason="x", moment=NOON)


def test_the_database_refuses_a_matter_joined_to_itself(matter):
    m = matter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=m.pk).update(state="merged", merged_into=F("pk"), ended_at=NOON)
