"""A server of this run's own."""

import socket
import time
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 60  # seconds


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until_it_answers(port: int) -> None:
    """Until the server's health page answers.

    Raises
    ------
    TimeoutError : it does not
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health/", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError
