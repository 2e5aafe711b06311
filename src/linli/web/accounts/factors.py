"""Who needs a second factor, who has one, and whether this session has shown it."""

import time
from typing import Any

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from linli.web.accounts.models import Person

PROOF_HOLDS = 10 * 60
"""Seconds after which changing how one signs in asks again who it is."""


def holds_office(person: Person) -> bool:
    """Whether this person may do what a second factor protects."""
    if person.is_staff or person.is_superuser:
        return True
    answer: bool = import_string(settings.HOLDS_OFFICE)(person)
    return answer


def needed(person: Person) -> bool:
    """Whether this person must have a second factor; never in the demo, which has no secrets."""
    return not settings.DEMO and holds_office(person)


def owned(person: Person) -> set[str]:
    """Kinds of second factor the person has, besides recovery codes."""
    kinds = Authenticator.objects.filter(user=person).values_list("type", flat=True)
    return set(kinds) - {Authenticator.Type.RECOVERY_CODES}


def confirmed(request: HttpRequest) -> bool:
    """Whether a second factor was shown in this session."""
    return any(record["method"] == "mfa" for record in _records(request))


def confirm(request: HttpRequest, person: Person, kind: str) -> None:
    """Note that this session has shown a second factor, such as one just set up."""
    record_authentication(request, person, "mfa", type=kind)


def proved(request: HttpRequest, person: Person, method: str) -> None:
    """Note that whoever sits here has just shown that it is they."""
    record_authentication(request, person, method, reauthenticated=True)


def proved_lately(request: HttpRequest) -> bool:
    """Whether whoever sits here has signed in, or shown again who they are, a moment ago."""
    return any(time.time() - record["at"] < PROOF_HOLDS for record in _records(request))


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return found


class SecondFactorStage(AuthenticateStage):
    """Asked at sign-in of staff, and of whoever has set up codes from an app.

    A resident's passkey is another way in, not one more hurdle on the way by PIN.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        person = self.login.user
        if settings.DEMO or person is None:
            return False
        if Authenticator.Type.TOTP not in owned(person) and not holds_office(person):
            return False
        wanted: bool = super()._should_handle(request)
        return wanted
