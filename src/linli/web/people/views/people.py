"""People of an estate, for staff: who has joined, home by home."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.web.estates.found import find_estate
from linli.web.people import reading
from linli.web.people.actions import homes as acts
from linli.web.people.forms.staff import ConfirmOwnerForm
from linli.web.people.found import find_occupancy
from linli.web.people.models import Care, Doubt, Occupancy, Proxy
from linli.web.people.models.occupancy import Source
from linli.web.shared.request import Request
from linli.web.shared.rights import may, right

WAITING = "waiting"
A_PAGE = 200
"""Homes: a building's or two."""


@right("see_people", of=find_estate)
@require_safe
def people(request: Request, **_address: object) -> HttpResponse:
    """Counted by entrance; what waits for the committee first."""
    estate, moment = request.subject, timezone.now()
    found = reading.homes(estate, moment)
    stairs = reading.stairs(found)
    now = Occupancy.objects.current(timezone.localdate(moment)).filter(estate=estate)
    values = {
        "estate": estate,
        "here": "people",
        "tab": "people",
        "stairs": stairs,
        "homes": sum(stair.homes for stair in stairs),
        "joined": sum(stair.joined for stair in stairs),
        "gone": reading.gone(found),
        "doubts": Doubt.objects.filter(occupancy__estate=estate, settled_at=None).select_related(
            "occupancy__person"
        ),
        "unproved": now.owners().filter(owner_confirmed_at=None).count(),
        "papers": sum(
            model.objects.filter(estate=estate, ended_at=None).count() for model in (Proxy, Care)
        ),
        "may": {act: may(request.hand, act, estate, moment=moment) for act in ("invite",)},
    }
    return render(request, "people/people.html", values)


@right("see_people", of=find_estate)
@require_safe
def homes(request: Request, **_address: object) -> HttpResponse:
    """The homes of a building, one a line."""
    building = request.GET.get("building", "")
    only_waiting = request.GET.get("only") == WAITING
    every = reading.homes(request.subject, timezone.now())
    found = reading.chosen(every, building, only_waiting=only_waiting)
    values = {
        "estate": request.subject,
        "here": "people",
        "tab": "people",
        "building": building,
        "only_waiting": only_waiting,
        "buildings": dict.fromkeys(
            (home.door.building, home.door.building_name) for home in reading.in_ledger(every)
        ),
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "people/homes.html", values)


@right("see_people", of=find_estate)
@require_safe
def home(request: Request, key: str, **_address: object) -> HttpResponse:
    """One home: its people, its letter."""
    estate, moment = request.subject, timezone.now()
    found = reading.homes(estate, moment, [key])
    if not found:
        raise Http404(key)
    rows = Occupancy.objects.filter(estate=estate, dwelling=key).select_related("person")
    doubts = Doubt.objects.filter(occupancy__in=found[0].people, settled_at=None)
    values = {
        "estate": estate,
        "here": "people",
        "tab": "people",
        "home": found[0],
        "past": rows.filter(until__lte=timezone.localdate(moment)).order_by("-until", "pk"),
        "doubted": dict(doubts.values_list("occupancy", "by__name")),
        "form": ConfirmOwnerForm(),
        "may": {
            act: may(request.hand, act, estate, moment=moment)
            for act in ("invite", "confirm_owner", "end_home", "serve_at_desk")
        },
    }
    return render(request, "people/home.html", values)


@right("confirm_owner", of=find_occupancy)
@require_POST
def confirm_owner(request: Request, pk: int, **_address: object) -> HttpResponse:
    row, form = request.subject, ConfirmOwnerForm(request.POST)
    if form.is_valid():
        source = Source(form.cleaned_data["source"])
        acts.confirm_owner(request.hand, row, source, moment=timezone.now())
        messages.success(
            request, _("%(name)s now counts as an owner by law.") % {"name": row.person.name}
        )
    else:
        messages.warning(request, _("Choose first by what the ownership is proved."))
    return redirect("home-people", pk, row.dwelling)


@right("end_home", of=find_occupancy)
@require_POST
def end_home(request: Request, pk: int, **_address: object) -> HttpResponse:
    row = request.subject
    acts.end_home(request.hand, row, moment=timezone.now())
    messages.success(
        request, _("%(name)s no longer belongs to this home.") % {"name": row.person.name}
    )
    return redirect("people", pk)


@right("serve_at_desk", of=find_occupancy)
@never_cache
@require_POST
def renew_pin(request: Request, pk: int, **_address: object) -> HttpResponse:
    """The new PIN, shown on this page and never again: it is kept nowhere as it is read."""
    row = request.subject
    try:
        pin = acts.renew_pin(request.hand, row, moment=timezone.now())
    except PermissionDenied as refused:
        messages.warning(request, str(refused))
        return redirect("home-people", pk, row.dwelling)
    values = {"estate": row.estate, "here": "people", "tab": "people", "row": row, "pin": pin}
    return render(request, "people/new_pin.html", values)


@right("end_home", of=find_occupancy)
@require_POST
def dismiss_doubt(request: Request, pk: int, **_address: object) -> HttpResponse:
    acts.dismiss_doubt(request.hand, request.subject, moment=timezone.now())
    messages.success(
        request, _("Noted: %(name)s belongs there.") % {"name": request.subject.person.name}
    )
    return redirect("people", pk)
