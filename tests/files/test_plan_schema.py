import json
from pathlib import Path

import pytest

from linli.files.json_schema import first_fault
from linli.files.plan_manual import manual_page, schema_text
from linli.files.plan_schema import PLAN_SCHEMA
from linli.files.schema_manual import LANGUAGES
from tests.reports.plan.documents import document, sketch

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("made", [document, lambda: document(asked=False), sketch])
def test_every_plan_that_is_written_keeps_to_its_schema(made):
    assert first_fault(made(), PLAN_SCHEMA) is None


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda d: d.update(extra=1), "document.extra"),
        (lambda d: d["brief"].update(budget_fen=0), "document.brief.budget_fen"),
        (lambda d: d["packages"][0].pop("why"), "document.packages[0]"),
        (lambda d: d["packages"][0]["why"].update(x={}), "document.packages[0].why.x"),
        (lambda d: d["measures"][0].update(upkeep_fen=0.5), "document.measures[0].upkeep_fen"),
        (lambda d: d["packages"][0]["slots"][0].pop("late"), "document.packages[0].slots[0]"),
        (lambda d: d["packages"][0]["voice"].pop("ties"), "document.packages[0].voice"),
        (lambda d: d["rivals"][0].update(served=0.5), "document.rivals[0].served"),
        (lambda d: d["packages"][0].update(relief={}), "document.packages[0].relief"),
    ],
)  # fmt: skip
def test_a_plan_that_departs_from_the_schema_is_found_at_its_field(change, where):
    given = sketch()
    change(given)
    assert first_fault(given, PLAN_SCHEMA).where == where


def test_the_published_schema_is_the_one_that_is_checked():
    stored = (DOCS / "schema" / "plan-1.json").read_text(encoding="utf-8")
    assert stored == schema_text()
    assert json.loads(stored) == PLAN_SCHEMA


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manual_lists_every_field(lang):
    page = (DOCS / "guide" / lang / "plan.md").read_text(encoding="utf-8")
    assert page == manual_page(page, lang)
    assert "`packages[].burden.by_floor[].median`" in page
    assert "`packages[].relief.beyond_limit_fen`" in page
    assert "`packages[].voice.bought[].each_fen`" in page
