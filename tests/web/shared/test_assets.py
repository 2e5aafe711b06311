"""Vendored files are what their makers published, and our colours are those of the reports."""

import hashlib
import re
from pathlib import Path

import pytest

from linli.reports.tokens import TOKENS

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "src/linli/web/shared/static"
VENDORED = [STATIC / "vendor", ROOT / "tests/e2e/vendor"]


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_vendored_files_have_the_listed_digests_and_no_others_are_there(folder):
    listed = dict(
        reversed(line.split(maxsplit=1)) for line in (folder / "sha256").read_text().splitlines()
    )
    present = {
        f"./{path.relative_to(folder)}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("sha256", ".gitattributes")
    }
    assert present == listed


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_every_vendored_package_brings_its_licence(folder):
    for package in (path for path in folder.iterdir() if path.is_dir()):
        assert any(path.name.startswith("LICENSE") for path in package.iterdir()), package.name


def test_the_page_has_the_colours_of_figures_and_print():
    text = (STATIC / "linli/tokens.css").read_text(encoding="utf-8")
    assert dict(re.findall(r"--linli-([a-z0-9-]+): (#[0-9a-f]{6});", text)) == dict(TOKENS)


def test_style_sheets_ask_nobody_for_anything():
    for sheet in (STATIC / "linli").glob("*.css"):
        assert "http" not in sheet.read_text(encoding="utf-8"), sheet.name
