"""A matter's one page, as people of each kind see it; what holds for every page."""

import re

import pytest
from django.urls import reverse

from linli.web.journal.models import Entry
from linli.web.matters.actions import notices, sorting, talk
from linli.web.matters.models import Comment, HiddenFor, Matter
from tests.web.conftest import NOON
from tests.web.matters.factories import at_stage, ballot, posting, sends_to
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_the_page_says_what_where_how_far_and_by_whom(read, lane, matter):
    lift = matter(title="电梯装不装？", kind="lift", scope="entrance", building="1", entrance=2)
    shown = read(None, "matter", lift.pk)
    assert "电梯装不装？" in shown
    assert "1号楼, entrance 2" in shown
    assert "Where it is: 1号楼, entrance 2" in shown
    assert "An added lift" in shown
    assert shown.count('<li class="to-come"') == 8
    assert "It has not been taken up yet." in shown
    assert f"Neighbour {lift.raised_as[:5]}…" in shown
    assert lift.raised_as not in re.sub(r"subject=[^\"]*", "", shown)


def test_each_sees_what_is_theirs_to_do(
    read, matter, tenant, owner, stranger, committee, property_manager
):
    m = matter()
    shown = {who: read(who, "matter", m.pk) for who in (tenant, owner, stranger, committee, None)}
    assert sends_to(shown[owner], "matter-support", m.pk)
    assert not sends_to(shown[tenant], "matter-support", m.pk), "who raised it supports it"
    assert sends_to(shown[tenant], "matter-withdraw", m.pk)
    assert not sends_to(shown[owner], "matter-withdraw", m.pk)
    assert sends_to(shown[committee], "matter-take-up", m.pk)
    assert not sends_to(shown[owner], "matter-take-up", m.pk)
    for who in (stranger, None):
        assert 'action="/matters/' not in shown[who]
    assert "Who lives, owns or works here can also take part" in shown[stranger]
    assert reverse("sign-in") in shown[None]
    assert sends_to(read(property_manager, "matter", m.pk), "matter-hand-in", m.pk)


def test_the_first_button_is_what_the_matter_waits_for(read, sign_in, matter, committee):
    m = matter()

    def first():
        page = sign_in(committee).get(reverse("matter", args=[m.pk]))
        return page.context["first"].url

    assert first() == "matter-take-up"
    sorting.take_up(hand(committee), m, impact=2, feasibility=3, reason="好办", moment=NOON)
    assert first() == "matter-advance"
    at_stage(m, "deliberation")
    assert first() == "matter-evidence"
    shown = read(committee, "matter", m.pk)
    main = shown[shown.index("<main") :]
    assert len(re.findall(r"<button(?! class)", main)) == 1


def test_an_objection_that_waits_is_shown_to_who_answers(read, matter, owner, committee):
    m = matter()
    objection = talk.raise_objection(hand(owner), m, text="挡我窗户", moment=NOON)
    shown = read(committee, "matter", m.pk)
    assert "An objection waits for your answer." in shown
    assert sends_to(shown, "objection-answer", objection.pk)
    mine = read(owner, "matter", m.pk)
    assert sends_to(mine, "objection-withdraw", objection.pk)
    assert not sends_to(mine, "objection-answer", objection.pk)
    talk.answer_objection(hand(committee), objection, answer="往东移两米", moment=NOON)
    after = read(None, "matter", m.pk)
    assert "挡我窗户" in after
    assert "往东移两米" in after


def test_the_story_shows_under_each_entry_the_words_of_then(read, matter, owner):
    m = matter()
    talk.comment(hand(owner), m, text="东边好", show_name=False, moment=NOON)
    shown = read(None, "matter", m.pk)
    story = shown[shown.index("What has happened so far?") :]
    assert "Said something." in story
    assert "<p>东边好</p>" in story
    assert reverse("journal-entry", args=["lane", 2]) in story
    Comment.objects.update(text="被人改过")
    assert "被人改过" not in read(None, "matter", m.pk)


def test_support_is_counted_not_listed(read, matter, owner):
    m = matter()
    talk.support(hand(owner), m, moment=NOON)
    shown = read(None, "matter", m.pk)
    assert "concerns 2 neighbours" in shown
    assert "Said: this concerns me too." not in shown


def test_a_name_is_shown_only_if_wanted_and_only_to_neighbours(
    read, matter, owner, tenant, stranger
):
    m = matter()
    talk.comment(hand(owner), m, text="东边好", show_name=True, moment=NOON)
    assert "王秀兰" in read(tenant, "matter", m.pk)
    for outside in (None, stranger):
        assert "王秀兰" not in read(outside, "matter", m.pk)
    Comment.objects.update(show_name=False)
    assert "王秀兰" not in read(tenant, "matter", m.pk)


def test_a_hidden_comment_leaves_its_place_and_the_reason(read, send, matter, owner, committee):
    m = matter()
    said = talk.comment(hand(owner), m, text="你这个混账", show_name=False, moment=NOON)
    assert sends_to(read(committee, "matter", m.pk), "comment-hide", said.pk)
    talk.hide(hand(committee), said, reason=HiddenFor.INSULT, moment=NOON)
    shown = read(None, "matter", m.pk)
    assert "Hidden by rule: It insults or threatens somebody." in shown
    assert "混账" not in shown
    assert sends_to(read(owner, "matter", m.pk), "comment-appeal", said.pk)
    send(owner, "comment-appeal", said.pk, text="是玩笑")
    assert "是玩笑" in read(committee, "matter", m.pk)
    send(committee, "comment-settle", said.pk, back="yes")
    assert "混账" in read(None, "matter", m.pk)


