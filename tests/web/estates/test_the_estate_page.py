"""The page of an estate: a few sentences, the map, what to do next."""

import pytest
from django.urls import reverse

from linli.web.estates import bridge
from linli.web.estates.actions import store_ledger
from linli.web.estates.models import Building, Household
from tests.factories import small_estate

pytestmark = pytest.mark.django_db


def page(client, estate, lang="zh"):
    address = reverse("estate", args=[estate.pk])
    return client.get(address, headers={"accept-language": lang}).content.decode()


def test_without_an_estate_the_first_page_teaches_how_to_begin(client):
    first = client.get("/", follow=True).content.decode()
    assert "还没有小区" in first
    assert reverse("template") in first


def test_a_single_estate_is_the_first_page(client, lane):
    assert client.get("/").url == reverse("estate", args=[lane.pk])


def test_of_several_estates_one_is_chosen(client, lane):
    store_ledger(small_estate(estate=[{"estate": "other", "datum": "local", "name": "别处"}]))
    listed = client.get("/", follow=True).content.decode()
    assert "清和里" in listed
    assert "别处" in listed


def test_the_ledger_speaks_in_numbers(client, lane):
    assert "2 栋楼、12 套房、12 户、30 人。" in page(client, lane)
    assert "2 buildings with 12 dwellings, 12 households and 30 persons" in page(client, lane, "en")


def test_who_needs_help_is_counted(client, lane):
    assert "80 岁以上 2 人，上下楼要人帮的 3 人，60 岁以上独居的 2 人" in page(client, lane)


def test_an_unknown_number_is_said_not_counted_as_zero(client, lane):
    Household.objects.filter(household="H01").update(size=None)
    assert "另有 1 户没有登记这一项，没算在内" in page(client, lane)


def test_those_who_are_away_are_told(client, lane):
    Household.objects.filter(household="H04").update(away=True)
    assert "30 人。其中 4 人常年不在。" in page(client, lane)


def test_without_components_lifts_are_unknown_not_none(client):
    estate = store_ledger(small_estate(components=[]))
    assert "电梯和管线还没有登记" in page(client, estate)


def test_before_the_first_test_the_page_asks_for_one(client, lane):
    assert "做一次压力测试" in page(client, lane)


def test_after_a_test_the_page_tells_its_result_and_leads_to_the_report(client, done):
    shown = page(client, done.estate)
    assert "人·日" in shown
    assert reverse("report", args=[done.pk]) in shown


def test_a_running_test_is_mentioned(client, waiting):
    assert reverse("diagnosis", args=[waiting.pk]) in page(client, waiting.estate)


def test_every_building_of_the_map_is_in_the_list_with_the_same_words(client, lane):
    features = client.get(reverse("map", args=[lane.pk])).json()["features"]
    shown = page(client, lane)
    assert [feature["id"] for feature in features] == ["1", "2"]
    for feature in features:
        assert feature["properties"]["name"] in shown
        assert feature["properties"]["words"] in shown


def test_the_map_is_in_metres_round_the_middle_of_the_estate(client, lane):
    features = client.get(reverse("map", args=[lane.pk])).json()["features"]
    corners = [corner for each in features for corner in each["geometry"]["coordinates"][0]]
    assert max(abs(x) for x, _ in corners) == 16
    assert max(abs(y) for _, y in corners) == 21


def test_a_building_without_outline_is_in_the_list_though_not_on_the_map(client, lane):
    Building.objects.filter(building="2").update(footprint=None)
    assert len(client.get(reverse("map", args=[lane.pk])).json()["features"]) == 1
    assert "2号楼" in page(client, lane)


def test_the_drawn_map_is_there_for_print_and_for_a_page_without_scripts(client, lane):
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page(client, lane)


def test_a_building_has_a_card_and_a_page(client, lane):
    address = reverse("building", args=[lane.pk, "1"])
    assert "1984" in client.get(address).content.decode()
    card = client.get(address, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in card
    assert "6 户" in card


def test_a_key_with_a_slash_has_its_page(client):
    bare = {name: [] for name in bridge.MODELS}
    estate = store_ledger(small_estate(**{**bare, "buildings": [{"building": "甲/1 号"}]}))
    assert client.get(reverse("building", args=[estate.pk, "甲/1 号"])).status_code == 200


def test_an_estate_that_is_not_there_is_not_found(client, db):
    for name in ("", "map.json", "ledger.xlsx", "stress/", "ledger/buildings/"):
        assert client.get(f"/estates/999/{name}").status_code == 404


def test_the_page_takes_a_bounded_number_of_queries(client, done, django_assert_max_num_queries):
    with django_assert_max_num_queries(26):
        page(client, done.estate)
