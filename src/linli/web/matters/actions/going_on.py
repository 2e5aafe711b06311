"""From one stage to the next, to the end, and back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.matters import bridge
from linli.web.matters.actions.locking import held
from linli.web.matters.actions.reasons import reasoned
from linli.web.matters.models import Matter, State
from linli.web.matters.record import note
from linli.web.matters.wording import gate_words
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@transaction.atomic
def advance(hand: Hand, matter: Matter, *, moment: datetime) -> None:
    """Go to the next stage, or to the end after the last, once every gate is open.

    Raises
    ------
    ValidationError : what is missing, a sentence for each closed gate; or somebody was quicker
    """
    seen, matter = matter.stage, held(matter)
    grant = rights.demand(hand, "advance", matter, moment=moment)
    if matter.stage != seen:
        raise ValidationError(_("It is at another step by now. Have a look before it goes on."))
    day = timezone.localdate(moment)
    closed = [gate for gate in bridge.gates_of(matter, day) if not gate.met]
    if closed:
        raise ValidationError([gate_words(gate) for gate in closed])
    following = bridge.kind_of(matter).after(matter.stage)
    if following is None:
        raise ValidationError(_("This was the last step. Close the matter."))
    matter.stage, matter.stage_since = following.code, day
    matter.save(update_fields=["stage", "stage_since"])
    note(matter, grant, {"stage": following.code}, moment=moment)


@transaction.atomic
def close(hand: Hand, matter: Matter, *, reason: str, moment: datetime) -> None:
    """End the matter: after its last stage, or because its decision did not pass.

    Raises
    ------
    ValidationError : neither is so
    """
    matter = held(matter)
    grant = rights.demand(hand, "close", matter, moment=moment)
    if not _may_end(matter, moment):
        raise ValidationError(
            _("It can be closed after its last step, or when a decision has not passed.")
        )
    matter.reason, sealed = reasoned(hand, matter, reason, moment=moment)
    matter.reason_salt = sealed.salt
    matter.state, matter.ended_at = State.CLOSED, moment
    matter.save(update_fields=["state", "reason", "reason_salt", "ended_at"])
    note(matter, grant, {"reason": sealed.commitment}, moment=moment)


def _may_end(matter: Matter, moment: datetime) -> bool:
    decision = matter.decisions.first()
    if decision is not None and not decision.passed:
        return True
    states = bridge.gates_of(matter, timezone.localdate(moment))
    last = bridge.kind_of(matter).after(matter.stage) is None
    return last and all(gate.met for gate in states)


@transaction.atomic
def reopen(hand: Hand, matter: Matter, *, reason: str, moment: datetime) -> None:
    """Take a matter up again where it stopped. A merged one goes on in the other."""
    matter = held(matter)
    grant = rights.demand(hand, "reopen", matter, moment=moment)
    if matter.state == State.MERGED:
        raise ValidationError(_("This matter goes on in the one it was joined to."))
    matter.reason, sealed = reasoned(hand, matter, reason, moment=moment)
    matter.reason_salt = sealed.salt
    matter.state, matter.ended_at = State.OPEN, None
    matter.stage_since = timezone.localdate(moment)
    matter.save(update_fields=["state", "reason", "reason_salt", "ended_at", "stage_since"])
    note(matter, grant, {"reason": sealed.commitment}, moment=moment)
