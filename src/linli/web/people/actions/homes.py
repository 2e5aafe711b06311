"""Who belongs to a home: moving out, who does not belong, proof of what one owns, a new PIN."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.actions import give_pin
from linli.web.people.models import Doubt, Occupancy
from linli.web.people.models.occupancy import Relation, Source
from linli.web.people.models.periods import not_before
from linli.web.people.recorded import ROLES, note, note_own
from linli.web.people.rules import why_not_doubt, why_not_give_pin, why_not_settle
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand


@transaction.atomic
def move_out(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> None:
    """End one's own belonging to a home; that one belonged stays on record."""
    if occupancy.person_id != hand.person.pk:
        raise PermissionDenied(_("Only people themselves can say that they have moved out."))
    if obstacle := why_not_settle(hand):
        raise PermissionDenied(obstacle)
    if not _end(occupancy, moment):
        return
    role = ROLES[Relation(occupancy.relation)]
    note_own("leave_home", occupancy.estate, hand, role, hand.person, {}, moment=moment)


@transaction.atomic
def end_home(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> None:
    """The committee ends it: moved away, died, or never belonged."""
    grant = rights.demand(hand, "end_home", occupancy.estate, moment=moment)
    if _end(occupancy, moment):
        _note_settled(occupancy, grant, "ended", moment)


@transaction.atomic
def renew_pin(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> str:
    """Give somebody at the counter who has forgotten the PIN a new one, to be told them once.

    Raises
    ------
    PermissionDenied : no right to serve at the counter; moved out; somebody who holds an office
    """
    grant = rights.demand(hand, "serve_at_desk", occupancy.estate, moment=moment)
    if obstacle := why_not_give_pin(occupancy, timezone.localdate(moment)):
        raise PermissionDenied(obstacle)
    pin = give_pin(occupancy.person)
    note(occupancy.estate, grant, occupancy.person, {}, moment=moment)
    return pin


@transaction.atomic
def doubt(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> None:
    """Tell the committee that this person is none of the household."""
    if obstacle := why_not_doubt(hand, occupancy, timezone.localdate(moment)):
        raise PermissionDenied(obstacle)
    Doubt.objects.get_or_create(
        occupancy=occupancy, by=hand.person, settled_at=None, defaults={"raised_at": moment}
    )


@transaction.atomic
def dismiss_doubt(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> None:
    """The committee has asked: the person belongs there."""
    grant = rights.demand(hand, "end_home", occupancy.estate, moment=moment)
    if _settle_doubts(occupancy, moment):
        _note_settled(occupancy, grant, "kept", moment)


@transaction.atomic
def confirm_owner(hand: Hand, occupancy: Occupancy, source: Source, *, moment: datetime) -> None:
    """The committee has seen the proof of ownership; who claims it owns it from now on by law."""
    grant = rights.demand(hand, "confirm_owner", occupancy.estate, moment=moment)
    changed = Occupancy.objects.filter(pk=occupancy.pk, relation=Relation.OWNER, until=None).update(
        owner_confirmed_at=moment, owner_confirmed_by=hand.by, owner_source=source
    )
    if not changed:
        raise PermissionDenied(
            _("Only somebody who has joined as an owner can be confirmed as one.")
        )
    facts = {"source": source.value}
    note(occupancy.estate, grant, occupancy.person, facts, moment=moment)


def _end(occupancy: Occupancy, moment: datetime) -> bool:
    """False when it had ended before."""
    _settle_doubts(occupancy, moment)
    mine = Occupancy.objects.filter(pk=occupancy.pk, until=None)
    return bool(mine.update(until=timezone.localdate(moment)))


def _note_settled(occupancy: Occupancy, grant: Grant, done: str, moment: datetime) -> None:
    estate, person = occupancy.estate, occupancy.person
    note(estate, grant, person, {"done": done}, moment=moment)


def _settle_doubts(occupancy: Occupancy, moment: datetime) -> int:
    doubts = occupancy.doubts.filter(settled_at=None)
    return doubts.update(settled_at=not_before(moment, "raised_at"))
