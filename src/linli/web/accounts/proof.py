"""Showing once more who one is, before one changes how one signs in or uses an office's right."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from linli.web.accounts import codes, contacts, factors, lockout, pins
from linli.web.accounts.entry import passkeys_work
from linli.web.accounts.models import Person
from linli.web.accounts.request import OwnRequest

FACTORS = ("passkey", "app")


def ways(request: OwnRequest) -> list[str]:
    """How this person can show here who they are, the surest first.

    Recovery codes stand in for the app; a resident who has passkeys only never saw theirs.
    """
    person = request.user
    kinds = factors.owned(person)
    found = {
        "passkey": "webauthn" in kinds and passkeys_work(request),
        "app": "totp" in kinds or (bool(kinds) and factors.needed(person)),
        "pin": bool(person.pin),
        "password": person.has_usable_password(),
    }
    known = [way for way, there in found.items() if there]
    return known or (["sent"] if address(person) else [])


def address(person: Person) -> codes.Sent | None:
    """Where a code reaches this person."""
    kinds = (kind for kind in contacts.offered() if getattr(person, kind))
    return next((codes.Sent(kind, getattr(person, kind)) for kind in kinds), None)


def shown(request: OwnRequest, way: str, *, moment: datetime) -> bool:
    """Whether what was posted proves it; noted in the session if so."""
    secret = request.POST.get("secret", "")
    person = request.user
    if way in FACTORS:
        return _factor(request, way, secret)
    if not ratelimit.consume(request, action="prove"):
        return False
    right = {
        "pin": lambda: _is_pin(person, secret, moment=moment),
        "password": lambda: person.check_password(secret),
        "sent": lambda: bool(codes.awaited(request, "proof")) and codes.is_right(request, secret),
    }[way]()
    if right:
        factors.proved(request, person, way)
    return right


def _factor(request: OwnRequest, way: str, secret: str) -> bool:
    form = (
        ReauthenticateForm(user=request.user, data={"code": secret})
        if way == "app"
        else ReauthenticateWebAuthnForm(user=request.user, data=request.POST)
    )
    if not form.is_valid():
        return False
    form.save()
    return True


def _is_pin(person: Person, pin: str, *, moment: datetime) -> bool:
    if not lockout.count_try(person, moment=moment).counted or not pins.equal(pin, person.pin):
        return False
    lockout.clear(person)
    return True


View = Callable[..., HttpResponseBase]


def proved(view: View) -> View:
    """The view is for whoever has shown a moment ago who they are."""

    @wraps(view)
    def asking(request: OwnRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - the view's own
        if factors.proved_lately(request) or not ways(request):
            return view(request, *args, **kwargs)
        here = request.get_full_path() if request.method == "GET" else reverse("account")
        return HttpResponseRedirect(f"{reverse('prove')}?{urlencode({'next': here})}")

    return asking
