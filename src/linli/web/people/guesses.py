"""Looking a code up, and how often a wrong one may be tried.

Counted in the database, as there are several processes. Only a well-formed code that no home has
counts as a miss; a slip of the finger is told before anybody looks.
"""

from datetime import datetime, timedelta

from django.http import HttpRequest

from linli.web.people.models import Invitation, Miss
from linli.web.people.models.invitation import sealed
from linli.web.shared.addresses import address_of

WINDOW = timedelta(hours=1)
FROM_ONE_ADDRESS = 60
"""In a window. A hall full of neighbours sits behind one address."""
FROM_ALL = 600
"""In a window, whatever the address."""
KEPT = timedelta(days=1)


class TooManyError(Exception):
    """So many codes were wrong lately that nobody may try one for the moment."""


def look_up(code: str, address: str, *, moment: datetime) -> Invitation | None:
    """The invitation with this code, ended or not; None is counted as a miss.

    Raises
    ------
    TooManyError : before looking, so that not even a right code is told apart
    """
    if _too_many(address, moment):
        raise TooManyError
    found = Invitation.objects.of_code(code).select_related("estate").first()
    if found is None:
        Miss.objects.filter(at__lt=moment - KEPT).delete()
        Miss.objects.create(at=moment, address=address)
    return found


def _too_many(address: str, moment: datetime) -> bool:
    recent = Miss.objects.filter(at__gt=moment - WINDOW)
    from_here = recent.filter(address=address).count()
    return from_here >= FROM_ONE_ADDRESS or recent.count() >= FROM_ALL


def sealed_address(request: HttpRequest) -> str:
    """What is kept of where a request comes from."""
    return sealed("address", address_of(request))
