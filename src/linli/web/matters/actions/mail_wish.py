"""Asking for the digest by e-mail, and stopping it."""

from datetime import datetime

from linli.web.matters.models import ByMail
from linli.web.shared.rights import Hand


def wish(hand: Hand, *, wanted: bool, moment: datetime) -> None:
    """One's own wish; what was new before is not sent."""
    if wanted:
        ByMail.objects.get_or_create(person=hand.person, defaults={"since": moment})
    else:
        ByMail.objects.filter(person=hand.person).delete()
