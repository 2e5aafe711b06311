"""A draft becomes a version: held against the law, with a reason and a day, and for good."""

import json
import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.engine.journal.canonical import canonical
from linli.engine.journal.verify import verify
from linli.web.charter import current
from linli.web.charter.models import CharterDraft, CharterVersion
from linli.web.journal.models import Entry
from tests.web.charter.factories import TODAY, WHY, YESTERDAY, begin, drafted, give, set_it, shape
from tests.web.journal.factories import exported

pytestmark = pytest.mark.django_db


def test_a_draft_holds_nothing_until_it_is_set(lane, committee, begun):
    give(committee, lane, "invite", "building_leader")
    assert current.in_force(lane, TODAY).number == 0
    set_it(committee, lane)
    assert current.in_force(lane, TODAY).charter.rights["invite"] == {"building_leader"}
    assert not CharterDraft.objects.exists()


def test_numbers_grow_by_one(lane, committee):
    made = []
    for _turn in range(3):
        begin(committee, lane)
        made.append(set_it(committee, lane).number)
    assert made == [1, 2, 3]


def test_a_version_takes_force_on_its_day(lane, committee, begun):
    day = TODAY + timedelta(10)
    set_it(committee, lane, day=day)
    assert current.in_force(lane, day - timedelta(1)).number == 0
    assert current.in_force(lane, day).number == 1


def test_of_two_versions_in_force_the_newer_holds(lane, committee, begun):
    set_it(committee, lane, day=TODAY + timedelta(10))
    begin(committee, lane)
    set_it(committee, lane, day=TODAY)
    assert current.in_force(lane, TODAY + timedelta(20)).number == 2


def test_every_fault_is_told_with_its_article_and_nothing_is_set(lane, committee, begun):
    shape(committee, lane, "lift", decide__passing="1/2")
    shape(committee, lane, "fund_use", decide__quorum="1/2")
    with pytest.raises(ValidationError) as refused:
        set_it(committee, lane)
    said = refused.value.messages
    assert len(said) == 2
    assert any("加装电梯" in each and "民法典 278 条 7 项" in each for each in said)
    assert any("民法典 278 条 5 项" in each for each in said)
    assert drafted()["kinds"]["lift"]["decide"]["passing"] == "1/2"
    assert not CharterVersion.objects.exists()


def test_stricter_than_the_law_is_allowed(lane, committee, begun):
    shape(committee, lane, "lift", decide__passing="1")
    rule = (
        set_it(committee, lane) and current.in_force(lane, TODAY).charter.kinds["lift"].decide.rule
    )
    assert rule.passing == 1


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"note": " \n"}, "为什么"), ({"day": YESTERDAY}, "过去")],
)
def test_a_reason_and_a_day_to_come_are_asked(lane, committee, begun, changes, why):
    with pytest.raises(ValidationError, match=why):
        set_it(committee, lane, **changes)
    assert CharterDraft.objects.exists()


def test_without_a_draft_nothing_is_set(lane, committee):
    with pytest.raises(ValidationError, match="还没有草稿"):
        set_it(committee, lane)


def test_a_resident_sets_nothing(lane, resident, begun):
    with pytest.raises(PermissionDenied):
        set_it(resident, lane)
    assert not CharterVersion.objects.exists()


def test_the_record_has_the_digest_of_the_canonical_document(lane, committee, begun):
    version = set_it(committee, lane)
    entry = Entry.objects.get(act="set_charter")
    assert entry.subject == "charter"
    assert entry.who == version.made_by
    assert sha256(canonical(version.document)).hexdigest() in entry.line
    told = {"version": 1, "rule_set": "national", "from": TODAY.isoformat()}
    assert json.loads(entry.facts).items() >= told.items()


def test_the_record_verifies_and_has_no_words_of_anybodys(lane, committee, begun):
    set_it(committee, lane)
    lines = exported(lane.estate)
    assert verify(lines).fault is None
    assert WHY.encode() not in b"".join(lines)
    assert committee.name.encode() not in b"".join(lines)


