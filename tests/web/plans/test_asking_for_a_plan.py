"""A plan is a job: asked for by whoever the charter says, followed, stopped, kept."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from linli.web.estates import jobs
from linli.web.estates.models import LEASE, State
from linli.web.plans import tasks
from linli.web.plans.actions import plans
from linli.web.plans.bridge import Asked
from linli.web.plans.models import Plan
from tests.web.conftest import NOON
from tests.web.people.factories import hand
from tests.web.plans.factories import MILLION, closed, document, lists, opened, planned

pytestmark = pytest.mark.django_db
SENT = {"budget": "120", "community": "50", "year": "2032", "seed": "7"}


def send(browser, lane, **changes):
    return browser.post(reverse("plan-new", args=[lane.pk]), SENT | changes)


def test_asking_queues_one_job_and_shows_its_page(counter, lane, entries):
    page = send(counter, lane)
    made = Plan.objects.get()
    assert page.url == reverse("plan", args=[made.pk])
    assert (made.budget_fen, made.community_percent) == (120_000_000, 50)
    assert (made.year, made.seed, made.sources, made.role) == (2032, 7, None, "committee")
    assert DBTaskResult.objects.get().args_kwargs["args"] == [made.pk]
    facts = {"what": "asked", "yuan": 1_200_000, "community_percent": 50}
    assert entries() == [("make_plan", facts)]


def test_whoever_may_not_plan_is_refused(lane, neighbour):
    with pytest.raises(PermissionDenied):
        plans.ask_for_plan(hand(neighbour), lane, Asked(MILLION, 33, 2032), moment=NOON)
    assert not Plan.objects.exists()


def test_the_budget_is_filled_in_by_the_number_of_households(counter, lane):
    form = counter.get(reverse("plan-new", args=[lane.pk])).context["form"]
    assert form["budget"].value() == 32  # 12 households at 26,800 yuan
    assert form["community"].value() == 33
    assert form["year"].value() == timezone.localdate().year + 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"budget": ""},
        {"budget": "many"},
        {"budget": "0"},
        {"budget": "-3"},
        {"budget": "0.00001"},
        {"budget": "100000000"},
        {"community": "101"},
        {"community": "-1"},
        {"community": ""},
        {"year": "3"},
        {"seed": "-1"},
        {"seed": str(10**30)},
    ],
)
def test_what_cannot_be_planned_is_refused_and_stays_as_typed(counter, lane, wrong):
    page = send(counter, lane, **wrong)
    assert page.status_code == 422
    (name,) = wrong
    assert page.context["form"].errors.keys() == {name}
    assert page.context["form"][name].value() == wrong[name]
    assert not Plan.objects.exists()


def rules(text):
    return SimpleUploadedFile("sources.toml", text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("limit =", "读不出来"),
        ("[moon]\nsource = 'x'\n", "moon"),
        (b"\xff\xfe", "UTF-8"),
        ("", "空的"),
        ("# " + "x" * 100_001, "太大"),
    ],
)
def test_rules_of_money_that_do_not_hold_are_refused_with_their_place(counter, lane, text, words):
    page = send(counter, lane, sources=rules(text))
    assert page.status_code == 422
    assert words in page.content.decode()


def test_rules_of_money_go_with_the_plan(counter, lane):
    send(counter, lane, sources=rules("# none\n"))
    assert Plan.objects.get().sources == "# none\n"


def test_a_plan_follows_the_last_round_that_was_closed(lane, staff):
    def follows():
        made = plans.ask_for_plan(hand(staff), lane, Asked(MILLION, 33, 2032), moment=NOON)
        return made.round

    assert follows() is None
    heard = closed(lane)
    assert follows() is None
    lists(heard, [], ["lift_new"])
    assert follows() == heard
    lists(opened(lane), [])
    assert follows() == heard


def test_the_form_says_whose_wishes_a_plan_will_follow(counter, lane):
    def text():
        return counter.get(reverse("plan-new", args=[lane.pk])).content.decode()

    assert "还没有问过" in text()
    lists(closed(lane), [], [], [])
    assert "3 户" in text()
    opened(lane)
    assert "还在征集" in text()


def test_the_job_plans_with_the_wishes_and_keeps_the_document(lane, staff, monkeypatch, entries):
    """The engine's own plan takes a minute: tests/e2e draws one up."""
    seen, found = [], tasks.bridge.Made("{}", "[]")
    monkeypatch.setattr(tasks.bridge, "make_plan", lambda *asked: seen.append(asked) or found)
    lists(closed(lane), ["lift_new"])
    made = plans.ask_for_plan(hand(staff), lane, Asked(MILLION, 33, 2032), moment=NOON)
    tasks.draw_up.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.result, made.revision) == (State.DONE, "{}", lane.revision)
    assert made.homes == "[]"
    ((ledger, asked, wishes, _report),) = seen
    assert ledger.id == "lane"
    assert asked == Asked(MILLION, 33, 2032)
    assert wishes == {"home-0": frozenset({"lift_new"})}
    act, facts = entries()[-1]
    assert act == "make_plan"
    assert facts["what"] == "done"
    assert len(facts["sha256"]) == 64


