"""A reason that everybody will read: never empty, sealed in the record."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from linli.web.journal.commitments import Seal, seal


def given(reason: str) -> tuple[str, Seal]:
    """The reason and its seal.

    Raises
    ------
    ValidationError : there is none
    """
    if not reason.strip():
        raise ValidationError(_("Say why, in a sentence: everybody will read it."))
    return reason.strip(), seal(reason.strip())
