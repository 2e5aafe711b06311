"""What whoever watches the server is told."""

import os
import time
from types import SimpleNamespace

import pytest
from django.conf import settings as ours
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from linli.web.shared import heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture
def beating():
    heartbeat.beat(ours.LINLI_HOME)


def ready(visitor):
    answer = visitor.get(reverse("health-ready"))
    return answer.status_code, answer.json()


def test_an_installation_at_work_is_ready(visitor, beating):
    assert ready(visitor) == (200, {"status": "ok"})


def test_a_worker_that_has_not_beaten_for_a_minute_is_silent(visitor, beating):
    past = time.time() - 61
    os.utime(ours.LINLI_HOME / heartbeat.BEAT, (past, past))
    assert ready(visitor) == (503, {"status": "not ready", "worker": "silent"})


def test_a_worker_that_never_began_is_silent_too(tmp_path):
    assert not heartbeat.alive(tmp_path, time.time())


def test_a_database_behind_the_code_is_not_ready(visitor, beating):
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("estates")
    MigrationRecorder(connection).record_unapplied(*newest)
    assert ready(visitor)[1]["migrations"] == "not applied"


def test_a_full_disk_is_told(visitor, beating, monkeypatch):
    usage = SimpleNamespace(free=10)
    monkeypatch.setattr("linli.web.shared.readiness.shutil.disk_usage", lambda _: usage)
    assert ready(visitor) == (503, {"status": "not ready", "disk": "nearly full"})


@pytest.mark.parametrize("page", ["health", "health-ready"])
def test_a_database_that_does_not_answer_is_told_and_no_fault_of_the_page(
    visitor, beating, monkeypatch, page
):
    def refuse():
        raise OperationalError

    monkeypatch.setattr("linli.web.shared.readiness.connection.cursor", refuse)
    answer = visitor.get(reverse(page))
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "database": "does not answer"}
