"""What of this app stands in the public record: that homes were heard, never what they said."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from linli.web.journal.actions import record
from linli.web.journal.acts import Kind, declare
from linli.web.journal.models import Entry
from linli.web.plans.models import Plan, Round
from linli.web.shared.rights import Grant

ASKED = {
    "opened": _("All homes were asked what they wish for"),
    "closed": _("The round of wishes was closed"),
}
SHOWN = {
    "shown": _("A plan was shown to everybody"),
    "withdrawn": _("A plan was taken back as a draft"),
}
DRAWN = {"asked": _("A plan was asked for"), "done": _("A plan was drawn up")}


def declare_acts() -> None:
    """Called once when the app starts."""
    declare(
        "keep_wishes",
        facts={"what": ASKED, "measures": Kind.WHOLE, "homes": Kind.WHOLE},
        sentence=_("%(what)s: %(measures)s measures to tick, %(homes)s homes have handed in."),
    )
    declare("hand_in_wishes", facts={}, sentence=_("A household handed in its wishes."))
    declare(
        "make_plan",
        facts={
            "what": DRAWN,
            "yuan": Kind.WHOLE,
            "community_percent": Kind.WHOLE,
            "sha256": Kind.SEALED,
        },
        sentence=_(
            "%(what)s, with %(yuan)s yuan. Of what the law's demands leave, residents decide on "
            "%(community_percent)s in a hundred."
        ),
    )
    declare(
        "show_plan",
        facts={"what": SHOWN, "yuan": Kind.WHOLE, "sha256": Kind.SEALED},
        sentence=_("%(what)s, with %(yuan)s yuan."),
    )


def digest(result: str) -> str:
    """By which a plan can be told to be the one in the record."""
    return hashlib.sha256(result.encode()).hexdigest()


def note(
    about: Plan | Round, grant: Grant, facts: Mapping[str, object], *, moment: datetime
) -> Entry:
    """Record an act; the last thing the act does."""
    book = about.estate.estate
    return record(book, grant, subject=about.subject, facts=facts, moment=moment)
