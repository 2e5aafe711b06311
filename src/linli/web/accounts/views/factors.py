"""Setting up codes from an app, passkeys, recovery codes; allauth's views with our pages."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django import forms
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.decorators.cache import never_cache

from linli.web.accounts import factors, sessions
from linli.web.accounts.proof import View, proved
from linli.web.accounts.views.proof import CAME_FROM
from linli.web.accounts.views.stages import as_json
from linli.web.shared.rights import own


class SetUp:
    """What has just been set up has been shown; staff go on to their recovery codes."""

    request: Any
    kind: str

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # a mixin
        factors.confirm(self.request, self.request.user, self.kind)
        sessions.limit(self.request, self.request.user)
        return response

    def get_success_url(self) -> str:
        person = self.request.user
        wants_codes = self.kind == Authenticator.Type.TOTP or factors.needed(person)
        return reverse("mfa_view_recovery_codes" if wants_codes else "account")


class SetUpApp(SetUp, ActivateTOTPView):
    """Scan the picture with an app that makes codes, type the first."""

    kind = Authenticator.Type.TOTP
    template_name = "accounts/app.html"


class AddPasskey(SetUp, AddWebAuthnView):
    """Let this phone's fingerprint, face or PIN sign in."""

    kind = Authenticator.Type.WEBAUTHN
    template_name = "accounts/passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        found: dict[str, Any] = super().get_context_data(**kwargs)
        # Asked anew, as a key of the phone's own list that signs in alone.
        return found | {"options": as_json(begin_registration(self.request.user, True))}  # noqa: FBT003 - allauth's signature


class RemoveApp(DeactivateTOTPView):
    template_name = "accounts/remove_app.html"
    success_url = reverse_lazy("account")


class RemovePasskey(RemoveWebAuthnView):
    template_name = "accounts/remove_passkey.html"
    success_url = reverse_lazy("account")


class RecoveryCodes(ViewRecoveryCodesView):
    """The sheet to print and keep."""

    template_name = "accounts/recovery_codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's signature
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"next": self.request.session.get(CAME_FROM) or reverse("account")}


class NewRecoveryCodes(GenerateRecoveryCodesView):
    template_name = "accounts/new_recovery_codes.html"


def _own(view: View) -> View:
    return own(proved(never_cache(view)))


set_up_app = _own(SetUpApp.as_view())
remove_app = _own(RemoveApp.as_view())
add_passkey = _own(AddPasskey.as_view())
remove_passkey = _own(RemovePasskey.as_view())
recovery_codes = _own(RecoveryCodes.as_view())
new_recovery_codes = _own(NewRecoveryCodes.as_view())
