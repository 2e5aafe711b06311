"""A plan of the bundled estate, 169 things that could be done, stays light enough for a phone."""

import re

import pytest
from django.urls import reverse

from linli.engine.estate.population.example import example_estate
from linli.web.estates.actions import store_ledger
from tests.web.plans.factories import planned
from tests.web.plans.full_size import full_size

pytestmark = pytest.mark.django_db

MOST_BYTES = 100_000


@pytest.fixture
def estate(db):
    return store_ledger(example_estate())


@pytest.fixture
def plan(estate):
    return planned(estate, found=full_size())


@pytest.fixture
def read(client):
    def page(address, lang="zh"):
        found = client.get(address, headers={"accept-language": lang})
        assert found.status_code == 200
        return found.content.decode()

    return page


def weight(text):
    return len(text.encode())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_plan_and_each_of_its_lists_weigh_less_than_100_kb(plan, read, lang):
    text = read(reverse("plan", args=[plan.pk]), lang)
    assert len(full_size()["measures"]) == 169
    assert weight(text) < MOST_BYTES
    assert weight(read(f"{reverse('plan', args=[plan.pk])}?step=8", lang)) < MOST_BYTES
    lists = set(re.findall(rf'href="(/plans/{plan.pk}/lists/[^"]+)"', text))
    assert len(lists) >= 5
    for address in lists:
        assert weight(read(address, lang)) < MOST_BYTES, address


def test_nothing_is_lost_on_the_way_to_the_lists(plan, read):
    text = read(reverse("plan", args=[plan.pk]))
    lists = "".join(
        read(address) for address in set(re.findall(r'href="(/plans/\d+/lists/[^"]+)', text))
    )
    for one in full_size()["measures"]:
        assert one["zh"] in text + lists, one["code"]


def test_a_list_bears_its_name_and_leads_back_to_where_it_was_left(plan, read):
    address = reverse("plan", args=[plan.pk])
    text = read(reverse("plan-list", args=[plan.pk, "prices"]))
    assert "<h1>每样的单价和出处</h1>" in text
    assert f'href="{address}#prices"' in text
    assert 'id="prices"' in read(address)


def test_there_is_no_page_of_a_list_that_is_not_there(plan, client):
    assert client.get(reverse("plan-list", args=[plan.pk, "gold"])).status_code == 404


def test_the_lists_of_a_draft_are_as_closed_as_the_draft(lane, neighbour, sign_in):
    draft = planned(lane, shown_at=None)
    address = reverse("plan-list", args=[draft.pk, "prices"])
    assert sign_in(neighbour).get(address).status_code == 403
