"""The code that whoever starts an installation reads on its terminal and types on the first page.

Without it the first stranger to open the page would be the operator.
"""

import os
import secrets
from pathlib import Path

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is easily taken for another
GROUPS, LENGTH = 3, 4


def code(home: Path) -> str:
    """The set-up code kept in ``home``, made when first asked for."""
    path = _path(home)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        made = "-".join(_group() for _ in range(GROUPS))
        file.write(made)
    return made


def matches(home: Path, typed: str) -> bool:
    """Whether ``typed`` is the code, whatever its case and hyphens."""
    return secrets.compare_digest(_plain(typed).encode(), _plain(code(home)).encode())


def use_up(home: Path) -> bool:
    """Delete the code; False when somebody else has used it up."""
    try:
        _path(home).unlink()
    except FileNotFoundError:
        return False
    return True


def _path(home: Path) -> Path:
    return home / "setup_code"


def _group() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def _plain(typed: str) -> str:
    return "".join(typed.split()).replace("-", "").casefold()
