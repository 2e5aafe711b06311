"""The list of those who need looking after: consent, mask, looks, emergency, withdrawal."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from linli.web.journal.models import Entry
from linli.web.people.actions import caring
from linli.web.people.actions.caring import NeedTerms
from linli.web.people.forms.caring import NeedForm
from linli.web.people.models import Look, Need
from linli.web.people.models.mandate import Consent
from linli.web.people.models.need import Kind, Why
from tests.web.conftest import NOON
from tests.web.people import factories as made
from tests.web.people.needs import holds, look, need

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def committee(lane):
    return holds(lane, made.person("李主任"))


@pytest.fixture
def worker(lane):
    return holds(lane, made.person("小张"), "grid_worker")


@pytest.fixture
def wang(lane):
    return made.lives(lane).person


def terms(**values):
    given = {"dwelling": made.HOME, "kind": Kind.POWER, "consent": Consent.PAPER,
             "consented_on": NOON.date()} | values  # fmt: skip
    return NeedTerms(**given)


def care(browser, lane, page="care", **posted):
    address = reverse(page, args=[lane.pk])
    asked = (
        browser.post(address, posted, headers=ENGLISH)
        if posted
        else browser.get(address, headers=ENGLISH)
    )
    return asked.content.decode()


def test_somebody_is_put_on_the_list_for_a_year(lane, committee, wang):
    entry = caring.note_need(made.hand(committee), lane, terms(person=wang), moment=NOON)
    assert entry.review_on == NOON.date() + timedelta(days=365)


def test_a_grid_worker_opens_the_list_but_does_not_keep_it(lane, worker):
    with pytest.raises(PermissionDenied):
        caring.note_need(made.hand(worker), lane, terms(), moment=NOON)
    assert not Need.objects.exists()


def test_nobody_has_agreed_on_a_day_to_come(lane, committee):
    tomorrow = NOON.date() + timedelta(days=1)
    with pytest.raises(PermissionDenied):
        caring.note_need(made.hand(committee), lane, terms(consented_on=tomorrow), moment=NOON)


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("need_kind_known", {"kind": "poor"}),
        ("need_consent_known", {"consent": "silence"}),
        ("need_spoken_consent_has_witnesses", {"consent": Consent.SPOKEN}),
        ("need_own_consent_has_a_person", {"consent": Consent.OWN_PHONE}),
        ("need_is_asked_again", {"review_on": NOON.date()}),
    ],
)
def test_the_database_keeps_what_an_entry_is(lane, constraint, wrong):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        need(lane, **wrong)


@pytest.mark.parametrize("person", [False, True])
def test_one_need_of_one_person_stands_once(lane, wang, person):
    whose = {"person": wang} if person else {}
    need(lane, **whose)
    with pytest.raises(IntegrityError), transaction.atomic():
        need(lane, **whose)


def test_a_look_wants_a_reason(lane):
    with pytest.raises(IntegrityError, match="look_has_a_reason"), transaction.atomic():
        look(need(lane), None, words=" ")


def test_the_page_shows_numbers_and_neither_door_nor_need(lane, worker, wang, sign_in):
    need(lane, person=wang)
    text = care(sign_in(worker), lane)
    assert "depends on a device that needs electricity: <strong>1</strong>" in text
    assert made.HOME not in text
    assert "用氧气机" not in text
    assert wang.name not in text


def test_opening_a_door_shows_it_and_is_kept(lane, worker, wang, sign_in):
    entry = need(lane, person=wang)
    need(lane, dwelling=made.NEXT_DOOR)
    text = care(sign_in(worker), lane, "care-open", door="1号楼1单元101", why="visit", words="送水")
    assert "用氧气机" in text
    assert made.NEXT_DOOR not in text
    kept = Look.objects.get()
    assert (kept.need, kept.person, kept.who, kept.role, kept.why, kept.words) == (
        entry, wang, worker, "grid_worker", "visit", "送水",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [{"words": " "}, {"door": "9-9-999"}, {"why": "curious"}, {"why": "review"}]
)
def test_without_a_good_reason_nothing_opens(lane, worker, sign_in, wrong):
    need(lane)
    asked = {"door": made.HOME, "why": "visit", "words": "送水"} | wrong
    text = care(sign_in(worker), lane, "care-open", **asked)
    assert "用氧气机" not in text
    assert not Look.objects.exists()


def test_a_neighbour_opens_nothing(lane, wang, sign_in):
    need(lane)
    address = reverse("care-open", args=[lane.pk])
    asked = {"door": made.HOME, "why": "visit", "words": "好奇"}
    assert sign_in(wang).post(address, asked).status_code == 403
    assert not Look.objects.exists()


def test_in_an_emergency_the_list_opens_and_the_public_record_says_so(lane, worker, wang, sign_in):
    need(lane, person=wang)
    need(lane, dwelling=made.NEXT_DOOR, kind=Kind.STAIRS)
    posted = {"kind": "", "words": "停电", "danger": "on"}
    text = care(sign_in(worker), lane, "care-emergency", **posted)
    assert made.HOME in text
    assert made.NEXT_DOOR in text
    assert set(Look.objects.values_list("why", flat=True)) == {Why.EMERGENCY}
    entry = Entry.objects.get()
    assert (entry.act, entry.told()) == ("see_vulnerable", {"entries": 2})
    assert made.HOME not in entry.line


def test_an_emergency_of_one_kind_opens_that_kind_only(lane, worker):
    need(lane)
    need(lane, dwelling=made.NEXT_DOOR, kind=Kind.STAIRS)
    found = caring.open_in_emergency(made.hand(worker), lane, Kind.STAIRS, "电梯停了", moment=NOON)
    assert [entry.dwelling for entry in found] == [made.NEXT_DOOR]
    assert Look.objects.count() == 1


def test_an_emergency_must_be_one(lane, worker, sign_in):
    need(lane)
    text = care(sign_in(worker), lane, "care-emergency", kind="", words="看看")
    assert made.HOME not in text
    assert not Entry.objects.exists()


def test_the_person_sees_who_looked_and_why(lane, worker, wang, sign_in):
    look(need(lane, person=wang), worker)
    text = sign_in(wang).get(reverse("my-care"), headers=ENGLISH).content.decode()
    assert "小张" in text
    assert "to visit or call: 送药" in text


def test_the_committee_counts_looks_without_seeing_at_whom(lane, committee, worker, sign_in):
    look(need(lane), worker, at=timezone.now())
    text = care(sign_in(committee), lane, "care-looks")
    assert "to visit or call: 1" in text
    assert made.HOME not in text


def test_consent_taken_back_erases_the_entry_and_keeps_the_looks(lane, worker, wang, sign_in):
    entry = need(lane, person=wang)
    look(entry, worker)
    sign_in(wang).post(reverse("my-care-withdraw", args=[entry.pk]))
    assert not Need.objects.exists()
    assert Look.objects.get().person == wang


def test_nobody_takes_back_the_consent_of_another(lane, worker, wang, sign_in):
    entry = need(lane, person=wang)
    answer = sign_in(worker).post(reverse("my-care-withdraw", args=[entry.pk]))
    assert answer.status_code == 403
    with pytest.raises(PermissionDenied):
        caring.withdraw(made.hand(worker), entry)
    assert Need.objects.exists()


def test_who_is_to_be_asked_again_is_opened_for_that(lane, committee):
    entry = need(lane, review_on=NOON.date() + timedelta(days=20))
    need(lane, dwelling=made.NEXT_DOOR)
    found = caring.open_due(made.hand(committee), lane, "再问一次", moment=NOON)
    assert found == [entry]
    assert Look.objects.get().why == Why.REVIEW


def test_who_still_agrees_stays_another_year(lane, committee):
    entry = need(lane)
    later = NOON + timedelta(days=300)
    caring.renew(made.hand(committee), entry, moment=later)
    entry.refresh_from_db()
    assert entry.review_on == later.date() + timedelta(days=365)


def test_the_committee_takes_somebody_off(lane, committee, sign_in):
    entry = need(lane)
    sign_in(committee).post(reverse("need-take-off", args=[entry.pk]))
    assert not Need.objects.exists()


def test_the_form_puts_somebody_on_the_list(lane, committee, wang, sign_in):
    filled = {"door": made.HOME, "name": wang.name, "kind": "stairs", "consent": "spoken",
              "witnesses": "李主任、小张", "consented_on": "2020-05-01"}  # fmt: skip
    sign_in(committee).post(reverse("care-new", args=[lane.pk]), filled)
    entry = Need.objects.get()
    assert (entry.person, entry.dwelling, entry.kind) == (wang, made.HOME, "stairs")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"door": "9-9-999"}, "The ledger has no door"),
        ({"witnesses": ""}, "two witnesses"),
        ({"name": "无名"}, "Nobody called 无名"),
        ({"consented_on": "2999-01-01"}, "still to come"),
    ],
)
def test_the_form_says_what_is_wrong(lane, committee, sign_in, wrong, said):
    filled = {"door": made.HOME, "kind": "stairs", "consent": "spoken",
              "witnesses": "李主任、小张", "consented_on": "2020-05-01"} | wrong  # fmt: skip
    text = care(sign_in(committee), lane, "care-new", **filled)
    assert said in text
    assert not Need.objects.exists()


def test_a_door_stands_twice_only_for_another_need(lane, committee, sign_in):
    need(lane, kind=Kind.STAIRS)
    filled = {"door": made.HOME, "kind": "stairs", "consent": "paper",
              "consented_on": "2020-05-01"}  # fmt: skip
    assert "on the list already" in care(sign_in(committee), lane, "care-new", **filled)


def test_two_who_put_the_same_on_the_list_at_once_are_told(lane, committee, sign_in, monkeypatch):
    need(lane, kind=Kind.STAIRS)
    monkeypatch.setattr(NeedForm, "_is_there", lambda *_: False)
    filled = {"door": made.HOME, "kind": "stairs", "consent": "paper",
              "consented_on": "2020-05-01"}  # fmt: skip
    assert "on the list already" in care(sign_in(committee), lane, "care-new", **filled)
    assert Need.objects.count() == 1


def test_the_impact_assessment_is_filled_in_from_what_is_declared(lane, committee, sign_in):
    text = care(sign_in(committee), lane, "care-assessment")
    assert "your door" in text
    assert "how many there find walking hard" in text
    assert "the name you gave" not in text
