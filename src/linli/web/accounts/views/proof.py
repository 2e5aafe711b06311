"""Showing once more who one is; setting up and showing the second factor."""

from allauth.core import ratelimit
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linli.web.accounts import codes, factors, proof, sessions
from linli.web.accounts.entry import passkeys_work, safe_next
from linli.web.accounts.request import OwnRequest
from linli.web.accounts.views.stages import as_json
from linli.web.shared.rights import own

CAME_FROM = "second_factor_next"


@own
@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: OwnRequest) -> HttpResponse:
    """Is it still you? Before one changes how one signs in."""
    return _ask(request, proof.ways(request))


@own
@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: OwnRequest) -> HttpResponse:
    """Show the second factor; who has none sets one up."""
    if factors.confirmed(request):
        return _on(request)
    if factors.owned(request.user):
        return _ask(request, [way for way in proof.ways(request) if way in proof.FACTORS])
    request.session[CAME_FROM] = safe_next(request)
    values = {"passkeys": passkeys_work(request), "needed": factors.needed(request.user)}
    return render(request, "accounts/second_factor.html", values)


def _ask(request: OwnRequest, ways: list[str]) -> HttpResponse:
    if not ways:
        return _on(request)
    tried = request.POST.get("way", "")
    if tried == "send" and "sent" in ways:
        _send(request)
    elif tried in ways:
        if proof.shown(request, tried, moment=timezone.now()):
            sessions.limit(request, request.user)
            return _on(request)
    elif tried:
        raise Http404
    wrong = _("That is not right. Look at it again and try once more.")
    values = {
        "ways": ways,
        "next": safe_next(request),
        "wrong": wrong if tried in ways else "",
        "tried": tried,
        "sent": codes.awaited(request, "proof"),
        "address": proof.address(request.user),
        "options": as_json(begin_authentication(request.user)) if "passkey" in ways else "",
    }
    status = 422 if tried in ways else 200
    return render(request, "accounts/prove.html", values, status=status)


def _send(request: OwnRequest) -> None:
    to = proof.address(request.user)
    if to and ratelimit.consume(request, action="confirm_contact", key=to.value, user=request.user):
        codes.send(request, "proof", to)


def _on(request: OwnRequest) -> HttpResponse:
    return HttpResponseRedirect(safe_next(request) or reverse("account"))
