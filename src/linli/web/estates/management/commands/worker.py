"""The worker that runs jobs in the background."""

import signal
import threading
from argparse import ArgumentParser
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from linli.web.estates.jobs import revive_abandoned
from linli.web.shared import heartbeat
from linli.web.shared.attached import end_with_parent

PATIENCE = 5  # seconds for a running job to notice
LOOK_EVERY = 15  # seconds between two looks for jobs that lost their worker


class Command(BaseCommand):
    help = "Run stress tests from the queue; started by `linli serve` and `linli demo`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--alone", action="store_true", help="No other worker runs: begin lost tests at once."
        )

    def handle(self, *_args: str, alone: bool, **_options: object) -> None:
        # The first signal lets a running test end, the second interrupts it; it begins again later.
        end_with_parent([signal.SIGTERM, signal.SIGTERM], PATIENCE)
        if alone:
            revive_abandoned(timezone.now(), timedelta(0))
        threading.Thread(target=_look_after, daemon=True).start()
        call_command("db_worker", interval=0.5, startup_delay=False, reload=False)


def _look_after() -> None:
    pause = threading.Event()
    while True:
        heartbeat.beat(settings.LINLI_HOME)
        revive_abandoned(timezone.now())
        close_old_connections()
        pause.wait(LOOK_EVERY)
