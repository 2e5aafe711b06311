"""The manual's tables of measures are those of the catalogue, and its example is read."""

import re

import pytest

from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.effects import EFFECTS
from linli.engine.renewal.measure import MeasureClass, Source
from linli.engine.renewal.reading import UNITS
from linli.engine.renewal.sites import SITE_RULES
from linli.files.measure_manual import PAGES, current, section, words
from tests.docs.pages import ROOT


def page(lang):
    return (ROOT / "docs/guide" / PAGES[lang]).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", PAGES)
def test_the_tables_of_measures_in_the_manual_are_current(lang):
    assert page(lang) == current(page(lang), lang), (
        "run: python -m linli.files.measure_manual docs/guide"
    )


@pytest.mark.parametrize("lang", PAGES)
def test_every_measure_stands_in_the_tables_once(lang):
    assert re.findall(r"<br>`(\w+)` \|", section(lang)) != []
    assert sorted(re.findall(r"<br>`(\w+)` \|", section(lang))) == sorted(bundled().measures)


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        ("classes", MeasureClass), ("payers", Source), ("units", UNITS), ("sites", SITE_RULES),
        ("effects", EFFECTS),
    ],
)  # fmt: skip
def test_every_code_of_the_catalogue_has_its_words(part, codes):
    assert set(words()[part]) == set(codes)


@pytest.mark.parametrize("lang", PAGES)
def test_the_example_of_a_place_s_own_file_is_read(lang):
    (text,) = re.findall(r"^```toml\n(.*?)^```$", page(lang), re.DOTALL | re.MULTILINE)
    own = bundled().overridden(text, "own.toml")
    assert "kindergarten" not in own.measures
    assert list(own.measures)[-1] == "bench"
    assert own["roof_repair"].price.money.mid == 110_00


def test_no_table_shows_a_code_of_the_ledger_in_chinese():
    without_sources = [line.split(" | ")[:-1] for line in section("zh").splitlines() if "`" in line]
    cells = [re.sub(r"`\w+`|<br>", "", cell) for line in without_sources for cell in line]
    assert [cell for cell in cells if re.search(r"[a-z]{3,}", cell)] == []
