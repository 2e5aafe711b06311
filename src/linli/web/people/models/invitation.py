"""The letters' codes, and what the letters say besides."""

import hmac
from datetime import datetime
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate


def sealed(purpose: str, words: str) -> str:
    """What the database keeps of ``words``: nobody without the installation's key can test a guess.

    Returns
    -------
    str : 64 hexadecimal digits, HMAC-SHA-256
    """
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"linli.people.{purpose}:{words}".encode(), sha256).hexdigest()


class Ending(models.TextChoices):
    REVOKED = "revoked"
    REPLACED = "replaced"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unended(self) -> Self:
        """At most one a home; it may have expired."""
        return self.filter(ended_at=None)

    def open(self, moment: datetime) -> Self:
        """Those that let somebody in at this moment."""
        return self.unended().filter(expires_at__gt=moment)

    def of_code(self, code: str) -> Self:
        return self.filter(digest=sealed("invitation", code))


class Invitation(models.Model):
    """One home's code. The code itself stands on paper only."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    dwelling = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    printed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=10, choices=Ending, null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="invitation_one_open_a_home",
                fields=["estate", "dwelling"],
                condition=models.Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="invitation_expires_after_printing",
                condition=models.Q(expires_at__gt=models.F("printed_at")),
            ),
            models.CheckConstraint(
                name="invitation_end_has_its_kind",
                condition=models.Q(ended_at=None, ended_as=None)
                | models.Q(
                    ended_at__isnull=False, ended_as__isnull=False, ended_as__in=Ending.values
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.dwelling


class Letterhead(models.Model):
    """What an estate's letters say of the committee and of Linli's address."""

    estate = models.OneToOneField(Estate, models.CASCADE, related_name="letterhead")
    phone = models.CharField(_("phone of the committee"), max_length=40, blank=True)
    place = models.CharField(
        _("where the counter is, and when it is open"), max_length=80, blank=True
    )
    site = models.CharField(_("address under which phones reach this page"), max_length=120)

    def __str__(self) -> str:
        return self.site


class Miss(models.Model):
    """A well-formed code that no home has: counted, as somebody may be guessing."""

    at = models.DateTimeField(db_index=True)
    address = models.CharField(max_length=64)
    """Sealed; nobody can read from it which address it was."""

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="miss_by_address")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
