"""The job in the background: one stress test, claimed, run, written down."""

import time
from collections.abc import Callable

from django.utils import timezone
from django_tasks import task

from linli.web.estates import bridge
from linli.web.estates.models import Diagnosis, State

REPORT_EVERY = 0.5  # seconds between two reports of progress


@task()
def diagnose(pk: int) -> None:
    """Run the stress test ``pk`` unless somebody else has it, or it is over."""
    if not Diagnosis.objects.claim(pk, timezone.now()):
        return
    diagnosis = Diagnosis.objects.select_related("estate").get(pk=pk)
    try:
        _run(diagnosis)
    except bridge.Cancelled:
        diagnosis.finish(timezone.now(), state=State.CANCELLED)
    except bridge.InputError as error:
        obstacle: dict[str, object] = {
            "code": error.code,
            "where": error.where,
            "facts": bridge.plain(error.facts),
        }
        diagnosis.finish(timezone.now(), state=State.FAILED, obstacle=obstacle)
    except SystemExit:  # the worker is told to stop: let the next one begin again
        diagnosis.give_back()
        diagnose.enqueue(pk)
        raise
    finally:
        # Whatever else went wrong, nobody is left waiting for a test that no longer runs.
        diagnosis.finish(timezone.now(), state=State.FAILED, obstacle={"code": "broken"})


def _run(diagnosis: Diagnosis) -> None:
    ledger = bridge.read_estate(diagnosis.estate_id)
    diagnosis.note_inputs(bridge.digest(ledger))
    result = bridge.diagnose(
        ledger, diagnosis.shocks, diagnosis.draws, diagnosis.seed, _reporter(diagnosis)
    )
    diagnosis.finish(timezone.now(), state=State.DONE, result=result)


def _reporter(diagnosis: Diagnosis) -> Callable[[int, int], None]:
    last = time.monotonic() - REPORT_EVERY

    def report(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last < REPORT_EVERY and done < total:
            return
        last = time.monotonic()
        if not diagnosis.hear(timezone.now(), done, total):
            raise bridge.Cancelled

    return report
