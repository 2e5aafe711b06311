"""E-mail addresses and telephone numbers: how they are written, and whose they are."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from linli.web.accounts import sms
from linli.web.accounts.models import Person

PHONE = re.compile(r"\+?\d{5,15}")
EMAIL, BY_PHONE = "email", "phone"


def offered() -> list[str]:
    """The kinds of address this installation can send a code to."""
    return ([BY_PHONE] if sms.offered() else []) + ([EMAIL] if settings.EMAIL_OFFERED else [])


def plain_phone(typed: str) -> str:
    """A number as it is kept: digits, with a country's code only where it is not China's."""
    digits = re.sub(r"[\s().\-－–—]", "", typed)
    return re.sub(r"^(\+|00)86(?=1\d{10}$)", "", digits)


def read(typed: str) -> tuple[str, str]:
    """Which kind of address this is, and how it is kept.

    Raises
    ------
    ValidationError : neither, or of a kind that no code can be sent to; says what is wanted
    """
    typed = typed.strip()
    kind, value = (EMAIL, typed.lower()) if "@" in typed else (BY_PHONE, plain_phone(typed))
    if kind not in offered():
        raise ValidationError(_unsendable(kind))
    if kind == EMAIL:
        validate_email(value)
    elif not PHONE.fullmatch(value):
        raise ValidationError(
            _("“%(typed)s” is no telephone number. Give the digits, such as 138 0000 0000."),
            params={"typed": typed[:40]},
        )
    return kind, value


def _unsendable(kind: str) -> str:
    if kind == EMAIL:
        return _("Here a code comes by text message only. Give your mobile phone number.")
    return _("Here a code comes by e-mail only. Give an e-mail address.")


def whose(kind: str, value: str) -> Person | None:
    """The account that is reached there."""
    return Person.objects.filter(**{kind: value}, is_active=True).first()
