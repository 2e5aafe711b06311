"""The translations compiled for a test run, without gettext's tools."""

import os
from pathlib import Path

import polib

LOCALE = Path(__file__).parents[2] / "src" / "linli" / "locale"


def compile_all() -> None:
    """Write ``*.mo`` beside each ``*.po`` that is newer; safe when several runs do it at once."""
    for source in LOCALE.rglob("*.po"):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            fresh = made.with_suffix(f".{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(fresh))
            fresh.replace(made)
