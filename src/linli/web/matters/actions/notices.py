"""Posting a notice and taking it down."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from linli.web.journal.actions import root
from linli.web.journal.commitments import seal
from linli.web.matters import bridge
from linli.web.matters.actions.locking import held
from linli.web.matters.actions.reasons import given
from linli.web.matters.models import Matter, Notice, NoticeKind
from linli.web.matters.record import note
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
    ValidationError : it hangs for fewer days than the charter asks, or from before this stage
    """
    matter = held(matter)
    grant = rights.demand(hand, "post_notice", matter, moment=moment)
    days = days_asked(matter) if posting.kind == NoticeKind.PLAN else 1
    if posting.since < matter.stage_since:
        raise ValidationError(_("A notice of this step cannot hang from before the step began."))
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
        **vars(posting),
    )
    facts = {
        "since": posting.since.isoformat(),
        "until": posting.until.isoformat(),
        "text": sealed.commitment,
        "down": False,
    }
    note(matter, grant, facts, moment=moment)
    # What the poster prints: the record as it stands with this notice in it.
    root(matter.estate.estate, where_for=f"notice/{notice.pk}", moment=moment)
    return notice


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
    changed = Notice.objects.filter(pk=notice.pk, taken_down_at=None).update(
        taken_down_at=moment, taken_down_why=why
    )
    if not changed:
        raise ValidationError(_("This notice has been taken down already."))
    facts = {
        "since": notice.since.isoformat(),
        "until": notice.until.isoformat(),
        "text": sealed.commitment,
        "down": True,
    }
    note(matter, grant, facts, moment=moment)
