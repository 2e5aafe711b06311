"""Saying something, objecting, answering; hiding a comment by rule; supporting and following."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.web.journal.commitments import Seal, seal
from linli.web.matters.actions.following import begin_following
from linli.web.matters.actions.locking import held
from linli.web.matters.actions.reasons import given
from linli.web.matters.models import (
    Comment,
    HiddenFor,
    Matter,
    Objection,
    ObjectionState,
    Subscription,
    Support,
)
from linli.web.matters.record import note
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand


@transaction.atomic
def comment(hand: Hand, matter: Matter, *, text: str, show_name: bool, moment: datetime) -> Comment:
    matter = held(matter)
    grant = rights.demand(hand, "comment", matter, moment=moment)
    sealed = seal(text)
    said = Comment.objects.create(
        matter=matter, show_name=show_name, **_said(hand, grant, text, sealed, moment)
    )
    note(matter, grant, {"text": sealed.commitment}, moment=moment)
    return said


def _said(hand: Hand, grant: Grant, text: str, sealed: Seal, moment: datetime) -> dict[str, object]:
    return {
        "person": hand.person,
        "pseudonym": grant.who or "",
        "role": grant.role,
        "text": text,
        "salt": sealed.salt,
        "at": moment,
    }


@transaction.atomic
def hide(hand: Hand, said: Comment, *, reason: HiddenFor, moment: datetime) -> None:
    """Hide a comment for one of the reasons there are; its place stays, with the reason."""
    matter = held(said.matter)
    grant = rights.demand(hand, "moderate", matter, moment=moment)
    changed = Comment.objects.filter(pk=said.pk, hidden_for=None).update(
        hidden_for=reason, hidden_at=moment
    )
    if not changed:
        raise ValidationError(_("This comment is hidden already."))
    note(matter, grant, {"why": str(reason), "what": "hidden"}, moment=moment)


@transaction.atomic
def appeal(hand: Hand, said: Comment, *, text: str, moment: datetime) -> None:
    """Ask once to see one's own hidden comment again."""
    matter = held(said.matter)
    grant = rights.demand(hand, "appeal", matter, moment=moment)
    why, sealed = given(text)
    mine = Comment.objects.filter(pk=said.pk, person=hand.person, hidden_for__isnull=False)
    if not mine.filter(appealed_at=None).update(
        appeal=why, appeal_salt=sealed.salt, appealed_at=moment
    ):
        raise ValidationError(_("You can ask once, for a comment of your own that is hidden."))
    note(matter, grant, {"text": sealed.commitment}, moment=moment)


@transaction.atomic
def settle_appeal(hand: Hand, said: Comment, *, back: bool, moment: datetime) -> None:
    """Say whether the comment comes back."""
    matter = held(said.matter)
    grant = rights.demand(hand, "moderate", matter, moment=moment)
    waiting = Comment.objects.filter(pk=said.pk, appealed_at__isnull=False, appeal_upheld=None)
    if not waiting.update(appeal_upheld=back):
        raise ValidationError(_("Nobody has asked for this comment, or it has been settled."))
    facts = {"why": said.hidden_for, "what": "shown_again" if back else "stays_hidden"}
    note(matter, grant, facts, moment=moment)


@transaction.atomic
def raise_objection(hand: Hand, matter: Matter, *, text: str, moment: datetime) -> Objection:
    """Object: the matter cannot go on past its notice until this is answered or taken back."""
    matter = held(matter)
    grant = rights.demand(hand, "object", matter, moment=moment)
    why, sealed = given(text)
    objection = Objection.objects.create(
        matter=matter, stage=matter.stage, **_said(hand, grant, why, sealed, moment)
    )
    facts = {"text": sealed.commitment, "what": "raised"}
    note(matter, grant, facts, moment=moment)
    return objection


@transaction.atomic
def answer_objection(hand: Hand, objection: Objection, *, answer: str, moment: datetime) -> None:
    matter = held(objection.matter)
    grant = rights.demand(hand, "answer_objection", matter, moment=moment)
    words, sealed = given(answer)
    waiting = Objection.objects.filter(pk=objection.pk, state=ObjectionState.OPEN)
    if not waiting.update(
        state=ObjectionState.ANSWERED, answer=words, answer_salt=sealed.salt, answered_at=moment
    ):
        raise ValidationError(_("This objection has been answered or taken back already."))
    note(matter, grant, {"text": sealed.commitment}, moment=moment)


@transaction.atomic
def withdraw_objection(hand: Hand, objection: Objection, *, moment: datetime) -> None:
    """Take back one's own objection."""
    matter = held(objection.matter)
    grant = rights.demand(hand, "object", matter, moment=moment)
    mine = Objection.objects.filter(pk=objection.pk, person=hand.person, state=ObjectionState.OPEN)
    if not mine.update(state=ObjectionState.WITHDRAWN, answered_at=moment):
        raise ValidationError(_("You can take back an objection of your own that waits."))
    note(matter, grant, {"what": "taken_back"}, moment=moment)


@transaction.atomic
def support(hand: Hand, matter: Matter, *, moment: datetime) -> None:
    """Say "this concerns me too", once."""
    matter = held(matter)
    grant = rights.demand(hand, "support", matter, moment=moment)
    try:
        with transaction.atomic():
            Support.objects.create(matter=matter, person=hand.person, at=moment)
    except IntegrityError as error:
        raise ValidationError(_("You have said so already.")) from error
    note(matter, grant, moment=moment)


@transaction.atomic
def follow(hand: Hand, matter: Matter, *, moment: datetime) -> None:
    """Be told in the digest when something happens. Nobody else's business: not recorded."""
    rights.demand(hand, "subscribe", matter, moment=moment)
    begin_following(matter, [hand.person.pk], moment=moment)


def unfollow(hand: Hand, matter: Matter) -> None:
    Subscription.objects.filter(matter=matter, person=hand.person).delete()
