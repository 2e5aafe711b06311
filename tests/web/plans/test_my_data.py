"""What a home wished for: its people read it, it stays without them, and goes in its time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from linli.web.plans.models import Wish, WishList
from linli.web.shared.personal import declared, retain
from tests.web.conftest import NOON
from tests.web.people.factories import lives, person
from tests.web.plans.factories import hands_in, opened

pytestmark = pytest.mark.django_db
THREE_YEARS = timedelta(days=1095)


@pytest.fixture
def handed_in(lane, neighbour):
    return hands_in(neighbour, opened(lane), "1-1-101", "lift_new")


def test_people_of_a_home_find_its_list_among_their_data(handed_in, neighbour, sign_in):
    text = sign_in(neighbour).get(reverse("my-data")).content.decode()
    assert "您家的心愿单" in text
    assert "lift_new" in text


def test_other_homes_do_not(handed_in, lane):
    other = person("邻居")
    lives(lane, other, "1-1-301")
    for label in ("plans.WishList", "plans.Wish"):
        assert not declared(label).rows(other).exists()


def test_who_has_moved_out_does_not_see_what_the_home_says_afterwards(lane, neighbour, handed_in):
    neighbour.homes.update(until=NOON.date())
    assert not declared("plans.WishList").rows(neighbour).exists()


def test_the_list_stays_when_one_of_the_home_goes(handed_in, neighbour):
    for label in ("plans.WishList", "plans.Wish"):
        declared(label).erase(neighbour)
    assert Wish.objects.get().measure == "lift_new"


def test_lists_are_erased_after_three_years_with_all_that_was_ticked(handed_in):
    retain(NOON + THREE_YEARS - timedelta(1))
    assert WishList.objects.exists()
    retain(NOON + THREE_YEARS)
    assert not WishList.objects.exists()
    assert not Wish.objects.exists()
