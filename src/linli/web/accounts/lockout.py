"""Wrong PINs are counted per account, and after five the way by PIN is shut for a while.

Per account and not per address: a meeting hall full of neighbours sits behind one. A try is
counted before it is compared, in one transaction, so that a hundred tries at once are five too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from unicodedata import normalize

from django.db import transaction
from django.utils.crypto import salted_hmac

from linli.web.accounts.models import WRONG_TRIES, Person, PinLock

FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(days=1)
FORGOTTEN_AFTER = timedelta(days=2)
"""How long tries at a door and name that are nobody's are kept."""


@dataclass(frozen=True)
class Try:
    """Whether a try may be compared, and until when the way is shut if it proves wrong."""

    counted: bool
    until: datetime | None


@transaction.atomic
def count_try(who: Person | str, *, moment: datetime) -> Try:
    """Count one try as wrong until it proves right, unless the way is shut.

    Parameters
    ----------
    who : the account, or the digest (``digest``) of a door and name that are nobody's
    """
    found = {"person": who} if isinstance(who, Person) else {"typed": who}
    lock, _made = PinLock.objects.select_for_update().get_or_create(
        **found, defaults={"last_try_at": moment}
    )
    if lock.until and lock.until > moment:
        return Try(counted=False, until=lock.until)
    lock.last_try_at = moment
    lock.wrong = (lock.wrong + 1) % WRONG_TRIES
    begins = lock.wrong == 0
    if begins:
        lock.until = moment + min(FIRST_LOCK * 2 ** min(lock.locks, 10), LONGEST_LOCK)
        lock.locks += 1
    lock.save()
    return Try(counted=True, until=lock.until if begins else None)


def clear(person: Person) -> None:
    """The PIN was right, or there is a new one."""
    PinLock.objects.filter(person=person).delete()


def shut_until(person: Person, *, moment: datetime) -> datetime | None:
    """Until when this person cannot sign in by PIN; None when they can."""
    return PinLock.objects.filter(person=person, until__gt=moment).values_list(
        "until", flat=True
    ).first()  # fmt: skip


def forget_strangers(*, moment: datetime) -> None:
    """Drop tries at doors and names that are nobody's, once they are of no use."""
    PinLock.objects.filter(person=None, last_try_at__lt=moment - FORGOTTEN_AFTER).delete()


def digest(door: str, name: str) -> str:
    """What is kept of a door and name that are nobody's: cannot be read back, spelling evened."""
    plain = "\0".join(_even(part) for part in (door, name))
    return salted_hmac("linli.accounts.lockout", plain, algorithm="sha256").hexdigest()


def _even(typed: str) -> str:
    return "".join(letter for letter in normalize("NFKC", typed).casefold() if letter.isalnum())
