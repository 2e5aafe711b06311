"""What the manual tells a reader to type, typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, commands, name

DATA = Path(os.environ.get("LINLI_DATA", ROOT.parent / "shared" / "data")).resolve()
LONGEST = 120  # seconds for one command on two busy cores


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, "PATH": path, "LINLI_DATA": str(DATA), "LINLI_LANG": "en"}
    return subprocess.run(  # noqa: S602 - as a reader types it, with redirections and variables
        line,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


# The English guide types the same, as test_pages holds; once is enough for commands of a minute.
TYPED = [page for page in PAGES if commands(page) and "docs/guide/en/" not in name(page)]


@pytest.mark.parametrize("page", TYPED, ids=name)
def test_the_commands_of_a_page_work_in_order(page, tmp_path, subtests):
    for command in dict.fromkeys(commands(page)):  # a page in two languages says some of it twice
        with subtests.test(command.line):
            if command.needs_data and not DATA.is_dir():
                pytest.skip(f"real data wanted: no folder {DATA}; name one in LINLI_DATA")
            done = run(command.line, tmp_path)
            assert done.returncode == int(command.fails), done.stderr


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_console_block_holds_only_linli(page):
    assert [c.line for c in commands(page) if not c.line.startswith("linli ")] == []
