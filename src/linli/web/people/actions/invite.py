"""Printing codes for homes, and taking them back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from linli.web.estates.models import Estate
from linli.web.people import codes
from linli.web.people.doors import doors
from linli.web.people.models import Invitation
from linli.web.people.models.invitation import Ending, sealed
from linli.web.people.recorded import note
from linli.web.shared import rights
from linli.web.shared.rights import Hand

VALID = timedelta(days=180)


@transaction.atomic
def invite(hand: Hand, estate: Estate, homes: Sequence[str], *, moment: datetime) -> dict[str, str]:
    """Make each home a new code in place of the one it had.

    Returns
    -------
    dict : the code by the home's key; it exists nowhere else, the database keeps only its seal

    Raises
    ------
    PermissionDenied : no right to invite, or a home that the ledger has not
    """
    grant = rights.demand(hand, "invite", estate, moment=moment)
    _one_at_a_time(estate)
    if set(homes) - doors(estate, homes).keys():
        raise PermissionDenied(
            _("The ledger no longer has one of these homes. Load the page again.")
        )
    _end(estate, homes, Ending.REPLACED, moment)
    made = {home: codes.fresh() for home in homes}
    Invitation.objects.bulk_create(
        Invitation(
            estate=estate,
            dwelling=home,
            digest=sealed("invitation", code),
            printed_at=moment,
            expires_at=moment + VALID,
        )
        for home, code in made.items()
    )
    note(estate, grant, None, {"done": "printed", "count": len(made)}, moment=moment)
    return made


@transaction.atomic
def revoke(hand: Hand, estate: Estate, homes: Sequence[str], *, moment: datetime) -> int:
    """Take the codes of these homes back; who has joined with them stays. How many there were."""
    grant = rights.demand(hand, "invite", estate, moment=moment)
    _one_at_a_time(estate)
    count = _end(estate, homes, Ending.REVOKED, moment)
    if count:
        note(estate, grant, None, {"done": "revoked", "count": count}, moment=moment)
    return count


def _end(estate: Estate, homes: Sequence[str], how: Ending, moment: datetime) -> int:
    mine = Invitation.objects.unended().filter(estate=estate, dwelling__in=homes)
    return mine.update(ended_at=moment, ended_as=how)


def _one_at_a_time(estate: Estate) -> None:
    """Two printings of one home, one after the other: the later letter is the one that holds."""
    Estate.objects.select_for_update(no_key=True).get(pk=estate.pk)
