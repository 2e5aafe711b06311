"""Raising a matter, changing its text, taking it back."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.charter.current import frozen
from linli.web.estates.models import Building, Estate
from linli.web.journal.commitments import seal
from linli.web.matters import bridge
from linli.web.matters.actions.following import begin_following
from linli.web.matters.actions.locking import held, refuse_decided
from linli.web.matters.actions.reasons import reasoned
from linli.web.matters.models import Matter, Origin, Scope, State, Support, Wording
from linli.web.matters.record import note
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@dataclass(frozen=True)
class Draft:
    """A matter as somebody wrote it."""

    kind: str
    title: str
    text: str
    scope: str = Scope.ESTATE
    building: str | None = None
    entrance: int | None = None
    origin: str = Origin.RAISED
    origin_key: str | None = None


@transaction.atomic
def raise_matter(hand: Hand, estate: Estate, draft: Draft, *, moment: datetime) -> Matter:
    """Put a matter before the neighbours. Who raises it follows it and supports it.

    Raises
    ------
    PermissionDenied : the charter does not let this person raise such a matter
    ValidationError : no such kind or part of the estate, or the kind is not for this part
    """
    day = timezone.localdate(moment)
    version = frozen(estate, moment=moment, day=day)
    matter = Matter(
        estate=estate,
        version=version,
        stage_since=day,
        raised_at=moment,
        **vars(draft),
    )
    _refuse_unfit(matter)
    matter.stage = bridge.kind_of(matter).stages[0].code
    grant = rights.demand(hand, "raise_matter", matter, moment=moment)
    sealed = seal(f"{draft.title}\n{draft.text}")
    matter.salt = sealed.salt
    matter.raised_by, matter.raised_as = hand.person, grant.who or ""
    matter.save()
    worded(matter, hand, moment)
    Support.objects.create(matter=matter, person=hand.person, at=moment)
    begin_following(matter, [hand.person.pk], moment=moment)
    facts = {
        "kind": draft.kind,
        "scope": draft.scope,
        "version": version.number,
        "origin": draft.origin,
        "text": sealed.commitment,
    }
    note(matter, grant, facts, moment=moment)
    return matter


def _refuse_unfit(matter: Matter) -> None:
    kinds = matter.under().charter.kinds
    if matter.kind not in kinds:
        raise ValidationError(_("The charter here knows no such kind of matter. Choose another."))
    if matter.scope not in kinds[matter.kind].scopes:
        raise ValidationError(
            _("A matter of this kind is not for this part of the estate. Choose another part.")
        )
    if not _is_there(matter):
        raise ValidationError(_("There is no such building or entrance here. Choose another part."))


def _is_there(matter: Matter) -> bool:
    """Whether the estate has the place that the matter names, and no more is named than it has."""
    if matter.scope == Scope.ESTATE:
        return matter.building is None and matter.entrance is None
    rows = Building.objects.filter(estate=matter.estate, building=matter.building)
    if matter.scope == Scope.BUILDING:
        return matter.entrance is None and rows.exists()
    return (matter.entrance or 0) > 0 and rows.filter(entrances__gte=matter.entrance).exists()


@transaction.atomic
def amend(hand: Hand, matter: Matter, *, title: str, text: str, moment: datetime) -> None:
    """Write the text anew; the record shows that it was changed.

    Raises
    ------
    ValidationError : a notice of it is hanging, whose text people are reading; the owners have
        decided it
    """
    matter = held(matter)
    grant = rights.demand(hand, "amend", matter, moment=moment)
    refuse_decided(matter)
    day = timezone.localdate(moment)
    if matter.notices.filter(taken_down_at=None, until__gt=day).exists():
        raise ValidationError(
            _("A notice of this text is hanging. Take it down first, then change the text.")
        )
    sealed = seal(f"{title}\n{text}")
    matter.title, matter.text, matter.salt = title, text, sealed.salt
    matter.save(update_fields=["title", "text", "salt"])
    worded(matter, hand, moment)
    note(matter, grant, {"text": sealed.commitment}, moment=moment)


def worded(matter: Matter, hand: Hand, moment: datetime) -> None:
    """Keep the title and text as they are now, for when they change."""
    said = {"title": matter.title, "text": matter.text, "salt": matter.salt}
    Wording.objects.create(matter=matter, person=hand.person, at=moment, **said)


@transaction.atomic
def withdraw(hand: Hand, matter: Matter, *, reason: str, moment: datetime) -> None:
    """Take one's own matter back; it stays listed with the reason.

    Raises
    ------
    ValidationError : no reason; the owners have decided it
    """
    end(hand, matter, "withdraw", State.WITHDRAWN, reason=reason, moment=moment)


def end(
    hand: Hand, matter: Matter, act: str, state: State, *, reason: str, moment: datetime
) -> None:
    """End a matter by an act that needs a reason; inside the caller's transaction."""
    matter = held(matter)
    grant = rights.demand(hand, act, matter, moment=moment)
    if state == State.WITHDRAWN:
        refuse_decided(matter)
    matter.reason, sealed = reasoned(hand, matter, reason, moment=moment)
    matter.reason_salt = sealed.salt
    matter.state, matter.ended_at = state, moment
    matter.save(update_fields=["state", "reason", "reason_salt", "ended_at"])
    note(matter, grant, {"reason": sealed.commitment}, moment=moment)
