"""The database named by one address, with the options that hold under many writers."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # Without IMMEDIATE two transactions that read before they write refuse each other at once.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds to wait for another writer
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
POOL = {"min_size": 1, "max_size": 4, "timeout": 10}  # connections, connections, seconds

ACCEPTED = "sqlite:///FOLDER/FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"


def database(address: str) -> dict[str, Any]:
    """Django's settings for ``sqlite:///...`` or ``postgresql://...``.

    Raises
    ------
    ImproperlyConfigured : any other kind of address
    """
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and parts.path:
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        host = dict(parse_qsl(parts.query)).get("host", unquote(parts.hostname or ""))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": POOL},
        }
    raise ImproperlyConfigured(f"LINLI_DATABASE of kind {parts.scheme!r}: use {ACCEPTED}.")


def sqlite(path: Path) -> dict[str, Any]:
    """Django's settings for the SQLite file at ``path``."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": SQLITE_OPTIONS,
        # A file, as an in-memory database would hide what several connections do to each other.
        "TEST": {"NAME": str(path.with_name(f"test_{path.name}"))},
    }
