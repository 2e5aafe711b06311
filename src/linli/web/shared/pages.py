"""The server of the pages: ``python -m linli.web.shared.pages PORT``, run by ``linli serve``.

This process stays small and never loads Django: it forks the one that answers requests, and a fork
of a process in which libraries already run threads can stand still for ever.
"""

import signal
import sys
from importlib import import_module
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from linli.web.shared.attached import end_with_parent

THREADS = 4
PATIENCE = 5  # seconds for requests under way once the server is to stop


def load(target: str) -> Any:  # noqa: ANN401 - a WSGI application
    """The application, in the process that answers requests."""
    end_with_parent([], PATIENCE)
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def main(host: str, port: int) -> None:
    """Serve until stopped."""
    end_with_parent([signal.SIGTERM], 2 * PATIENCE)
    server = Server(
        "linli.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=load)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
