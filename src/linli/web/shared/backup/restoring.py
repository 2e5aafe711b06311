"""Putting a backup back: everything is checked before anything is replaced."""

import hashlib
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from linli.web.shared import heartbeat
from linli.web.shared.backup.databases import check_sqlite, load_postgres
from linli.web.shared.backup.making import CHUNK
from linli.web.shared.backup.manifest import (
    DATABASE,
    KEY,
    UPLOADS,
    BackupError,
    Kept,
    Manifest,
    read,
)

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside its file; of another database it would be read as this one's."""


def restore(file: Path, *, force: bool) -> Manifest:
    """Put the backup in ``file`` into the data folder and the database that settings name.

    Raises
    ------
    BackupError : the file is no whole backup, of another database or a newer Linli; or something
        is there already and ``force`` is not given; or Linli is running there
    """
    try:
        with ZipFile(file) as archive:
            found = read(archive)
            _refuse_foreign(found)
            _refuse_occupied(force=force)
            with TemporaryDirectory(dir=settings.LINLI_HOME, prefix=".restoring-") as folder:
                staged = Path(folder)
                for each in found.files:
                    _extract(archive, each, staged)
                _put_in_place(found, staged, force=force)
    except BadZipFile as error:
        raise BackupError(_("This file is no backup of Linli, or it is damaged.")) from error
    return found


def _refuse_foreign(found: Manifest) -> None:
    if found.database != connection.vendor:
        raise BackupError(
            _("The backup is of %(theirs)s, but LINLI_DATABASE names %(ours)s.")
            % {"theirs": found.database, "ours": connection.vendor}
        )
    known = {".".join(each) for each in MigrationLoader(None).disk_migrations}
    if set(found.migrations) - known:
        raise BackupError(
            _("The backup was made by a newer Linli (%(version)s). Upgrade this one first.")
            % {"version": found.linli}
        )


def _refuse_occupied(*, force: bool) -> None:
    home = settings.LINLI_HOME
    if heartbeat.alive(home, time.time()):
        raise BackupError(
            _("Linli is running in %(home)s. Stop it, wait a minute, and try again.")
            % {"home": home}
        )
    if force:
        return
    if any(home.iterdir()) or _has_rows():
        raise BackupError(
            _(
                "%(home)s is not empty, or its database is not. Name an empty folder, or add "
                "--force to replace what is there for good."
            )
            % {"home": home}
        )


def _has_rows() -> bool:
    if connection.vendor == "sqlite":
        return Path(connection.settings_dict["NAME"]).exists()
    return bool(connection.introspection.table_names())


def _extract(archive: ZipFile, kept: Kept, folder: Path) -> None:
    target = folder / kept.name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with archive.open(kept.name) as source, target.open("xb") as copy:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            copy.write(chunk)
    target.chmod(0o600)
    if (size, digest.hexdigest()) != (kept.bytes, kept.sha256):
        raise BackupError(
            _("%(name)s in the backup is not what its list says. Take another copy of the backup.")
            % {"name": kept.name}
        )


def _put_in_place(found: Manifest, staged: Path, *, force: bool) -> None:
    database = staged / DATABASE[found.database]
    (staged / UPLOADS).mkdir(exist_ok=True, mode=0o700)
    if found.database == "sqlite":
        check_sqlite(database)
        _replace(database, Path(connection.settings_dict["NAME"]))
    else:
        load_postgres(connection.settings_dict, database, replace=force)
    _replace(staged / UPLOADS, settings.UPLOADS)
    if found.with_key:
        _replace(staged / KEY, settings.LINLI_HOME / KEY)


def _replace(new: Path, old: Path) -> None:
    """``new`` in the place of ``old``, which is gone for good afterwards."""
    if old.is_dir():
        shutil.rmtree(old)
    for beside in BESIDE:
        old.with_name(f"{old.name}{beside}").unlink(missing_ok=True)
    shutil.move(new, old)
