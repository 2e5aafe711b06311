"""The digest as a page and by e-mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linli.web.matters import mailing
from linli.web.matters.actions import digest, mail_wish, raising, talk
from linli.web.matters.mailing import mail_digests
from linli.web.matters.models import ByMail, News
from linli.web.people.models import Letterhead
from tests.web.conftest import NOON
from tests.web.matters.factories import at_stage
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def say(who, m, text="东边好"):
    talk.comment(hand(who), m, text=text, show_name=False, moment=NOON)


@pytest.fixture
def offered(settings):
    settings.EMAIL_OFFERED = True
    settings.DEFAULT_FROM_EMAIL = "linli@example.org"


@pytest.fixture
def wants_mail(tenant, offered):
    tenant.email = "chen@example.org"
    tenant.save()
    mail_wish.wish(hand(tenant), wanted=True, moment=NOON - timedelta(1))
    return tenant


def test_it_tells_what_waits_for_me_and_by_when(read, matter, committee, tenant):
    m = matter()
    digest.remind(NOON)
    shown = read(committee, "digest")
    assert "What waits for me" in shown
    assert m.title in shown
    assert "by 2031-05-08" in shown
    assert "What waits for me" not in read(tenant, "digest")


def test_what_has_gone_on_waits_no_more(read, matter, committee):
    m = matter()
    digest.remind(NOON)
    at_stage(m, "acceptance")
    assert "What waits for me" not in read(committee, "digest")


def test_it_tells_what_others_did_in_words(read, matter, owner, tenant):
    m = matter()
    say(owner, m)
    digest.tell_followers(NOON)
    shown = read(tenant, "digest")
    assert m.title in shown
    assert "Said something." in shown
    assert reverse("matter", args=[m.pk]) in shown
    assert m.title not in read(owner, "digest")


def test_of_much_the_newest_is_told(read, matter, owner, tenant):
    m = matter()
    for _number in range(7):
        say(owner, m)
    digest.tell_followers(NOON)
    shown = read(tenant, "digest")
    assert shown.count("Said something.") == 5
    assert "and 2 things before that" in shown


def test_an_empty_digest_teaches_how_to_follow(read, matter, owner, tenant):
    assert "You follow no matter yet." in read(owner, "digest")
    matter()
    assert "You follow 1 matter;" in read(tenant, "digest")


def test_it_is_nobody_elses(visitor):
    assert visitor.get(reverse("digest")).status_code == 302


def test_looking_marks_nothing(read, matter, owner, tenant):
    say(owner, matter())
    digest.tell_followers(NOON)
    assert read(tenant, "digest").count("Said something.") == 1
    assert read(tenant, "digest").count("Said something.") == 1


def test_twenty_matters_cost_as_many_queries_as_one(sign_in, matter, owner, tenant):
    browser = sign_in(tenant)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("digest"))
        return len(asked)

    say(owner, matter())
    digest.tell_followers(NOON)
    cost()
    few = cost()
    for number in range(19):
        say(owner, matter(title=f"第{number}件？"))
    digest.tell_followers(NOON)
    assert News.objects.filter(person=tenant).count() == 20
    assert cost() == few


def test_by_e_mail_only_who_asked_and_once(matter, owner, wants_mail, lane):
    Letterhead.objects.create(estate=lane, site="https://linli.example")
    m = matter()
    say(owner, m)
    digest.tell_followers(NOON)
    assert mail_digests(NOON) == 1
    assert mail_digests(NOON) == 0
    (sent,) = mail.outbox
    assert sent.to == ["chen@example.org"]
    assert m.title in sent.body
    assert f"https://linli.example/matters/{m.pk}/" in sent.body
    assert owner.name not in sent.body


def test_nobody_is_mailed_who_did_not_ask(matter, owner, tenant, offered):
    tenant.email = "chen@example.org"
    tenant.save()
    say(owner, matter())
    digest.tell_followers(NOON)
    assert mail_digests(NOON) == 0
    assert not mail.outbox


def test_what_another_run_is_sending_is_left_whole_to_it(matter, owner, wants_mail):
    for title in ("晒衣架装在哪里？", "路灯什么时候修？"):
        say(owner, matter(title=title))
    digest.tell_followers(NOON)
    theirs, other = News.objects.filter(person=wants_mail).order_by("pk")
    assert mailing._claim([theirs.pk], NOON)
    assert not mailing._claim([theirs.pk, other.pk], NOON)
    other.refresh_from_db()
    assert other.mailed_at is None


def test_nobody_whose_account_is_shut_is_mailed(matter, owner, wants_mail):
    say(owner, matter())
    digest.tell_followers(NOON)
    wants_mail.is_active = False
    wants_mail.save()
    assert mail_digests(NOON) == 0
    assert not mail.outbox


def test_one_e_mail_a_day_at_most(matter, owner, wants_mail):
    m = matter()
    for hours, sent in ((0, 1), (3, 0), (21, 1)):
        say(owner, m)
        later = NOON + timedelta(hours=hours)
        digest.tell_followers(later)
        assert mail_digests(later) == sent, hours


def test_without_a_mailbox_nothing_is_sent(matter, owner, wants_mail, settings):
    settings.EMAIL_OFFERED = False
    say(owner, matter())
    digest.tell_followers(NOON)
    assert mail_digests(NOON) == 0
    assert News.objects.get(person=wants_mail).mailed_at is None


def test_what_could_not_be_sent_is_sent_later_and_logged_without_address(
    matter, owner, wants_mail, monkeypatch, caplog
):
    say(owner, matter())
    digest.tell_followers(NOON)

    def fail(*_args):
        raise OSError("chen@example.org refused")

    with monkeypatch.context() as broken:
        broken.setattr("linli.web.matters.mailing.send_mail", fail)
        assert mail_digests(NOON) == 0
    assert "chen" not in caplog.text
    assert "OSError" in caplog.text
    assert mail_digests(NOON) == 1


def test_one_asks_for_it_and_stops_it_on_the_page(send, read, tenant, offered):
    assert "Your account has no e-mail address." in read(tenant, "digest")
    tenant.email = "chen@example.org"
    tenant.save()
    assert "Send it by e-mail too" in read(tenant, "digest")
    send(tenant, "digest-by-mail", by_mail="yes")
    assert ByMail.objects.filter(person=tenant).exists()
    assert "No more e-mails" in read(tenant, "digest")
    send(tenant, "digest-by-mail", by_mail="no")
    assert not ByMail.objects.exists()


def test_a_matter_that_is_over_still_tells_how_it_ended(read, matter, owner, tenant, committee):
    m = matter(by=owner)
    talk.follow(hand(tenant), m, moment=NOON)
    raising.withdraw(hand(owner), m, reason="不要了", moment=NOON)
    digest.tell_followers(NOON)
    assert "Withdrew the matter." in read(tenant, "digest")
