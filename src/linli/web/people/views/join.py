"""Joining with a letter, in three steps: the code, who one is, the PIN."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.web.accounts.entry import enter
from linli.web.people.actions.join import (
    AlreadyHereError,
    Belonging,
    Newcomer,
    join,
)
from linli.web.people.doors import door
from linli.web.people.forms.joining import BelongingForm, CodeForm, PinForm, WhoForm
from linli.web.people.guesses import TooManyError, look_up, sealed_address
from linli.web.people.models import Invitation
from linli.web.people.models.invitation import Ending
from linli.web.people.rules import why_not_settle
from linli.web.shared.request import Request
from linli.web.shared.rights import open_to_all

JOINING = "joining"
"""Where the session keeps what somebody has said so far; gone once they are in."""
ANY = ["GET", "HEAD", "POST"]


@open_to_all
@never_cache
@require_http_methods(ANY)
def begin(request: Request, code: str = "") -> HttpResponse:
    """Step 1; the square in the letter leads here with its code."""
    typed = request.POST.get("code", "") if request.method == "POST" else code
    form = CodeForm({"code": typed}) if typed or request.method == "POST" else CodeForm()
    if form.is_bound and form.is_valid():
        admitted = _admit(request, form)
        if admitted is not None:
            request.session[JOINING] = {"invitation": admitted.pk}
            return redirect("join-who")
    return render(request, "people/join_code.html", {"form": form}, status=_status(form))


def _admit(request: Request, form: CodeForm) -> Invitation | None:
    moment = timezone.now()
    try:
        found = look_up(form.cleaned_data["code"], sealed_address(request), moment=moment)
    except TooManyError:
        form.add_error(
            "code",
            _(
                "Too many wrong codes were tried in the last hour. Try again in an hour, or come "
                "to the committee's counter."
            ),
        )
        return None
    if why := _why_shut(found, moment=moment):
        form.add_error("code", why)
        return None
    return found


def _why_shut(found: Invitation | None, *, moment: datetime) -> str | None:
    if found is None:
        return _("No home has this code. Compare it with your letter.")
    if found.ended_as == Ending.REPLACED:
        return _("A newer letter has been printed for your home. Use the code in the newest one.")
    if found.ended_as == Ending.REVOKED:
        return _("The committee has taken this code back. Ask there for a new letter.")
    if found.expires_at <= moment:
        return _("This code has run out. Ask the committee for a new letter.")
    return None


@open_to_all
@never_cache
@require_http_methods(ANY)
def who(request: Request) -> HttpResponse:
    """Step 2; for somebody who is signed in, the last."""
    invitation = _invitation(request)
    if invitation is None:
        return redirect("join")
    known = request.hand.person.is_authenticated
    kind = BelongingForm if known else WhoForm
    form = kind(request.POST) if request.method == "POST" else kind(_said(request))
    if request.method == "POST" and form.is_valid():
        if known:
            return _add_home(request, invitation, form.belonging())
        request.session[JOINING] = {"invitation": invitation.pk, "said": _plain(form)}
        return redirect("join-pin")
    values = {"form": form, "home": _home(invitation), "known": known}
    return render(request, "people/join_who.html", values, status=_status(form))


@open_to_all
@never_cache
@require_http_methods(ANY)
def pin(request: Request) -> HttpResponse:
    """Step 3: the person is made, and is in."""
    invitation, said = _invitation(request), WhoForm(_said(request))
    if invitation is None or request.hand.person.is_authenticated or not said.is_valid():
        return redirect("join")
    form = PinForm(request.POST) if request.method == "POST" else PinForm()
    if form.is_bound and form.is_valid():
        newcomer = Newcomer(said.cleaned_data["name"], form.cleaned_data["pin"])
        try:
            made = join(invitation.pk, newcomer, said.belonging(), moment=timezone.now())
        except AlreadyHereError as error:
            messages.warning(request, str(error))
            return redirect("join-who")
        messages.success(request, _("Welcome, %(name)s. You are in.") % {"name": newcomer.name})
        return enter(request, made.person, "pin", own_device=form.cleaned_data["own_device"])
    values = {"form": form, "home": _home(invitation), "name": said.cleaned_data["name"]}
    return render(request, "people/join_pin.html", values, status=_status(form))


def _add_home(request: Request, invitation: Invitation, belonging: Belonging) -> HttpResponse:
    if obstacle := why_not_settle(request.hand):
        raise PermissionDenied(obstacle)
    join(invitation.pk, request.hand.person, belonging, moment=timezone.now())
    del request.session[JOINING]
    messages.success(request, _("This home is now among yours."))
    return redirect("my-homes")


def _invitation(request: Request) -> Invitation | None:
    number = request.session.get(JOINING, {}).get("invitation")
    found = Invitation.objects.open(timezone.now()).select_related("estate")
    return found.filter(pk=number).first() if number else None


def _home(invitation: Invitation) -> dict[str, Any]:
    return {
        "estate": invitation.estate,
        "door": door(invitation.estate, invitation.dwelling),
    }


def _said(request: Request) -> dict[str, Any] | None:
    said: dict[str, Any] | None = request.session.get(JOINING, {}).get("said")
    return said


def _plain(form: BelongingForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in form.fields}


def _status(form: Any) -> int:  # noqa: ANN401 - any form
    return 422 if form.is_bound and form.errors else 200
