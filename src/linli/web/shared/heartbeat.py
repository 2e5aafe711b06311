"""Whether the worker lives: it touches a file in the data folder, and whoever asks looks at it."""

from pathlib import Path

BEAT = "worker.beat"
SILENT_AFTER = 60.0  # seconds; a worker beats every 15


def beat(home: Path) -> None:
    """Say that the worker lives."""
    (home / BEAT).touch()


def alive(home: Path, now: float) -> bool:
    """Whether the worker has beaten lately; ``now`` in seconds since 1970."""
    try:
        return now - (home / BEAT).stat().st_mtime < SILENT_AFTER
    except FileNotFoundError:
        return False
