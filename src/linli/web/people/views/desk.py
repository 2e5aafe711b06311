"""The counter: finding whoever stands there, and doing things for them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.web.accounts.models import Person
from linli.web.estates.found import find_estate
from linli.web.people import reading
from linli.web.people.actions.errands import serve
from linli.web.people.actions.join import AlreadyHereError, Newcomer, join_at_desk
from linli.web.people.doors import folded
from linli.web.people.finding import at_home
from linli.web.people.forms.staff import ServeForm, TakeInForm
from linli.web.people.middleware import ERRAND
from linli.web.people.models.errand import Seen
from linli.web.shared.request import Request
from linli.web.shared.rights import right

MOST = 30
"""Doors shown at once; more words find fewer."""


@right("serve_at_desk", of=find_estate)
@require_safe
def desk(request: Request, **_address: object) -> HttpResponse:
    """By door or name: those who have joined, and the homes where one may take somebody in."""
    estate, words = request.subject, request.GET.get("q", "").strip()
    values: dict[str, object] = {
        "estate": estate,
        "here": "people",
        "tab": "desk",
        "q": words,
        "form": ServeForm(),
    }
    if words:
        people, wanted = at_home(estate, words), folded(words)
        keys = {row.dwelling for row in people}
        homes = [
            home
            for home in reading.in_ledger(reading.homes(estate, timezone.now()))
            if home.door.key in keys or (wanted and folded(home.door.key)[-len(wanted) :] == wanted)
        ]
        shown = homes[:MOST]
        values |= {
            "homes": shown,
            "waiting": [home for home in shown if not home.joined],
            "more": len(homes) > MOST,
        }
    return render(request, "people/desk.html", values)


@right("serve_at_desk", of=find_estate)
@require_POST
def begin(request: Request, pk: int) -> HttpResponse:
    form = ServeForm(request.POST)
    person = form.is_valid() and Person.objects.filter(pk=form.cleaned_data["person"]).first()
    if not person:
        messages.warning(request, _("Choose the person again."))
        return redirect("desk", pk)
    seen = Seen(form.cleaned_data["seen"])
    return _serve(request, person, seen)


@right("serve_at_desk", of=find_estate)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: Request, key: str, **_address: object) -> HttpResponse:
    """Somebody without a phone joins at the counter."""
    estate = request.subject
    form = (
        TakeInForm(request.POST)
        if request.method == "POST"
        else TakeInForm(initial={"home": key, "seen": Seen.CARD})
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        who = Newcomer(said["name"])
        try:
            made = join_at_desk(
                request.hand, estate, key, who, form.belonging(), moment=timezone.now()
            )
        except AlreadyHereError as refused:
            form.add_error("name", str(refused))
        else:
            return _serve(request, made.person, Seen(said["seen"]))
    found = reading.homes(estate, timezone.now(), [key])
    values = {
        "estate": estate,
        "here": "people",
        "tab": "desk",
        "form": form,
        "home": found[0] if found else None,
    }
    return render(request, "people/take_in.html", values, status=422 if form.is_bound else 200)


def _serve(request: Request, person: Person, seen: Seen) -> HttpResponse:
    estate = request.subject
    try:
        errand = serve(request.hand, estate, person, seen, moment=timezone.now())
    except PermissionDenied as refused:
        messages.warning(request, str(refused))
        return redirect("desk", estate.pk)
    request.session[ERRAND] = errand.pk
    return redirect("my-homes")
