"""Handing in documents and recording what gates read."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from linli.web.matters.actions.locking import held
from linli.web.matters.models import Document, Evidence, EvidenceKind, Matter
from linli.web.matters.record import note
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand

MEDIA = {
    b"%PDF-": ("application/pdf", "pdf"),
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
    b"PK\x03\x04": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
"""What may be handed in, by how the file begins: a name can say anything."""

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Paper:
    """A file as it was handed in."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Fact:
    """One thing a gate reads; which fields it needs depends on the kind."""

    kind: str
    day: date
    part: int | None = None
    whole: int | None = None
    fen: int | None = None
    code: str | None = None


def kept(matter: Matter, grant: Grant, kind: str, paper: Paper, moment: datetime) -> Document:
    """The file as a document of the matter; inside the caller's transaction.

    Raises
    ------
    ValidationError : another kind of file, or too large
    """
    found = next((media for start, media in MEDIA.items() if paper.content.startswith(start)), None)
    if found is None:
        raise ValidationError(_("Hand in a PDF, a picture (PNG, JPEG) or an Excel workbook."))
    if len(paper.content) > settings.DOCUMENT_MEGABYTES * MEGABYTE:
        raise ValidationError(
            _("The file is larger than %(most)d MB. Hand in a smaller one.")
            % {"most": settings.DOCUMENT_MEGABYTES}
        )
    digest = sha256(paper.content).hexdigest()
    document = Document(
        matter=matter,
        kind=kind,
        name=paper.name[-255:],
        media=found[0],
        size=len(paper.content),
        sha256=digest,
        at=moment,
        handed_in_by=grant.who or "",
    )
    document.file.save(f"{digest[:16]}.{found[1]}", ContentFile(paper.content), save=False)
    document.save()
    return document


@transaction.atomic
def hand_in(hand: Hand, matter: Matter, kind: str, paper: Paper, *, moment: datetime) -> Document:
    """Put a document on file; the record keeps its digest."""
    matter = held(matter)
    grant = rights.demand(hand, "record_evidence", matter, moment=moment)
    document = kept(matter, grant, kind, paper, moment)
    facts = {"what": "document", "document": kind, "sha256": document.sha256}
    note(matter, grant, facts, moment=moment)
    return document


@transaction.atomic
def record_evidence(hand: Hand, matter: Matter, fact: Fact, *, moment: datetime) -> Evidence:
    """Record one fact. A correction is recorded anew; the newest counts, the others stay.

    Raises
    ------
    ValidationError : the fact is not whole, told field by field
    """
    matter = held(matter)
    grant = rights.demand(hand, "record_evidence", matter, moment=moment)
    row = Evidence(
        matter=matter,
        stage=matter.stage,
        recorded_by=grant.who or "",
        recorded_at=moment,
        **vars(fact),
    )
    if fact.kind not in EvidenceKind.values:
        raise ValidationError(_("There is no such kind of evidence."))
    row.full_clean(exclude=["matter"])
    row.save()
    facts = {name: getattr(fact, name) for name in ("part", "whole", "fen", "code")}
    note(matter, grant, {"what": fact.kind, **facts}, moment=moment)
    return row
