"""A code sent to an address, to see that it is the person's: once, ten minutes, three tries."""

import time
from dataclasses import dataclass
from typing import Literal

from allauth.core.internal.cryptokit import compare_user_code, generate_user_code
from django.http import HttpRequest

from linli.web.accounts import contacts, messages

Purpose = Literal["contact", "proof"]
KEY = "accounts_sent_code"
HOLDS = 10 * 60  # seconds
MOST_WRONG = 3


@dataclass(frozen=True)
class Sent:
    """Where a code is on its way to."""

    kind: str
    value: str


def send(request: HttpRequest, purpose: Purpose, to: Sent) -> None:
    """Send a fresh code there; an earlier one no longer counts."""
    code = generate_user_code(numeric=True, length=6, dashed=False)
    request.session[KEY] = {
        "purpose": purpose,
        "kind": to.kind,
        "value": to.value,
        "code": code,
        "at": time.time(),
        "wrong": 0,
    }
    (messages.mail_code if to.kind == contacts.EMAIL else messages.text_code)(to.value, code)


def awaited(request: HttpRequest, purpose: Purpose) -> Sent | None:
    """Where the code that is awaited was sent; None when there is none, or no longer."""
    state = request.session.get(KEY)
    if not state or state["purpose"] != purpose or time.time() - state["at"] > HOLDS:
        return None
    return Sent(state["kind"], state["value"])


def is_right(request: HttpRequest, typed: str) -> bool:
    """Whether this is the code awaited; it is used up by being right, or wrong three times."""
    state = request.session[KEY]
    right: bool = compare_user_code(actual=typed, expected=state["code"])
    state["wrong"] += 1
    if right or state["wrong"] >= MOST_WRONG:
        del request.session[KEY]
    request.session.modified = True
    return right
