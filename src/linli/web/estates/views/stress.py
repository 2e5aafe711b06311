"""Stress tests: asking, waiting, stopping, reading."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from linli.web.estates import actions, jobs, shocks
from linli.web.estates.forms import USUAL_DRAWS, StressForm
from linli.web.estates.found import find_diagnosis, find_estate
from linli.web.estates.models import Diagnosis, Estate, State
from linli.web.estates.stages import expected, stage
from linli.web.estates.wording import refusal
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right

SHOWN = 20
"""Past tests listed."""


@right("run_stress", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def stress(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose shocks and begin a test."""
    estate = get_object_or_404(Estate, pk=pk)
    form = StressForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        diagnosis = actions.ask_for_diagnosis(estate, moment=timezone.now(), **form.values())
        return redirect("diagnosis", diagnosis.pk)
    past = Diagnosis.objects.without_result().filter(estate=estate)[:SHOWN]
    values = {
        "estate": estate,
        "here": "stress",
        "form": form,
        "past": past,
        "takes": expected(estate, len(shocks.SENTENCES), USUAL_DRAWS),
    }
    return render(request, "estates/stress.html", values, status=422 if form.is_bound else 200)


@right("see_results", of=find_diagnosis)
@never_cache
@require_safe
def diagnosis(request: Request, pk: int) -> HttpResponse:
    """How far a test is; once it is done, its report."""
    shown = get_object_or_404(Diagnosis.objects.without_result().select_related("estate"), pk=pk)
    if request.htmx and not shown.under_way:
        return HttpResponseClientRefresh()
    if shown.state == State.DONE:
        return redirect("report", pk)
    values: dict[str, object] = {
        "job": shown,
        "estate": shown.estate,
        "here": "stress",
        "progress": jobs.progress(shown, timezone.now()),
        "stage": stage(shown, reader_language()),
        "address": reverse("diagnosis", args=[pk]),
        "stop": reverse("cancel", args=[pk]),
    }
    if shown.obstacle:
        values["obstacle"] = refusal(shown.obstacle)
    template = "estates/_progress.html" if request.htmx else "estates/diagnosis.html"
    return render(request, template, values)


@right("run_stress", of=find_diagnosis)
@require_POST
def cancel(_request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Diagnosis.objects.without_result(), pk=pk)
    jobs.cancel(shown, moment=timezone.now())
    return redirect("diagnosis", pk)
