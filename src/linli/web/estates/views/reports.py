"""The report of a finished stress test: on the page, as files to take away."""

import json
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from linli.files.diagnosis import DiagnosisDocument
from linli.reports.content import Report
from linli.reports.html import blocks_html, html_of
from linli.reports.pdf import pdf_of
from linli.reports.recovery import recovering
from linli.reports.report import compose
from linli.reports.sections.outcomes import outcome_tables
from linli.reports.words import say
from linli.web.estates.board import setting
from linli.web.estates.found import find_diagnosis
from linli.web.estates.gaps import gaps
from linli.web.estates.models import Diagnosis
from linli.web.shared.language import reader_language
from linli.web.shared.markup import drawn
from linli.web.shared.rights import right


@right("see_results", of=find_diagnosis)
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    diagnosis = _done(pk)
    known, lang = _document(diagnosis), reader_language()
    made = compose(known, setting(diagnosis.estate), lang)
    values = {
        "diagnosis": diagnosis,
        "estate": diagnosis.estate,
        "here": "stress",
        "report": made,
        "body": drawn(blocks_html(made)),
        "has_outcomes": bool(recovering(known)),
        "gaps": gaps(known, lang),
    }
    return render(request, "estates/report.html", values)


@right("see_results", of=find_diagnosis)
@require_safe
def outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """How long until life works again, by shock, level and need."""
    diagnosis = _done(pk)
    known, lang = _document(diagnosis), reader_language()
    title = say("outcomes", lang)
    blocks = tuple(outcome_tables(known, lang)) if recovering(known) else ()
    made = Report(title, str(diagnosis.estate), lang, blocks)
    values = {
        "diagnosis": diagnosis,
        "estate": diagnosis.estate,
        "here": "stress",
        "title": title,
        "body": drawn(blocks_html(made)),
    }
    return render(request, "estates/outcomes.html", values)


@right("see_results", of=find_diagnosis)
@require_safe
def page(_request: HttpRequest, pk: int) -> HttpResponse:
    """The report as one file that needs nothing else."""
    diagnosis = _done(pk)
    return _file(diagnosis, html_of(_composed(diagnosis)).encode(), "html", "text/html")


@right("see_results", of=find_diagnosis)
@require_safe
def pdf(_request: HttpRequest, pk: int) -> HttpResponse:
    diagnosis = _done(pk)
    return _file(diagnosis, pdf_of(_composed(diagnosis)), "pdf", "application/pdf")


@right("see_results", of=find_diagnosis)
@require_safe
def document(_request: HttpRequest, pk: int) -> HttpResponse:
    """The figures themselves, for other programs."""
    diagnosis = _done(pk)
    return _file(diagnosis, (diagnosis.result or "").encode(), "json", "application/json")


def _done(pk: int) -> Diagnosis:
    return get_object_or_404(Diagnosis.objects.done().select_related("estate"), pk=pk)


def _document(diagnosis: Diagnosis) -> DiagnosisDocument:
    return cast("DiagnosisDocument", json.loads(diagnosis.result or ""))


def _composed(diagnosis: Diagnosis) -> Report:
    return compose(_document(diagnosis), setting(diagnosis.estate), reader_language())


def _file(diagnosis: Diagnosis, body: bytes, ending: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    name = f"{diagnosis.estate}-{diagnosis.pk}.{ending}"
    header = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = header or "attachment"
    return response
