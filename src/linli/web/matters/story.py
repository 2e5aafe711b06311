"""The story of a matter: what the public record says, with the words that people wrote.

An entry and its words are brought together by the seal that the entry holds: a text that is shown
under an entry is the one that was written then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from linli.web.journal.models import Entry
from linli.web.journal.wording import told
from linli.web.matters import bridge
from linli.web.matters.models import Comment, Document, Matter, Notice, Objection, Reason, Wording
from linli.web.matters.names import Reader, doer

SHOWN = 40
"""Entries on a page."""


@dataclass(frozen=True)
class Item:
    """One entry with what was said, and the matter it came from where that was joined to this."""

    entry: Entry
    sentence: str
    by: str
    text: str = ""
    speaker: str = ""
    comment: Comment | None = None
    joined: int | None = None

    @property
    def named(self) -> bool:
        """Whether the speaker's own name is shown."""
        return self.comment is not None and bool(self.speaker)


@dataclass
class Told:
    """Everything that people wrote on a matter and on those joined to it."""

    matters: Sequence[Matter]
    comments: Sequence[Comment]
    objections: Sequence[Objection]
    notices: Sequence[Notice]
    documents: Sequence[Document]
    wordings: Sequence[Wording]
    reasons: Sequence[Reason]
    texts: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, Comment] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spoken = {
            seal: said for said in self.comments for seal in _seals(said.text, said.salt)
        }
        self.texts = {seal: text for text, salt in self._pieces() for seal in _seals(text, salt)}
        self.texts |= {document.sha256: document.name for document in self.documents}

    def _pieces(self) -> Iterator[tuple[str, object]]:
        for reason in self.reasons:
            yield reason.text, reason.salt
        for wording in self.wordings:
            yield f"{wording.title}\n{wording.text}", wording.salt
        for objection in self.objections:
            yield objection.text, objection.salt
            yield objection.answer, objection.answer_salt
        for notice in self.notices:
            yield notice.text, notice.salt
            yield notice.taken_down_why, notice.taken_down_salt


def _seals(text: str, salt: object) -> Iterator[str]:
    """The seal of a text; none where there is no text any more."""
    if text and salt:
        yield bridge.commitment(text, bytes(salt))  # type: ignore[call-overload]


def told_of(matter: Matter) -> Told:
    """The same number of queries however much was said."""
    matters = [matter, *joined_to(matter)]
    keys = [each.pk for each in matters]
    current = Q(pk__in=Wording.objects.filter(matter=matter).order_by("-pk").values("pk")[:1])
    return Told(
        matters,
        list(Comment.objects.filter(matter__in=keys).select_related("person")),
        list(Objection.objects.filter(matter__in=keys)),
        list(Notice.objects.filter(matter__in=keys)),
        list(Document.objects.filter(matter__in=keys)),
        list(Wording.objects.filter(matter__in=keys).exclude(current)),
        list(Reason.objects.filter(matter__in=keys)),
    )


def joined_to(matter: Matter) -> Iterator[Matter]:
    """Those joined to it, and those that had been joined to them; a query a generation."""
    near = list(matter.merged.all())
    while near:
        yield from near
        near = list(Matter.objects.filter(merged_into__in=near))


def entries_of(told_here: Told) -> list[Entry]:
    """All that is recorded of the matter and those joined to it, the newest first."""
    matter = told_here.matters[0]
    subjects = [each.subject for each in told_here.matters]
    rows = Entry.objects.filter(book__name=matter.estate.estate, subject__in=subjects)
    return list(rows.defer("line").order_by("-number"))


def story(entries: Iterable[Entry], told_here: Told, reader: Reader) -> list[Item]:
    """The entries in words, each with what was written then; who supports it is only counted."""
    own = told_here.matters[0].subject
    return [_item(entry, told_here, reader, own) for entry in entries if entry.act != "support"]


def _item(entry: Entry, told_here: Told, reader: Reader, own: str) -> Item:
    facts = entry.told()
    seals = [facts.get(name) for name in ("text", "reason", "sha256")]
    known = [seal for seal in seals if isinstance(seal, str)]
    comment = next((told_here.spoken[seal] for seal in known if seal in told_here.spoken), None)
    return Item(
        entry,
        told(entry).sentence,
        doer(entry),
        next((told_here.texts[seal] for seal in known if seal in told_here.texts), ""),
        reader.name(comment) if comment is not None else "",
        comment,
        None if entry.subject == own else int(entry.subject.partition("/")[2]),
    )
