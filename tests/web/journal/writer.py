"""A program that writes entries until it is killed: ``python -m tests.web.journal.writer``.

For each line on its standard input it forks a writer, which prints its process's number and then
the number of each entry once its transaction has ended. Forked, as Django takes a second to start.
"""

import os
import sys
from datetime import UTC, datetime

import django

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
ACT = "write_until_killed"


def main() -> None:
    """Until standard input ends."""
    django.setup()
    from linli.web.journal import acts  # noqa: PLC0415 - needs Django set up

    acts.declare(ACT, facts={}, sentence="Wrote.")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            write()
        os.waitpid(child, 0)
        say("gone")


def write() -> None:
    """For ever."""
    from django.db import transaction  # noqa: PLC0415 - needs Django set up

    from linli.web.journal.actions import record  # noqa: PLC0415 - needs Django set up
    from linli.web.shared.rights import by_rule  # noqa: PLC0415 - needs Django set up

    say(f"writer {os.getpid()}")
    while True:
        with transaction.atomic():
            entry = record("lane", by_rule(ACT), subject="matter/1", facts={}, moment=NOON)
        say(str(entry.number))


def say(line: str) -> None:
    """At once and whole: one call of the system a line."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    main()
