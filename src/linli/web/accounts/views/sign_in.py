"""Signing in, in whichever way suits the person, and out."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.accounts import contacts
from linli.web.accounts.entry import (
    after,
    begin_anew,
    enter,
    host,
    passkeys_work,
    safe_next,
    with_next,
)
from linli.web.accounts.forms import CodeForm, PasswordForm, PinForm
from linli.web.accounts.models import Device, Person
from linli.web.accounts.pin_sign_in import by_pin
from linli.web.shared.hosts import is_loopback
from linli.web.shared.rights import open_to_all

FORMS: dict[str, type[forms.Form]] = {"pin": PinForm, "code": CodeForm, "password": PasswordForm}
TRIES = "login"


@open_to_all
@never_cache
@sensitive_post_parameters("pin", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """All ways in on one page; the one that was tried keeps what was typed."""
    if not Person.objects.exists():
        return redirect("set-up")
    way = request.POST.get("way", "") if request.method == "POST" else ""
    if request.user.is_authenticated and not way:
        return HttpResponseRedirect(after(request))
    filled = {name: form(prefix=name) for name, form in FORMS.items()}
    if way in FORMS:
        form = filled[way] = FORMS[way](request.POST, prefix=way)
        response = _try(request, way, form)
        if response:
            return response
    elif way == "demo":
        return _enter_demo(request)
    values = {
        "forms": filled,
        "tried": way,
        "next": safe_next(request),
        "offered": contacts.offered(),
        "passkeys": passkeys_work(request),
        "demo_people": demo_people(request),
    }
    return render(request, "accounts/sign_in.html", values, status=422 if way else 200)


def _try(request: HttpRequest, way: str, form: forms.Form) -> HttpResponse | None:
    """The next page when the form lets somebody in; None with the form's error when not."""
    if not ratelimit.consume(request, action=TRIES):
        form.add_error(None, get_adapter().error_messages["too_many_login_attempts"])
    if not form.is_valid():
        return None
    return WAYS[way](request, form)


def _by_pin(request: HttpRequest, form: forms.Form) -> HttpResponse | None:
    typed = form.cleaned_data
    moment = timezone.now()
    answer = by_pin(typed["door"], typed["name"], typed["pin"], moment=moment)
    if answer.person:
        return enter(request, answer.person, "pin", own_device=typed["own_device"])
    form.add_error(None, _shut(answer.shut_until) if answer.shut_until else _not_right())
    return None


def _not_right() -> str:
    return _("Home, name and PIN do not go together. Look at all three and try again.")


def _shut(until: datetime) -> str:
    when = date_format(timezone.localtime(until), "SHORT_DATETIME_FORMAT")
    return _(
        "Too many wrong PINs. From %(when)s on you can try again. Sooner: sign in by code or "
        "fingerprint, or ask the residents' committee to open it for you."
    ) % {"when": when}


def _by_code(request: HttpRequest, form: forms.Form) -> HttpResponse | None:
    kind, value = form.cleaned_data["address"]
    if not ratelimit.consume(request, action="request_login_code", key=value):
        form.add_error(None, get_adapter().error_messages["rate_limited"])
        return None
    begin_anew(request, own_device=form.cleaned_data["own_device"])
    person = contacts.whose(kind, value)
    LoginCodeVerificationProcess.initiate(request=request, user=person, **{kind: value})
    return HttpResponseRedirect(with_next(request, reverse("account_confirm_login_code")))


def _by_password(request: HttpRequest, form: forms.Form) -> HttpResponse | None:
    login, password = form.cleaned_data["login"].strip(), form.cleaned_data["password"]
    named = {"email": login.lower()} if "@" in login else {"username": login}
    try:
        person = get_adapter(request).authenticate(request, password=password, **named)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    if person:
        return enter(request, person, "password", own_device=False)
    form.add_error(None, _("Name and password do not go together. Look at both and try again."))
    return None


WAYS: dict[str, Callable[[HttpRequest, forms.Form], HttpResponse | None]] = {
    "pin": _by_pin,
    "code": _by_code,
    "password": _by_password,
}


def demo_people(request: HttpRequest) -> list[Person]:
    """Those whom anybody may enter as: in the demo, on this computer, and never otherwise."""
    if not settings.DEMO or not is_loopback(host(request)):
        return []
    return list(Person.objects.filter(demo=True, is_active=True).order_by("pk"))


def _enter_demo(request: HttpRequest) -> HttpResponse:
    for person in demo_people(request):
        if str(person.pk) == request.POST.get("person"):
            return enter(request, person, "demo", own_device=False)
    raise Http404


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session, and take it off the list."""
    Device.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    return redirect("sign-in")
