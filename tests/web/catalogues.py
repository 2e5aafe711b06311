"""The translations: every message in our code, and catalogues compiled without gettext."""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

SOURCE = Path(__file__).parents[2] / "src" / "linli"
WEB = SOURCE / "web"
COMMON = SOURCE / "locale" / "zh_Hans/LC_MESSAGES/django.po"
"""The catalogue of shared and estates; every other app has its own in its folder."""
SINGLE = {"_", "gettext", "gettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}
STRING = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALL = re.compile(rf"\b(n?gettext|_)\(((?:[^()\"']|{STRING})*)\)")

Message = tuple[str, str | None]
"""A message and its plural, if it has one."""


def compile_all() -> None:
    """Write ``*.mo`` beside each ``*.po`` that is newer; safe when several runs do it at once."""
    for source in SOURCE.rglob("*.po"):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            fresh = made.with_suffix(f".{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(fresh))
            fresh.replace(made)


def catalogues() -> dict[Path, list[Path]]:
    """Each catalogue with the folders whose messages it holds."""
    apps = [folder for folder in sorted(WEB.iterdir()) if (folder / "apps.py").exists()]
    own = {folder / "locale/zh_Hans/LC_MESSAGES/django.po": [folder] for folder in apps}
    with_own = {path: folders for path, folders in own.items() if path.exists()}
    return {COMMON: [folder for path, (folder,) in own.items() if path not in with_own]} | with_own


def messages(folders: Iterable[Path]) -> set[Message]:
    """Every message of the code and templates in these folders."""
    found: set[Message] = set()
    for folder in folders:
        for path in folder.rglob("*.py"):
            found.update(_in_code(path.read_text(encoding="utf-8")))
        for path in folder.rglob("templates/**/*.html"):
            found.update(_in_template(path.read_text(encoding="utf-8")))
    return found


def _in_code(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in SINGLE:
            yield _text(node.args[0]), None
        elif node.func.id in PLURAL:
            yield _text(node.args[0]), _text(node.args[1])


def _text(node: ast.expr) -> str:
    value = ast.literal_eval(node)
    assert isinstance(value, str)
    return value


def _in_template(text: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize  # noqa: PLC0415 - needs settings

    for call in CALL.finditer(templatize(text)):
        strings = [ast.literal_eval(part) for part in re.findall(STRING, call[2])]
        if strings:
            yield strings[0], strings[1] if call[1] == "ngettext" else None
