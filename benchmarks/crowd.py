"""Fifty neighbours speaking at once for a minute, over HTTP, on SQLite and on PostgreSQL.

Counts what was acknowledged (a redirect after the form), then looks whether each such act is in the
journal, whether the chain holds, and whether anything failed.
"""

import tempfile
import threading
import time
from collections import Counter

from measure.machine import machine
from measure.table import table

from tests.crowd.server import Server, surroundings, told

CLIENTS = 50
SECONDS = 60
ACKNOWLEDGED = 302
REFUSED = range(400, 500)


def main() -> None:
    """Both databases, one after the other."""
    rows = [("SQLite", *measured(""))]
    address = postgres()
    if address:
        rows.append(("PostgreSQL, fsync on", *measured(address)))
    print(machine("django", "granian"))
    print(f"{CLIENTS} clients, {SECONDS} s, one server process with 4 threads\n")
    head = ("database", "acts", "acts/s", "median s", "99 % s", "refused", "failed",
            "lost", "chain")  # fmt: skip
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
        environment = surroundings(home, database)
        setting = told("tests.crowd.setting", environment, str(CLIENTS))
        server = Server(environment)
        try:
            answers, times, acknowledged = spoken(server, setting)
        finally:
            server.kill()
        found = told("tests.crowd.verdict", environment)
    refused = sum(count for status, count in answers.items() if status in REFUSED)
    failed = sum(answers.values()) - answers[ACKNOWLEDGED] - refused
    said = found["said"]
    assert isinstance(said, list)  # noqa: S101 - our own process wrote it
    times.sort()
    return (f"{len(acknowledged):,}", f"{len(acknowledged) / SECONDS:.0f}",
            f"{times[len(times) // 2]:.2f}", f"{times[len(times) * 99 // 100]:.2f}", str(refused),
            str(failed), str(len(acknowledged - set(said))),
            "sound" if found["sound"] else "BROKEN")  # fmt: skip


def spoken(
    server: Server, setting: dict[str, object]
) -> tuple[Counter[int], list[float], set[str]]:
    """Answers by status (0: none), seconds each took, and every text that was acknowledged."""
    answers: Counter[int] = Counter()
    times: list[float] = []
    acknowledged: set[str] = set()
    lock = threading.Lock()
    end = time.monotonic() + SECONDS

    def speak(number: int, session: str) -> None:
        said = 0
        while time.monotonic() < end:
            words, began = f"{number} {said}", time.monotonic()
            status = server.say(str(setting["address"]), session, words)
            said += 1
            with lock:
                answers[status] += 1
                times.append(time.monotonic() - began)
                acknowledged.update([words] if status == ACKNOWLEDGED else [])

    sessions = setting["sessions"]
    assert isinstance(sessions, list)  # noqa: S101 - our own process wrote it
    threads = [threading.Thread(target=speak, args=one) for one in enumerate(sessions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers, times, acknowledged


if __name__ == "__main__":
    main()
