"""Checking an exported journal of a million entries: seconds and memory."""

import resource
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measure.clock import best_of
from measure.machine import machine
from measure.program import run
from measure.table import table

from linli.engine.journal.chain import Act, append, begin
from linli.engine.journal.entry import moment_text

ENTRIES = (10_000, 100_000, 1_000_000)
ROUNDS = 3
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
KIB_PER_MIB = 1024


def main() -> None:
    """Write a book of each size, check it with the command, print."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in ENTRIES:
            path = Path(folder, f"{size}.jsonl")
            write(path, size)
            rounds = ROUNDS if size < max(ENTRIES) else 1
            taken = best_of(
                rounds, {"verify": lambda path=path: run("-m", "linli", "verify", str(path))}
            )
            rows.append((f"{size:,}", f"{path.stat().st_size / 1e6:.1f}", f"{taken['verify']:.1f}",
                         f"{taken['verify'] / size * 1e6:.0f}", peak()))  # fmt: skip
    print(machine("click"))
    print(f"best of {ROUNDS} rounds, of the largest one round\n")
    print(table(("entries", "MB", "s", "microseconds an entry", "MiB, peak so far"), rows))


def write(path: Path, size: int) -> None:
    """A book of ``size`` entries, 460 bytes each."""
    head = begin("lane")
    with path.open("w", encoding="utf-8") as out:
        for number in range(size):
            at = moment_text(NOON + timedelta(seconds=number))
            line, head = append(
                head,
                Act("comment", at, "tenant", "k3m9xq2abc", "self", None, f"matter/{number % 999}",
                    {"text": f"{number:064x}", "seen": True, "answers": number}),
            )  # fmt: skip
            out.write(line + "\n")


def peak() -> str:
    """Most memory that any program started so far has held."""
    kib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return f"{kib / (KIB_PER_MIB if sys.platform == 'linux' else KIB_PER_MIB**2):.0f}"


if __name__ == "__main__":
    main()
