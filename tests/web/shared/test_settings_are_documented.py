"""Every setting that the environment gives is in the manual, in both languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
READ = re.compile(r'"(LINLI_[A-Z_]+)"')


def settings_read():
    files = [ROOT / "src/linli/web/settings.py", ROOT / "src/linli/web/shared/home.py"]
    return {name for path in files for name in READ.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_names_every_setting_and_no_other(lang):
    manual = (ROOT / "docs/guide" / lang / "page.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(LINLI_[A-Z_]+)`", manual))
    assert named == settings_read()
