#!/usr/bin/env python3
"""Bring the catalogues in step with the code: new messages come in empty, unused ones go.

python tools/messages.py          then write the Chinese where msgstr is empty
"""

import os
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).parents[1]


def main() -> None:
    """All catalogues; prints what is still to be translated."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.web.settings")
    os.environ.setdefault("LINLI_HOME", str(ROOT / ".venv/home"))
    import django  # noqa: PLC0415 - the path stands only now

    django.setup()
    from tests.web.catalogues import catalogues  # noqa: PLC0415

    for path, folders in catalogues().items():
        bring_in_step(path, folders)


def bring_in_step(path: Path, folders: list[Path]) -> None:
    """One catalogue, sorted by message."""
    from tests.web.catalogues import messages  # noqa: PLC0415 - needs settings

    catalogue = polib.pofile(str(path))
    kept = {(entry.msgid, entry.msgid_plural or None): entry for entry in catalogue}
    catalogue[:] = [
        kept.get(message) or fresh(*message) for message in sorted(messages(folders), key=str)
    ]
    catalogue.save()
    for entry in catalogue.untranslated_entries():
        sys.stdout.write(f"{path.relative_to(ROOT)}: {entry.msgid}\n")


def fresh(message: str, plural: str | None) -> polib.POEntry:
    """An entry without its translation."""
    if plural is None:
        return polib.POEntry(msgid=message)
    return polib.POEntry(msgid=message, msgid_plural=plural, msgstr_plural={0: ""})


if __name__ == "__main__":
    main()
