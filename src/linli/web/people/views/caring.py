"""Who needs looking after: masked until somebody gives a reason."""

from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.web.estates.found import find_estate
from linli.web.estates.models import Estate
from linli.web.people.actions import caring as acts
from linli.web.people.actions.caring import KEEP, SEE
from linli.web.people.forms.caring import EmergencyForm, NeedForm, OpenForm, ReasonForm
from linli.web.people.models import Look, Need
from linli.web.people.models.need import Kind, Why
from linli.web.shared.personal import declarations
from linli.web.shared.request import Request
from linli.web.shared.rights import may, own, right

ANY = ["GET", "HEAD", "POST"]
SHOWN = 200
"""Looks listed on the committee's page."""


def find_need(pk: int) -> Need:
    return get_object_or_404(Need.objects.select_related("estate"), pk=pk)


@right(SEE, of=find_estate)
@never_cache
@require_safe
def care(request: Request, **_address: object) -> HttpResponse:
    """Numbers only; behind each stands a form that asks for the reason."""
    return _page(request)


def _page(request: Request, **refused: forms.Form) -> HttpResponse:
    """The page with its three forms; one that was refused keeps what was typed."""
    estate: Estate = request.subject
    asking = {
        "opening": OpenForm(estate, auto_id="open_%s"),
        "emergency": EmergencyForm(auto_id="emergency_%s"),
        "review": ReasonForm(auto_id="due_%s"),
        **refused,
    }
    today = timezone.localdate()
    needs = Need.objects.filter(estate=estate)
    numbers = dict(needs.order_by().values_list("kind").annotate(Count("pk")))
    values = {
        "estate": estate,
        "here": "care",
        "numbers": [(kind.label, numbers[kind]) for kind in Kind if numbers.get(kind)],
        "total": sum(numbers.values()),
        "due": needs.filter(review_on__lte=today + timedelta(days=30)).count(),
        "looks": Look.objects.filter(
            estate=estate, at__gt=timezone.now() - timedelta(days=30)
        ).count(),
        "keeps": may(request.hand, KEEP, estate, moment=timezone.now()),
        **asking,
    }
    return render(request, "people/care.html", values, status=422 if refused else 200)


@right(SEE, of=find_estate)
@never_cache
@require_POST
def open_door(request: Request, **_address: object) -> HttpResponse:
    form = OpenForm(request.subject, request.POST, auto_id="open_%s")
    if not form.is_valid():
        return _page(request, opening=form)
    said = form.cleaned_data
    found = acts.open_door(
        request.hand,
        request.subject,
        said["door"],
        Why(said["why"]),
        said["words"],
        moment=timezone.now(),
    )
    return _opened(request, found)


@right(SEE, of=find_estate)
@never_cache
@require_POST
def open_in_emergency(request: Request, **_address: object) -> HttpResponse:
    form = EmergencyForm(request.POST, auto_id="emergency_%s")
    if not form.is_valid():
        return _page(request, emergency=form)
    words = form.cleaned_data["words"]
    found = acts.open_in_emergency(
        request.hand, request.subject, form.chosen(), words, moment=timezone.now()
    )
    return _opened(request, found)


@right(KEEP, of=find_estate)
@never_cache
@require_POST
def open_due(request: Request, **_address: object) -> HttpResponse:
    form = ReasonForm(request.POST, auto_id="due_%s")
    if not form.is_valid():
        return _page(request, review=form)
    words = form.cleaned_data["words"]
    found = acts.open_due(request.hand, request.subject, words, moment=timezone.now())
    return _opened(request, found)


def _opened(request: Request, found: list[Need]) -> HttpResponse:
    estate: Estate = request.subject
    values = {
        "estate": estate,
        "here": "care",
        "needs": found,
        "keeps": may(request.hand, KEEP, estate, moment=timezone.now()),
    }
    return render(request, "people/care_opened.html", values)


@right(KEEP, of=find_estate)
@never_cache
@require_http_methods(ANY)
def new_need(request: Request, **_address: object) -> HttpResponse:
    estate: Estate = request.subject
    form = NeedForm(estate, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            acts.note_need(request.hand, estate, form.terms(), moment=timezone.now())
        except IntegrityError:
            form.add_error(None, _("This need of this door is on the list already."))
        else:
            return redirect("care", estate.pk)
    values = {"estate": estate, "here": "care", "form": form}
    return render(request, "people/care_new.html", values, status=422 if form.is_bound else 200)


@right(KEEP, of=find_need)
@require_POST
def renew(request: Request, **_address: object) -> HttpResponse:
    need: Need = request.subject
    acts.renew(request.hand, need, moment=timezone.now())
    return redirect("care", need.estate_id)


@right(KEEP, of=find_need)
@require_POST
def take_off(request: Request, **_address: object) -> HttpResponse:
    need: Need = request.subject
    estate = need.estate_id
    acts.take_off(request.hand, need, moment=timezone.now())
    return redirect("care", estate)


@right(KEEP, of=find_estate)
@never_cache
@require_safe
def looks(request: Request, **_address: object) -> HttpResponse:
    """Who looked, when, why; not at whom."""
    estate: Estate = request.subject
    rows = Look.objects.filter(estate=estate).select_related("who")
    since = timezone.now() - timedelta(days=365)
    counted = rows.filter(at__gt=since).order_by().values_list("why").annotate(Count("pk"))
    values = {
        "estate": estate,
        "here": "care",
        "looks": rows[:SHOWN],
        "numbers": [(Why(why).label, number) for why, number in sorted(counted)],
    }
    return render(request, "people/care_looks.html", values)


@right(KEEP, of=find_estate)
@require_safe
def assessment(request: Request, **_address: object) -> HttpResponse:
    """The impact assessment that the law wants before sensitive data is kept (PIPL 55, 56)."""
    told = [(each, [one for one in each.told() if one.sensitive]) for each in declarations()]
    values = {
        "estate": request.subject,
        "here": "care",
        "told": [(each, ones) for each, ones in told if ones],
        "today": timezone.localdate(),
    }
    return render(request, "people/care_assessment.html", values)


@own
@never_cache
@require_safe
def my_care(request: Request) -> HttpResponse:
    """My own entries, and who has looked at them."""
    hand = request.hand
    mine = Need.objects.filter(person=hand.person).select_related("estate", "helper")
    seen = Look.objects.filter(person=hand.person).select_related("who", "estate")
    if hand.limits is not None:
        mine = mine.filter(estate=hand.limits.estate)
        seen = seen.filter(estate=hand.limits.estate)
    return render(request, "people/my_care.html", {"needs": mine, "looks": seen})


@own
@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    need = Need.objects.filter(pk=pk, person=request.hand.person).first()
    if need is None:
        raise PermissionDenied(_("This entry is not yours, or it is already erased."))
    acts.withdraw(request.hand, need)
    return redirect("my-care")
