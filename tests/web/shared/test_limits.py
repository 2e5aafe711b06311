"""More than people send is refused, in plain words; what was sent before stays."""

import pytest
from django.urls import reverse

from linli.web.shared.limits import Counted

pytestmark = pytest.mark.django_db

FORM = {"size": "large", "next": "/estates/"}


def send(browser, times):
    return [browser.post(reverse("text-size"), FORM).status_code for _ in range(times)]


@pytest.fixture
def still(monkeypatch):
    """No minute ends during the test."""
    monkeypatch.setattr("linli.web.shared.limits.time.monotonic", lambda: 90.0)


@pytest.fixture
def three(settings, still):
    settings.FORMS_A_MINUTE = 3


def test_a_person_sends_so_many_forms_a_minute_and_no_more(three, client):
    assert send(client, 4) == [302, 302, 302, 429]


def test_neighbours_behind_one_address_do_not_hinder_each_other(three, client, visitor):
    assert send(client, 4)[-1] == 429
    assert send(visitor, 3) == [302] * 3


def test_one_address_has_the_limit_of_a_meeting_hall(three, visitor):
    assert send(visitor, 31) == [302] * 30 + [429]


def test_reading_is_never_refused(three, client):
    send(client, 4)
    assert client.get(reverse("estates")).status_code == 200


@pytest.mark.parametrize(("lang", "words"), [("zh", "交得太多了"), ("en", "much at once")])
def test_who_is_refused_is_told_when_to_try_again(settings, still, client, lang, words):
    settings.FORMS_A_MINUTE = 1
    send(client, 1)
    page = client.post(reverse("text-size"), FORM, headers={"accept-language": lang})
    assert page.headers["Retry-After"] == "60"
    assert words in page.content.decode()


def test_each_minute_is_counted_anew():
    counted = Counted()
    assert [counted.add("a", 1), counted.add("a", 1), counted.add("b", 1)] == [1, 2, 1]
    assert counted.add("a", 2) == 1


@pytest.mark.parametrize(("lang", "words"), [("zh", "最大收 1 MB"), ("en", "up to 1 MB")])
def test_what_is_larger_than_any_file_is_refused_before_it_is_read(settings, client, lang, words):
    settings.UPLOAD_MEGABYTES = settings.DOCUMENT_MEGABYTES = 1
    page = client.post(
        reverse("uploads"), {"file": "x" * 2_100_000}, headers={"accept-language": lang}
    )
    assert page.status_code == 413
    assert words in page.content.decode()