@pytest.mark.parametrize("changes", [{"note": "另一个理由"}, {"document": {}}, {"number": 7}])
def test_a_version_is_never_changed_whoever_writes(lane, committee, begun, changes):
    version = set_it(committee, lane)
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        CharterVersion.objects.filter(pk=version.pk).update(**changes)
    version.refresh_from_db()
    assert version.note == WHY


def test_a_number_is_given_once(lane, committee, begun):
    version = set_it(committee, lane)
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


def test_only_the_usual_charter_has_nobody_who_made_it(lane, committee, begun):
    version = set_it(committee, lane)
    nobodys = CharterVersion(
        estate=lane, number=2, document=version.document, in_force_from=TODAY,
        made_at=version.made_at, made_by=None, rule_set="national",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        nobodys.save()


def test_a_law_that_is_known_later_leaves_a_version_in_force(lane, committee, begun, monkeypatch):
    set_it(committee, lane)
    current.kept.cache_clear()
    monkeypatch.setattr("linli.web.charter.bridge.faults", lambda *_: [None])
    assert current.in_force(lane, TODAY).number == 1


# The pages


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "第 1 版"), ("en", "Version 1 of the charter is set.")]
)
def test_the_page_puts_the_draft_into_force(send, sign_in, lane, committee, begun, lang, said):
    fields = {"note": WHY, "in_force_from": TODAY.isoformat()}
    answer = send(committee, "charter-publish", lane.pk, lang=lang, **fields)
    assert answer.url == reverse("charter", args=[lane.pk])
    page = answer.client.get(answer.url, headers={"accept-language": lang})
    assert said in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"note": "试试", "in_force_from": YESTERDAY.isoformat()}, "过去"),
        ({"note": "试试", "in_force_from": "哪天都行"}, "日期"),
        ({"note": "", "in_force_from": TODAY.isoformat()}, "必填"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(send, lane, committee, begun, fields, said):
    answer = send(committee, "charter-publish", lane.pk, **fields)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert f'value="{fields["note"] or fields["in_force_from"]}"' in text
    assert not CharterVersion.objects.exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_today_stands_in_the_form_as_browsers_read_a_day(read, lane, committee, begun, lang):
    text = read(committee, "charter-draft", lane.pk, lang=lang)
    (field,) = re.findall(r'<input[^>]*name="in_force_from"[^>]*>', text)
    assert f'value="{TODAY.isoformat()}"' in field


def test_a_draft_that_is_too_loose_cannot_be_sent_round_the_page(send, lane, committee, begun):
    shape(committee, lane, "lift", decide__passing="1/2")
    fields = {"note": WHY, "in_force_from": TODAY.isoformat()}
    answer = send(committee, "charter-publish", lane.pk, **fields)
    assert answer.status_code == 422
    assert "民法典 278 条 7 项" in answer.content.decode()


def test_when_somebody_else_has_set_it_already_one_is_told(send, lane, committee):
    fields = {"note": WHY, "in_force_from": TODAY.isoformat()}
    answer = send(committee, "charter-publish", lane.pk, **fields)
    assert answer.status_code == 422
    assert "还没有草稿" in answer.content.decode()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("改了什么", "新增能“发入户信”的：楼栋长")),
        ("en", ("What changes", "“invite households” may now also be done by: building leader.")),
    ],
)
def test_the_draft_says_what_it_changes(read, lane, committee, begun, lang, words):
    give(committee, lane, "invite", "grid_worker", "committee", "operator", "building_leader")
    text = read(committee, "charter-draft", lane.pk, lang=lang)
    for word in words:
        assert word in text


def test_throwing_the_draft_away_asks_first(send, read, lane, committee, begun):
    assert "<summary>" in read(committee, "charter-draft", lane.pk)
    answer = send(committee, "charter-discard", lane.pk)
    assert answer.url == reverse("charter", args=[lane.pk])
    assert not CharterDraft.objects.exists()
