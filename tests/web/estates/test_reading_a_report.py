"""What a finished stress test is read as: the report, its outcomes, and what to fill in."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from linli.files.diagnosis import to_json
from linli.web.estates.board import setting
from linli.web.estates.models import Diagnosis, State
from tests.reports.factories import diagnosis
from tests.reports.studies import study
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(waiting):
    """Put a made document in place of one the engine would compute."""

    def put(text):
        Diagnosis.objects.filter(pk=waiting.pk).update(
            state=State.DONE, result=text, started_at=NOON, ended_at=NOON
        )
        return waiting

    return put


@pytest.fixture
def studied(store):
    """A finished stress test with a study."""
    return lambda lane: store(to_json(with_study(diagnosis(setting(lane).places))))


def with_study(given):
    return replace(given, study=study(given))


def shown(client, name, test, lang="zh"):
    address = reverse(name, args=[test.pk])
    return client.get(address, headers={"accept-language": lang}).content.decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_outcomes_have_a_page_of_their_own(client, lane, studied, lang):
    page = shown(client, "outcomes", studied(lane), lang)
    assert {"zh": "多久才能过回正常日子？", "en": "How long until life works again?"}[lang] in page
    assert page.count("<table") >= 4
    assert 'id="outcomes-earthquake"' in page


def test_the_report_leads_to_the_outcomes_and_to_the_rows_to_fill_in(client, lane, studied):
    test = studied(lane)
    page = shown(client, "report", test)
    assert reverse("outcomes", args=[test.pk]) in page
    wanted = reverse("sheet", args=[lane.pk, "households"]) + "?only=lives_alone%3A%3F"
    assert wanted in page
    assert client.get(wanted).status_code == 200


def test_the_estate_page_tells_the_total_with_the_interval_of_all_doubt(client, lane, studied):
    studied(lane)
    page = client.get(reverse("estate", args=[lane.pk])).content.decode()
    assert "平均每年，大家合起来损失约" in page
    sentence = page.split("平均每年，大家合起来损失约")[1].split("</li>")[0]
    low, high = sentence.split("（")[1].split("）")[0].split(" 至 ")
    assert float(high) > 5 * float(low)


@pytest.mark.parametrize("name", ["report", "outcomes", "report-page", "report-pdf"])
def test_a_test_from_before_is_still_read(client, lane, store, name):
    older = json.loads(to_json(diagnosis(setting(lane).places)))
    for holder in (older, *older["shocks"]):
        for field in ("study", "targets", "local", "recovery"):
            holder.pop(field, None)
    test = store(json.dumps(older))
    assert client.get(reverse(name, args=[test.pk])).status_code == 200
    if name == "outcomes":
        assert "那时还没有算恢复时间" in shown(client, name, test)
    if name == "report":
        assert reverse("outcomes", args=[test.pk]) not in shown(client, name, test)


def test_there_are_no_outcomes_before_the_end(client, waiting):
    assert client.get(reverse("outcomes", args=[waiting.pk])).status_code == 404
