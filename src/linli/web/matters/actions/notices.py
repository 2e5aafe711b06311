"""Posting a notice and taking it down."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.journal.actions import root
from linli.web.journal.commitments import seal
from linli.web.matters import bridge
from linli.web.matters.actions.locking import held
from linli.web.matters.actions.reasons import given
from linli.web.matters.models import Matter, Notice, NoticeKind
from linli.web.matters.record import note
from linli.web.matters.wording import gate_words
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@dataclass(frozen=True)
class Posting:
    """What is to be posted, where, and from ``since`` up to, not including, ``until``."""

    kind: NoticeKind
    text: str
    hangs_at: str
    since: date
    until: date


@transaction.atomic
def post_notice(hand: Hand, matter: Matter, posting: Posting, *, moment: datetime) -> Notice:
    """Post a notice; its text is frozen.

    Raises
    ------
    ValidationError : it hangs for fewer days than the charter asks, or from before today; it tells
        a result that does not count
    """
    matter = held(matter)
    grant = rights.demand(hand, "post_notice", matter, moment=moment)
    if posting.kind == NoticeKind.RESULT:
        _refuse_void(matter, moment)
    days = days_asked(matter) if posting.kind == NoticeKind.PLAN else 1
    if posting.since < timezone.localdate(moment):
        raise ValidationError(
            _("A notice begins today or later: whoever looks here must see it for all its days.")
        )
    if (posting.until - posting.since).days < days:
        raise ValidationError(
            _("The charter asks for %(days)d days. Choose a later last day.") % {"days": days}
        )
    sealed = seal(posting.text)
    notice = Notice.objects.create(
        matter=matter,
        stage=matter.stage,
        salt=sealed.salt,
        posted_by=grant.who or "",
        posted_as=grant.role,
        **vars(posting),
    )
    facts = days_of(notice) | {"text": sealed.commitment, "what": "posted"}
    note(matter, grant, facts, moment=moment)
    root(matter.estate.estate, where_for=notice.subject, moment=moment)
    return notice


def _refuse_void(matter: Matter, moment: datetime) -> None:
    """What was decided too early is not announced as passed."""
    states = bridge.gates_of(matter, timezone.localdate(moment))
    void = [gate_words(state) for state in states if state.missing == "decided_too_early"]
    if void:
        raise ValidationError(void)


def days_of(notice: Notice) -> dict[str, object]:
    """First and last day, as the record tells them."""
    return {"since": notice.since.isoformat(), "last": notice.last_day.isoformat()}


def days_asked(matter: Matter) -> int:
    """Days that a notice of this stage must hang; 1 where the charter asks for none."""
    asked = [gate.days for gate in bridge.stage_of(matter).gates if gate.kind == "notice"]
    return max((days for days in asked if days is not None), default=1)


@transaction.atomic
def take_down(hand: Hand, notice: Notice, *, reason: str, moment: datetime) -> None:
    """Take a notice down early: its days no longer count."""
    matter = held(notice.matter)
    grant = rights.demand(hand, "post_notice", matter, moment=moment)
    why, sealed = given(reason)
    today = timezone.localdate(moment)
    rows = Notice.objects.filter(pk=notice.pk, until__gt=today)
    hanging = rows.filter(taken_down_at=None, over_at=None)
    if not hanging.update(taken_down_at=moment, taken_down_why=why, taken_down_salt=sealed.salt):
        raise ValidationError(_("This notice does not hang any more."))
    facts = days_of(notice) | {"text": sealed.commitment, "what": "taken_down"}
    note(matter, grant, facts, moment=moment)
