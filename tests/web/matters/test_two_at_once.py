"""Two who do the same at the same moment: it is done once."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from linli.web.journal.models import Entry
from linli.web.matters.actions import digest, raising, sorting, talk
from linli.web.matters.models import News, State
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run all in threads of their own; what each was refused with, or None."""
    answers, ready = [], threading.Barrier(len(acts))

    def run(act):
        ready.wait()
        try:
            act()
            answers.append(None)
        except (ValidationError, PermissionDenied) as refused:
            answers.append(type(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return answers


def test_a_matter_ends_once(matter, tenant, committee):
    m = matter()
    answers = at_once(
        lambda: raising.withdraw(hand(tenant), m, reason="不要了", moment=NOON),
        lambda: sorting.refuse(hand(committee), m, reason="地方小", moment=NOON),
    )
    assert sorted(answers, key=str) == [PermissionDenied, None]
    m.refresh_from_db()
    ended = Entry.objects.exclude(act="raise_matter").get()
    assert (m.state, ended.act) in {
        (State.WITHDRAWN, "withdraw"),
        (State.REFUSED, "refuse"),
    }


def test_two_matters_are_not_joined_to_each_other(matter, committee, owners_committee):
    one, two = matter(), matter()
    answers = at_once(
        lambda: sorting.merge(hand(committee), one, two, moment=NOON),
        lambda: sorting.merge(hand(owners_committee), two, one, moment=NOON),
    )
    assert answers.count(None) == 1
    one.refresh_from_db()
    two.refresh_from_db()
    assert {one.state, two.state} == {State.OPEN, State.MERGED}


def test_support_is_counted_once(matter, owner):
    m = matter()
    answers = at_once(*[lambda: talk.support(hand(owner), m, moment=NOON)] * 2)
    assert answers.count(None) == 1
    assert m.supports.filter(person=owner).count() == 1
    assert Entry.objects.filter(act="support").count() == 1


def test_news_is_told_once_though_two_run_at_once(matter, owner, committee):
    m = matter()
    talk.comment(hand(owner), m, text="好", show_name=False, moment=NOON)
    at_once(*[lambda: digest.tell_followers(NOON)] * 2, *[lambda: digest.remind(NOON)] * 2)
    assert News.objects.filter(why="happened").count() == 1
    assert News.objects.filter(why="turn").count() == 1
