"""What this app does when a lower one says that something has happened."""

from datetime import datetime

from django.dispatch import receiver

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.estates.signals import estate_founded
from linli.web.people.actions.offices import seat_founder


@receiver(estate_founded, dispatch_uid="people.seat")
def seat(*, estate: Estate, founder: Person, moment: datetime, **_rest: object) -> None:
    """In the same transaction, so that there is no estate that nobody may look after."""
    seat_founder(estate, founder, moment=moment)
