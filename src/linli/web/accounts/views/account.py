"""One's own account: name, ways to sign in, devices."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.accounts import actions, contacts, factors, pins, preferences, sessions
from linli.web.accounts.entry import passkeys_work
from linli.web.accounts.forms import AboutForm, NewPasswordForm, NewPinForm
from linli.web.accounts.proof import proved
from linli.web.accounts.request import OwnRequest
from linli.web.shared.rights import own


@own
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: OwnRequest) -> HttpResponse:
    """Look at one's account; change name, language and text size."""
    person = request.user
    form = AboutForm(
        request.POST or None, instance=person, initial=preferences.shown(request, person)
    )
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        response = redirect("account")
        preferences.carry(person, response)
        return response
    person.refresh_from_db()  # a refused form has written what it refused onto the person
    keys = Authenticator.objects.filter(user=person)
    values = {
        "form": form,
        "phone_offered": contacts.BY_PHONE in contacts.offered(),
        "email_offered": contacts.EMAIL in contacts.offered(),
        "passkeys_work": passkeys_work(request),
        "passkeys": [key for key in keys if key.type == Authenticator.Type.WEBAUTHN],
        "has_app": any(key.type == Authenticator.Type.TOTP for key in keys),
        "has_recovery_codes": any(key.type == Authenticator.Type.RECOVERY_CODES for key in keys),
        "needs_factor": factors.needed(person),
        "has_password": person.has_usable_password(),
        "devices": sessions.devices(person, moment=timezone.now()),
        "here": request.session.session_key,
    }
    status = 422 if form.is_bound else 200
    return render(request, "accounts/account.html", values, status=status)


@own
@proved
@never_cache
@sensitive_post_parameters("pin", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: OwnRequest) -> HttpResponse:
    """Set or change the PIN; everywhere else one is signed out."""
    form = NewPinForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.set_pin(request.user, form.cleaned_data["pin"])
        sessions.end_others(request, request.user)
        messages.success(request, _("The new PIN holds from now on."))
        return redirect("account")
    status = 422 if form.is_bound else 200
    values = {"form": form, "drawn": pins.drawn()}
    return render(request, "accounts/pin.html", values, status=status)


@own
@proved
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: OwnRequest) -> HttpResponse:
    """Set or change the password; everywhere else one is signed out."""
    person = request.user
    form = NewPasswordForm(request.POST or None, person=person)
    if form.is_bound and form.is_valid():
        person.set_password(form.cleaned_data["password"])
        person.save(update_fields=["password"])
        update_session_auth_hash(request, person)
        sessions.begin(request, person, moment=timezone.now())
        sessions.end_others(request, person)
        messages.success(request, _("The new password holds from now on."))
        return redirect("account")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)


@own
@require_POST
def end_device(request: OwnRequest, pk: int) -> HttpResponse:
    """Sign out there."""
    device = get_object_or_404(request.user.devices, pk=pk)
    if device.session_key == request.session.session_key:
        return redirect("sign-in")
    sessions.end(device)
    messages.success(request, _("Signed out there."))
    return redirect("account")


@own
@require_POST
def end_devices(request: OwnRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    sessions.end_others(request, request.user)
    messages.success(request, _("Signed out everywhere else."))
    return redirect("account")
