"""Signing in by door, name and PIN."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from linli.web.accounts import lockout, pins
from linli.web.accounts.models import Person

MOST_FOUND = 3
"""People of one name behind one door; beyond that the door or name was too vague to mean anyone."""


@dataclass(frozen=True)
class Answer:
    """Who it is, else until when the way is shut, else neither: not right."""

    person: Person | None = None
    shut_until: datetime | None = None


def by_pin(door: str, name: str, pin: str, *, moment: datetime) -> Answer:
    """Whose PIN it is of those whom ``door`` and ``name`` may mean.

    A door and name that are nobody's take as long and are counted as tries in the same way.
    """
    found: list[Person | str] = [
        person
        for person in import_string(settings.PIN_FINDER)(door, name)[:MOST_FOUND]
        if person.is_active
    ]
    if not found:
        lockout.forget_strangers(moment=moment)
    nobodys: list[Person | str] = [lockout.digest(door, name)]
    shut: list[datetime | None] = []
    for who in found or nobodys:
        tried = lockout.count_try(who, moment=moment)
        if tried.counted and _is_pin_of(who, pin):
            assert isinstance(who, Person)  # noqa: S101 - nobody's PIN is never right
            lockout.clear(who)
            return Answer(who)
        shut.append(tried.until)
    return Answer(shut_until=min((until for until in shut if until), default=None))


def _is_pin_of(who: Person | str, pin: str) -> bool:
    return pins.equal(pin, who.pin if isinstance(who, Person) else "")
