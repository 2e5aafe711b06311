"""What of a matter stands in the public record, and how each entry is told."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from linli.web.charter.telling import STAGES
from linli.web.journal.actions import record
from linli.web.journal.acts import Kind, declare
from linli.web.journal.models import Entry
from linli.web.matters.models import EvidenceKind, HiddenFor, Matter
from linli.web.shared.rights import Grant

SEALED, CODE, WHOLE, YES_NO = Kind.SEALED, Kind.CODE, Kind.WHOLE, Kind.YES_NO
FILE = {"document": CODE, "sha256": SEALED}
POSTED = {
    "posted": _("posted"),
    "taken_down": _("taken down before its time"),
    "over": _("has hung to its last day"),
}
OBJECTED = {
    "raised": _("Raised an objection."),
    "taken_back": _("Took an objection back."),
}
MODERATED = {
    "hidden": _("Hid a comment."),
    "shown_again": _("Showed a comment again, as its writer had asked."),
    "stays_hidden": _("Left a comment hidden, though its writer had asked."),
}
WHAT = {str(value): words for value, words in EvidenceKind.choices} | {"document": _("a document")}


def note(
    matter: Matter, grant: Grant, facts: Mapping[str, object] | None = None, *, moment: datetime
) -> Entry:
    """Record an act on this matter; the last thing the act does."""
    book = matter.estate.estate
    return record(book, grant, subject=matter.subject, facts=facts or {}, moment=moment)


def declare_acts() -> None:
    """Called once when the app starts."""
    raised = {"kind": CODE, "scope": CODE, "version": WHOLE, "origin": CODE, "text": SEALED}
    declare("raise_matter", facts=raised, sentence=_("Raised a matter."))
    declare("amend", facts={"text": SEALED}, sentence=_("Changed the text."))
    declare(
        "filter",
        facts={"impact": WHOLE, "feasibility": WHOLE, "reason": SEALED},
        sentence=_("Took the matter up: impact %(impact)s of 3, feasibility %(feasibility)s of 3."),
    )
    declare("refuse", facts={"reason": SEALED}, sentence=_("Did not take the matter up."))
    declare("withdraw", facts={"reason": SEALED}, sentence=_("Withdrew the matter."))
    declare("merge", facts={"into": WHOLE}, sentence=_("Joined it to matter %(into)s."))
    declare("split", facts={"part": WHOLE}, sentence=_("Made a part of it matter %(part)s."))
    declare(
        "post_notice",
        facts={"since": CODE, "last": CODE, "text": SEALED, "what": POSTED},
        sentence=_("Notice, %(since)s to %(last)s: %(what)s."),
    )
    declare("object", facts={"text": SEALED, "what": OBJECTED}, sentence="%(what)s")
    declare("answer_objection", facts={"text": SEALED}, sentence=_("Answered an objection."))
    declare(
        "record_evidence",
        facts={"what": WHAT, "part": WHOLE, "whole": WHOLE, "fen": WHOLE, "code": CODE, **FILE},
        sentence=_("Recorded what the next step needs: %(what)s."),
    )
    declare(
        "record_decision",
        facts={"passed": YES_NO, "rule": CODE, "for": WHOLE, "of": WHOLE, **FILE},
        sentence=_("Recorded a decision. Passed: %(passed)s."),
    )
    declare("advance", facts={"stage": STAGES}, sentence=_("The matter went on to: %(stage)s."))
    declare("close", facts={"reason": SEALED}, sentence=_("Closed the matter."))
    declare("reopen", facts={"reason": SEALED}, sentence=_("Opened the matter again."))
    declare("comment", facts={"text": SEALED}, sentence=_("Said something."))
    declare("support", facts={}, sentence=_("Said: this concerns me too."))
    declare(
        "moderate",
        facts={"why": dict(HiddenFor.choices), "what": MODERATED},
        sentence="%(what)s %(why)s",
    )
    declare("appeal", facts={"text": SEALED}, sentence=_("Asked to see a comment again."))
