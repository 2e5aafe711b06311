"""What a backup holds, said in the file itself, so that it can be checked before it is trusted."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from django.utils.translation import gettext as _

FORM = 1
NAME = "manifest.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
UPLOADS = "uploads"
KEY = "secret_key"


class BackupError(Exception):
    """What stands in the way of a backup or of restoring one, in words."""


@dataclass(frozen=True)
class Kept:
    """One file of a backup."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What was kept.

    Parameters
    ----------
    linli : version of the program
    database : ``sqlite`` or ``postgresql``
    made_at : ISO 8601
    migrations : every one applied, as ``app.name``
    files : in the order in which they stand
    """

    linli: str
    database: str
    made_at: str
    migrations: Sequence[str]
    files: Sequence[Kept]

    @property
    def with_key(self) -> bool:
        return any(each.name == KEY for each in self.files)

    @property
    def uploads(self) -> list[Kept]:
        return [each for each in self.files if each.name.startswith(f"{UPLOADS}/")]

    def written(self) -> str:
        return json.dumps({"form": FORM} | asdict(self), ensure_ascii=False, indent=1)


def read(archive: ZipFile) -> Manifest:
    """The manifest of a backup.

    Raises
    ------
    BackupError : none there, of another form, or it names what no backup of ours holds
    """
    try:
        told = json.loads(archive.read(NAME))
        found = _manifest(told)
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError(_("This file is no backup of Linli: it has no readable list.")) from error
    listed = sorted([NAME, *(each.name for each in found.files)])
    if listed != sorted(archive.namelist()) or not all(_ours(each.name) for each in found.files):
        raise BackupError(_("The backup holds other files than its own list names."))
    if DATABASE[found.database] not in listed:
        raise BackupError(_("The backup holds no database."))
    return found


def _manifest(told: dict[str, Any]) -> Manifest:
    if told.pop("form") != FORM or told["database"] not in DATABASE:
        raise ValueError(NAME)
    files = [Kept(**each) for each in told.pop("files")]
    return Manifest(files=files, **told)


def _ours(name: str) -> bool:
    """Nothing outside the folder that is restored: no ``..``, no absolute path, no drive."""
    path = PurePosixPath(name)
    if name in (*DATABASE.values(), KEY):
        return True
    inside = path.parts[:1] == (UPLOADS,) and len(path.parts) > 1
    return inside and ".." not in path.parts and not set(name) & set("\\:\0")
