"""Every right is asked here: may this person do this act on this thing now?

The answer comes from the function that ``settings.RIGHTS`` names, the charter's. A view says which
right it needs (``right``, ``own`` or ``open_to_all``) and the middleware asks before the view runs;
an action asks again inside its transaction (``demand``). What is granted is handed to the journal,
so that nothing is recorded that nobody was asked about.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

Found = TypeVar("Found")
How = Literal["self", "desk", "carer", "proxy", "rule"]
"""By whose hand: one's own; staff at the counter; a carer; a proxy; the platform by a rule."""


@dataclass(frozen=True)
class Limits:
    """How far somebody may act for somebody else.

    Parameters
    ----------
    estate : primary key of the one estate in which they may
    speak : whether they may raise, say and object; reading they may in any case
    vote : whether they may take part in an owners' decision
    matter : number of the one matter in which they may; None for all
    """

    estate: int
    speak: bool = True
    vote: bool = False
    matter: int | None = None


@dataclass(frozen=True)
class Hand:
    """Whose right is used and by whose hand.

    Parameters
    ----------
    person : whose right it is: an account, or an anonymous visitor
    by : who types; the same as ``person`` unless somebody acts for them
    how : why ``by`` may act for ``person``
    limits : how far; None where ``by`` acts for themselves
    known : what has been looked up of this hand in this request; an act looks again (``demand``)
    """

    person: Any
    by: Any
    how: How = "self"
    limits: Limits | None = None
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: object, look_up: Callable[[], Found]) -> Found:
        """What ``look_up`` gives, looked up once in this request."""
        if key not in self.known:
            self.known[key] = look_up()
        found: Found = self.known[key]
        return found


class Site:
    """The installation itself, for acts that are no single estate's."""


SITE = Site()
VISITOR = Hand(AnonymousUser(), AnonymousUser())


@dataclass(frozen=True)
class Grant:
    """A right that was asked and given: what the journal records of the person.

    Parameters
    ----------
    act : the code of the act
    role : the role under which it is done, a code of ``linli.engine.charter.roles``
    who : pseudonym in this estate; None for a visitor, a rule, or where only asked, not demanded
    how : by whose hand
    by : pseudonym of who typed, when that was somebody else
    """

    act: str
    role: str
    who: str | None = None
    how: How = "self"
    by: str | None = None


@dataclass(frozen=True)
class Obstacle:
    """A right that was asked and not given: why, in words, and whether signing in may help."""

    words: str
    sign_in: bool = False


def ask(hand: Hand, act: str, subject: object, *, moment: datetime) -> Grant | Obstacle:
    """The charter's answer for ``act`` on ``subject`` (an estate, or what has one)."""
    return _answer(hand, act, subject, moment, signed=False)


def may(hand: Hand, act: str, subject: object, *, moment: datetime) -> bool:
    """Whether the act is granted; for buttons that are shown only to those who can use them."""
    return isinstance(ask(hand, act, subject, moment=moment), Grant)


def demand(hand: Hand, act: str, subject: object, *, moment: datetime) -> Grant:
    """The grant, signed with pseudonyms; asked by actions inside their transaction.

    Raises
    ------
    PermissionDenied : with the obstacle in words
    """
    answer = _answer(hand, act, subject, moment, signed=True)
    if isinstance(answer, Obstacle):
        raise PermissionDenied(answer.words)
    return answer


def _answer(
    hand: Hand, act: str, subject: object, moment: datetime, *, signed: bool
) -> Grant | Obstacle:
    if hand.limits is not None and _place(subject) != hand.limits.estate:
        return Obstacle(_("You act for somebody else here, and may do so in their estate only."))
    answer: Grant | Obstacle = import_string(settings.RIGHTS)(hand, act, subject, moment, signed)
    return answer


def _place(subject: object) -> int | None:
    """The estate's primary key; the subject is an estate, or has one as ``estate``."""
    found: int | None = getattr(getattr(subject, "estate", None), "pk", None)
    return found or getattr(subject, "pk", None)


def by_rule(act: str) -> Grant:
    """For what the platform does by a rule that people have set, such as closing a notice."""
    return Grant(act, role="platform", how="rule")


Kind = Literal["right", "own", "open"]
Find = Callable[..., object]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Right:
    """What a view needs. ``find`` turns the address's arguments into the subject, or raises 404."""

    kind: Kind
    act: str = ""
    find: Find | None = field(default=None, compare=False)


def right(act: str, *, of: Find) -> Callable[[View], View]:
    """The view needs the right to ``act`` on what ``of`` finds, its ``request.subject``."""
    return _marked(Right("right", act, of))


def own(view: View) -> View:
    """The view needs a signed-in person and shows or changes only what is that person's own."""
    return _marked(Right("own"))(view)


def open_to_all(view: View) -> View:
    """The view is for everybody and shows nothing that somebody might not see."""
    return _marked(Right("open"))(view)


def _marked(needed: Right) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.right = needed  # type: ignore[attr-defined]
        return view

    return mark


def needed(view: Callable[..., Any]) -> Right | None:
    """What the view needs; None when nobody has said."""
    module = getattr(view, "__module__", "") or ""
    found: Right | None = getattr(view, "right", None)
    return found or next(
        (
            Right(kind)
            for name, kind in settings.RIGHTS_OF_OTHERS.items()
            if module.startswith(name)
        ),
        None,
    )
