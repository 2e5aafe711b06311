"""The answer to every right on the platform, from the charter in force."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, cast

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from linli.web.accounts.models import Person
from linli.web.charter import bridge
from linli.web.charter.current import USUAL_PLACE, InForce, in_force
from linli.web.charter.wording import act_words, role_words
from linli.web.estates.models import Estate
from linli.web.people import standing
from linli.web.shared.language import reader_language
from linli.web.shared.rights import Grant, Hand, Obstacle, Site


class Matter(Protocol):
    """What a matter tells the charter of itself."""

    estate: Estate
    kind: str
    stage: str
    is_open: bool

    def under(self) -> InForce:
        """The version it started under."""

    def own_roles(self, hand: Hand, day: date) -> frozenset[str]:
        """Roles that somebody has in this matter only, such as who raised it."""


_FOR_NOBODY = gettext_lazy(
    "Nobody can do this now: %(act)s (charter, version %(number)s). "
    "It belongs to another step of this matter."
)
_FOR_OTHERS = gettext_lazy(
    "By the charter (version %(number)s) this is for %(who)s: %(act)s. You are here as: %(you)s."
)


READING = frozenset(act for act in bridge.ACTS if act.startswith("see_")) | {"subscribe"}
"""Acts that say nothing to anybody."""


@dataclass(frozen=True)
class Question:
    """A right as it is asked: which charter, which roles, which kind and stage."""

    version: InForce
    roles: frozenset[str]
    kind: str | None = None
    stage: str | None = None


def answer(
    hand: Hand,
    act: str,
    subject: object,
    moment: datetime,
    signed: bool,  # noqa: FBT001 - shared/rights.py alone calls, by position
) -> Grant | Obstacle:
    """Grant ``act`` under the role that carries it, or say what stands in the way."""
    estate = _estate(subject)
    # An act asks anew: what was looked up when its page was opened may have changed since.
    asking = replace(hand, known={}) if signed else hand
    asked = _question(asking, subject, timezone.localdate(moment))
    charter = asked.version.charter
    role = bridge.may(charter, act, asked.roles, kind=asked.kind, stage=asked.stage)
    if role is None:
        return Obstacle(_not_yours(act, asked), sign_in=not isinstance(hand.person, Person))
    if obstacle := _beyond_limits(hand, act, subject) or _wrong_state(act, subject):
        return Obstacle(obstacle)
    if not signed or estate is None:
        return Grant(act, role, how=hand.how)
    return Grant(act, role, _who(hand.person, estate), hand.how, _typist(hand, estate))


def _estate(subject: object) -> Estate | None:
    if isinstance(subject, Site):
        return None
    found = subject if isinstance(subject, Estate) else getattr(subject, "estate", None)
    return found if isinstance(found, Estate) else None


def _question(hand: Hand, subject: object, day: date) -> Question:
    estate = _estate(subject)
    if estate is None:
        version = InForce(0, bridge.template(USUAL_PLACE))
        return Question(version, hand.once(day, lambda: standing.roles_anywhere(hand, day)))
    place = (estate.pk, day)
    roles = hand.once(("roles", place), lambda: standing.roles_by(hand, estate, day))
    if not hasattr(subject, "own_roles"):
        return Question(hand.once(("charter", place), lambda: in_force(estate, day)), roles)
    matter = cast("Matter", subject)
    roles |= matter.own_roles(hand, day)
    return Question(matter.under(), roles, matter.kind, matter.stage)


def _beyond_limits(hand: Hand, act: str, subject: object) -> str | None:
    """Who acts for somebody may do what they were trusted with, and no more."""
    limits = hand.limits
    if limits is None or act in READING:
        return None
    if not limits.speak:
        return gettext("You may read for them, but not speak for them.")
    if limits.matter is not None and getattr(subject, "pk", None) != limits.matter:
        return gettext("Their proxy is for another matter.")
    return None


def _wrong_state(act: str, subject: object) -> str | None:
    wanted = bridge.ACTS[act].state
    if not wanted or not hasattr(subject, "is_open"):
        return None
    if wanted == bridge.OPEN and not subject.is_open:
        return gettext("This matter is over, so nothing can be changed in it any more.")
    if wanted == bridge.ENDED and subject.is_open:
        return gettext("This matter is still open.")
    return None


def _not_yours(act: str, asked: Question) -> str:
    allowed = bridge.who_may(asked.version.charter, act, kind=asked.kind, stage=asked.stage)
    lang = reader_language()
    told = {
        "act": act_words(act, lang),
        "who": role_words(allowed, lang),
        "you": role_words(asked.roles, lang),
        "number": asked.version.number,
    }
    return (_FOR_OTHERS if allowed else _FOR_NOBODY) % told


def _who(person: object, estate: Estate) -> str | None:
    return standing.pseudonym(person, estate) if isinstance(person, Person) else None


def _typist(hand: Hand, estate: Estate) -> str | None:
    return None if hand.by == hand.person else _who(hand.by, estate)
