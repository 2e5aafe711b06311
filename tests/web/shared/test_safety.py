"""What a page may do in a browser, and whom the server answers."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.pages import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(lane, done, waiting, faulty):
    return addresses(lane, done, waiting, faulty)


def test_nothing_but_our_own_scripts_and_styles_is_allowed(client):
    policy = client.get(reverse("estates")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_has_script_or_style_of_its_own(client, pages, lang):
    for name, address in pages.items():
        page = client.get(address, headers={"accept-language": lang})
        text = page.content.decode()
        assert page.status_code == 200, name
        assert not re.search(r"<style|<[^>]+\sstyle=|<[^>]+\son[a-z]+=|javascript:", text), name
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), name


def test_no_page_asks_another_server_for_anything(client, pages):
    for name, address in pages.items():
        text = client.get(address).content.decode()
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text), name


def test_a_name_cannot_carry_markup_into_a_page(client, done):
    from linli.web.estates.models import Building, Estate  # noqa: PLC0415 - needs Django set up

    Estate.objects.update(name="<b>x</b>")
    Building.objects.update(name="<i>y</i>")
    for name in ("estate", "stress"):
        text = client.get(reverse(name, args=[done.estate_id])).content.decode()
        assert "<b>x" not in text
        assert "<i>y" not in text
    report = client.get(reverse("report", args=[done.pk])).content.decode()
    assert "<i>y" not in report


def test_another_host_name_is_not_answered(client):
    assert client.get(reverse("estates"), headers={"host": "evil.example"}).status_code == 400


def test_a_form_from_another_site_is_refused():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("uploads")).status_code == 403


def test_looking_changes_nothing(client, lane, waiting):
    for name in ("cancel", "apply"):
        assert client.get(reverse(name, args=[waiting.pk])).status_code == 405
