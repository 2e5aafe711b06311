"""At the counter staff act for whoever stands there; it is recorded as such, and it ends."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from linli.web.accounts.models import Person
from linli.web.people.actions.errands import serve
from linli.web.people.actions.join import AlreadyHereError, Belonging, Newcomer, join_at_desk
from linli.web.people.hands import SILENCE, hand_of, why_lapsed
from linli.web.people.models import Errand, Occupancy, Position
from linli.web.people.models.errand import How, Seen
from linli.web.people.models.occupancy import Relation
from linli.web.people.standing import roles_by
from tests.web.conftest import NOON
from tests.web.people.factories import HOME, NEXT_DOOR, hand, holds, lives, person


@pytest.fixture
def chen(lane):
    return lives(lane, person("陈奶奶")).person


@pytest.fixture
def served(counter, lane, chen):
    """The counter's browser, serving Mrs Chen."""
    said = {"person": chen.pk, "seen": "card"}
    counter.post(reverse("desk-begin", args=[lane.pk]), said)
    return counter


def test_everything_is_then_done_for_that_person(served, chen, lane):
    page = served.get(reverse("my-homes"))
    found = page.wsgi_request.hand
    assert (found.person, found.by.name, found.how) == (chen, "刘主任", "desk")
    assert found.limits.estate == lane.pk


def test_a_band_on_every_page_says_for_whom(served, lane):
    for address in (reverse("my-homes"), reverse("estate", args=[lane.pk]), reverse("helpers")):
        page = served.get(address).content.decode()
        assert "窗口代办" in page
        assert "<strong>陈奶奶</strong>" in page


def test_a_page_without_an_errand_has_no_band(counter, lane):
    assert "窗口代办" not in counter.get(reverse("my-homes")).content.decode()


def test_the_button_ends_it(served, lane):
    answer = served.post(reverse("act-for-myself"))
    assert answer.url == reverse("desk", args=[lane.pk])
    assert Errand.objects.get().ended_at is not None
    assert served.get(reverse("my-homes")).wsgi_request.hand.how == "self"


def test_fifteen_minutes_of_silence_end_it(lane, staff, chen):
    errand = serve(hand(staff), lane, chen, Seen.CARD, moment=NOON)
    assert why_lapsed(errand, NOON + timedelta(minutes=15)) is None
    assert why_lapsed(errand, NOON + timedelta(minutes=15, seconds=1)) is not None
    assert SILENCE[How.DESK] == timedelta(minutes=15)


def test_after_silence_a_form_is_not_taken_as_ones_own(served, chen, lane):
    Errand.objects.update(heard_at=timezone.now() - timedelta(hours=1))
    home = Occupancy.objects.get(person=chen)
    answer = served.post(reverse("leave-home", args=[home.pk]), follow=True)
    assert "好一会儿没有操作" in answer.content.decode()
    assert answer.wsgi_request.hand.how == "self"
    home.refresh_from_db()
    assert home.until is None


def test_each_page_asked_for_keeps_it_alive(served):
    Errand.objects.update(heard_at=timezone.now() - timedelta(minutes=14))
    served.get(reverse("my-homes"))
    assert timezone.now() - Errand.objects.get().heard_at < timedelta(minutes=1)


def test_who_loses_the_office_serves_nobody_from_the_next_page_on(served, staff):
    Position.objects.filter(person=staff).update(until=timezone.localdate())
    page = served.get(reverse("my-homes"))
    assert page.wsgi_request.hand.how == "self"
    assert "不在这个窗口值班" in page.content.decode()


def test_who_moves_out_is_served_no_more(served, chen):
    Occupancy.objects.filter(person=chen).update(until=timezone.localdate())
    assert served.get(reverse("my-homes")).wsgi_request.hand.how == "self"


def test_only_who_serves_at_the_counter_acts_for_others(lane, chen, sign_in):
    li = lives(lane, person("李叔"), NEXT_DOOR).person
    with pytest.raises(PermissionDenied):
        serve(hand(li), lane, chen, Seen.KNOWN, moment=NOON)
    answer = sign_in(li).post(reverse("desk-begin", args=[lane.pk]), {"person": chen.pk})
    assert answer.status_code == 403


def test_the_operator_and_people_of_other_estates_are_not_served(lane, staff, operator):
    lives(lane, operator)
    with pytest.raises(PermissionDenied, match="自己登录"):
        serve(hand(staff), lane, operator, Seen.KNOWN, moment=NOON)
    with pytest.raises(PermissionDenied, match="没有房子"):
        serve(hand(staff), lane, person("外人"), Seen.KNOWN, moment=NOON)
    with pytest.raises(PermissionDenied, match="您自己"):
        serve(hand(staff), lane, staff, Seen.KNOWN, moment=NOON)


