"""A finished plan: on the page, as files to take away."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.reports.pdf import pdf_of
from linli.reports.plan.report import compose_plan
from linli.reports.plan.told import Told
from linli.reports.plan.workbook import plan_workbook
from linli.web.estates.board import setting
from linli.web.plans import ladder
from linli.web.plans.cards import cards
from linli.web.plans.found import find_plan
from linli.web.plans.homes import told_of_homes
from linli.web.plans.models import Plan
from linli.web.plans.parts import list_set, listed, parts
from linli.web.plans.rules import why_not_read
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(request: Request, shown: Plan) -> HttpResponse:
    """The plan; to a script that moves the slider, the one step it asks for."""
    told = Told(document_of(shown), setting(shown.estate), reader_language())
    steps = ladder.steps(told)
    step = ladder.chosen(steps, request.GET.get("step"))
    values = {
        "plan": shown,
        "estate": shown.estate,
        "here": "plans",
        "steps": steps,
        "rung": ladder.rung(told, step),
    }
    if request.htmx:
        return render(request, "plans/_rung.html", values)
    values |= told_of_homes(request.hand, shown, timezone.now())
    report = compose_plan(told.document, told.setting, told.lang)
    values |= {
        "report": report,
        "parts": parts(report, lambda key: reverse("plan-list", args=[shown.pk, key])),
        "cards": cards(told),
    }
    return render(request, "plans/plan.html", values)


@right("see_plan", of=find_plan)
@never_cache
@require_safe
def one_list(request: Request, key: str, **_address: object) -> HttpResponse:
    """A long list of the report, to look things up in."""
    shown = done(request)
    report = compose_plan(document_of(shown), setting(shown.estate), reader_language())
    found = listed(report, key)
    if found is None:
        raise Http404
    values = {
        "plan": shown,
        "estate": shown.estate,
        "here": "plans",
        "report": report,
        "key": key,
        "title": found.table.title,
        "body": list_set(report, found),
    }
    return render(request, "plans/one_list.html", values)


@right("see_plan", of=find_plan)
@require_safe
def document(request: Request, **_address: object) -> HttpResponse:
    """The figures themselves, for other programs."""
    shown = done(request)
    return as_file(shown, (shown.result or "").encode(), "json", "application/json")


@right("see_plan", of=find_plan)
@require_safe
def pdf(request: Request, **_address: object) -> HttpResponse:
    """The whole report, to print."""
    shown = done(request)
    known = setting(shown.estate)
    body = pdf_of(compose_plan(document_of(shown), known, reader_language()))
    return as_file(shown, body, "pdf", "application/pdf")


@right("see_plan", of=find_plan)
@require_safe
def workbook(request: Request, **_address: object) -> HttpResponse:
    """The tables, to reckon on with."""
    shown = done(request)
    body = plan_workbook(document_of(shown), reader_language(), setting(shown.estate))
    return as_file(shown, body, "xlsx", XLSX)


def done(request: Request) -> Plan:
    """The plan of the address with its result, for those who may read it."""
    refuse_draft(request, request.subject)
    rows = Plan.objects.done().defer("homes").select_related("estate")
    return get_object_or_404(rows, pk=request.subject.pk)


def refuse_draft(request: Request, plan: Plan) -> None:
    """Refuse who may see plans and not this one."""
    if obstacle := why_not_read(request.hand, plan, timezone.now()):
        raise PermissionDenied(obstacle)


def document_of(shown: Plan) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown.result or "")
    return found


def as_file(shown: Plan, body: bytes, ending: str, kind: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    name = f"{shown.estate}-{shown.pk}.{ending}"
    header = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = header or "attachment"
    return response
