"""The ledger: a page a sheet, and the whole as a workbook."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.files.workbook_writer import write_workbook
from linli.web.estates import bridge, sheets
from linli.web.estates.coverage import coverage, row_counts
from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate, LedgerRow
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right

FIRST_SHEET = "buildings"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@right("see_ledger", of=find_estate)
@require_safe
def ledger(_request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("sheet", pk, FIRST_SHEET)


@right("see_ledger", of=find_estate)
@require_safe
def sheet(request: Request, pk: int, name: str) -> HttpResponse:
    """One table: how complete, and its rows as asked for."""
    estate = get_object_or_404(Estate, pk=pk)
    if name not in bridge.BY_NAME:
        raise Http404(name)
    table, lang = bridge.BY_NAME[name], reader_language()
    rows = _rows(estate, name)
    question = sheets.Question.of(request.GET)
    found = sheets.find(table, rows, question)
    page = sheets.page_of(found, question)
    known = coverage(table, rows)
    values = {
        "estate": estate,
        "here": "ledger",
        "table": table,
        "label": table.label(lang),
        "question": question,
        "headings": sheets.headings(known, question, lang),
        "page": page,
        "previous": question.query(page=str(page.number - 1)),
        "next": question.query(page=str(page.number + 1)),
        "lines": list(sheets.lines(table, page, lang)),
    }
    if request.htmx:
        return render(request, "estates/_rows.html", values)
    counts = {"estate": 1, **row_counts(pk)}
    values |= {
        "meaning": table.meaning_zh if lang == "zh" else table.meaning_en,
        "tabs": [(each, each.label(lang), counts[each.name]) for each in bridge.TABLES],
        "coverage": [(each.column.label(lang), each) for each in known],
        "options": sheets.options(table, question, lang, _("not recorded"), _("calculated")),
    }
    return render(request, "estates/sheet.html", values)


def _rows(estate: Estate, name: str) -> "QuerySet[Estate] | QuerySet[LedgerRow]":
    if name == "estate":
        return Estate.objects.filter(pk=estate.pk)
    return bridge.MODELS[name]._default_manager.filter(estate=estate)


@right("see_ledger", of=find_estate)
@require_safe
def workbook(_request: HttpRequest, pk: int) -> HttpResponse:
    """The whole ledger as the workbook that can be handed in again."""
    estate = get_object_or_404(Estate, pk=pk)
    with TemporaryDirectory() as folder:
        path = Path(folder, "ledger.xlsx")
        write_workbook(bridge.read_estate(pk), path, reader_language())
        body = path.read_bytes()
    response = HttpResponse(body, content_type=WORKBOOK)
    response.headers["Content-Disposition"] = _attachment(f"{estate}.xlsx")
    return response


def _attachment(name: str) -> str:
    """RFC 6266 header that offers a file under ``name``."""
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
