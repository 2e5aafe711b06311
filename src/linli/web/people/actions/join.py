"""Coming in: with the code of a letter, or at the counter."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.actions import set_pin
from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.doors import doors, plain_name
from linli.web.people.models import Invitation, Occupancy
from linli.web.people.models.occupancy import Relation
from linli.web.people.recorded import ROLES, note_own
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody says of themselves when they come in; without a PIN they come to the counter.

    No phone number or e-mail address: whoever owns a mistyped one could sign in as them. They are
    added on one's own page, where a code comes back first.
    """

    name: str
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """As what somebody belongs to a home."""

    relation: Relation
    lives_here: bool = True


class AlreadyHereError(PermissionDenied):
    """Somebody of this name has joined this home before."""


@transaction.atomic
def join(
    invitation: int, who: Newcomer | Person, belonging: Belonging, *, moment: datetime
) -> Occupancy:
    """Let somebody into the home of an open invitation; the letter is the right to it.

    Raises
    ------
    PermissionDenied : the code has been taken back, replaced or has run out meanwhile
    AlreadyHereError : a newcomer of the same name is there, not to be told apart at the door
    """
    # Locked, so that whoever takes the code back waits for us, or we see that it is gone.
    row = Invitation.objects.select_for_update().open(moment).filter(pk=invitation).first()
    if row is None:
        raise PermissionDenied(
            _("This code no longer lets anybody in. Ask the committee for a new letter.")
        )
    estate = _alone_in(row.estate_id)
    person = who if isinstance(who, Person) else _newcomer(who, estate, row.dwelling, moment)
    return _settle(Hand(person, person), estate, row.dwelling, belonging, moment, row)


@transaction.atomic
def join_at_desk(
    staff: Hand,
    estate: Estate,
    home: str,
    who: Newcomer,
    belonging: Belonging,
    *,
    moment: datetime,
) -> Occupancy:
    """Take somebody in who stands at the counter.

    Raises
    ------
    PermissionDenied : no right to serve at the counter, or a home that the ledger has not
    AlreadyHereError : as in ``join``
    """
    rights.demand(staff, "serve_at_desk", estate, moment=moment)
    if home not in doors(estate, [home]):
        raise PermissionDenied(_("The ledger has no such home. Look for it again."))
    estate = _alone_in(estate.pk)
    person = _newcomer(who, estate, home, moment)
    hand = Hand(person, staff.by, "desk")
    return _settle(hand, estate, home, belonging, moment, None)


def _alone_in(pk: int) -> Estate:
    """The estate, locked: two people of one name joining one home at once are seen."""
    return Estate.objects.select_for_update(no_key=True).get(pk=pk)


def _newcomer(who: Newcomer, estate: Estate, home: str, moment: datetime) -> Person:
    name = plain_name(who.name)
    here = Occupancy.objects.current(timezone.localdate(moment)).filter(
        estate=estate, dwelling=home
    )
    if here.filter(person__name__iexact=name).exists():
        raise AlreadyHereError(
            _(
                "Somebody called %(name)s has already joined this home. If it is you, sign in. "
                "If not, write a name that tells you apart."
            )
            % {"name": name}
        )
    person = Person.objects.create_user(name=name)
    if who.pin:
        set_pin(person, who.pin)
    return person


def _settle(
    hand: Hand,
    estate: Estate,
    home: str,
    belonging: Belonging,
    moment: datetime,
    invitation: Invitation | None,
) -> Occupancy:
    """A person belongs to a home once: who joins again stays what they are there."""
    values = {"relation": belonging.relation, "lives_here": belonging.lives_here}
    row, first = Occupancy.objects.get_or_create(
        person=hand.person,
        estate=estate,
        dwelling=home,
        until=None,
        defaults={**values, "since": timezone.localdate(moment), "invitation": invitation},
    )
    if first:
        role, facts = ROLES[belonging.relation], {"relation": belonging.relation.value}
        note_own("join", estate, hand, role, hand.person, facts, moment=moment)
    return row
