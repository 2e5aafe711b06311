"""The frame round every page: language, text size, error pages, health."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "lang"),
    [("zh-CN,zh", "zh-hans"), ("zh-TW", "zh-hans"), ("en-GB,en", "en"), ("fr", "zh-hans")],
)
def test_a_page_speaks_the_readers_language_and_chinese_to_all_others(client, asked, lang):
    page = client.get(reverse("estates"), headers={"accept-language": asked})
    assert f'<html lang="{lang}"' in page.content.decode()


def test_the_chosen_language_stays(client):
    client.post(reverse("set_language"), {"language": "en", "next": "/estates/"})
    assert 'lang="en"' in client.get(reverse("estates")).content.decode()


def test_large_text_stays_until_it_is_switched_off(client):
    size = reverse("text-size")
    back = client.post(size, {"size": "large", "next": "/estates/"})
    assert back.url == "/estates/"
    assert 'data-mode="elder"' in client.get("/estates/").content.decode()
    client.post(size, {"size": "usual", "next": "/estates/"})
    assert 'data-mode="elder"' not in client.get("/estates/").content.decode()


def test_nobody_is_sent_away_to_another_site(client):
    back = client.post(reverse("text-size"), {"size": "large", "next": "https://evil.example/"})
    assert back.url == "/"


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "没有这个页面"), ("en", "There is no such page")]
)
def test_a_missing_page_says_so_in_both_languages(client, lang, words):
    page = client.get("/nowhere/", headers={"accept-language": lang})
    assert page.status_code == 404
    assert words in page.content.decode()


def test_a_broken_page_says_so_in_both_languages_and_needs_nothing(client, monkeypatch):
    from linli.web.estates import coverage  # noqa: PLC0415 - needs Django set up

    monkeypatch.setattr(coverage, "row_counts", None)
    monkeypatch.setattr("linli.web.estates.views.estates.Estate.objects", None)
    client.raise_request_exception = False
    page = client.get(reverse("estates"))
    assert page.status_code == 500
    assert "这里出错了" in page.content.decode()
    assert "Something broke here" in page.content.decode()


def test_health_asks_the_database(visitor, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert visitor.get(reverse("health")).json() == {"status": "ok"}
