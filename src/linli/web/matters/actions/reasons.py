"""A reason that everybody will read: never empty, sealed in the record, never overwritten."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from linli.web.journal.commitments import Seal, seal
from linli.web.matters.models import Matter, Reason
from linli.web.shared.rights import Hand


def given(reason: str) -> tuple[str, Seal]:
    """The reason and its seal.

    Raises
    ------
    ValidationError : there is none
    """
    if not reason.strip():
        raise ValidationError(_("Say why, in a sentence: everybody will read it."))
    return reason.strip(), seal(reason.strip())


def reasoned(hand: Hand, matter: Matter, reason: str, *, moment: datetime) -> tuple[str, Seal]:
    """The reason and its seal, kept beside those given earlier; in the caller's transaction."""
    why, sealed = given(reason)
    Reason.objects.create(matter=matter, person=hand.person, text=why, salt=sealed.salt, at=moment)
    return why, sealed
