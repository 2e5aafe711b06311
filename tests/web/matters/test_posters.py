"""A notice by itself: as a page, as a poster for the wall."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from linli.engine.journal.roots import read_root
from linli.engine.journal.verify import verify
from linli.web.journal.models import Entry, Root
from linli.web.matters.actions import decisions, notices, raising
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.models import NoticeKind, Proof
from linli.web.matters.posters import poster_of
from linli.web.people.models import Letterhead
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, ballot, paper, posting, totals
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def posted(matter, committee):
    def post(m=None, **changes):
        m = m or at_stage(matter(), "deliberation")
        return notices.post_notice(hand(committee), m, posting(**changes), moment=NOON)

    return post


def printed(browser, notice, lang="zh"):
    """The text on the poster, without blanks."""
    address = reverse("matter-poster", args=[notice.pk])
    answer = browser.get(address, headers={"accept-language": lang})
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def test_anybody_prints_it_and_it_leads_to_the_matter(visitor, posted):
    notice = posted()
    told = printed(visitor, notice)
    assert "公示" in told
    assert "晒衣架装在花坛东边。" in told
    assert "挂到2031年5月15日" in told
    assert f"testserver/matters/{notice.matter_id}" in told
    assert "张贴：居委会" in told


def test_it_bears_the_root_of_when_it_was_posted(visitor, posted, committee):
    notice = posted()
    root = Root.objects.get(where_for=notice.subject)
    posted(notice.matter)
    assert root.short in printed(visitor, notice)
    lines = [f"{one.line}\n".encode() for one in Entry.objects.order_by("number")]
    until_then = lines[: root.size]
    assert verify(until_then, [read_root(root.short)]).fault is None
    assert verify(until_then[:-1], [read_root(root.short)]).fault is not None


def test_its_square_holds_the_whole_root(posted):
    notice = posted()
    made = poster_of(notice, "https://linli.example/", TODAY)
    root = Root.objects.get(where_for=notice.subject)
    assert made.link == f"https://linli.example/matters/{notice.matter_id}/#root-{root.full}"


def test_it_says_who_decides_and_by_which_article(visitor, posted, matter):
    assert "由谁定：居委会" in printed(visitor, posted())
    fund = at_stage(matter(kind="fund_use"), "ballot")
    assert "278" in printed(visitor, posted(fund))


def test_address_and_counter_are_those_of_the_letters(visitor, posted, lane):
    Letterhead.objects.create(
        estate=lane, site="https://linli.example", phone="0512-1234", place="3号楼底层"
    )
    told = printed(visitor, posted())
    assert "linli.example/matters/" in told
    assert "到3号楼底层说一声" in told
    assert "0512-1234" in told


def test_a_result_tells_the_count(visitor, posted, matter, owners_committee):
    m = ballot(matter, owners_committee)
    told = printed(visitor, posted(m, kind=NoticeKind.RESULT, days=3), lang="en")
    assert "Result" in told
    assert "Passed" in told
    assert "7ownersof9owners77.77%" in told
    assert "7ownersof12owners58.33%" in told
    assert "Youdisagree" not in told


def test_printing_and_reading_change_nothing(visitor, posted, read):
    notice = posted()
    before = (Entry.objects.count(), Root.objects.count())
    assert printed(visitor, notice) == printed(visitor, notice)
    read(None, "notice", notice.pk)
    assert (Entry.objects.count(), Root.objects.count()) == before


def test_what_was_taken_down_is_not_printed_any_more(visitor, posted, committee, read):
    notice = posted()
    notices.take_down(hand(committee), notice, reason="日子写错了", moment=NOON)
    assert visitor.get(reverse("matter-poster", args=[notice.pk])).status_code == 404
    shown = read(None, "notice", notice.pk)
    assert "日子写错了" in shown
    assert reverse("matter-poster", args=[notice.pk]) not in shown


def test_the_page_says_until_when_and_how_to_object(read, posted):
    notice = posted()
    shown = read(None, "notice", notice.pk)
    assert "Hangs until 2031-05-15, that day included" in shown
    assert "You disagree?" in shown
    assert reverse("matter", args=[notice.matter_id]) in shown
    assert reverse("matter-poster", args=[notice.pk]) in shown
    main = shown[shown.index("<main") :]
    assert len(re.findall(r'class="button"', main)) == 1


def test_after_its_days_it_says_so(read, posted, monkeypatch):
    notice = posted(days=7)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(7))
    shown = read(None, "notice", notice.pk)
    assert "Hung from 2031-05-01 to 2031-05-07" in shown
    assert "You disagree?" not in shown


def test_it_prints_the_same_whatever_is_changed_later(
    visitor, posted, matter, tenant, owners_committee
):
    m = ballot(matter, owners_committee)
    notice = posted(m, kind=NoticeKind.RESULT, days=1)
    before = printed(visitor, notice)
    later = NOON + timedelta(2)
    raising.amend(hand(tenant), m, title="改了？", text="改了。", moment=later)
    failed = Decided(TODAY, Proof.SHEET, paper(), totals(heads_for=0))
    decisions.record_decision(hand(owners_committee), m, failed, moment=later)
    assert printed(visitor, notice) == before
