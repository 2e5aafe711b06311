"""Sheets of paper are entered at the counter, home by home; the newest counts."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from linli.web.journal.models import Entry
from linli.web.plans.actions import wishes
from linli.web.plans.models import WishList
from tests.web.conftest import NOON
from tests.web.people.factories import hand
from tests.web.plans.factories import closed, hands_in, opened

pytestmark = pytest.mark.django_db


def enter(who, asked, home, *codes):
    return wishes.enter_paper(hand(who), asked, home, codes, moment=NOON)


def test_a_home_where_nobody_has_joined_is_heard_on_paper(lane, staff):
    asked = opened(lane)
    assert enter(staff, asked, "2-2-601", "lift_new").on_paper
    assert asked.ballots() == {"2-2-601": frozenset({"lift_new"})}


def test_the_record_says_by_whose_hand_and_nobodys_name(lane, staff):
    enter(staff, opened(lane), "2-2-601", "lift_new")
    entry = Entry.objects.get()
    assert (entry.act, entry.role, entry.how) == ("hand_in_wishes", "committee", "desk")
    assert entry.who is None
    assert entry.by
    assert "2-2-601" not in entry.line
    assert "lift_new" not in entry.line


def test_paper_takes_the_place_of_what_was_handed_in_before_and_the_other_way(
    lane, staff, neighbour
):
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "lift_new")
    enter(staff, asked, "1-1-101", "call_tree")
    assert asked.ballots() == {"1-1-101": frozenset({"call_tree"})}
    hands_in(neighbour, asked, "1-1-101", "lift_new")
    assert not WishList.objects.get().on_paper


def test_only_the_counter_enters_paper(lane, neighbour):
    with pytest.raises(PermissionDenied):
        enter(neighbour, opened(lane), "1-1-101")


@pytest.mark.parametrize(("home", "words"), [("9-9-999", "没有这一户")])
def test_a_home_that_is_not_there_is_refused(lane, staff, home, words):
    with pytest.raises(ValidationError, match=words):
        enter(staff, opened(lane), home)


def test_nothing_is_entered_after_closing(lane, staff):
    with pytest.raises(ValidationError, match="结束"):
        enter(staff, closed(lane), "1-1-101")


def test_one_finds_the_door_and_enters_the_sheet(counter, lane):
    asked = opened(lane)
    found = counter.get(reverse("wishes-paper", args=[lane.pk]), {"q": "601"}).content.decode()
    address = reverse("wishes-paper-of", args=[lane.pk, "2-2-601"])
    assert address in found
    assert "3. 联络树" in counter.get(address).content.decode()
    after = counter.post(address, {"measures": ["call_tree"]}, follow=True)
    assert "录好了" in after.content.decode()
    assert asked.ballots() == {"2-2-601": frozenset({"call_tree"})}
    again = counter.get(reverse("wishes-paper", args=[lane.pk]), {"q": "2-2-601"})
    assert "已经交过" in again.content.decode()


def test_the_form_of_a_home_that_handed_in_warns_and_does_not_tell_what(counter, lane, neighbour):
    hands_in(neighbour, opened(lane), "1-1-101", "lift_new")
    page = counter.get(reverse("wishes-paper-of", args=[lane.pk, "1-1-101"]))
    assert "已经交过" in page.content.decode()
    assert page.context["form"].ticked == set()


def test_what_cannot_be_entered_is_refused_on_the_page(counter, lane):
    asked = opened(lane)
    strange = reverse("wishes-paper-of", args=[lane.pk, "9-9-999"])
    assert counter.post(strange, {"measures": []}).status_code == 422
    known = reverse("wishes-paper-of", args=[lane.pk, "2-2-601"])
    assert counter.post(known, {"measures": ["swimming_pool"]}).status_code == 422
    assert asked.ballots() == {}


def test_without_a_round_there_is_nothing_to_enter_or_print(counter, lane):
    known = reverse("wishes-paper-of", args=[lane.pk, "2-2-601"])
    assert counter.get(known).url == reverse("wishes-paper", args=[lane.pk])
    for name in ("wishes-paper", "wishes-sheet"):
        assert "没有正在进行的" in counter.get(reverse(name, args=[lane.pk])).content.decode()


def test_the_sheet_numbers_every_measure_as_the_form_does(counter, lane):
    opened(lane)
    sheet = counter.get(reverse("wishes-sheet", args=[lane.pk])).content.decode()
    for line in ("1. 修屋面、做防水", "2. 加装电梯", "3. 联络树", "4. 更换供水立管"):
        assert line in sheet


def test_the_sheet_of_a_building_leaves_out_what_does_not_reach_it(counter, lane):
    opened(lane)
    sheet = counter.get(reverse("wishes-sheet", args=[lane.pk]), {"building": "2"})
    text = sheet.content.decode()
    assert "2. 加装电梯" in text
    assert "修屋面" not in text
