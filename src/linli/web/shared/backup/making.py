"""Writing a backup: the database first, then the files that its rows name."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from linli.web.shared.backup.databases import copy_sqlite, dump_postgres
from linli.web.shared.backup.manifest import (
    DATABASE,
    KEY,
    NAME,
    UPLOADS,
    BackupError,
    Kept,
    Manifest,
)

CHUNK = 1 << 20  # bytes


def make(file: Path, *, with_key: bool, moment: datetime) -> Manifest:
    """Write a backup to ``file``, which only its owner can read; whole or not at all.

    Raises
    ------
    BackupError : the file exists, nothing is there to keep, or the database cannot be copied
    """
    if file.exists():
        raise BackupError(_("%(file)s exists already. Name another file.") % {"file": file})
    applied = _applied()
    if not applied:
        raise BackupError(
            _("%(home)s holds no installation yet: there is nothing to keep.")
            % {"home": settings.LINLI_HOME}
        )
    kept: list[Kept] = []
    with _written_whole(file) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        kept.append(_keep_database(archive))
        kept += _keep_uploads(archive)
        if with_key:
            kept.append(_keep(archive, settings.LINLI_HOME / KEY, KEY))
        made = Manifest(version("linli"), connection.vendor, moment.isoformat(), applied, kept)
        archive.writestr(NAME, made.written())
    return made


def _applied() -> list[str]:
    """Asked only of a database that is there: to ask SQLite is to make one."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return []
    return sorted(".".join(each) for each in MigrationRecorder(connection).applied_migrations())


@contextmanager
def _written_whole(file: Path) -> Iterator[IO[bytes]]:
    """A file that bears its name only once all of it is on the disk."""
    part = file.with_name(f"{file.name}.part")
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _keep_database(archive: ZipFile) -> Kept:
    name = DATABASE[connection.vendor]
    told = connection.settings_dict
    with TemporaryDirectory(dir=settings.LINLI_HOME, prefix=".backup-") as folder:
        copy = Path(folder, name)
        if connection.vendor == "sqlite":
            copy_sqlite(Path(told["NAME"]), copy)
        else:
            dump_postgres(told, copy)
        return _keep(archive, copy, name)


def _keep_uploads(archive: ZipFile) -> Iterator[Kept]:
    """In a fixed order. What is deleted just now is left out: the law may want it gone."""
    for path in sorted(settings.UPLOADS.rglob("*")):
        name = Path(UPLOADS, path.relative_to(settings.UPLOADS)).as_posix()
        try:
            if path.is_file():
                yield _keep(archive, path, name)
        except FileNotFoundError:
            continue


def _keep(archive: ZipFile, path: Path, name: str) -> Kept:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Kept(name, size, digest.hexdigest())
