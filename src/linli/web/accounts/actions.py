"""What changes an account."""

from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from linli.web.accounts import lockout, pins, setup
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


def lift_lockout(person: Person) -> None:
    """Let the person sign in by PIN again at once. Who may do this is asked by the caller."""
    lockout.clear(person)


def make_demo_person(name: str, *, operator: bool = False) -> Person:
    """A person whom anybody may enter as in the demo, and nobody otherwise."""
    return Person.objects.create(
        name=name,
        demo=True,
        is_staff=operator,
        is_superuser=operator,
        password=make_password(None),
    )