def test_a_plan_whose_end_cannot_be_recorded_keeps_nothing(lane, staff, monkeypatch):
    monkeypatch.setattr(tasks.bridge, "make_plan", lambda *_asked: tasks.bridge.Made("{}", "[]"))
    made = plans.ask_for_plan(hand(staff), lane, Asked(MILLION, 33, 2032), moment=NOON)

    def broken(*_said, **_at):
        raise RuntimeError("no record")

    monkeypatch.setattr(tasks, "note", broken)
    with pytest.raises(RuntimeError, match="no record"):
        tasks.draw_up.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.result, made.homes) == (State.FAILED, None, None)


def test_a_plan_under_way_shows_how_far_it_is(counter, lane):
    made = planned(lane, state=State.RUNNING, done=30, total=120, started_at=NOON, heard_at=NOON)
    page = counter.get(reverse("plan", args=[made.pk]))
    assert "25%" in page.content.decode()
    assert reverse("plan-stop", args=[made.pk]) in page.content.decode()


def test_a_script_is_told_when_it_is_done(counter, lane):
    done = planned(lane)
    headers = {"HX-Request": "true", "HX-Target": "progress"}
    page = counter.get(reverse("plan", args=[done.pk]), headers=headers)
    assert page.headers["HX-Refresh"] == "true"


def test_a_waiting_plan_is_stopped_at_once(counter, lane):
    made = planned(lane, state=State.WAITING)
    counter.post(reverse("plan-stop", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == State.CANCELLED
    assert "停下" in counter.get(reverse("plan", args=[made.pk])).content.decode()


def test_only_planners_stop_a_plan(lane, neighbour):
    with pytest.raises(PermissionDenied):
        plans.stop(hand(neighbour), planned(lane, state=State.WAITING), moment=NOON)


def test_a_plan_whose_worker_died_is_begun_again(lane):
    made = planned(lane, state=State.RUNNING, attempts=1, heard_at=NOON, started_at=NOON)
    assert jobs.revive_abandoned(NOON + LEASE + timedelta(seconds=1)) == 1
    made.refresh_from_db()
    assert made.state == State.WAITING


@pytest.mark.parametrize(
    ("obstacle", "words"),
    [
        ({"code": "no_households", "where": "", "facts": {}}, "房屋和住户"),
        ({"code": "nobody_to_pay", "where": "lift", "facts": {"found": 3}}, "分摊"),
        ({"code": "broken"}, "再试一次"),
    ],
)
def test_a_plan_that_failed_says_why(counter, lane, obstacle, words):
    made = planned(lane, state=State.FAILED, obstacle=obstacle, ended_at=NOON)
    assert words in counter.get(reverse("plan", args=[made.pk])).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"budget_fen": 0},
        {"budget_fen": 10**13 + 1},
        {"community_percent": 101},
        {"year": 1999},
        {"result": None},
        {"state": State.WAITING, "result": json.dumps(document())},
        {"state": "lost", "result": None},
        {"done": 2, "total": 1},
    ],
)
def test_the_database_keeps_the_rules(lane, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        planned(lane, **wrong)
