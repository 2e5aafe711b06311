"""What comes between showing who one is and being in: a code, a second factor."""

import json
from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.web.accounts import factors
from linli.web.accounts.entry import begin_anew, passkeys_work
from linli.web.accounts.forms import LoginCodeForm
from linli.web.shared.rights import open_to_all


class LoginCode(ConfirmLoginCodeView):
    """Type the code that was sent."""

    form_class = LoginCodeForm
    template_name = "accounts/login_code.html"


class LoginFactor(AuthenticateView):
    """Show the second factor: a code from the app, a recovery code, or a passkey."""

    template_name = "accounts/login_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        found: dict[str, Any] = super().get_context_data(**kwargs)
        kinds = factors.owned(self.stage.login.user)
        return found | {
            "options": as_json(found["js_data"]["request_options"]),
            "has_app": "totp" in kinds,
            "has_passkey": "webauthn" in kinds and passkeys_work(self.request),
        }


class LoginPasskey(LoginWebAuthnView):
    """Sign in by passkey alone: the phone has asked for fingerprint, face or its own PIN."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        begin_anew(self.request, own_device="own_device" in self.request.POST)
        response: HttpResponse = super().form_valid(form)
        return response


def as_json(options: object) -> str:
    """What a browser's passkey dialogue is asked, for a data attribute."""
    return json.dumps(options, cls=DjangoJSONEncoder)


@open_to_all
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """The account was closed."""
    return render(request, "accounts/closed.html", status=403)


login_code = open_to_all(LoginCode.as_view())
login_factor = open_to_all(LoginFactor.as_view())
login_passkey = open_to_all(LoginPasskey.as_view())
