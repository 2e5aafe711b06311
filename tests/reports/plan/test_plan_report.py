from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from linli.reports.content import Figure, Table
from linli.reports.html import html_of
from linli.reports.pdf import pdf_of
from linli.reports.plan import tables
from linli.reports.plan.reasons import reason_sentence
from linli.reports.plan.report import compose_plan
from linli.reports.plan.workbook import plan_workbook
from tests.reports.plan.documents import document

LANGUAGES = ("zh", "en")
WISHED = {"supporters": 2, "voters": 9, "more_supporters": 3}


@pytest.fixture(params=[True, False], ids=["asked", "unasked"])
def plan(request):
    return document(asked=request.param)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_comes_first_and_says_what_it_costs_and_saves(plan, lang):
    said = compose_plan(plan, lang).blocks[0].items
    assert 5 <= len(said) <= 6
    assert all(said)


def test_it_says_that_nobody_was_asked():
    said = " ".join(compose_plan(document(asked=False), "en").blocks[0].items)
    assert "not asked" in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_package_and_every_rule_alone_has_its_row(plan, lang):
    rows = tables.packages(plan, lang).rows
    assert len(rows) == len(plan["packages"]) + len(plan["rivals"])


def test_what_the_sources_pay_adds_up_to_the_cost_to_the_fen(plan):
    *paid, (_, whole) = tables.payers(plan, "en").rows
    amounts = [Decimal(amount.replace(",", "")) for _, amount in paid]
    assert sum(amounts) == Decimal(whole.replace(",", ""))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_is_told_once_in_or_out(plan, lang):
    rows = [tables.measures(plan, inside=inside, lang=lang).rows for inside in (True, False)]
    assert sum(map(len, rows)) == len(plan["measures"])
    assert all(why for one in rows for *_, why in one)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "why",
    [
        {"code": "floor", "gaps": {"roof_leaking": 2}},
        {"code": "voice", "supporters": 3, "voters": 9, "each": "1250/3"},
        {"code": "reach", "saves": 0.0},
        {"code": "reach", "saves": 12.5},
        {"code": "needed", "by": ["roads"]},
        {"code": "excluded", "by": "ramps"},
        {"code": "unpayable"},
        {"code": "no_days", "days": 40},
        {"code": "too_dear", "left": 100, "saves": 1.0},
        {"code": "weaker", "left": 100, "saves": 1.0, **WISHED},
        {"code": "no_effect", "supporters": 0, "voters": 9},
        {"code": "no_gain"},
    ],
    ids=lambda why: why["code"],
)  # fmt: skip
def test_every_reason_has_its_sentence(why, lang):
    said = reason_sentence(why, lang)
    assert said.endswith(("。", "."))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_table_is_empty_and_every_row_fits_its_header(plan, lang):
    for block in compose_plan(plan, lang).blocks:
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table):
            assert table.rows
            assert {len(row) for row in table.rows} == {len(table.header)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_print_are_set_from_the_same_blocks(plan, lang):
    report = compose_plan(plan, lang)
    assert report.title in html_of(report)
    assert len(PdfReader(BytesIO(pdf_of(report))).pages) >= 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_holds_every_measure_and_its_payers_add_up(plan, lang):
    book = openpyxl.load_workbook(BytesIO(plan_workbook(plan, lang)))
    packages, measures, payers, *_ = book.worksheets
    assert measures.max_row == len(plan["measures"]) + 1
    paid = sum(
        cell or 0
        for row in payers.iter_rows(min_row=2, min_col=2, values_only=True)
        for cell in row
    )
    assert round(paid * 100) == plan["packages"][0]["cost_fen"]["mid"]
    assert packages.max_row == len(plan["packages"]) + 1
