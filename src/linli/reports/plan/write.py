"""The files of a plan: a page, a PDF and a workbook."""

from pathlib import Path

from linli.reports.html import html_of
from linli.reports.numbers import Language
from linli.reports.pdf import pdf_of
from linli.reports.plan.naming import Document
from linli.reports.plan.report import compose_plan
from linli.reports.plan.workbook import plan_workbook


def write_plan(document: Document, folder: Path, lang: Language) -> None:
    """Write ``plan.html``, ``plan.pdf`` and ``plan.xlsx`` into a folder that is there."""
    made = compose_plan(document, lang)
    (folder / "plan.html").write_text(html_of(made), encoding="utf-8")
    (folder / "plan.pdf").write_bytes(pdf_of(made))
    (folder / "plan.xlsx").write_bytes(plan_workbook(document, lang))
