"""Taking a matter up or not, joining and parting matters."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.journal.commitments import seal
from linli.web.matters.actions.following import begin_following
from linli.web.matters.actions.locking import held, refuse_decided
from linli.web.matters.actions.raising import end, worded
from linli.web.matters.actions.reasons import reasoned
from linli.web.matters.models import Matter, ObjectionState, State, Support
from linli.web.matters.record import note
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@transaction.atomic
def take_up(
    hand: Hand, matter: Matter, *, impact: int, feasibility: int, reason: str, moment: datetime
) -> None:
    """Accept the matter, saying how much it touches (1 to 3) and how feasible it is (1 to 3)."""
    matter = held(matter)
    grant = rights.demand(hand, "filter", matter, moment=moment)
    matter.filter_reason, sealed = reasoned(hand, matter, reason, moment=moment)
    matter.impact, matter.feasibility, matter.filter_salt = impact, feasibility, sealed.salt
    matter.save(update_fields=["impact", "feasibility", "filter_reason", "filter_salt"])
    facts = {"impact": impact, "feasibility": feasibility, "reason": sealed.commitment}
    note(matter, grant, facts, moment=moment)


@transaction.atomic
def refuse(hand: Hand, matter: Matter, *, reason: str, moment: datetime) -> None:
    """Do not take the matter up; it stays listed with the reason."""
    end(hand, matter, "refuse", State.REFUSED, reason=reason, moment=moment)


@transaction.atomic
def merge(hand: Hand, matter: Matter, into: Matter, *, moment: datetime) -> None:
    """Join a matter to another about the same thing; who followed and supported it goes along.

    Raises
    ------
    ValidationError : the other is this one, of another estate, or not open; an objection waits;
        the owners have decided it
    """
    # In the order of their keys: two who join the same two matters never wait for each other.
    both = sorted((matter, into), key=lambda one: one.pk)
    locked = {one.pk: held(one) for one in both}
    matter, into = locked[matter.pk], locked[into.pk]
    grant = rights.demand(hand, "merge", matter, moment=moment)
    refuse_decided(matter)
    if into.pk == matter.pk or into.estate_id != matter.estate_id or not into.is_open:
        raise ValidationError(_("Choose another matter of this estate that is still open."))
    if matter.objections.filter(state=ObjectionState.OPEN).exists():
        raise ValidationError(_("Answer the objections to it first, so that none is lost."))
    matter.state, matter.merged_into, matter.ended_at = State.MERGED, into, moment
    matter.save(update_fields=["state", "merged_into", "ended_at"])
    Support.objects.bulk_create(
        [Support(matter=into, person_id=one.person_id, at=one.at) for one in matter.supports.all()],
        ignore_conflicts=True,
    )
    followers = list(matter.subscriptions.values_list("person", flat=True))
    begin_following(into, followers, moment=moment)
    note(matter, grant, {"into": into.pk}, moment=moment)


@transaction.atomic
def split(hand: Hand, matter: Matter, *, title: str, text: str, moment: datetime) -> Matter:
    """Make a part of a matter one of its own.

    Who raised the whole has raised the part: supports and follows it too.
    """
    matter = held(matter)
    grant = rights.demand(hand, "split", matter, moment=moment)
    sealed = seal(f"{title}\n{text}")
    part = Matter.objects.create(
        estate=matter.estate,
        version=matter.version,
        kind=matter.kind,
        scope=matter.scope,
        building=matter.building,
        entrance=matter.entrance,
        title=title,
        text=text,
        salt=sealed.salt,
        raised_by=matter.raised_by,
        raised_as=matter.raised_as,
        raised_at=moment,
        split_from=matter,
        stage=matter.under().charter.kinds[matter.kind].stages[0].code,
        stage_since=timezone.localdate(moment),
    )
    worded(part, hand, moment)
    if part.raised_by is not None:
        Support.objects.create(matter=part, person=part.raised_by, at=moment)
        begin_following(part, [part.raised_by.pk], moment=moment)
    note(matter, grant, {"part": part.pk, "text": sealed.commitment}, moment=moment)
    return part
