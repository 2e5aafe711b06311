"""What the platform does by itself: closing notices, reminding, telling followers."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from linli.web.journal.models import Entry
from linli.web.matters.actions import digest, notices, raising, sorting, talk
from linli.web.matters.models import News, Subscription, Why
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, posting
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def post(m, committee, days=7):
    return notices.post_notice(hand(committee), m, posting(days), moment=NOON)


def say(who, m, text="东边好"):
    talk.comment(hand(who), m, text=text, show_name=False, moment=NOON)


def whys(who):
    return sorted(News.objects.filter(person=who).values_list("why", flat=True))


def test_a_notice_whose_days_are_over_is_closed_once_by_rule(matter, committee, last_entry):
    m = at_stage(matter(), "deliberation")
    notice = post(m, committee)
    assert digest.close_notices(NOON + timedelta(6)) == 0
    over = NOON + timedelta(7)
    assert digest.close_notices(over) == 1
    assert digest.close_notices(over) == 0
    entry = last_entry()
    assert (entry.act, entry.how, entry.who) == ("post_notice", "rule", None)
    assert entry.told() == {"since": "2031-05-01", "last": "2031-05-07", "what": "over"}
    notice.refresh_from_db()
    assert notice.over_at == over


def test_a_notice_taken_down_is_not_closed(matter, committee):
    m = at_stage(matter(), "deliberation")
    notices.take_down(hand(committee), post(m, committee), reason="错了", moment=NOON)
    assert digest.close_notices(NOON + timedelta(30)) == 0


def test_a_notice_of_a_matter_that_is_over_is_closed_too(matter, committee, tenant):
    m = at_stage(matter(), "deliberation")
    post(m, committee)
    raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON)
    assert digest.close_notices(NOON + timedelta(7)) == 1


def test_followers_are_told_what_others_did_and_not_what_they_did_themselves(matter, tenant, owner):
    m = matter()
    say(tenant, m)
    assert digest.tell_followers(NOON) == 0
    say(owner, m)
    say(owner, m, "西边也行")
    assert digest.tell_followers(NOON) == 1
    line = News.objects.get()
    numbers = list(Entry.objects.filter(act="comment", role="owner").values_list("number"))
    assert (line.person, line.why) == (tenant, Why.HAPPENED)
    assert ((line.first,), (line.last,)) == (numbers[0], numbers[-1])


def test_each_act_is_told_once(matter, owner):
    m = matter()
    say(owner, m)
    assert digest.tell_followers(NOON) == 1
    assert digest.tell_followers(NOON + timedelta(1)) == 0
    say(owner, m)
    assert digest.tell_followers(NOON + timedelta(1)) == 1
    assert News.objects.count() == 2


def test_what_was_before_one_followed_is_not_told(matter, owner, committee):
    m = matter()
    say(owner, m)
    talk.follow(hand(committee), m, moment=NOON)
    digest.tell_followers(NOON)
    assert whys(committee) == []


def test_that_somebody_supports_it_is_counted_and_not_told(matter, owner):
    talk.support(hand(owner), matter(), moment=NOON)
    assert digest.tell_followers(NOON) == 0


def test_who_followed_a_matter_that_was_joined_is_told_of_both(matter, owner, tenant, committee):
    double, into = matter(by=owner), matter(by=tenant)
    sorting.merge(hand(committee), double, into, moment=NOON)
    digest.tell_followers(NOON)
    assert News.objects.get(person=owner).matter == double
    say(tenant, into)
    digest.tell_followers(NOON)
    assert set(News.objects.filter(person=owner).values_list("matter", flat=True)) == {
        double.pk,
        into.pk,
    }


def test_a_step_that_begins_is_told_once_to_whom_it_waits_for(matter, committee, owner):
    m = matter()
    assert digest.remind(NOON) == 1
    assert digest.remind(NOON + timedelta(hours=1)) == 0
    line = News.objects.get()
    assert (line.person, line.why, line.stage) == (committee, Why.TURN, m.stage)
    assert whys(owner) == []


def test_a_step_that_is_late_is_told_again_once(matter, committee):
    m = matter()
    digest.remind(NOON)
    due = NOON + timedelta(7)
    assert digest.remind(due) == 0, "its last day is not over"
    assert digest.remind(due + timedelta(1)) == 1
    assert digest.remind(due + timedelta(2)) == 0
    assert whys(committee) == [Why.LATE, Why.TURN]
    at_stage(m, "deliberation", TODAY + timedelta(9))
    assert digest.remind(due + timedelta(2)) == 1


def test_the_office_of_one_building_is_reminded_of_that_building(matter, holds):
    here = holds("grid_worker", "网格员小何", building="1")
    there = holds("grid_worker", "网格员小张", building="2")
    at_stage(matter(kind="renewal", scope="building", building="1"), "wish")
    digest.remind(NOON)
    assert whys(here) == [Why.TURN]
    assert whys(there) == []


def test_a_matter_that_is_over_waits_for_nobody(matter, tenant):
    raising.withdraw(hand(tenant), matter(), reason="不要了", moment=NOON)
    assert digest.remind(NOON) == 0


def test_the_command_says_numbers_only_and_may_be_repeated(matter, owner, committee, noon):
    say(owner, matter())

    def tick():
        out = StringIO()
        call_command("tick", stdout=out)
        return out.getvalue()

    assert tick() == "notices closed: 0\nreminders: 1\nnews: 1\ne-mails: 0\nerased: 0\n"
    assert tick() == "notices closed: 0\nreminders: 0\nnews: 0\ne-mails: 0\nerased: 0\n"


def test_a_hundred_matters_cost_as_many_queries_as_one(
    matter, owner, committee, django_assert_max_num_queries
):
    for number in range(30):
        say(owner, matter(title=f"第{number}件？"))
    with django_assert_max_num_queries(25):
        digest.tell_followers(NOON)
        digest.remind(NOON)
    assert News.objects.count() == 60


@pytest.mark.parametrize(
    "changes",
    [
        {"why": "happened"},
        {"why": "happened", "first": 2, "last": 1},
        {"why": "turn"},
        {"why": "turn", "first": 1, "last": 1, "stage": "raised", "stage_since": TODAY},
        {"why": "rumour", "first": 1, "last": 1},
    ],
)
def test_the_database_keeps_lines_whole(matter, owner, changes):
    m = matter()
    with pytest.raises(IntegrityError), transaction.atomic():
        News.objects.create(matter=m, person=owner, at=NOON, **changes)


def test_following_begins_where_the_record_ends(matter, owner):
    m = matter()
    size = Entry.objects.count()
    talk.follow(hand(owner), m, moment=NOON)
    assert Subscription.objects.get(person=owner).told_to == size


def test_the_command_erases_what_is_over(monkeypatch, noon, db):
    asked = []

    def erase(moment):
        asked.append(moment)
        return {"people.Occupancy": 2, "people.Doubt": 1}

    monkeypatch.setattr("linli.web.matters.management.commands.tick.retain", erase)
    out = StringIO()
    call_command("tick", stdout=out)
    assert asked == [NOON]
    assert out.getvalue().endswith("erased: 3\n")
