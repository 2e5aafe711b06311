"""Jobs of every kind: claimed, run, heard of, ended, stopped, begun again when they died."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic

from django.db import transaction
from django.utils import timezone

from linli.web.estates import bridge
from linli.web.estates.models.job import ATTEMPTS, LEASE, AnyJob, Job, State

REPORT_EVERY = 0.5  # seconds between two reports of progress
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Kind(Generic[AnyJob]):
    """One kind of job.

    Parameters
    ----------
    model : its rows
    enqueue : puts the job of a key into the worker's queue
    work : what is done with the ledger; hears nothing of the database but through its report
    ended : told of a result, in the transaction that keeps it
    """

    model: type[AnyJob]
    enqueue: Callable[[int], object]
    work: Callable[[AnyJob, bridge.Estate, Report], str]
    ended: Callable[[AnyJob, str, datetime], None] | None = None


_kinds: dict[str, Kind[Any]] = {}


def add(kind: Kind[AnyJob]) -> None:
    """Let lost jobs of this kind be begun again; called by an app's ``ready``."""
    _kinds[kind.model._meta.label] = kind


def run(kind: Kind[AnyJob], pk: int) -> None:
    """Run the job ``pk`` unless somebody else has it, or it is over."""
    rows = kind.model.objects
    if not rows.claim(pk, timezone.now()):
        return
    job = rows.select_related("estate").get(pk=pk)
    try:
        _work(kind, job)
    except bridge.Cancelled:
        job.finish(timezone.now(), state=State.CANCELLED)
    except bridge.InputError as error:
        obstacle: dict[str, object] = {
            "code": error.code,
            "where": error.where,
            "facts": bridge.plain(error.facts),
        }
        job.finish(timezone.now(), state=State.FAILED, obstacle=obstacle)
    except SystemExit:  # the worker is told to stop: let the next one begin again
        job.give_back()
        kind.enqueue(pk)
        raise
    finally:
        # Whatever else went wrong, nobody is left waiting for a job that no longer runs.
        job.finish(timezone.now(), state=State.FAILED, obstacle={"code": "broken"})


def _work(kind: Kind[AnyJob], job: AnyJob) -> None:
    ledger = bridge.read_estate(job.estate.pk)
    job.note_inputs(bridge.digest(ledger), job.estate.revision)
    result = kind.work(job, ledger, _reporter(job))
    moment = timezone.now()
    with transaction.atomic():
        kept = job.finish(moment, state=State.DONE, result=result)
        if kept and kind.ended is not None:
            kind.ended(job, result, moment)


def _reporter(job: Job) -> Report:
    last = time.monotonic() - REPORT_EVERY

    def report(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last < REPORT_EVERY and done < total:
            return
        last = time.monotonic()
        if not job.hear(timezone.now(), done, total):
            raise bridge.Cancelled

    return report


@transaction.atomic
def cancel(job: Job, *, moment: datetime) -> None:
    """Stop a job: at once while it waits, at the next report while it runs."""
    mine = type(job).objects.filter(pk=job.pk)
    mine.under_way().update(cancel_asked=True)
    ended = {"state": State.CANCELLED, "ended_at": moment, **dict.fromkeys(job.wiped)}
    mine.filter(state=State.WAITING).update(**ended)


@transaction.atomic
def revive_abandoned(moment: datetime, lease: timedelta = LEASE) -> int:
    """Queue again what a dead worker left behind; what died too often has failed. Their number."""
    return sum(_revive(kind, moment, lease) for kind in _kinds.values())


def _revive(kind: Kind[Any], moment: datetime, lease: timedelta) -> int:
    lost = list(kind.model.objects.abandoned(moment - lease).without_result())
    for job in lost:
        if job.cancel_asked:
            job.finish(moment, state=State.CANCELLED)
        elif job.attempts >= ATTEMPTS:
            job.finish(moment, state=State.FAILED, obstacle={"code": "stopped"})
        elif job.wait_again(moment - lease):
            kind.enqueue(job.pk)
    return len(lost)


@dataclass(frozen=True)
class Progress:
    """How far a job is: the share done, the time left, whether it has fallen silent."""

    share: float
    left: timedelta | None
    silent: bool


def progress(job: Job, moment: datetime) -> Progress:
    """By the pace so far; no time before the first part is done."""
    silent = job.heard_at is not None and moment - job.heard_at > LEASE / 4
    share = job.done / job.total if job.total else 0.0
    if not job.done or job.started_at is None:
        return Progress(share, None, silent)
    pace = (moment - job.started_at) / job.done
    return Progress(share, pace * (job.total - job.done), silent)
