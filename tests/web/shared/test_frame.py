"""The frame round every page: language, text size, error pages, health."""

import re
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.urls import reverse

from linli.web.shared import rights

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


def test_whoever_is_refused_reads_why_and_whom_to_ask(sign_in, lane):
    from tests.web.accounts.factories import PersonFactory  # noqa: PLC0415 - needs Django set up

    page = sign_in(PersonFactory()).get(reverse("ledger", args=[lane.pk]))
    text = page.content.decode()
    assert page.status_code == 403
    assert "看台账" in text
    assert "您现在用的名字是 王秀兰" in text
    assert "居委会" in text


def test_a_visitor_is_led_to_sign_in_and_back(visitor, lane):
    address = reverse("estate", args=[lane.pk])
    text = visitor.get(address).content.decode()
    assert f'href="/sign-in/?next={address}"' in text
    assert "退出" not in text


def test_a_reader_sees_who_they_are_and_as_what(client, lane):
    text = client.get(reverse("estate", args=[lane.pk])).content.decode()
    assert "Operator" in text
    assert "系统管理员" in text
    assert "退出" in text


def test_each_reader_sees_the_pages_that_are_theirs(client, visitor, lane):
    address = reverse("estate", args=[lane.pk])
    ledger = f'href="{reverse("ledger", args=[lane.pk])}"'
    assert ledger in navigation(client.get(address))
    assert ledger not in navigation(visitor.get(address))
    assert f'href="{address}" aria-current="page"' in navigation(visitor.get(address))


def navigation(page):
    return "".join(re.findall("<nav.*?</nav>", page.content.decode(), re.DOTALL))


def test_a_page_asks_each_right_once(client, lane, monkeypatch):
    asked = []
    monkeypatch.setattr(rights, "may", lambda *told, **_: asked.append(told[1:]) or True)
    template = Template(
        '{% load standing %}{% may "see_ledger" estate as a %}{% may "see_ledger" estate as b %}'
        "{{ a }}{{ b }}"
    )
    request = SimpleNamespace(hand=rights.VISITOR)
    assert template.render(Context({"request": request, "estate": lane})) == "TrueTrue"
    assert len(asked) == 1


def test_nobody_has_a_right_where_nobody_is_known(lane):
    template = Template('{% load standing %}{% may "see_estate" estate as a %}{{ a }}')
    assert template.render(Context({"estate": lane})) == "False"


def test_a_broken_page_says_so_in_both_languages_and_needs_nothing(client, monkeypatch):
    from linli.web.estates import coverage  # noqa: PLC0415 - needs Django set up

    monkeypatch.setattr(coverage, "row_counts", None)
    monkeypatch.setattr("linli.web.estates.views.estates.Estate.objects", None)
    client.raise_request_exception = False
    page = client.get(reverse("estates"))
    assert page.status_code == 500
    assert "这里出错了" in page.content.decode()
    assert "Something broke here" in page.content.decode()


def test_health_asks_the_database(visitor, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert visitor.get(reverse("health")).json() == {"status": "ok"}
