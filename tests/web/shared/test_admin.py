"""The tables of an installation: for its operator, with a second factor, and without names."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.urls import get_resolver, reverse

from linli.web.accounts.models import Person
from linli.web.shared.admin import Keep, Look, site
from tests.web.accounts.factories import PersonFactory
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(lane, done, faulty):
    names = ["estates_estate", "estates_upload", "estates_diagnosis"]
    lists = [reverse(f"admin:{name}_changelist") for name in names]
    rows = [lane.pk, faulty.pk, done.pk]
    single = [reverse(f"admin:{n}_change", args=[pk]) for n, pk in zip(names, rows, strict=True)]
    return [reverse("admin:index"), *lists, *single]


def test_the_operator_reads_every_table(client, pages):
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)


def test_nobody_else_reads_any(sign_in, visitor, pages):
    neighbour = sign_in(PersonFactory(is_staff=True))
    assert {neighbour.get(page).status_code for page in pages} == {403}
    assert {visitor.get(page).status_code for page in pages} == {302}


def test_the_operator_shows_a_second_factor_first(sign_in, operator):
    half = sign_in(operator, second_factor=False)
    assert half.get(reverse("admin:index")).status_code == 302


def test_every_address_below_admin_asks_a_right():
    own = {"login", "logout", "password_change", "password_change_done"}
    found = list(_patterns(get_resolver().url_patterns))
    ours = [each for each in found if each.callback.__module__.startswith("django.contrib.admin")]
    assert len(ours) > 15
    assert {each.callback.right.act for each in ours if each.name not in own} == {"administer"}


def _patterns(found):
    for each in found:
        if hasattr(each, "url_patterns"):
            yield from _patterns(each.url_patterns)
        else:
            yield each


def test_its_own_sign_in_leads_to_the_one_that_everybody_uses(visitor):
    for name in ("login", "logout", "password_change"):
        assert visitor.get(reverse(f"admin:{name}")).url == "/sign-in/?next=/admin/"


def test_ledgers_and_their_tests_can_only_be_read(client, lane):
    page = reverse("admin:estates_estate_change", args=[lane.pk])
    assert client.post(page, {"name": "x"}).status_code == 403
    assert client.get(reverse("admin:estates_estate_add")).status_code == 403
    assert client.post(reverse("admin:estates_estate_delete", args=[lane.pk])).status_code == 403


def test_what_people_wrote_is_in_no_list(client, faulty):
    text = client.get(reverse("admin:estates_upload_changelist")).content.decode()
    assert faulty.name not in text
    single = client.get(reverse("admin:estates_upload_change", args=[faulty.pk])).content.decode()
    assert "nowhere" not in single


def test_what_is_noted_of_a_change_names_the_row_and_not_the_person(rf, operator):
    request = rf.post("/")
    request.user = operator
    table, row = Keep(Person, site), PersonFactory(name="王秀兰")
    table.log_addition(request, row, [{"added": {"object": "王秀兰"}}])
    table.log_change(request, row, [])
    table.log_deletions(request, Person.objects.filter(pk=row.pk))
    noted = LogEntry.objects.values_list(
        "object_repr", "change_message", "action_flag", "object_id"
    )
    assert {(told.split()[-1], message) for told, message, *_ in noted} == {(str(row.pk), "")}
    assert sorted(flag for _, _, flag, _ in noted) == [1, 2, 3]


def test_a_table_for_looking_takes_no_change(rf, operator):
    request = rf.get("/")
    request.user = operator
    row = Session(session_key="a", expire_date=NOON)
    table = Look(Session, site)
    assert table.has_view_permission(request, row)
    assert not table.has_add_permission(request)
    assert not table.has_change_permission(request, row)
    assert not table.has_delete_permission(request, row)


def test_admin_pages_have_no_script_or_style_of_their_own(client, pages):
    for page in pages:
        text = client.get(page).content.decode()
        assert " style=" not in text
        assert "<style" not in text
        assert "<script>" not in text
