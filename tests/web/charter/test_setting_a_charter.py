"""The next version is written in peace, held against the law, and then never changes."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from linli.engine.journal.canonical import canonical
from linli.web.charter import current, drafting
from linli.web.charter.models import CharterDraft, CharterVersion
from linli.web.journal.models import Entry
from linli.web.people.models import Position
from tests.web.conftest import NOON
from tests.web.people.factories import LONG_AGO, hand, lives, person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate(NOON)


@pytest.fixture
def committee(lane):
    who = person("居委会小周")
    Position.objects.create(person=who, estate=lane, office="committee", since=LONG_AGO)
    return who


@pytest.fixture
def begun(lane, committee):
    """A draft from the national template."""
    return drafting.begin(hand(committee), lane, place="national", moment=NOON)


def set_it(who, estate, *, note="小事快办", day=TODAY):
    return drafting.set_charter(hand(who), estate, note=note, in_force_from=day, moment=NOON)


def test_a_resident_reads_the_charter_and_does_not_write_it(lane, committee):
    resident = person()
    lives(lane, resident)
    with pytest.raises(PermissionDenied):
        drafting.begin(hand(resident), lane, place=None, moment=NOON)


def test_a_draft_holds_nothing_until_it_is_set(lane, committee, begun):
    drafting.give(hand(committee), lane, "invite", ["building_leader"], moment=NOON)
    assert current.in_force(lane, TODAY).number == 0
    assert set_it(committee, lane).number == 1
    assert current.in_force(lane, TODAY).charter.rights["invite"] == {"building_leader"}
    assert not CharterDraft.objects.exists()


def test_a_version_takes_force_on_its_day(lane, committee, begun):
    set_it(committee, lane, day=TODAY + timedelta(10))
    assert current.in_force(lane, TODAY + timedelta(9)).number == 0
    assert current.in_force(lane, TODAY + timedelta(10)).number == 1


def test_what_the_law_fixes_cannot_be_ticked_away(lane, committee, begun):
    draft = drafting.give(hand(committee), lane, "see_vulnerable", ["tenant"], moment=NOON)
    assert draft.document["rights"]["see_vulnerable"] == []
    draft = drafting.give(hand(committee), lane, "raise_matter", [], moment=NOON)
    assert set(draft.document["rights"]["raise_matter"]) == {"owner", "resident"}


def test_a_looser_draft_is_kept_and_not_set_and_the_article_is_named(lane, committee, begun):
    ballot = {"decide/passing": "1/2"}
    drafting.shape(hand(committee), lane, "lift", ballot, moment=NOON)
    with pytest.raises(ValidationError, match="民法典 278 条 7 项"):
        set_it(committee, lane)
    assert CharterDraft.objects.get().document["kinds"]["lift"]["decide"]["passing"] == "1/2"
    assert not CharterVersion.objects.exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"note": " "}, "为什么"), ({"day": TODAY - timedelta(1)}, "过去")],
)
def test_a_reason_and_a_day_to_come_are_asked(lane, committee, begun, changes, why):
    with pytest.raises(ValidationError, match=why):
        set_it(committee, lane, **changes)


def test_the_record_has_the_digest_of_the_version_and_not_its_reason(lane, committee, begun):
    version = set_it(committee, lane)
    entry = Entry.objects.get(act="set_charter")
    assert sha256(canonical(version.document)).hexdigest() in entry.line
    assert "小事快办" not in entry.line


def test_a_version_is_never_changed_whoever_writes(lane, committee, begun):
    version = set_it(committee, lane)
    with pytest.raises(DatabaseError), transaction.atomic():
        CharterVersion.objects.filter(pk=version.pk).update(note="nothing")


def test_numbers_grow_by_one_and_the_next_begins_from_the_last(lane, committee, begun):
    drafting.give(hand(committee), lane, "invite", ["building_leader"], moment=NOON)
    set_it(committee, lane)
    draft = drafting.begin(hand(committee), lane, place=None, moment=NOON)
    assert draft.document["rights"]["invite"] == ["building_leader"]
    assert set_it(committee, lane).number == 2


def test_a_place_that_is_not_in_the_document_is_refused(lane, committee, begun):
    for place in ("stages/99/days", "colour/red", "stages/x/days"):
        with pytest.raises(ValidationError):
            drafting.shape(hand(committee), lane, "lift", {place: 3}, moment=NOON)


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "在这里，谁可以做什么？"), ("en", "Who may do what here?")]
)
def test_anybody_reads_who_may_do_what(visitor, lane, lang, title):
    page = visitor.get(reverse("charter", args=[lane.pk]), headers={"accept-language": lang})
    assert title in page.content.decode()


def test_a_kind_is_told_step_by_step_with_its_rule_and_article(visitor, lane):
    text = visitor.get(reverse("charter-kind", args=[lane.pk, "lift"])).content.decode()
    for words in ("加装电梯", "3/4", "民法典 278 条 7 项", "公示满 15 天。", "全部的住户"):
        assert words in text, words
    assert visitor.get(reverse("charter-kind", args=[lane.pk, "moon"])).status_code == 404


def test_two_versions_are_compared_in_words(visitor, lane, committee, begun):
    set_it(committee, lane)
    drafting.begin(hand(committee), lane, place=None, moment=NOON)
    drafting.give(hand(committee), lane, "invite", ["building_leader"], moment=NOON)
    set_it(committee, lane)
    address = reverse("charter-versions", args=[lane.pk])
    text = visitor.get(address, {"old": "1", "new": "2"}).content.decode()
    assert "新增能“发入户信”的：楼栋长" in text


def test_the_whole_way_through_the_pages(sign_in, lane, committee):
    browser = sign_in(committee)
    address = reverse("charter-draft", args=[lane.pk])
    browser.post(address, {"place": "hangzhou"})
    act = reverse("charter-draft-act", args=[lane.pk, "invite"])
    browser.post(act, {"roles": ["committee", "building_leader"]})
    page = browser.get(address).content.decode()
    assert "楼栋长" in page
    refused = browser.post(
        reverse("charter-publish", args=[lane.pk]),
        {"note": "试试", "in_force_from": date(2000, 1, 1).isoformat()},
    )
    assert refused.status_code == 422
    assert "试试" in refused.content.decode()
    done = {"note": "楼栋长也能发信", "in_force_from": date(2099, 1, 1).isoformat()}
    browser.post(reverse("charter-publish", args=[lane.pk]), done)
    assert CharterVersion.objects.get().rule_set == "hangzhou"


def test_a_wrong_share_keeps_what_was_typed_and_says_how_to_write_it(
    sign_in, lane, committee, begun
):
    address = reverse("charter-draft-kind", args=[lane.pk, "lift"])
    page = sign_in(committee).post(address, {"decide/passing": "most"})
    assert page.status_code == 422
    assert "most" in page.content.decode()
    assert "请写成 2/3 这样的比例" in page.content.decode()


def test_a_visitor_does_not_come_to_the_draft(visitor, lane):
    answer = visitor.get(reverse("charter-draft", args=[lane.pk]))
    assert answer.url.startswith(reverse("sign-in"))
