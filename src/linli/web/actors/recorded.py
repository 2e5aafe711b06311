"""How keeping the list of actors stands in the journal."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from linli.web.actors.models import Actor, Agreement
from linli.web.actors.models.actor import Kind
from linli.web.actors.models.pledge import Resource, Unit
from linli.web.journal import acts
from linli.web.journal.actions import record
from linli.web.shared.rights import Hand, demand

KEEP = "keep_actors"

DONE = {
    "added": _("put on the list"),
    "changed": _("corrected"),
    "ended": _("given a last day"),
    "dropped": _("taken off the list as a mistake"),
    "contact_added": _("a telephone added"),
    "contact_dropped": _("a telephone taken off"),
    "pledge_added": _("a pledge noted"),
    "pledge_ended": _("a pledge ended"),
    "agreed": _("an agreement noted"),
    "agreement_ended": _("an agreement ended"),
}


def declare_acts() -> None:
    acts.declare(
        KEEP,
        facts={
            "done": DONE,
            "about": acts.Kind.PUBLIC,
            "kind": dict(Kind.choices),
            "changed": acts.Kind.CODES,
            "until": acts.Kind.CODE,
            "desk": acts.Kind.PUBLIC,
            "resource": dict(Resource.choices),
            "quantity_hundredths": acts.Kind.WHOLE,
            "unit": dict(Unit.choices),
            "parties": acts.Kind.PUBLICS,
        },
        sentence=_("Of those who take part: %(about)s, %(done)s."),
    )


def note(
    hand: Hand,
    subject: Actor | Agreement,
    done: str,
    facts: Mapping[str, object],
    *,
    moment: datetime,
) -> None:
    """Ask the right and put the act in the journal; the last thing the act does."""
    grant = demand(hand, KEEP, subject, moment=moment)
    record(
        subject.estate.estate,
        grant,
        subject=f"{subject._meta.model_name}/{subject.pk}",
        facts={"done": done, "about": str(subject), **facts},
        moment=moment,
    )
