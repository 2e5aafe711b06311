"""Who said or did something, as neighbours read it: role and made-up code, a name if they want."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.web.charter import bridge
from linli.web.charter.wording import role_words
from linli.web.journal.models import Entry
from linli.web.matters.models import Comment
from linli.web.shared.language import reader_language

SHOWN = 5
"""Characters of a code that are shown: enough to tell the speakers of one page apart."""


def speaker(code: str, pseudonym: str) -> str:
    """Who speaks: an office with its code, or as what somebody lives here."""
    told = {"role": role(code), "who": neighbour(pseudonym)}
    if code in bridge.OFFICES:
        return _("%(role)s %(code)s…") % {"role": told["role"], "code": pseudonym[:SHOWN]}
    return _("%(role)s, %(who)s") % told


def neighbour(pseudonym: str) -> str:
    return _("Neighbour %(code)s…") % {"code": pseudonym[:SHOWN]}


def role(code: str) -> str:
    return role_words([code], reader_language())


@dataclass(frozen=True)
class Reader:
    """Who reads: whether they belong to the estate, and so may see names that were given."""

    belongs: bool

    def name(self, said: Comment) -> str:
        """The name of whoever wants neighbours to see it; else empty."""
        shown = said.show_name and self.belongs and said.person is not None
        return said.person.name if shown and said.person is not None else ""


def doer(entry: Entry) -> str:
    """Role and code of whose right it was, and by whose hand."""
    if entry.how == "rule":
        return _("By a rule that was set before")
    who = speaker(entry.role, entry.who or "")
    if entry.how == "desk":
        return _("%(who)s, at the counter") % {"who": who}
    if entry.how == "carer":
        return _("%(who)s, through their carer") % {"who": who}
    if entry.how == "proxy":
        return _("%(who)s, through their proxy") % {"who": who}
    return who
