"""A stress test is a job: claimed once, reported, stopped when asked, begun again when it died."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from linli.web.estates import actions, bridge, jobs, shocks, tasks
from linli.web.estates.actions import store_ledger
from linli.web.estates.models import ATTEMPTS, LEASE, Diagnosis, State
from tests.factories import small_estate
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db


def run(diagnosis):
    tasks.diagnose.call(diagnosis.pk)
    diagnosis.refresh_from_db()
    return diagnosis


@pytest.fixture
def instead(monkeypatch):
    """Put another computation in place of the engine's."""
    return lambda compute: monkeypatch.setattr(bridge, "diagnose", compute)


def test_asking_queues_one_job_and_shows_its_page(client, lane):
    asked = {"which": "some", "shocks": ["lift_outage"], "draws": 200, "seed": 7}
    page = client.post(reverse("stress", args=[lane.pk]), asked)
    diagnosis = Diagnosis.objects.get()
    assert page.url == reverse("diagnosis", args=[diagnosis.pk])
    assert (diagnosis.shocks, diagnosis.draws, diagnosis.seed) == (["lift_outage"], 200, 7)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [diagnosis.pk]


def test_all_events_are_asked_for_unless_some_are_chosen(client, lane):
    form = client.get(reverse("stress", args=[lane.pk])).context["form"]
    assert form["which"].value() == "every"
    client.post(reverse("stress", args=[lane.pk]), {"which": "every", "draws": 200, "seed": 1})
    assert Diagnosis.objects.get().shocks == list(shocks.SENTENCES)


def test_the_events_stand_in_groups_each_in_one():
    grouped = [code for _, codes in shocks.GROUPS for code in codes]
    assert sorted(grouped) == sorted(shocks.SENTENCES)


def test_how_long_all_events_take_is_told_by_the_last_test(client, done):
    Diagnosis.objects.filter(pk=done.pk).update(
        started_at=NOON, ended_at=NOON + timedelta(seconds=1), draws=250
    )
    shown = client.get(reverse("stress", args=[done.estate_id]))
    assert shown.context["takes"] == timedelta(seconds=60)
    assert "全部试一遍，大约 1 分钟" in shown.content.decode()


def test_before_the_first_test_no_time_is_made_up(client, lane):
    assert "全部试一遍要几分钟" in form_of(client, lane)


def form_of(client, estate):
    return client.get(reverse("stress", args=[estate.pk])).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"shocks": []},
        {"shocks": ["meteor"]},
        {"which": ""},
        {"draws": 3},
        {"seed": -1},
        {"seed": 10**30},
    ],
)
def test_what_cannot_be_run_is_refused_on_the_form(client, lane, wrong):
    asked = {"which": "some", "shocks": ["lift_outage"], "draws": 200, "seed": 1, **wrong}
    assert client.post(reverse("stress", args=[lane.pk]), asked).status_code == 422
    assert not Diagnosis.objects.exists()


def test_a_finished_test_keeps_its_document_and_what_it_was_computed_from(done, lane):
    document = json.loads(done.result)
    assert document["schema"] == "linli.diagnosis/1"
    assert (document["seed"], document["draws"]) == (1, 10)
    assert done.revision == lane.revision
    assert done.inputs == bridge.digest(small_estate())
    assert done.state == State.DONE


def test_progress_is_noted_and_ends_full(waiting, instead):
    seen = []

    def compute(_ledger, _shocks, _draws, _seed, progress):
        progress(2, 4)
        seen.append(Diagnosis.objects.values_list("done", "total").get())
        progress(4, 4)
        return "{}"

    instead(compute)
    diagnosis = run(waiting)
    assert seen == [(2, 4)]
    assert (diagnosis.done, diagnosis.total, diagnosis.state) == (4, 4, State.DONE)


def test_a_running_test_stops_at_its_next_report(client, waiting, instead):
    def compute(_ledger, _shocks, _draws, _seed, progress):
        client.post(reverse("cancel", args=[waiting.pk]))
        progress(1, 1)
        return "{}"

    instead(compute)
    assert run(waiting).state == State.CANCELLED


def test_a_waiting_test_is_cancelled_at_once_and_never_runs(client, waiting, instead):
    client.post(reverse("cancel", args=[waiting.pk]))
    instead(None)
    assert run(waiting).state == State.CANCELLED


def test_a_finished_test_cannot_be_cancelled(client, done):
    client.post(reverse("cancel", args=[done.pk]))
    done.refresh_from_db()
    assert done.state == State.DONE


def test_a_job_that_comes_twice_runs_once(done, instead):
    instead(None)
    assert run(done).state == State.DONE


