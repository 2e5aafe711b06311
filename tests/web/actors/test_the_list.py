from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linli.web.actors.models import Kind, Place
from tests.web.actors import factories as made

pytestmark = pytest.mark.django_db


def read(browser, estate, lang="en"):
    page = browser.get(reverse("actors", args=[estate.pk]), headers={"accept-language": lang})
    return page.content.decode()


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Kind.PARTY_BRANCH, Place.ONE),
        (Kind.GOVERNMENT, Place.SIX),
        (Kind.COMMITTEE, Place.SIX),
        (Kind.SOCIAL, Place.SIX),
        (Kind.ENTERPRISE, Place.SIX),
        (Kind.VOLUNTEERS, Place.SIX),
        (Kind.PROPERTY, Place.MANY),
        (Kind.OWNERS_COMMITTEE, Place.MANY),
        (Kind.UTILITY, Place.MANY),
    ],
)
def test_one_convenes_six_are_partners_all_others_are_n(lane, kind, place):
    assert made.actor(lane, kind=kind).place == place


def test_the_residents_are_always_among_the_six(client, lane):
    assert "Everybody who lives here" in read(client, lane)
    assert "住在这里的每一位" in read(client, lane, "zh")


def test_who_is_missing_among_the_seven_is_named(client, lane):
    made.actor(lane, kind=Kind.COMMITTEE)
    missing = read(client, lane).split("Not on the list: ")[1].split("</p>")[0]
    assert "party branch" in missing
    assert "residents' committee" not in missing.replace("&#x27;", "'")


def test_who_no_longer_takes_part_stands_apart(client, lane):
    made.actor(lane, since=date(2020, 1, 1), until=date(2021, 1, 1))
    assert "No longer taking part" in read(client, lane)


def test_the_list_takes_the_same_queries_however_long_it_is(
    client, lane, django_assert_num_queries
):
    def add(at):
        actor = made.actor(lane, f"actor {at}")
        made.contact(actor)
        made.pledge(actor)
        return actor

    made.agreement(add(1), add(2))
    with CaptureQueriesContext(connection) as few:
        read(client, lane)
    made.agreement(*(add(at) for at in range(3, 12)))
    with django_assert_num_queries(len(few)):
        read(client, lane)


def test_the_table_holds_organisations_pledges_and_agreements(client, lane):
    one, other = made.actor(lane, "=1+1"), made.actor(lane, "清和里居委会", Kind.COMMITTEE)
    made.contact(one)
    made.pledge(one)
    made.agreement(one, other)
    answer = client.get(reverse("actor-table", args=[lane.pk]))
    book = openpyxl.load_workbook(BytesIO(answer.content))
    sheets = [list(sheet.values) for sheet in book.worksheets]
    assert [len(rows) for rows in sheets] == [3, 2, 3]
    assert sheets[0][2][0] == "=1+1"
    assert book.worksheets[0]["A3"].data_type == "s"
    assert sheets[1][1][3] == 4


def test_the_page_of_one_shows_what_is_not_recorded(client, lane):
    actor = made.actor(lane)
    made.pledge(actor, quantity=None)
    text = client.get(reverse("actor", args=[actor.pk]), headers={"accept-language": "en"})
    assert text.content.decode().count("not recorded") == 3
