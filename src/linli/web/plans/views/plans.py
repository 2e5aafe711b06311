"""Plans: which there are, asking for one, waiting, stopping."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from linli.reports.plan.money import yuan
from linli.web.estates import jobs
from linli.web.estates.found import find_estate
from linli.web.estates.models import Household, State
from linli.web.plans.actions import plans as actions
from linli.web.plans.forms import PlanForm
from linli.web.plans.found import find_plan
from linli.web.plans.models import Plan, Round
from linli.web.plans.rules import reads_drafts
from linli.web.plans.views.reading import page, refuse_draft
from linli.web.plans.wording import refusal
from linli.web.shared.language import reader_language
from linli.web.shared.request import Request
from linli.web.shared.rights import right

SHOWN = 30
"""Plans listed."""


@right("see_plan", of=find_estate)
@require_safe
def plans(request: Request, pk: int) -> HttpResponse:
    """The plans of the estate, the newest first; those who plan also see drafts."""
    found, lang = Plan.objects.without_result().filter(estate=pk), reader_language()
    if not reads_drafts(request.hand, request.subject, timezone.now()):
        found = found.shown()
    values = {
        "estate": request.subject,
        "here": "plans",
        "plans": [(each, yuan(each.budget_fen, lang)) for each in found[:SHOWN]],
        "asked": Round.objects.filter(estate=pk).first(),
    }
    return render(request, "plans/list.html", values)


@right("make_plan", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, **_address: object) -> HttpResponse:
    """Say how much money there is, and begin."""
    estate, moment = request.subject, timezone.now()
    households = Household.objects.filter(estate=estate).count()
    day = timezone.localdate(moment)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PlanForm(estate, households, day, *sent, budget=request.GET.get("budget", ""))
    if form.is_bound and form.is_valid():
        made = actions.ask_for_plan(request.hand, estate, form.asked(), moment=moment)
        return redirect("plan", made.pk)
    heard = actions.heard(estate)
    values = {
        "estate": estate,
        "here": "plans",
        "form": form,
        "households": households,
        "heard": heard,
        "lists": heard.lists.count() if heard else 0,
        "open": Round.objects.open().filter(estate=estate).first(),
    }
    return render(request, "plans/new.html", values, status=422 if form.is_bound else 200)


@right("see_plan", of=find_plan)
@never_cache
@require_safe
def plan(request: Request, pk: int) -> HttpResponse:
    """How far a plan is; once it is done, the plan itself."""
    shown: Plan = request.subject
    refuse_draft(request, shown)
    if shown.state == State.DONE:
        waited = request.htmx and request.htmx.target == "progress"
        return HttpResponseClientRefresh() if waited else page(request, shown)
    if request.htmx and not shown.under_way:
        return HttpResponseClientRefresh()
    values: dict[str, object] = {
        "job": shown,
        "estate": shown.estate,
        "here": "plans",
        "progress": jobs.progress(shown, timezone.now()),
        "stage": _("Trying out what each measure changes, alone and with others"),
        "address": reverse("plan", args=[pk]),
        "stop": reverse("plan-stop", args=[pk]),
    }
    if shown.obstacle:
        found = shown.obstacle
        values["obstacle"] = refusal(found["code"], found.get("where", ""), found.get("facts"))
    template = "estates/_progress.html" if request.htmx else "plans/waiting.html"
    return render(request, template, values)


@right("make_plan", of=find_plan)
@require_POST
def stop(request: Request, pk: int) -> HttpResponse:
    actions.stop(request.hand, request.subject, moment=timezone.now())
    return redirect("plan", pk)


@right("show_plan", of=find_plan)
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    try:
        actions.show(request.hand, request.subject, moment=timezone.now())
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Everybody here can read the plan from now on."))
    return redirect("plan", pk)


@right("show_plan", of=find_plan)
@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    try:
        actions.withdraw(request.hand, request.subject, moment=timezone.now())
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
    else:
        messages.success(request, _("The plan is a draft again."))
    return redirect("plan", pk)