def test_a_ledger_without_households_says_what_to_fill_in(client):
    bare = {name: [] for name in bridge.MODELS}
    estate = store_ledger(small_estate(**bare))
    diagnosis = actions.ask_for_diagnosis(
        estate, shocks=["lift_outage"], draws=10, seed=1, moment=NOON
    )
    assert run(diagnosis).obstacle["code"] == "no_households"
    page = client.get(reverse("diagnosis", args=[diagnosis.pk])).content.decode()
    assert "请先填好房屋和住户两张表" in page


def test_a_fault_of_ours_leaves_nobody_waiting(client, waiting, instead):
    def compute(*_asked):
        raise ZeroDivisionError

    instead(compute)
    with pytest.raises(ZeroDivisionError):
        tasks.diagnose.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.obstacle) == (State.FAILED, {"code": "broken"})


def test_a_worker_that_is_told_to_stop_leaves_the_test_to_the_next(waiting, instead):
    def compute(*_asked):
        raise SystemExit(1)

    instead(compute)
    with pytest.raises(SystemExit):
        tasks.diagnose.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.WAITING, 0)
    assert DBTaskResult.objects.count() == 2


def lost(diagnosis, **values):
    """As a killed worker leaves it."""
    left = {"state": State.RUNNING, "attempts": 1, "heard_at": NOON, **values}
    Diagnosis.objects.filter(pk=diagnosis.pk).update(**left)


def test_a_test_whose_worker_died_is_queued_again(waiting):
    lost(waiting)
    assert jobs.revive_abandoned(NOON + LEASE + timedelta(seconds=1)) == 1
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING
    assert DBTaskResult.objects.count() == 2


def test_a_test_that_is_heard_of_is_left_alone(waiting):
    lost(waiting)
    assert jobs.revive_abandoned(NOON + LEASE) == 0


def test_a_test_that_died_too_often_has_failed(waiting):
    lost(waiting, attempts=ATTEMPTS)
    jobs.revive_abandoned(NOON + 2 * LEASE)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.obstacle) == (State.FAILED, {"code": "stopped"})


def test_a_test_that_died_after_its_cancelling_is_cancelled(waiting):
    lost(waiting, cancel_asked=True)
    jobs.revive_abandoned(NOON + 2 * LEASE)
    waiting.refresh_from_db()
    assert waiting.state == State.CANCELLED


def test_the_waiting_page_asks_again_with_and_without_scripts(client, waiting):
    page = client.get(reverse("diagnosis", args=[waiting.pk])).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert '<meta http-equiv="refresh"' in page


def test_the_page_of_a_finished_test_is_its_report(client, done):
    address = reverse("diagnosis", args=[done.pk])
    assert client.get(address).url == reverse("report", args=[done.pk])
    part = client.get(address, headers={"hx-request": "true"})
    assert part.headers["HX-Refresh"] == "true"


def test_time_left_follows_the_pace_so_far(client, waiting):
    now = timezone.now()
    lost(waiting, started_at=now - timedelta(minutes=2), heard_at=now, done=1, total=4)
    page = client.get(reverse("diagnosis", args=[waiting.pk]))
    assert page.context["progress"].left >= timedelta(minutes=6)
    assert "大约 6 分钟" in page.content.decode()


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (0, "正在试第 1 种，共 2 种：地震"),
        (14, "正在试第 2 种，共 2 种：电梯停运"),
        (20, "正在弄清答案有多准"),
    ],
)
def test_progress_says_what_is_being_played_through(client, asked, done, said):
    diagnosis = asked(draws=10, shocks=("earthquake", "lift_outage"))
    lost(diagnosis, heard_at=timezone.now(), done=done, total=50)
    page = client.get(reverse("diagnosis", args=[diagnosis.pk])).content.decode()
    assert said in page
    assert f"{done * 2}%" in page


def test_a_report_of_an_older_ledger_says_so(client, done):
    store_ledger(small_estate(ties=[]))
    page = client.get(reverse("report", args=[done.pk])).content.decode()
    assert "这次测试以后，台账改过" in page


@pytest.mark.parametrize(
    ("name", "start"),
    [("report-page", b"<!DOCTYPE html>"), ("report-pdf", b"%PDF"), ("report-json", b"{")],
)
def test_the_report_can_be_taken_away(client, done, name, start):
    file = client.get(reverse(name, args=[done.pk]))
    assert file.content.startswith(start)
    assert "attachment" in file.headers["Content-Disposition"]


def test_there_is_no_report_before_the_end(client, waiting):
    assert client.get(reverse("report", args=[waiting.pk])).status_code == 404
