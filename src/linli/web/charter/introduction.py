"""As what somebody is here, for the frame of every page."""

from datetime import datetime

from django.utils import timezone

from linli.web.charter.wording import role_words
from linli.web.estates.models import Estate
from linli.web.people import standing
from linli.web.shared.language import reader_language
from linli.web.shared.rights import Hand


def words(hand: Hand, estate: object, moment: datetime) -> str:
    """Every role of the hand's person in the estate; outside of any, every office they hold."""
    day = timezone.localdate(moment)
    if isinstance(estate, Estate):
        return role_words(standing.roles_by(hand, estate, day), reader_language())
    held = standing.roles_anywhere(hand, day) - {standing.VISITOR}
    return role_words(held, reader_language()) if held else ""
