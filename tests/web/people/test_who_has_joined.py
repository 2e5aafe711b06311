"""Staff see home by home who has joined; with a thousand homes no page asks for each."""

import pytest
from django.urls import reverse

from linli.web.estates import bridge
from linli.web.estates.actions import store_ledger
from tests.factories import small_estate
from tests.web.people.factories import HOME, NEXT_DOOR, hand, holds, lives, person, valid_letter

THOUSAND = 1000


@pytest.fixture
def town(db):
    """An estate of a thousand homes, in fifty of which somebody has joined."""
    bare = {name: [] for name in bridge.MODELS}
    buildings = [{"building": str(number), "name": f"{number}号楼"} for number in range(10)]
    dwellings = [
        {"dwelling": f"{number % 10}-1-{number}", "building": str(number % 10), "entrance": 1}
        for number in range(THOUSAND)
    ]
    named = [{"estate": "town", "name": "大院", "datum": "local"}]
    tables = {**bare, "estate": named, "buildings": buildings, "dwellings": dwellings}
    estate = store_ledger(small_estate(**tables))
    for number in range(50):
        lives(estate, person(f"住户{number}"), f"{number % 10}-1-{number}")
    return estate


@pytest.fixture
def towns_staff(town, sign_in):
    liu = person("刘主任")
    holds(town, liu)
    return sign_in(liu)


def test_homes_are_counted_by_entrance(counter, lane):
    lives(lane)
    lives(lane, person("李叔"))
    valid_letter(lane, NEXT_DOOR)
    page = counter.get(reverse("people", args=[lane.pk]))
    first = page.context["stairs"][0]
    assert (first.name, first.entrance) == ("1号楼", 1)
    assert (first.homes, first.joined, first.waiting, first.with_letter) == (3, 1, 2, 1)
    assert "12 户里，有 1 户" in page.content.decode()


def test_only_homes_where_nobody_has_joined_can_be_shown(counter, lane):
    lives(lane)
    address = reverse("homes", args=[lane.pk])
    shown = counter.get(address, {"building": "1", "only": "waiting"}).context["page"]
    assert len(shown) == 5
    assert all(not home.joined for home in shown)
    assert len(counter.get(address).context["page"]) == 12


def test_homes_that_the_ledger_has_no_more_are_listed(counter, lane):
    lives(lane, person("老周"), "旧-1-101")
    valid_letter(lane, "旧-1-102")
    page = counter.get(reverse("people", args=[lane.pk])).content.decode()
    assert "旧-1-101" in page
    assert "旧-1-102" in page
    home = counter.get(reverse("home-people", args=[lane.pk, "旧-1-101"]))
    assert "老周" in home.content.decode()


def test_a_home_shows_its_people_of_today_and_of_before(counter, lane):
    lives(lane)
    lives(lane, person("前房东"), until="2025-01-01")
    page = counter.get(reverse("home-people", args=[lane.pk, HOME])).content.decode()
    assert "王阿姨" in page
    assert "前房东" in page


def test_a_home_that_never_was_is_not_found(counter, lane):
    assert counter.get(reverse("home-people", args=[lane.pk, "nowhere"])).status_code == 404


def test_an_estate_without_dwellings_says_what_comes_first(sign_in, db):
    bare = {name: [] for name in bridge.MODELS}
    estate, liu = store_ledger(small_estate(**bare)), person()
    holds(estate, liu)
    page = sign_in(liu).get(reverse("people", args=[estate.pk])).content.decode()
    assert reverse("uploads") in page


@pytest.mark.parametrize("name", ["people", "homes", "letters", "offices", "papers", "desk"])
def test_neighbours_and_visitors_see_none_of_it(lane, sign_in, visitor, name):
    address = reverse(name, args=[lane.pk])
    assert sign_in(lives(lane).person).get(address).status_code == 403
    assert visitor.get(address).status_code == 302


@pytest.mark.parametrize("name", ["people", "homes", "desk"])
def test_a_thousand_homes_take_no_more_queries_than_a_few(
    towns_staff, town, name, django_assert_max_num_queries
):
    with django_assert_max_num_queries(45):
        page = towns_staff.get(reverse(name, args=[town.pk]), {"q": "住户"})
    assert page.status_code == 200


@pytest.mark.parametrize("name", ["people", "homes", "desk"])
def test_a_page_of_a_thousand_homes_stays_under_a_hundred_kilobytes(towns_staff, town, name):
    page = towns_staff.get(reverse(name, args=[town.pk]), {"q": "1"})
    assert len(page.content) < 100_000


def test_a_thousand_letters_take_few_statements(town, django_assert_max_num_queries):
    from linli.web.people.actions.invite import invite  # noqa: PLC0415 - needs Django set up
    from tests.web.conftest import NOON  # noqa: PLC0415

    liu = person()
    holds(town, liu)
    keys = [f"{number % 10}-1-{number}" for number in range(THOUSAND)]
    with django_assert_max_num_queries(60):
        assert len(invite(hand(liu), town, keys, moment=NOON)) == THOUSAND