def test_a_merged_matter_points_on_and_its_words_are_read_there(
    read, send, matter, owner, committee
):
    into, m = matter(title="晒被子去哪里？"), matter()
    talk.comment(hand(owner), m, text="北边不行", show_name=False, moment=NOON)
    send(committee, "matter-merge", m.pk, into=into.pk)
    assert f"It goes on there: matter {into.pk}" in read(None, "matter", m.pk)
    shown = read(None, "matter", into.pk)
    assert "北边不行" in shown
    assert f"in matter {m.pk}, joined to this" in shown


def test_a_part_and_its_whole_point_to_each_other(read, send, matter, committee):
    m = matter()
    send(committee, "matter-split", m.pk, title="谁出钱？", text="两千块")
    part = Matter.objects.get(split_from=m)
    assert f"matter {part.pk}: 谁出钱？" in read(None, "matter", m.pk)
    assert f"This was a part of matter {m.pk}." in read(None, "matter", part.pk)


def test_what_was_refused_stays_with_its_reason(read, send, matter, committee):
    m = matter()
    send(committee, "matter-refuse", m.pk, reason="地方太小")
    shown = read(None, "matter", m.pk)
    assert "地方太小" in shown
    assert "not taken up" in shown
    assert sends_to(read(committee, "matter", m.pk), "matter-reopen", m.pk)


def test_a_notice_shows_its_days_as_people_count_them(read, matter, committee):
    m = at_stage(matter(), "deliberation")
    notice = notices.post_notice(hand(committee), m, posting(15), moment=NOON)
    shown = read(None, "matter", m.pk)
    assert "2031-05-01 – 2031-05-15" in shown
    assert "hangs now" in shown
    assert sends_to(read(committee, "matter", m.pk), "notice-take-down", notice.pk)


def test_a_decision_shows_exact_shares_and_by_how_much(read, matter, owners_committee):
    m = ballot(matter, owners_committee)
    shown = read(None, "matter", m.pk)
    assert "9 owners of 12 owners" in shown
    assert "3/4 = 75.00 %" in shown
    assert "7/9 = 77.77 %" in shown
    assert "7/12 = 58.33 %" in shown
    assert "at least 2/3 (66.66 %)" in shown
    assert "more than 1/2 (50.00 %)" in shown
    assert "met with 1 owner to spare" in shown
    assert "524.25 m² of 699.00 m²" in shown
    assert "entered 12 owners, by the ledger that day 12 owners." in shown
    assert "They differ" not in shown


def test_a_decision_that_failed_says_what_it_missed(read, matter, owners_committee):
    m = ballot(matter, owners_committee, heads_for=4, heads_all=13, heads_abstained=0)
    shown = read(None, "matter", m.pk)
    assert "Did not pass" in shown
    assert "missed by" in shown
    assert "They differ: have a look which is right." in shown
    assert sends_to(read(owners_committee, "matter", m.pk), "matter-close", m.pk)


def test_the_proof_at_the_foot_names_the_last_entry(read, matter, owner):
    m = matter()
    talk.support(hand(owner), m, moment=NOON)
    last = Entry.objects.get(number=2)
    shown = read(None, "matter", m.pk)
    assert f"number 2, fingerprint {last.hash[:16]}…" in shown
    assert reverse("journal-check", args=["lane"]) in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_has_script_or_style_of_its_own(
    read, lane, matter, committee, owner, owners_committee, lang
):
    m = ballot(matter, owners_committee)
    talk.comment(hand(owner), m, text="<script>x</script>", show_name=True, moment=NOON)
    notices.post_notice(hand(committee), m, posting(), moment=NOON)
    pages = [
        read(committee, "matters", lane.pk, lang=lang),
        read(committee, "matter-raise", lane.pk, lang=lang),
        read(committee, "matter-raise", lane.pk, lang=lang, kind="lift"),
        read(committee, "matter", m.pk, lang=lang),
        read(None, "matter", m.pk, lang=lang),
    ]
    for text in pages:
        assert not re.search(r"<style|<[^>]+\sstyle=|<[^>]+\son[a-z]+=|javascript:", text)
        assert not re.search(r"<script(?![^>]*\ssrc=)", text)
        assert len(text.encode()) < 100_000
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))


def test_chinese_is_what_people_read_first(read, lane, matter, committee):
    m = matter()
    assert "这里在商量什么？" in read(committee, "matters", lane.pk, lang="zh")
    assert "我能做什么？" in read(committee, "matter", m.pk, lang="zh")


def test_a_long_story_costs_as_many_queries_as_a_short_one(sign_in, matter, owner, committee):
    from django.db import connection  # noqa: PLC0415 - needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - needs Django set up

    m, browser = matter(), sign_in(committee)
    address = reverse("matter", args=[m.pk])

    def say(numbers):
        for number in numbers:
            talk.comment(hand(owner), m, text=f"第{number}句", show_name=True, moment=NOON)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            shown = browser.get(address, headers={"accept-language": "en"}).content.decode()
        return len(asked), shown

    say(range(2))
    cost()
    few, _shown = cost()
    say(range(2, 60))
    many, shown = cost()
    assert many == few
    assert "21 earlier entries" in shown
    assert "第59句" in shown
    assert "第3句" not in shown
