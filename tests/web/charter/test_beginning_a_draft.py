"""A draft begins from a place's template or from the charter that holds."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from linli.web.charter import bridge, current, drafting
from linli.web.charter.models import CharterDraft
from tests.web.charter.factories import TODAY, begin, drafted, give, set_it
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("place", bridge.places())
def test_a_draft_from_a_place_is_held_against_its_law_and_without_fault(lane, committee, place):
    draft = begin(committee, lane, place)
    assert draft.rule_set == place
    assert draft.document == bridge.template_document(place)
    assert not bridge.faults(draft.document, bridge.rule_set(place))


def test_without_a_charter_of_its_own_an_estate_begins_from_the_usual_one(lane, committee):
    assert begin(committee, lane).rule_set == current.USUAL_PLACE


def test_a_draft_begins_from_the_newest_version_with_its_law(lane, committee):
    begin(committee, lane, "hangzhou")
    give(committee, lane, "invite", "building_leader")
    set_it(committee, lane)
    draft = begin(committee, lane)
    assert draft.rule_set == "hangzhou"
    assert draft.document["rights"]["invite"] == ["building_leader"]


def test_beginning_anew_takes_the_place_of_the_draft_there_was(lane, committee, begun):
    give(committee, lane, "invite", "building_leader")
    begin(committee, lane, "qingdao")
    assert CharterDraft.objects.get().rule_set == "qingdao"
    assert drafted()["rights"]["invite"] != ["building_leader"]


def test_a_place_without_template_is_refused_and_the_draft_stays(lane, committee, begun):
    with pytest.raises(ValidationError, match="没有这个地方的模板"):
        begin(committee, lane, "atlantis")
    assert CharterDraft.objects.get().rule_set == "national"


def test_a_resident_does_not_begin(lane, resident):
    with pytest.raises(PermissionDenied, match="居委会"):
        begin(resident, lane)
    assert not CharterDraft.objects.exists()


def test_a_draft_is_thrown_away_and_the_charter_stays(lane, committee, begun):
    drafting.discard(hand(committee), lane, moment=NOON)
    assert not CharterDraft.objects.exists()
    assert current.in_force(lane, TODAY).number == 0


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("章程该怎么写？", "现在的章程", "山东省")),
        ("en", ("What should the charter say?", "the charter that holds now", "Shandong")),
    ],
)
def test_the_page_offers_every_place(read, lane, committee, lang, words):
    text = read(committee, "charter-draft", lane.pk, lang=lang)
    for word in (*words, *(f'value="{place}"' for place in bridge.places())):
        assert word in text


def test_a_place_that_is_not_on_the_page_is_refused_there_too(send, lane, committee):
    answer = send(committee, "charter-draft", lane.pk, place="atlantis")
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert not CharterDraft.objects.exists()


def test_a_visitor_is_asked_to_sign_in(visitor, lane):
    for method in (visitor.get, visitor.post):
        answer = method(reverse("charter-draft", args=[lane.pk]))
        assert answer.url.startswith(reverse("sign-in"))


def test_a_resident_is_told_who_writes_the_charter(read, lane, resident):
    assert "居委会" in read(resident, "charter-draft", lane.pk, status=403)
