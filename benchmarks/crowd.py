"""Fifty neighbours speaking at once for a minute, over HTTP, on SQLite and on PostgreSQL.

Counts what was acknowledged (a redirect after the form), then looks whether each such act is in the
journal, whether the chain holds, and whether anything failed.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

from measure.crowd_setting import CSRF
from measure.machine import machine
from measure.table import table
from measure.web import free_port, until_it_answers

CLIENTS = 50
SECONDS = 60
ACKNOWLEDGED = 302


def main() -> None:
    """Both databases, one after the other."""
    rows = [("SQLite", *measured(""))]
    address = postgres()
    if address:
        rows.append(("PostgreSQL, fsync on", *measured(address)))
    print(machine("django", "granian"))
    print(f"{CLIENTS} clients, {SECONDS} s, one server process with 4 threads\n")
    head = ("database", "acts", "acts/s", "median s", "99 % s", "refused", "failed",
            "in the journal", "chain")  # fmt: skip
    print(table(head, rows))


def postgres() -> str | None:
    """A cluster of this run's own that keeps what it is told, or None with the reason."""
    from tests.web import cluster  # noqa: PLC0415 - reads the machine

    if cluster.binaries() is None:
        print("No PostgreSQL server (initdb) on this machine: SQLite only.")
        return None
    return cluster.start("-c", "fsync=on")


def measured(database: str) -> tuple[str, ...]:
    """One minute on one database."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "LINLI_HOME": home, "LINLI_FORMS_A_MINUTE": "1000000"}
        environment |= {"LINLI_DATABASE": database} if database else {}
        environment |= {"DJANGO_SETTINGS_MODULE": "linli.web.settings", "LINLI_LOG": "plain"}
        setting = json.loads(told("measure.crowd_setting", environment, str(CLIENTS)))
        port = free_port()
        log = Path(home, "log").open("w")  # noqa: SIM115 - open as long as the server runs
        server = subprocess.Popen(  # noqa: S603 - our own server
            [sys.executable, "-m", "linli.web.shared.pages", "127.0.0.1", str(port)],
            env=environment, stdin=subprocess.PIPE, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            until_it_answers(port)
            answers, times = spoken(port, setting)
        finally:
            server.kill()
            server.wait()
        found = json.loads(told("measure.crowd_verdict", environment))
    done = answers[ACKNOWLEDGED]
    refused = sum(count for status, count in answers.items() if 400 <= status < 500)  # noqa: PLR2004
    failed = sum(answers.values()) - done - refused
    times.sort()
    return (f"{done:,}", f"{done / SECONDS:.0f}", f"{times[len(times) // 2]:.2f}",
            f"{times[len(times) * 99 // 100]:.2f}", str(refused), str(failed),
            f"{found['comments']:,}", found["chain"])  # fmt: skip


def told(module: str, environment: dict[str, str], *args: str) -> str:
    """What another process of ours says on its standard output."""
    here = Path(__file__).parent
    return subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-m", module, *args],
        env=environment | {"PYTHONPATH": f"{here}:{here.parent}"},
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def spoken(port: int, setting: dict[str, object]) -> tuple[Counter[int], list[float]]:
    """Every client's answers by status (0: no answer), and the seconds each took."""
    answers: Counter[int] = Counter()
    times: list[float] = []
    lock = threading.Lock()
    end = time.monotonic() + SECONDS

    def speak(number: int, session: str) -> None:
        mine: Counter[int] = Counter()
        took = []
        while time.monotonic() < end:
            began = time.monotonic()
            mine[say(port, str(setting["address"]), session, f"{number} {len(took)}")] += 1
            took.append(time.monotonic() - began)
        with lock:
            answers.update(mine)
            times.extend(took)

    sessions = setting["sessions"]
    assert isinstance(sessions, list)  # noqa: S101 - our own process wrote it
    threads = [threading.Thread(target=speak, args=one) for one in enumerate(sessions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers, times


def say(port: int, address: str, session: str, words: str) -> int:
    """Send one comment; the status of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = urlencode({"text": words, "csrfmiddlewaretoken": CSRF})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={session}; csrftoken={CSRF}",
    }
    try:
        connection.request("POST", address, body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


if __name__ == "__main__":
    main()
