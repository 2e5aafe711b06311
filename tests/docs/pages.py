"""The manual as data: its pages, and the commands in their console blocks.

A block fenced ``console`` holds commands that the tests run, each line beginning ``$ linli``;
what stands below a command is its output, for the reader. After ``console`` may stand ``data``
(needs the real data sets) or ``fails`` (each command ends with exit code 1, as the page says).
Anything else a reader may type, such as ``./dev up``, is fenced ``sh`` and not run.
"""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted(ROOT.glob("docs/*.md")),
    *sorted(ROOT.glob("docs/guide/**/*.md")),
]
_FENCE = re.compile(
    r"^```console *(?P<words>[a-z ]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


class Command(NamedTuple):
    """One line to type, with the words of its fence."""

    line: str
    needs_data: bool
    fails: bool


def name(page: Path) -> str:
    """The page's path inside the checkout."""
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> list[Command]:
    """Every command of the page in order; a line that ends in a backslash goes on in the next."""
    found = []
    for fence in _FENCE.finditer(page.read_text(encoding="utf-8")):
        words = fence["words"].split()
        typed = re.sub(r"\\\n\s*>?\s*", "", fence["body"]).splitlines()
        found += [
            Command(line[2:], "data" in words, "fails" in words)
            for line in typed
            if line.startswith("$ ")
        ]
    return found


def links(page: Path) -> list[str]:
    """Targets inside the checkout that the page links to."""
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    return [target for target in targets if "://" not in target and "mailto:" not in target]
