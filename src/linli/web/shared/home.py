"""The folder that holds what people entered: database, uploaded workbooks, secret key."""

import os
import secrets
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from linli.web.shared.environment import text

PLATFORM_FOLDERS = {
    "darwin": ("HOME", "Library/Application Support/Linli"),
    "win32": ("LOCALAPPDATA", "Linli"),
}


def home() -> Path:
    """``LINLI_HOME``, else this platform's usual place for an application's data; made if absent.

    Raises
    ------
    ImproperlyConfigured : the folder cannot be made or written
    """
    folder = Path(text("LINLI_HOME", str(usual_place()))).expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ImproperlyConfigured(
            f"LINLI_HOME={str(folder)!r} cannot be made ({error.strerror}): name another."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"LINLI_HOME={str(folder)!r} cannot be written: name another.")
    return folder


def usual_place() -> Path:
    """Where this platform keeps the data of applications."""
    if sys.platform in PLATFORM_FOLDERS:
        variable, below = PLATFORM_FOLDERS[sys.platform]
        return Path(os.environ.get(variable, "~"), below)
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share", "linli")


def secret_key(folder: Path) -> str:
    """The key that signs cookies: made at the first start, kept in ``folder``."""
    path = folder / "secret_key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        made = secrets.token_urlsafe(50)
        file.write(made)
    return made
