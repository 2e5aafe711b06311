"""Who belongs to a home: moving out, saying who does not belong, proving what one owns."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.people.models import Doubt, Occupancy
from linli.web.people.models.occupancy import Relation, Source
from linli.web.people.rules import why_not_doubt, why_not_settle
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@transaction.atomic
def move_out(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> None:
    """End one's own belonging to a home; that one belonged stays on record."""
    if occupancy.person_id != hand.person.pk:
        raise PermissionDenied(_("Only people themselves can say that they have moved out."))
    if obstacle := why_not_settle(hand):
        raise PermissionDenied(obstacle)
    _end(occupancy, timezone.localdate(moment), moment)


@transaction.atomic
def end_home(hand: Hand, occupancy: Occupancy, *, moment: datetime) -> None:
    """The committee ends it: moved away, died, or never belonged."""
    rights.demand(hand, "end_home", occupancy.estate, moment=moment)
    _end(occupancy, timezone.localdate(moment), moment)


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
    rights.demand(hand, "end_home", occupancy.estate, moment=moment)
    occupancy.doubts.filter(settled_at=None).update(settled_at=moment)


@transaction.atomic
def confirm_owner(hand: Hand, occupancy: Occupancy, source: Source, *, moment: datetime) -> None:
    """The committee has seen the proof of ownership; who claims it owns it from now on by law."""
    rights.demand(hand, "confirm_owner", occupancy.estate, moment=moment)
    changed = Occupancy.objects.filter(pk=occupancy.pk, relation=Relation.OWNER, until=None).update(
        owner_confirmed_at=moment, owner_confirmed_by=hand.by, owner_source=source
    )
    if not changed:
        raise PermissionDenied(
            _("Only somebody who has joined as an owner can be confirmed as one.")
        )


def _end(occupancy: Occupancy, day: date, moment: datetime) -> None:
    Occupancy.objects.filter(pk=occupancy.pk, until=None).update(until=day)
    occupancy.doubts.filter(settled_at=None).update(settled_at=moment)
