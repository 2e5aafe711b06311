"""The rows of the public record. An entry is written once; the database refuses anything else."""

import json
from typing import ClassVar

from django.db import models
from django.db.models import Q

from linli.web.journal import bridge

HEX = r"^[0-9a-f]{64}$"


class Book(models.Model):
    """The record of one estate, named by the estate's key; where it ends."""

    name = models.CharField(max_length=100, unique=True)
    size = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64)
    """Hash of the last entry, or what the first one will follow."""
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="book_head_is_a_hash", condition=Q(head__regex=HEX)),
            models.CheckConstraint(
                name="book_has_a_time_iff_entries",
                condition=Q(size=0, at__isnull=True) | Q(size__gt=0, at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Entries(models.QuerySet["Entry"]):
    def before(self, number: int | None) -> "Entries":
        """The newest first, of those older than ``number`` if one is given."""
        older = self if number is None else self.filter(number__lt=number)
        return older.order_by("-number")

    def about(self, subject: str) -> "Entries":
        """Those whose subject this is; every one for an empty subject."""
        return self.filter(subject=subject) if subject else self


class Entry(models.Model):
    """One act. ``line`` is what is exported; the other columns say the same, to search by."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    role = models.CharField(max_length=60)
    who = models.CharField(max_length=20, null=True)
    how = models.CharField(max_length=10)
    by = models.CharField(max_length=20, null=True)
    subject = models.CharField(max_length=161)
    facts = models.TextField()
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    line = models.TextField()

    objects: ClassVar[models.Manager["Entry"]] = Entries.as_manager()

    class Meta:
        indexes = [models.Index(name="entry_subject", fields=["book", "subject", "-number"])]
        constraints = [
            models.UniqueConstraint(name="entry_number_once", fields=["book", "number"]),
            models.UniqueConstraint(name="entry_hash_once", fields=["hash"]),
            models.UniqueConstraint(name="entry_followed_once", fields=["before"]),
            models.CheckConstraint(name="entry_number_from_one", condition=Q(number__gt=0)),
            models.CheckConstraint(name="entry_how_known", condition=Q(how__in=bridge.HOWS)),
            models.CheckConstraint(
                name="entry_hashes", condition=Q(hash__regex=HEX, before__regex=HEX)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book_id}/{self.number}"

    def told(self) -> dict[str, object]:
        """The facts as values."""
        facts: dict[str, object] = json.loads(self.facts)
        return facts


class Root(models.Model):
    """A root as it was printed: what a book cannot go back behind any more."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="roots")
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    printed_at = models.DateTimeField()
    where_for = models.CharField(max_length=161, blank=True)
    """What it was printed on, such as ``notice/7``."""

    class Meta:
        ordering = ("-size", "-printed_at")
        constraints = [
            models.UniqueConstraint(name="root_printed_once", fields=["book", "size", "where_for"]),
            models.CheckConstraint(name="root_of_something", condition=Q(size__gt=0)),
            models.CheckConstraint(name="root_is_a_hash", condition=Q(root__regex=HEX)),
        ]

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        """As it stands on a poster."""
        return bridge.short_root(self.size, bytes.fromhex(self.root))

    @property
    def full(self) -> str:
        """As the code on a poster carries it."""
        return f"{self.size}:{self.root}"
