"""What changes an account."""

from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.web.accounts import contacts, factors, lockout, pins, sessions, setup
from linli.web.accounts.models import Person


@transaction.atomic
def set_up(home: Path, typed: str, *, name: str, login: str, password: str) -> Person:
    """Make the operator, the first account of all; the set-up code is used up.

    Raises
    ------
    PermissionDenied : there is an account already, or the code is not the one on the terminal
    """
    if Person.objects.exists() or not setup.matches(home, typed):
        raise PermissionDenied(_("This is not the set-up code that stands on the terminal."))
    way = {"email": login.lower()} if "@" in login else {"username": login}
    person = Person.objects.create_superuser(name=name, password=password, **way)
    if not setup.use_up(home):
        raise PermissionDenied(_("Somebody else has just set up this installation."))
    return person


def set_pin(person: Person, pin: str) -> None:
    """Give the person this PIN.

    Raises
    ------
    ValidationError : it is not six digits, or anybody would try it first
    """
    pins.refuse_trivial(pin)
    person.pin = pins.hashed(pin)
    person.save(update_fields=["pin"])
    lockout.clear(person)


def give_pin(person: Person) -> str:
    """Give the person a PIN drawn by lot, and sign them out everywhere, as if they had lost it.

    Who may do this is asked by the caller.
    """
    pin = pins.drawn()
    set_pin(person, pin)
    sessions.end_all(person)
    return pin


def set_contact(person: Person, kind: str, value: str | None) -> None:
    """Let the person be reached, and sign in, at an address that a code has come back from.

    Raises
    ------
    ValidationError : it belongs to another account, or the last way to sign in would go
    """
    if value is None and not _other_ways(person, kind):
        raise ValidationError(
            _("It is your only way to sign in. Set a PIN or another address first.")
        )
    setattr(person, kind, value)
    try:
        with transaction.atomic():
            person.save(update_fields=[kind])
    except IntegrityError as error:
        raise ValidationError(
            _("Another account already signs in with %(address)s."), params={"address": value}
        ) from error


def _other_ways(person: Person, kind: str) -> bool:
    other = {contacts.EMAIL: person.phone, contacts.BY_PHONE: person.email}[kind]
    return bool(other or person.pin or person.has_usable_password() or factors.owned(person))


def make_demo_person(name: str, *, operator: bool = False) -> Person:
    """A person whom anybody may enter as in the demo, and nobody otherwise."""
    return Person.objects.create(
        name=name,
        demo=True,
        is_staff=operator,
        is_superuser=operator,
        password=make_password(None),
    )
