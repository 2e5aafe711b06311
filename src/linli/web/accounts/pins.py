"""What a PIN may be, and how it is kept and compared."""

import secrets
from functools import cache
from itertools import pairwise

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

DIGITS = 6
HASHER = "scrypt"
# What is tried first: the most frequent six digits on keypads and in leaked lists, in China too.
FREQUENT = {"520520", "521521", "520131", "521131", "131452", "147258", "258369", "159357",
            "159753", "147369", "789456", "456789", "010203", "102030", "101010",
            "112358"}  # fmt: skip


def refuse_trivial(pin: str) -> None:
    """A PIN is six digits and none that anybody would try first.

    Raises
    ------
    ValidationError : says what is wanted
    """
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        raise ValidationError(_("A PIN is six digits, for example 4 8 0 3 1 7."))
    if pin in FREQUENT or _repeats(pin) or _steps(pin):
        raise ValidationError(
            _("Anybody would try this PIN first. Choose six digits without a simple pattern.")
        )


def drawn() -> str:
    """Six digits by lot that nobody would try first."""
    while True:
        digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        try:
            refuse_trivial(digits)
        except ValidationError:
            continue
        return digits


def hashed(pin: str) -> str:
    """What is kept of a PIN."""
    return make_password(pin, hasher=HASHER)


def equal(pin: str, kept: str) -> bool:
    """Whether ``pin`` is the one kept; takes as long where none is kept."""
    right = check_password(pin, kept or _nobodys(), preferred=HASHER)
    return right and bool(kept)


@cache
def _nobodys() -> str:
    """A hash to compare with where there is no PIN: as much work, and of no digits."""
    return hashed(get_random_string(20))


def _repeats(pin: str) -> bool:
    """One, two or three digits again and again: 111111, 121212, 123123; pairs: 112233."""
    again = any(pin == pin[:length] * (DIGITS // length) for length in (1, 2, 3))
    pairs = pin[0::2] == pin[1::2] and _steps(pin[0::2])
    halves = len(set(pin[:3])) == len(set(pin[3:])) == 1
    return again or pairs or halves


def _steps(pin: str) -> bool:
    """The same step from each digit to the next: 123456, 987654, 135791, 678901."""
    return len({(int(b) - int(a)) % 10 for a, b in pairwise(pin)}) == 1
