"""Anybody reads who may do what, how each kind is decided, and what the law asks here."""

from datetime import timedelta
from html import unescape

import pytest

from linli.web.charter import bridge
from linli.web.charter.current import to_come
from tests.web.charter.factories import TODAY, begin, give, set_it

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("在这里，谁可以做什么？", "还没有定自己的章程", "提出事项", "居民都能提")),
        ("en", ("Who may do what here?", "has not set a charter of its own", "raise a matter")),
    ],
)
def test_a_visitor_reads_every_right_and_why_it_is_fixed(read, lane, lang, words):
    text = read(None, "charter", lane.pk, lang=lang)
    for word in words:
        assert word in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_act_and_kind_stands_on_the_page(read, lane, lang):
    text = unescape(read(None, "charter", lane.pk, lang=lang))
    for act in bridge.ACTS.values():
        assert getattr(act, lang) in text
    for kind in bridge.template("national").kinds.values():
        assert getattr(kind, lang) in text


def test_only_who_may_change_it_is_offered_to(read, lane, committee, resident):
    way = f'href="/estates/{lane.pk}/charter/draft/"'
    assert way in read(committee, "charter", lane.pk)
    assert way not in read(resident, "charter", lane.pk)
    assert way not in read(None, "charter", lane.pk)


def test_a_version_in_force_says_its_number_and_day(read, lane, committee, begun):
    set_it(committee, lane)
    assert "第 1 版" in read(None, "charter", lane.pk)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("决定公示多久", "至少 15 天", "杭州市物业管理条例 30 条", "2022-03-01")),
        ("en", ("how long a decision stays posted", "at least 15 days", "since 2022-03-01")),
    ],
)
def test_what_the_law_of_the_place_asks_is_told_with_article_and_day(
    read, lane, committee, lang, words
):
    begin(committee, lane, "hangzhou")
    set_it(committee, lane)
    text = read(None, "charter", lane.pk, lang=lang)
    for word in words:
        assert word in text


@pytest.mark.parametrize("place", bridge.places())
def test_every_number_of_a_place_is_told_in_its_unit_and_marked_unless_read(
    read, lane, committee, place
):
    begin(committee, lane, place)
    set_it(committee, lane)
    text = read(None, "charter", lane.pk)
    floors = bridge.rule_set(place).floors.values()
    for floor in floors:
        assert floor.zh in text
    unread = [floor for floor in floors if floor.source == "to be checked"]
    assert text.count("还没有对着法律原文核过") == len(unread)


def test_the_owners_decisions_by_law_are_told_one_by_one(read, lane):
    text = unescape(read(None, "charter", lane.pk, lang="en"))
    law = bridge.rule_set("national")
    for code, rule in law.rules.items():
        assert law.words[code][1] in text
        assert rule.article in text
    assert "more than 1/2 of them" in text
    assert "at least 3/4 of them" in text


def test_more_than_half_is_told_as_more(read, lane, committee):
    begin(committee, lane, "shanghai")
    set_it(committee, lane)
    assert "超过 50 %" in read(None, "charter", lane.pk)


@pytest.mark.parametrize(("lang", "words"), [("zh", "第 2 版已经定了"), ("en", "Version 2 is set")])
def test_a_version_that_is_set_for_later_is_told_with_its_day(
    read, lane, committee, begun, lang, words
):
    set_it(committee, lane)
    assert words not in read(None, "charter", lane.pk, lang=lang)
    begin(committee, lane)
    set_it(committee, lane, day=TODAY + timedelta(30))
    text = read(None, "charter", lane.pk, lang=lang)
    assert words in text
    assert (TODAY + timedelta(30)).isoformat() in text


def test_a_version_that_a_newer_one_takes_the_place_of_is_not_to_come(lane, committee, begun):
    set_it(committee, lane, day=TODAY + timedelta(30))
    assert to_come(lane, TODAY).number == 1
    begin(committee, lane)
    set_it(committee, lane, day=TODAY + timedelta(20))
    assert to_come(lane, TODAY).number == 2
    assert to_come(lane, TODAY + timedelta(20)) is None


@pytest.mark.parametrize("kind", bridge.template("national").kinds)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_is_told_from_raising_to_its_end(read, lane, kind, lang):
    text = unescape(read(None, "charter-kind", lane.pk, kind, lang=lang))
    assert getattr(bridge.template("national").kinds[kind], lang) in text
    assert "%(" not in text


def test_a_kind_is_told_with_its_rule_article_and_gates(read, lane):
    text = read(None, "charter-kind", lane.pk, "lift")
    for words in ("加装电梯", "3/4", "民法典 278 条 7 项", "公示满 15 天。", "全部的住户"):
        assert words in text, words


def test_a_kind_that_is_none_is_not_there(read, lane):
    read(None, "charter-kind", lane.pk, "moon", status=404)


def test_the_page_asks_the_database_no_more_for_more_versions(
    read, lane, committee, django_assert_max_num_queries
):
    for _turn in range(3):
        begin(committee, lane)
        give(committee, lane, "invite", "committee")
        set_it(committee, lane)
    read(None, "charter", lane.pk)
    with django_assert_max_num_queries(8):
        read(None, "charter", lane.pk)
    with django_assert_max_num_queries(8):
        read(None, "charter-versions", lane.pk, old="1", new="3")
