"""The real server in front of a crowd: started, asked, and ended as one chooses."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.crowd.setting import CSRF

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds
NO_ANSWER = 0


def surroundings(home: Path | str, database: str = "") -> dict[str, str]:
    """Settings of a server of this run's own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    ours |= {"LINLI_HOME": str(home), "LINLI_FORMS_A_MINUTE": "1000000", "PYTHONPATH": str(ROOT)}
    ours |= {"LINLI_DATABASE": database} if database else {}
    return ours | {"DJANGO_SETTINGS_MODULE": "linli.web.settings"}


def told(module: str, environment: dict[str, str], *args: str) -> dict[str, object]:
    """What another process of ours says, as JSON."""
    command = [sys.executable, "-m", module, *args]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    said: dict[str, object] = json.loads(done.stdout)
    return said


class Server:
    """The pages on a port of their own, in a process group of their own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "linli.web.shared.pages", "127.0.0.1", str(self.port)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self._until_it_answers()

    def _until_it_answers(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise TimeoutError

    def kill(self) -> None:
        """Everything at once, without a chance to say goodbye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()

    def say(self, address: str, session: str, words: str) -> int:
        """Send one comment; the status of the answer, 0 without one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        body = urlencode({"text": words, "csrfmiddlewaretoken": CSRF})
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={session}; csrftoken={CSRF}",
        }
        try:
            connection.request("POST", address, body, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return NO_ANSWER
        finally:
            connection.close()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
