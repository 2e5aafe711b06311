"""A copy of the whole database while others write, and the way back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.db.utils import ConnectionHandler
from django.utils.translation import gettext as _

from linli.web.shared.backup.manifest import BackupError
from linli.web.shared.databases import sqlite


def copy_sqlite(source: Path, target: Path) -> None:
    """One moment of ``source``, in one step; writers go on meanwhile."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def check_sqlite(path: Path) -> None:
    """Whether every page and every reference of the file is sound.

    Raises
    ------
    BackupError : it is no database, or a damaged one
    """
    # Through Django, whose functions the constraints call.
    copy = ConnectionHandler({"default": sqlite(path)})["default"]
    try:
        with closing(copy), copy.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            sound = cursor.fetchall() == [("ok",)]
            cursor.execute("PRAGMA foreign_key_check")
            dangling = cursor.fetchone()
    except DatabaseError:
        sound, dangling = False, None
    if not sound or dangling:
        raise BackupError(_("The database in the backup is damaged. Take an older backup."))


def dump_postgres(told: Mapping[str, Any], target: Path) -> None:
    """One moment of the database that Django's settings name, as ``pg_dump`` takes it."""
    _run("pg_dump", told, ["--format=custom", "--no-owner", "--no-acl", f"--file={target}"])


def load_postgres(told: Mapping[str, Any], source: Path, *, replace: bool) -> None:
    """Put a dump into the database, whole or not at all."""
    also = ["--clean", "--if-exists"] if replace else []
    whole = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-acl", *also]
    _run("pg_restore", told, [*whole, f"--dbname={told['NAME']}", str(source)], named=True)


def _run(
    program: str, told: Mapping[str, Any], arguments: Sequence[str], *, named: bool = False
) -> None:
    path = shutil.which(program)
    if path is None:
        raise BackupError(
            _(
                "%(program)s of PostgreSQL is not on this computer. Install PostgreSQL's client "
                "programs of the server's version, or run this on the server."
            )
            % {"program": program}
        )
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [path, *arguments],
        env=os.environ | _connection(told, named=named),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told_by = done.stderr.strip().splitlines() or [""]
        raise BackupError(
            _("%(program)s stopped: %(line)s") % {"program": program, "line": told_by[0]}
        )


def _connection(told: Mapping[str, Any], *, named: bool) -> dict[str, str]:
    """Over the environment, as other users of the computer can read a command's arguments."""
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    names |= {} if named else {"PGDATABASE": "NAME"}
    return {name: str(told[key]) for name, key in names.items() if told.get(key)}
