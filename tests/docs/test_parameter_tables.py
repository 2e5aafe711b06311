"""The manual's parameter tables are those of the parameter files, in words for each."""

import re

import pytest

from linli.engine.parameters import load
from linli.files.parameter_manual import PAGES, current, held_for, meaning, section, words, written
from tests.docs.pages import ROOT

BUNDLED = sorted(path.stem for path in (ROOT / "src/linli/engine/parameters").glob("*.toml"))
NAMES = [row.name for table in BUNDLED for row in written(table)]


@pytest.mark.parametrize("lang", PAGES)
def test_the_parameter_tables_in_the_manual_are_current(lang):
    page = (ROOT / "docs/guide" / PAGES[lang]).read_text(encoding="utf-8")
    assert page == current(page, lang), "run: python -m linli.files.parameter_manual docs/guide"


def test_every_parameter_file_has_its_table():
    assert sorted(words()["tables"]) == BUNDLED


@pytest.mark.parametrize("table", BUNDLED)
def test_a_table_holds_the_parameters_the_engine_reads_in_their_order(table):
    assert [row.name for row in written(table)] == list(load(table).rows)


@pytest.mark.parametrize("lang", PAGES)
def test_every_parameter_says_what_it_is(lang):
    assert [name for name in NAMES if not meaning(name, lang)] == []


def test_every_sentence_is_of_some_parameter():
    patterns = [re.escape(p).replace(r"\*", "[^.]+") for p in words()["rows"]]
    assert [p for p in patterns if not any(re.fullmatch(p, name) for name in NAMES)] == []


def test_every_unit_has_its_chinese():
    units = {row.leaf["unit"] for table in BUNDLED for row in written(table)}
    assert units == set(words()["units"])


def test_every_validity_has_its_chinese():
    said = {row.leaf["valid"] for table in BUNDLED for row in written(table) if "valid" in row.leaf}
    assert said | {held_for(table) for table in BUNDLED} == set(words()["valid"])


def test_a_table_tells_what_its_rows_hold_for_and_a_row_only_where_it_differs():
    page = section("en").split("### ")
    (help_,) = (table for table in page if table.startswith("Help "))
    assert "\n\nHolds for: old estates in Chinese cities.\n\n" in help_
    (shelters,) = (line for line in help_.splitlines() if "facility.m2_per_person" in line)
    assert shelters.endswith("| emergency shelters in China (GB 51143) |")
    (example,) = (table for table in page if table.startswith("The example estate "))
    assert "| source |\n" in example
    for table in BUNDLED:
        assert all(row.leaf.get("valid") != held_for(table) for row in written(table))


def test_a_parameter_without_source_says_assumption_in_the_language_of_the_page():
    assert "| 假设 |" in section("zh")
    assert "| assumption |" in section("en")
    assert "| assumption" not in section("zh")


def test_small_values_are_written_without_exponents():
    assert re.search(r"\| [\d.]+e-\d+", section("en")) is None
    assert "0.00005" in section("en")
