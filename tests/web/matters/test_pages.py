"""The list of matters, raising one, and a matter's one page, as people of each kind see them."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.web.journal.models import Entry
from linli.web.matters.actions import decisions, notices, sorting, talk
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.models import Comment, HiddenFor, Matter, Proof, State
from tests.web.conftest import NOON
from tests.web.matters.factories import PDF, TODAY, at_stage, paper, posting, totals
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def read(sign_in, visitor):
    """A page as somebody reads it; ``None`` is a visitor."""

    def get(who, name, *args, lang="en", **query):
        browser = visitor if who is None else sign_in(who)
        answer = browser.get(reverse(name, args=args), query, headers={"accept-language": lang})
        assert answer.status_code == 200
        return answer.content.decode()

    return get


@pytest.fixture
def send(sign_in):
    """A form as somebody sends it, in English."""

    def post(who, name, *args, **fields):
        address = reverse(name, args=args)
        return sign_in(who).post(address, fields, headers={"accept-language": "en"})

    return post


def sends_to(text, name, *args):
    """Whether the page has a form for this address."""
    return f'action="{reverse(name, args=args)}"' in text


# The list


def test_an_empty_list_teaches_what_a_matter_is(read, lane, tenant):
    shown = read(tenant, "matters", lane.pk)
    assert "begins here as a question" in shown
    assert reverse("matter-raise", args=[lane.pk]) in shown


def test_who_cannot_raise_is_told_who_can(read, lane):
    shown = read(None, "matters", lane.pk)
    assert reverse("matter-raise", args=[lane.pk]) not in shown
    assert "Who lives, owns or works here can raise a matter" in shown


def test_the_list_says_whose_turn_it_is_and_by_when(read, lane, matter):
    matter()
    shown = read(None, "matters", lane.pk)
    assert "晒衣架装在哪里？" in shown
    assert "up to: residents&#x27; committee" in shown or "up to: residents' committee" in shown
    assert "by 2031-05-08" in shown


def test_what_waits_for_me_depends_on_my_office(read, lane, matter, committee, tenant):
    matter()
    assert "What waits for me" in read(committee, "matters", lane.pk)
    assert "What waits for me" not in read(tenant, "matters", lane.pk)


def test_the_most_pressing_waits_first_and_what_is_late_says_so(read, lane, matter, committee):
    late = matter(title="路灯谁来修？", kind="repair", moment=NOON - timedelta(9))
    matter(title="树往哪里移？", moment=NOON - timedelta(1))
    shown = read(committee, "matters", lane.pk)
    waiting = shown[shown.index("What waits for me") : shown.index("Under way")]
    assert waiting.index("路灯") < waiting.index("树往")
    assert f"since {late.stage_since + timedelta(2)} overdue" in waiting


def test_the_list_is_filtered_by_state_kind_and_building(read, lane, matter, tenant):
    lift = matter(title="电梯装不装？", kind="lift", scope="entrance", building="1", entrance=2)
    gone = matter(title="花坛移不移？")
    from linli.web.matters.actions.raising import withdraw  # noqa: PLC0415

    withdraw(hand(tenant), gone, reason="不移了", moment=NOON)
    open_now = read(None, "matters", lane.pk)
    assert lift.title in open_now
    assert gone.title not in open_now
    assert gone.title in read(None, "matters", lane.pk, state="withdrawn")
    assert lift.title not in read(None, "matters", lane.pk, kind="other")
    assert lift.title in read(None, "matters", lane.pk, building="1")
    assert lift.title not in read(None, "matters", lane.pk, building="2")
    assert "There is none like this" in read(None, "matters", lane.pk, building="2")


@pytest.mark.parametrize("query", [{"state": "x"}, {"page": "x"}, {"page": "99"}, {"kind": "'"}])
def test_an_address_that_was_typed_wrong_still_opens(read, lane, matter, query):
    matter()
    read(None, "matters", lane.pk, **query)


def many(matter, count):
    first = matter()
    Matter.objects.bulk_create(
        Matter(
            **{
                field.attname: getattr(first, field.attname)
                for field in Matter._meta.concrete_fields
                if not field.primary_key
            }
            | {"title": f"第{number}件"}
        )
        for number in range(count - 1)
    )


def test_two_hundred_matters_cost_as_many_queries_as_two(
    sign_in, lane, matter, committee, django_assert_max_num_queries
):
    many(matter, 200)
    browser = sign_in(committee)
    with django_assert_max_num_queries(45):
        shown = browser.get(reverse("matters", args=[lane.pk])).content.decode()
    assert shown.count("第199件") + shown.count("第198件") > 0
    assert "page=2" in shown


# Raising


def test_the_kinds_stand_in_plain_words(read, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk)
    assert "Something is broken and must be mended." in shown
    assert "?kind=repair" in shown
    assert "Step 1 of 2" in shown


RACKS = {"kind": "other", "where": "estate", "title": "晾衣架放哪里？", "text": "没地方晒。"}


def test_a_matter_is_raised_in_two_steps(send, read, lane, tenant):
    assert "Step 2 of 2" in read(tenant, "matter-raise", lane.pk, kind="other")
    answer = send(tenant, "matter-raise", lane.pk, **RACKS)
    made = Matter.objects.get()
    assert answer.url == reverse("matter", args=[made.pk])
    assert (made.title, made.scope, made.origin) == ("晾衣架放哪里？", "estate", "raised")


def test_a_like_matter_is_shown_before_it_is_sent(send, lane, tenant, owner, matter):
    there = matter(by=owner)
    answer = send(tenant, "matter-raise", lane.pk, **RACKS)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Is it one of these?" in shown
    assert there.title in shown
    assert sends_to(shown, "matter-support", there.pk)
    assert "没地方晒。" in shown
    assert Matter.objects.count() == 1
    send(tenant, "matter-raise", lane.pk, **RACKS, sure="yes")
    assert Matter.objects.count() == 2


def test_what_was_typed_stays_when_something_is_missing(send, lane, tenant):
    answer = send(tenant, "matter-raise", lane.pk, **RACKS | {"title": ""})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what is to be decided, as a question." in shown
    assert "没地方晒。" in shown
    assert not Matter.objects.exists()


def test_a_lift_is_for_an_entrance_ones_own_is_chosen(read, send, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk, kind="lift")
    assert 'value="entrance:2:1" selected' in shown
    assert 'value="estate"' not in shown
    send(tenant, "matter-raise", lane.pk, **RACKS | {"kind": "lift", "where": "entrance:2:1"})
    made = Matter.objects.get()
    assert (made.scope, made.building, made.entrance) == ("entrance", "1", 2)


def test_a_finding_hands_its_key_over(read, send, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk, kind="repair", origin="finding:F-7")
    assert 'value="finding:F-7"' in shown
    send(tenant, "matter-raise", lane.pk, **RACKS | {"origin": "finding:F-7"})
    made = Matter.objects.get()
    assert (made.origin, made.origin_key) == ("finding", "F-7")


def test_an_origin_that_no_finding_has_is_left_out(read, lane, tenant):
    shown = read(tenant, "matter-raise", lane.pk, kind="repair", origin="javascript:1")
    assert 'name="origin" id="id_origin"' in shown


def test_at_the_counter_it_is_the_neighbours(sign_in, lane, committee, owner):
    browser = sign_in(committee)
    browser.post(reverse("desk-begin", args=[lane.pk]), {"person": owner.pk, "seen": "known"})
    shown = browser.get(
        reverse("matter-raise", args=[lane.pk]), headers={"accept-language": "en"}
    ).content.decode()
    assert "You raise this for 王秀兰" in shown
    browser.post(reverse("matter-raise", args=[lane.pk]), RACKS)
    made = Matter.objects.get()
    assert (made.raised_by, made.origin) == (owner, "behalf")
    assert Entry.objects.get(act="raise_matter").how == "desk"


# The page


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


def ballot(matter, owners_committee, **counts):
    m = at_stage(matter(title="维修资金怎么用？", kind="fund_use"), "ballot", TODAY - timedelta(1))
    decided = Decided(TODAY, Proof.SHEET, paper(), totals(**counts))
    decisions.record_decision(hand(owners_committee), m, decided, moment=NOON)
    return m


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


# Acts


def test_a_refused_act_stands_beside_its_form_with_what_was_typed(send, matter, committee):
    m = at_stage(matter(), "deliberation")
    fields = {
        "kind": "plan",
        "text": "装在东边",
        "hangs_at": "大门口",
        "since": "2031-05-01",
        "last": "2031-05-02",
    }
    answer = send(committee, "matter-post-notice", m.pk, **fields)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "The charter asks for 7 days. Choose a later last day." in shown
    assert "装在东边" in shown
    assert 'value="2031-05-02"' in shown


def test_going_on_too_early_says_what_is_missing(send, matter, committee):
    answer = send(committee, "matter-advance", matter().pk)
    assert answer.status_code == 422
    assert "It has not been taken up yet." in answer.content.decode()


def test_saying_nothing_is_refused_at_its_form(send, matter, owner):
    answer = send(owner, "matter-comment", matter().pk, text="")
    assert answer.status_code == 422
    assert "Write a sentence or two here." in answer.content.decode()


def test_who_may_not_is_told_why(send, matter, stranger):
    answer = send(stranger, "matter-comment", matter().pk, text="我说两句")
    assert answer.status_code == 403
    assert "By the charter" in answer.content.decode()
    assert not Comment.objects.exists()


def test_looking_changes_nothing(sign_in, matter, committee):
    from linli.web.matters.urls import urlpatterns  # noqa: PLC0415

    m, browser, before = matter(), sign_in(committee), Entry.objects.count()
    for name in [path.name for path in urlpatterns if path.name.startswith("matter-")]:
        if name != "matter-raise":
            assert browser.get(reverse(name, args=[m.pk])).status_code in (403, 405), name
    assert Entry.objects.count() == before
    assert not m.subscriptions.filter(person=committee).exists()


def test_a_document_is_saved_not_shown_and_only_by_who_belongs_here(
    sign_in, send, visitor, matter, owner, stranger, committee
):
    m = matter()
    file = SimpleUploadedFile("合同 1.pdf", PDF)
    send(committee, "matter-hand-in", m.pk, kind="contract", file=file)
    address = reverse("document", args=[m.documents.get().pk])
    answer = sign_in(owner).get(address)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PDF
    assert visitor.get(address).status_code == 302
    assert sign_in(stranger).get(address).status_code == 403


def test_a_matter_goes_from_raised_to_closed_by_its_pages(
    send, lane, tenant, owner, committee, property_manager
):
    send(tenant, "matter-raise", lane.pk, **RACKS | {"kind": "repair"})
    m = Matter.objects.get()
    send(committee, "matter-take-up", m.pk, impact=2, feasibility=3, reason="马上修")
    send(committee, "matter-advance", m.pk)
    photo = SimpleUploadedFile("修好了.jpg", b"\xff\xd8\xff rest")
    send(property_manager, "matter-hand-in", m.pk, kind="photo", file=photo)
    send(property_manager, "matter-advance", m.pk)
    send(owner, "matter-object", m.pk, text="还在漏")
    refused = send(committee, "matter-close", m.pk, reason="修好了")
    assert refused.status_code == 422
    objection = m.objections.get()
    send(committee, "objection-answer", objection.pk, answer="又修了一次")
    send(committee, "matter-close", m.pk, reason="修好了")
    m.refresh_from_db()
    assert (m.state, m.stage) == (State.CLOSED, "acceptance")


def test_evidence_is_recorded_kind_by_kind(send, read, matter, committee):
    m = at_stage(matter(kind="lift", scope="entrance", building="1", entrance=1), "wish")
    assert "Record how many households were asked" in read(committee, "matter", m.pk)
    wrong = send(committee, "matter-evidence", m.pk, kind="reached", part=9, whole=6, day=TODAY)
    assert wrong.status_code == 422
    send(committee, "matter-evidence", m.pk, kind="reached", part=6, whole=6, day=TODAY)
    assert "enough households have been asked" in read(committee, "matter", m.pk)
    none = send(committee, "matter-evidence", m.pk, kind="no such", day=TODAY)
    assert none.status_code == 422


def test_money_is_entered_in_yuan_and_kept_in_fen(send, matter, committee):
    m = at_stage(matter(kind="fund_use"), "works")
    send(committee, "matter-evidence", m.pk, kind="cost", yuan="1200.05", day=TODAY)
    assert m.evidence.get().fen == 120005


def test_totals_are_entered_as_the_count_sheet_has_them(send, matter, owners_committee):
    m = at_stage(matter(kind="fund_use"), "ballot")
    sheet = {
        name: f"{count / 100:.2f}" if name.startswith("area") else count
        for name, count in totals().items()
    }
    file = SimpleUploadedFile("count.pdf", PDF)
    answer = send(
        owners_committee, "matter-decide", m.pk, on=TODAY, proof="sheet", paper=file, **sheet
    )
    assert answer.status_code == 302
    assert m.decisions.get().area_for == totals()["area_for"]


def test_following_is_nobody_elses_business(send, read, matter, owner):
    m = matter()
    send(owner, "matter-follow", m.pk)
    assert sends_to(read(owner, "matter", m.pk), "matter-unfollow", m.pk)
    send(owner, "matter-unfollow", m.pk)
    assert not m.subscriptions.filter(person=owner).exists()
    assert not Entry.objects.filter(act="subscribe").exists()


# Every page


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


def test_a_long_story_costs_as_many_queries_as_a_short_one(
    sign_in, matter, owner, committee, django_assert_max_num_queries
):
    m = matter()
    for number in range(60):
        talk.comment(hand(owner), m, text=f"第{number}句", show_name=True, moment=NOON)
    browser = sign_in(committee)
    with django_assert_max_num_queries(95):
        shown = browser.get(
            reverse("matter", args=[m.pk]), headers={"accept-language": "en"}
        ).content.decode()
    assert "21 earlier entries" in shown
    assert "第59句" in shown
    assert "第3句" not in shown
