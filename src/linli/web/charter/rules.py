"""The answer to every right on the platform, from the charter in force."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people import standing
from linli.web.shared.rights import Grant, Hand, Obstacle

PUBLIC = {"see_estate"}


def answer(
    hand: Hand,
    act: str,
    subject: object,
    moment: datetime,
    signed: bool,  # noqa: FBT001 - shared/rights.py alone calls, by position
) -> Grant | Obstacle:
    """Grant ``act`` under the role that carries it, or say what stands in the way."""
    estate = subject if isinstance(subject, Estate) else getattr(subject, "estate", None)
    day = timezone.localdate(moment)
    roles = standing.roles_by(hand, estate, day) if estate else frozenset({standing.VISITOR})
    if hand.how == "self" and hand.person.is_authenticated and hand.person.is_superuser:
        roles |= {standing.OPERATOR}
    carrier = "operator" if "operator" in roles else "visitor" if act in PUBLIC else None
    if carrier is None:
        return Obstacle(_("You have no right to do this."), sign_in=True)
    if not signed:
        return Grant(act, carrier, how=hand.how)
    return Grant(act, carrier, _who(hand.person, estate), hand.how, _typist(hand, estate))


def _who(person: object, estate: Estate | None) -> str | None:
    if estate is None or not isinstance(person, Person):
        return None
    return standing.pseudonym(person, estate)


def _typist(hand: Hand, estate: Estate | None) -> str | None:
    return None if hand.by == hand.person else _who(hand.by, estate)
