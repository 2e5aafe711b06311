"""Settings from the environment, each read once and refused with the values it accepts."""

import os

from django.core.exceptions import ImproperlyConfigured

YES = ("1", "yes", "true")
NO = ("0", "no", "false")


def text(name: str, default: str) -> str:
    """The value of ``name``; ``default`` when it is not set or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Yes or no.

    Raises
    ------
    ImproperlyConfigured : any other word
    """
    found = text(name, YES[0] if default else NO[0]).lower()
    if found not in YES + NO:
        raise ImproperlyConfigured(
            f"{name}={found!r}: use {' or '.join(YES)}, or {' or '.join(NO)}."
        )
    return found in YES


def whole(name: str, default: int, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``.

    Raises
    ------
    ImproperlyConfigured : not a whole number, or outside the range
    """
    found = text(name, str(default))
    if not found.isascii() or not found.isdigit() or not low <= int(found) <= high:
        raise ImproperlyConfigured(f"{name}={found!r}: use a whole number from {low} to {high}.")
    return int(found)


def one_of(name: str, default: str, accepted: tuple[str, ...]) -> str:
    """One of the ``accepted`` words.

    Raises
    ------
    ImproperlyConfigured : any other word
    """
    found = text(name, default)
    if found not in accepted:
        raise ImproperlyConfigured(f"{name}={found!r}: use one of {', '.join(accepted)}.")
    return found


def names(name: str, default: tuple[str, ...]) -> list[str]:
    """Names between commas."""
    return [part.strip() for part in text(name, ",".join(default)).split(",") if part.strip()]
