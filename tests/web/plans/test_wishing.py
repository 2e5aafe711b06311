"""Each home hands in one list, owner or tenant alike, and may change it until the round closes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.people.actions.errands import serve
from linli.web.people.models.errand import Seen
from linli.web.plans.actions import wishes
from linli.web.plans.models import Wish, WishList
from linli.web.shared.rights import Hand
from tests.web.conftest import NOON
from tests.web.people.factories import hand, lives, person
from tests.web.plans.factories import closed, hands_in, item, lists, opened

pytestmark = pytest.mark.django_db


def test_a_tenants_home_is_heard_as_an_owners_is(lane, neighbour):
    owner = person("房东自住")
    lives(lane, owner, "2-1-101", "owner")
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "roof_repair", "call_tree")
    hands_in(owner, asked, "2-1-101")
    assert asked.ballots() == {
        "1-1-101": frozenset({"roof_repair", "call_tree"}),
        "2-1-101": frozenset(),
    }


def test_a_home_changes_its_mind_and_has_one_list(lane, neighbour):
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "roof_repair", "call_tree")
    hands_in(neighbour, asked, "1-1-101", "lift_new", moment=NOON + timedelta(1))
    assert asked.ballots() == {"1-1-101": frozenset({"lift_new"})}


def test_two_of_a_home_share_its_list(lane, neighbour):
    other = person("小陈家里人")
    lives(lane, other, "1-1-101", "family")
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "lift_new")
    hands_in(other, asked, "1-1-101", "call_tree")
    assert asked.ballots() == {"1-1-101": frozenset({"call_tree"})}


def test_the_record_says_that_a_home_was_heard_and_never_what_it_said(lane, neighbour, entries):
    hands_in(neighbour, opened(lane), "1-1-101", "lift_new")
    assert entries() == [("hand_in_wishes", {})]


def test_nobody_speaks_for_another_home(lane, neighbour):
    with pytest.raises(PermissionDenied, match="住在"):
        hands_in(neighbour, opened(lane), "1-1-301", "lift_new")


def test_an_owner_who_lives_elsewhere_speaks_only_for_a_home_in_which_nobody_lives(lane, neighbour):
    landlord = person("房东")
    lives(lane, landlord, "1-1-101", "owner", lives_here=False)
    lives(lane, landlord, "2-1-101", "owner", lives_here=False)
    asked = opened(lane)
    hands_in(landlord, asked, "2-1-101", "lift_new")
    with pytest.raises(PermissionDenied, match="住在"):
        hands_in(landlord, asked, "1-1-101", "lift_new")


def test_who_has_no_home_here_is_asked_nothing(lane, staff):
    with pytest.raises(PermissionDenied):
        hands_in(staff, opened(lane), "1-1-101", "lift_new")


def test_nothing_changes_after_the_round_is_closed(lane, neighbour):
    with pytest.raises(PermissionDenied, match="结束"):
        hands_in(neighbour, closed(lane), "1-1-101", "lift_new")


def test_what_is_not_on_the_list_cannot_be_ticked(lane, neighbour):
    with pytest.raises(ValidationError):
        hands_in(neighbour, opened(lane), "1-1-101", "swimming_pool")
    assert not WishList.objects.exists()


def test_staff_act_for_somebody_at_the_counter(lane, staff, neighbour, entries):
    serve(hand(staff), lane, neighbour, Seen.KNOWN, moment=NOON)
    at_counter = Hand(neighbour, staff, "desk")
    wishes.hand_in(at_counter, opened(lane), "1-1-101", ["lift_new"], moment=NOON)
    assert entries()[-1] == ("hand_in_wishes", {})


def test_the_database_keeps_one_list_a_home_and_each_measure_once(lane):
    asked = opened(lane)
    lists(asked, ["lift_new"])
    with pytest.raises(IntegrityError), transaction.atomic():
        lists(asked, [])
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(wish_list=WishList.objects.get(), measure="lift_new")
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(wish_list=WishList.objects.get(), measure="")


@pytest.fixture
def at_home(neighbour, sign_in):
    return sign_in(neighbour)


def read(browser, lane, status=200, **query):
    page = browser.get(reverse("wishes", args=[lane.pk]), query)
    assert page.status_code == status
    return page.content.decode()


def test_the_page_offers_what_reaches_this_home_in_plain_words(at_home, lane):
    menu = [
        item("roof_repair", "修屋面", [("2", None)]),
        item("lift_new", "加装电梯", [("1", 1)]),
        item("call_tree", "联络树"),
    ]
    opened(lane, menu)
    text = read(at_home, lane)
    assert "加装电梯，日子好过。" in text
    assert "您家所在：1号楼" in text
    assert "全小区" in text
    assert "修屋面" not in text


def test_a_measure_of_another_stair_is_not_offered(at_home, lane):
    opened(lane, [item("lift_new", "加装电梯", [("1", 2)]), item("call_tree", "联络树")])
    assert "加装电梯" not in read(at_home, lane)


def test_what_the_law_demands_anyway_says_so(at_home, lane):
    opened(lane, [item("water_risers", "换水管", required=True)])
    assert "法律要求" in read(at_home, lane)


def test_the_group_of_what_is_ticked_stands_open(at_home, lane, neighbour):
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "call_tree")
    page = at_home.get(reverse("wishes", args=[lane.pk]))
    (title,) = page.context["form"].opened
    assert title.startswith("邻里")


def test_ticking_and_coming_back(at_home, lane, neighbour):
    asked = opened(lane)
    sent = {"home": "1-1-101", "measures": ["lift_new"]}
    after = at_home.post(reverse("wishes", args=[lane.pk]), sent, follow=True)
    assert "交上了" in after.content.decode()
    assert asked.ballots() == {"1-1-101": frozenset({"lift_new"})}
    shown = at_home.get(reverse("wishes", args=[lane.pk]))
    assert shown.context["form"].ticked == {"lift_new"}


def test_a_wrong_tick_is_refused_on_the_page(at_home, lane):
    opened(lane)
    sent = {"home": "1-1-101", "measures": ["lift_new", "swimming_pool"]}
    page = at_home.post(reverse("wishes", args=[lane.pk]), sent)
    assert page.status_code == 422
    assert page.context["form"].ticked == {"lift_new", "swimming_pool"}
    assert not WishList.objects.exists()


def test_somebody_with_two_homes_has_a_list_for_each(at_home, lane, neighbour):
    lives(lane, neighbour, "2-1-101", "owner")
    asked = opened(lane)
    sent = {"home": "2-1-101", "measures": ["call_tree"]}
    at_home.post(reverse("wishes", args=[lane.pk]), sent)
    assert asked.ballots() == {"2-1-101": frozenset({"call_tree"})}
    assert "2-1-101" in read(at_home, lane, home="2-1-101")


def test_before_any_round_the_page_says_what_will_be_here(at_home, lane):
    assert "居委会" in read(at_home, lane)


def test_staff_without_a_home_are_led_to_the_round(counter, lane):
    opened(lane)
    assert reverse("wishes-gather", args=[lane.pk]) in read(counter, lane)


def test_an_owner_of_a_let_home_is_told_who_speaks_for_it(lane, neighbour, sign_in):
    landlord = person("房东")
    lives(lane, landlord, "1-1-101", "owner", lives_here=False)
    opened(lane)
    assert "由他们说" in read(sign_in(landlord), lane)


def test_after_closing_everybody_sees_what_was_asked_for_the_most_wanted_first(at_home, lane):
    lists(closed(lane), ["lift_new"], ["lift_new", "call_tree"], [], [], ["lift_new"])
    page = at_home.get(reverse("wishes", args=[lane.pk]))
    result = page.context["result"]
    assert (result.homes, result.handed_in) == (12, 5)
    assert [(line.name, line.homes) for line in result.asked_for] == [
        ("加装电梯", 3),
        ("联络树", 1),
    ]
    assert "5" in page.content.decode()


def test_where_few_handed_in_nobody_is_given_away(at_home, lane):
    lists(closed(lane), ["lift_new"], ["lift_new"], [], [])
    page = at_home.get(reverse("wishes", args=[lane.pk]))
    assert page.context["result"].asked_for == []
    assert "加装电梯" not in page.content.decode()


def test_a_visitor_signs_in_first(visitor, lane):
    assert visitor.get(reverse("wishes", args=[lane.pk])).status_code == 302


def test_the_number_of_queries_does_not_grow_with_the_menu(
    at_home, lane, django_assert_max_num_queries
):
    opened(lane, [item(f"m{number}", f"第{number}项") for number in range(60)])
    with django_assert_max_num_queries(25):
        read(at_home, lane)