def test_an_office_is_not_lent_at_the_counter(lane, staff, chen):
    holds(lane, chen, "owners_committee")
    errand = serve(hand(staff), lane, chen, Seen.CARD, moment=NOON)
    used = roles_by(hand_of(errand), lane, NOON.date())
    assert used == {"visitor", "resident", "owner"}


def test_staff_tools_are_shut_while_serving(served, lane):
    assert served.get(reverse("people", args=[lane.pk])).status_code == 403


def test_serving_the_next_person_ends_serving_the_last(lane, staff, chen):
    li = lives(lane, person("李叔"), NEXT_DOOR).person
    serve(hand(staff), lane, chen, Seen.CARD, moment=NOON)
    serve(hand(staff), lane, li, Seen.CARD, moment=NOON)
    assert Errand.objects.get(person=chen).ended_at == NOON
    assert Errand.objects.get(person=li).ended_at is None


def test_how_staff_know_the_person_must_be_said(counter, lane, chen):
    answer = counter.post(reverse("desk-begin", args=[lane.pk]), {"person": chen.pk, "seen": ""})
    assert answer.url == reverse("desk", args=[lane.pk])
    assert not Errand.objects.exists()


def test_the_person_sees_on_their_own_page_who_acted_for_them(served, chen, sign_in):
    served.post(reverse("act-for-myself"))
    page = sign_in(chen).get(reverse("helpers")).content.decode()
    assert "刘主任" in page
    assert "看过身份证" in page


@pytest.mark.parametrize(
    ("words", "found"),
    [("101", True), ("1-1-101", True), ("陈", True), ("１号楼１单元１０１", True), ("999", False)],
)
def test_people_are_found_by_door_or_name(counter, lane, chen, words, found):
    page = counter.get(reverse("desk", args=[lane.pk]), {"q": words}).content.decode()
    assert ("陈奶奶" in page) is found


def test_somebody_without_a_phone_joins_at_the_counter(counter, lane, staff, entries):
    said = {
        "name": "孙爷爷",
        "relation": "tenant",
        "over_14": "on",
        "home": HOME,
        "seen": "vouched",
    }
    answer = counter.post(reverse("take-in", args=[lane.pk, HOME]), said, follow=True)
    assert "<strong>孙爷爷</strong>" in answer.content.decode()
    home = Occupancy.objects.get(person__name="孙爷爷")
    assert (home.dwelling, home.relation, home.invitation) == (HOME, "tenant", None)
    assert not home.person.has_usable_password()
    assert entries() == [("join", {"relation": "tenant"})]


def test_whoever_is_at_the_counter_by_that_name_already_is_not_made_twice(lane, staff, chen):
    who, belonging = Newcomer("陈奶奶"), Belonging(Relation.OWNER)
    with pytest.raises(AlreadyHereError):
        join_at_desk(hand(staff), lane, HOME, who, belonging, moment=NOON)
    assert Person.objects.filter(name="陈奶奶").count() == 1


def test_nobody_is_taken_in_for_a_home_that_is_not_there_or_by_a_neighbour(lane, staff, chen):
    who, belonging = Newcomer("孙爷爷"), Belonging(Relation.TENANT)
    with pytest.raises(PermissionDenied, match="台账"):
        join_at_desk(hand(staff), lane, "nowhere", who, belonging, moment=NOON)
    with pytest.raises(PermissionDenied):
        join_at_desk(hand(chen), lane, HOME, who, belonging, moment=NOON)


def test_moving_out_at_the_counter_is_recorded_as_done_there(served, chen, lane):
    from linli.web.journal.models import Entry  # noqa: PLC0415 - needs Django set up

    served.post(reverse("leave-home", args=[Occupancy.objects.get(person=chen).pk]))
    entry = Entry.objects.get(act="leave_home")
    assert entry.how == "desk"
    assert entry.by is not None
    assert entry.by != entry.who


def test_the_person_reads_on_their_page_what_was_done_for_them(served, chen, sign_in):
    served.post(reverse("leave-home", args=[Occupancy.objects.get(person=chen).pk]))
    page = sign_in(chen).get(reverse("helpers"))
    (done,) = page.context["done"]
    assert (done.what, done.by) == ("搬离了一户。", "刘主任")
    assert sign_in(person("别人")).get(reverse("helpers")).context["done"] == []
