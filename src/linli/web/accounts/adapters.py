"""What allauth asks of us: words, messages, where to go, what a session begins with."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.messages import add_message
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.web.accounts import messages, preferences, sessions
from linli.web.accounts.devices import words_for

WRONG_CODE = _("This code is not right. Look at it again and type it once more.")
TOO_OFTEN = _("That was too often. Wait a quarter of an hour and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Signing in."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this host; allauth would take any of ALLOWED_HOSTS."""
        request = self.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())

    def is_reauthentication_required(self, *, app: str, **_options: object) -> bool:  # noqa: ARG002 - allauth's signature
        """Never by allauth: our views that need it ask in their own way, for PINs too."""
        return False

    def get_login_stages(self) -> list[str]:
        return [
            "allauth.account.stages.LoginByCodeStage",
            "linli.web.accounts.factors.SecondFactorStage",
        ]

    def login(self, request: HttpRequest, user: Any) -> None:  # noqa: ANN401 - a Person
        super().login(request, user)
        sessions.begin(request, user, moment=timezone.now())

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - allauth's signature
        response: HttpResponse = super().post_login(request, user, **kwargs)
        preferences.carry(user, response)
        return response

    def add_message(
        self, request: HttpRequest, level: int, *_args: object, message: str = "", **_kwargs: object
    ) -> None:
        """Refusals only, whose words are ours; what has been done our pages say themselves."""
        if message:
            add_message(request, level, message)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002 - codes are all that is sent
        messages.mail_code(email, context["code"])

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **_: object) -> None:  # noqa: ANN401, ARG002 - allauth's signature
        messages.text_code(phone, code)

    def set_phone_verified(self, user: Any, phone: str) -> None:  # noqa: ANN401 - allauth's signature
        """Nothing to do: a number stands with an account only once it is confirmed."""


class FactorAdapter(DefaultMFAAdapter):
    """Second factors and passkeys."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

    def _get_user_identifier(self, user: Any) -> str:  # noqa: ANN401 - a Person
        """What the phone's own list of passkeys and codes shows."""
        return str(user)

    def _get_site_name(self) -> str:
        return gettext("Linli")

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002, ANN401, ARG002 - allauth's signature
        return words_for(self.request.headers.get("user-agent", ""))
