"""Keeping the list of actors: each act asks the right ``keep_actors`` and is recorded."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from linli.web.actors.ledger import offered
from linli.web.actors.models import Actor, Agreement, Contact, Party, Pledge
from linli.web.actors.recorded import note
from linli.web.estates.models import Estate
from linli.web.shared.rights import Hand

TWO = 2
"""Parties an agreement needs."""

Values = Mapping[str, Any]


@transaction.atomic
def add_actor(hand: Hand, estate: Estate, values: Values, *, moment: datetime) -> Actor:
    """Put an organisation on the list."""
    actor = Actor.objects.create(estate=estate, **values)
    note(hand, actor, "added", {"kind": actor.kind}, moment=moment)
    return actor


@transaction.atomic
def change_actor(hand: Hand, actor: Actor, values: Values, *, moment: datetime) -> None:
    """Correct or complete what is said of an organisation; what changed is recorded by name."""
    kept = Actor.objects.select_for_update().get(pk=actor.pk)
    changed = sorted(name for name, value in values.items() if getattr(kept, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(kept, name, values[name])
    kept.save()
    note(hand, kept, "changed", {"changed": changed}, moment=moment)


@transaction.atomic
def end_actor(hand: Hand, actor: Actor, *, until: date, moment: datetime) -> None:
    """It takes part no longer from ``until`` on; what it did stays."""
    Actor.objects.filter(pk=actor.pk).update(until=until)
    note(hand, actor, "ended", {"until": until.isoformat()}, moment=moment)


@transaction.atomic
def drop_actor(hand: Hand, actor: Actor, *, moment: datetime) -> None:
    """Take off the list what was put there by mistake.

    Raises
    ------
    ValidationError : something hangs on it already: it can be ended, not dropped
    """
    try:
        Actor.objects.get(pk=actor.pk).delete()
    except ProtectedError as error:
        raise ValidationError(
            _("Offices, pledges or agreements hang on this organisation. Give it a last day.")
        ) from error
    note(hand, actor, "dropped", {}, moment=moment)


@transaction.atomic
def add_contact(hand: Hand, actor: Actor, values: Values, *, moment: datetime) -> Contact:
    contact = Contact.objects.create(actor=actor, **values)
    note(hand, actor, "contact_added", {"desk": contact.role}, moment=moment)
    return contact


@transaction.atomic
def drop_contact(hand: Hand, contact: Contact, *, moment: datetime) -> None:
    contact.delete()
    note(hand, contact.actor, "contact_dropped", {"desk": contact.role}, moment=moment)


@transaction.atomic
def add_pledge(hand: Hand, actor: Actor, values: Values, *, moment: datetime) -> Pledge:
    pledge = Pledge.objects.create(actor=actor, **values)
    note(hand, actor, "pledge_added", _told(pledge), moment=moment)
    return pledge


@transaction.atomic
def end_pledge(hand: Hand, pledge: Pledge, *, until: date, moment: datetime) -> None:
    """The promise ends; that it was once made stays."""
    Pledge.objects.filter(pk=pledge.pk).update(until=until)
    ended = _told(pledge) | {"until": until.isoformat()}
    note(hand, pledge.actor, "pledge_ended", ended, moment=moment)


@transaction.atomic
def add_agreement(
    hand: Hand, estate: Estate, values: Values, does: Mapping[Actor, str], *, moment: datetime
) -> Agreement:
    """Note an agreement and what each party does.

    Raises
    ------
    ValidationError : fewer than two parties, or one of another estate
    """
    if len(does) < TWO or any(actor.estate_id != estate.pk for actor in does):
        raise ValidationError(_("Say for two organisations of this estate or more what each does."))
    agreement = Agreement.objects.create(estate=estate, **values)
    Party.objects.bulk_create(
        Party(agreement=agreement, actor=actor, does=each) for actor, each in does.items()
    )
    facts = {"parties": [actor.name for actor in does]}
    note(hand, agreement, "agreed", facts, moment=moment)
    return agreement


@transaction.atomic
def end_agreement(hand: Hand, agreement: Agreement, *, until: date, moment: datetime) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(until=until)
    note(hand, agreement, "agreement_ended", {"until": until.isoformat()}, moment=moment)


@transaction.atomic
def take_from_ledger(hand: Hand, estate: Estate, keys: Collection[str], *, moment: datetime) -> int:
    """Put the chosen organisations of the ledger on the list, or make them say what it says.

    Their number. One that already says the same is left alone.
    """
    taken = 0
    for each in offered(estate):
        if each.key not in keys or not each.differs:
            continue
        values = {"name": each.name, "kind": each.kind, "ledger_key": each.key}
        if each.actor is None:
            add_actor(hand, estate, values, moment=moment)
        else:
            change_actor(hand, each.actor, values, moment=moment)
        taken += 1
    return taken


def _told(pledge: Pledge) -> dict[str, object]:
    """A pledge in the journal: whole numbers, so hundredths of its unit."""
    quantity = None if pledge.quantity is None else int(pledge.quantity.scaleb(2))
    return {"resource": pledge.resource, "quantity_hundredths": quantity, "unit": pledge.unit}
