"""The manual's tables are those of the schema."""

import pytest

from linli.files.manual import PAGES, current
from tests.docs.pages import ROOT


@pytest.mark.parametrize("lang", PAGES)
def test_the_tables_in_the_manual_are_current(lang):
    page = (ROOT / "docs/guide" / PAGES[lang]).read_text(encoding="utf-8")
    assert page == current(page, lang), "run: python -m linli.files.manual docs/guide"
