"""Handing in documents and recording what gates read."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
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
}
"""What may be handed in, by how the file begins: a name can say anything."""
WORKBOOK = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")

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
    refuse_large(len(paper.content))
    found = media_of(paper.content)
    if found is None:
        raise ValidationError(_("Hand in a PDF, a picture (PNG, JPEG) or an Excel workbook."))
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


def refuse_to_come(day: date, moment: datetime) -> None:
    """Nothing is recorded before it has happened.

    Raises
    ------
    ValidationError : the day is still to come
    """
    if day > timezone.localdate(moment):
        raise ValidationError(_("This day is still to come. Record it once it has happened."))


def refuse_large(size: int) -> None:
    """Asked of an upload before it is read, and again of what was read.

    Raises
    ------
    ValidationError : larger than ``settings.DOCUMENT_MEGABYTES``
    """
    if size > settings.DOCUMENT_MEGABYTES * MEGABYTE:
        raise ValidationError(
            _("The file is larger than %(most)d MB. Hand in a smaller one.")
            % {"most": settings.DOCUMENT_MEGABYTES}
        )


def media_of(content: bytes) -> tuple[str, str] | None:
    """Media type and ending of what may be handed in; None for anything else."""
    found = next((media for start, media in MEDIA.items() if content.startswith(start)), None)
    if found is not None or not content.startswith(b"PK"):
        return found
    try:
        with ZipFile(BytesIO(content)) as parts:
            return WORKBOOK if "xl/workbook.xml" in parts.namelist() else None
    except BadZipFile:
        return None


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
    refuse_to_come(fact.day, moment)
    if fact.kind not in EvidenceKind.values:
        raise ValidationError(_("There is no such kind of evidence."))
    row.full_clean(exclude=["matter"])
    row.save()
    facts = {name: getattr(fact, name) for name in ("part", "whole", "fen", "code")}
    note(matter, grant, {"what": fact.kind, **facts}, moment=moment)
    return row
