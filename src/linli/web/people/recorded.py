"""What of this app stands in the public record: under pseudonyms, no door, no name, no wish.

That somebody has a carer is nobody's business and is not recorded.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.journal import acts
from linli.web.journal.actions import record
from linli.web.people import standing
from linli.web.people.models.occupancy import Relation, Source
from linli.web.people.models.position import Office
from linli.web.shared.rights import Grant, Hand

LETTERS = {"printed": _("printed"), "revoked": _("taken back")}
CHANGES = {"given": _("given"), "ended": _("ended")}
SETTLED = {"ended": _("belongs to the home no more"), "kept": _("belongs to the home")}
ROLES = {Relation.OWNER: "owner", Relation.TENANT: "tenant", Relation.FAMILY: "resident"}
"""Under which role of the charter somebody does what is their own to do."""


def declare_acts() -> None:
    """Called once when the app starts."""
    acts.declare(
        "see_vulnerable",
        facts={"entries": acts.Kind.WHOLE},
        sentence=_("In an emergency, opened the list of who needs looking after: %(entries)s."),
    )
    acts.declare(
        "join",
        facts={"relation": dict(Relation.choices)},
        sentence=_("Joined a home as: %(relation)s."),
    )
    acts.declare("leave_home", facts={}, sentence=_("Moved out of a home."))
    acts.declare(
        "invite",
        facts={"done": LETTERS, "count": acts.Kind.WHOLE},
        sentence=_("Letters to homes, %(done)s: %(count)s."),
    )
    acts.declare(
        "end_home",
        facts={"done": SETTLED},
        sentence=_("The committee has looked into it: %(subject)s %(done)s."),
    )
    acts.declare(
        "confirm_owner",
        facts={"source": dict(Source.choices)},
        sentence=_("Ownership of %(subject)s confirmed by: %(source)s."),
    )
    acts.declare("serve_at_desk", facts={}, sentence=_("Gave somebody a new PIN at the counter."))
    acts.declare(
        "appoint",
        facts={"done": CHANGES, "office": dict(Office.choices)},
        sentence=_("Office %(office)s of %(subject)s %(done)s."),
    )
    acts.declare(
        "give_proxy",
        facts={"matter": acts.Kind.WHOLE, "until": acts.Kind.CODE, "on_paper": acts.Kind.YES_NO},
        sentence=_("Gave %(subject)s a proxy, until %(until)s. On paper: %(on_paper)s."),
    )
    acts.declare("end_proxy", facts={}, sentence=_("Ended a proxy with %(subject)s."))


def note(
    estate: Estate,
    grant: Grant,
    subject: Person | None,
    facts: Mapping[str, object],
    *,
    moment: datetime,
) -> None:
    """Record an act that was granted; the last thing the act does."""
    about = f"person/{standing.pseudonym(subject, estate)}" if subject else "homes"
    record(estate.estate, grant, subject=about, facts=facts, moment=moment)


def note_own(
    act: str,
    estate: Estate,
    hand: Hand,
    role: str,
    subject: Person,
    facts: Mapping[str, object],
    *,
    moment: datetime,
) -> None:
    """Record what is one's own to do and no charter can take away."""
    by = None if hand.how == "self" else standing.pseudonym(hand.by, estate)
    grant = Grant(act, role, standing.pseudonym(hand.person, estate), hand.how, by)
    note(estate, grant, subject, facts, moment=moment)
