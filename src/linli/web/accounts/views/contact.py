"""E-mail address and telephone number of one's own account: each once a code has come back."""

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from linli.web.accounts import actions, codes, contacts
from linli.web.accounts.adapters import TOO_OFTEN, WRONG_CODE
from linli.web.accounts.forms import ContactForm, SentCodeForm
from linli.web.accounts.proof import proved
from linli.web.accounts.request import OwnRequest
from linli.web.shared.rights import own


@own
@proved
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: OwnRequest) -> HttpResponse:
    """Where shall a code be sent?"""
    if not contacts.offered():
        raise Http404
    form = ContactForm(request.POST or None)
    if form.is_bound and form.is_valid():
        kind, value = form.cleaned_data["address"]
        if ratelimit.consume(request, action="confirm_contact", key=value, user=request.user):
            codes.send(request, "contact", codes.Sent(kind, value))
            return redirect("account-contact-code")
        form.add_error(None, TOO_OFTEN)
    values = {"form": form, "offered": contacts.offered()}
    return render(request, "accounts/contact.html", values, status=422 if form.is_bound else 200)


@own
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact_code(request: OwnRequest) -> HttpResponse:
    """Which code has come?"""
    sent = codes.awaited(request, "contact")
    if sent is None:
        return redirect("account-contact")
    form = SentCodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if codes.is_right(request, form.cleaned_data["code"]):
            return _take(request, sent)
        form.add_error("code", WRONG_CODE)
    values = {"form": form, "address": sent.value}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/contact_code.html", values, status=status)


def _take(request: OwnRequest, sent: codes.Sent) -> HttpResponse:
    try:
        actions.set_contact(request.user, sent.kind, sent.value)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Saved. From now on a code can be sent there."))
    return redirect("account")


@own
@proved
@require_POST
def remove_contact(request: OwnRequest, kind: str) -> HttpResponse:
    """Keep no longer what is not wanted."""
    if kind not in (contacts.EMAIL, contacts.BY_PHONE):
        raise Http404
    try:
        actions.set_contact(request.user, kind, None)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Removed."))
    return redirect("account")
