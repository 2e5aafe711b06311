"""An entry in plain words, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.web.journal import acts
from linli.web.journal.models import Entry


@dataclass(frozen=True)
class Told:
    """An entry as a reader meets it."""

    entry: Entry
    sentence: str
    hand: str


def told(entry: Entry) -> Told:
    """What was done, and by whose hand."""
    return Told(entry, acts.told(entry.act, entry.subject, entry.told()), hand_words(entry))


def hand_words(entry: Entry) -> str:
    """Role and pseudonym of whose right it was, and who did it for them."""
    if entry.how == "rule":
        return _("By a rule that was set before, without anybody's hand")
    role = acts.role_words(entry.role)
    if entry.who is None:
        return role
    words = {"role": role, "who": entry.who, "by": entry.by or ""}
    if entry.how == "desk":
        return _("%(role)s %(who)s, at the counter; entered by %(by)s") % words
    if entry.how == "carer":
        return _("%(role)s %(who)s, through their carer %(by)s") % words
    if entry.how == "proxy":
        return _("%(role)s %(who)s, through their proxy %(by)s") % words
    return _("%(role)s %(who)s") % words
