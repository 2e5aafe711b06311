"""A workbook somebody handed in: kept until it is in the ledger, so that nothing is typed twice."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models.estate import Estate
from linli.web.estates.models.fields import KEY_LENGTH


class UploadQuerySet(models.QuerySet["Upload"]):
    def handed_in_by(self, person: Any) -> Self:  # noqa: ANN401 - whoever the account model is
        """A file is its bearer's until it is in the ledger; the operator sees all."""
        return self if person.is_superuser else self.filter(handed_in_by=person)


class Upload(models.Model):
    """One handed-in file and what reading it found."""

    file = models.FileField(upload_to="ledgers")
    name = models.CharField(max_length=255)
    """As its owner calls it."""
    received_at = models.DateTimeField(_("received"))
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    counts = models.JSONField(null=True, blank=True)
    """Rows by table, when the file could be read."""
    estate_key = models.CharField(
        _("key of the estate"), max_length=KEY_LENGTH, null=True, blank=True
    )
    estate_name = models.TextField(null=True, blank=True)
    fault_count = models.PositiveIntegerField(_("faults"), default=0)
    faults = models.JSONField(null=True, blank=True)
    """Groups of faults, each with its first places; None when there are none."""
    refusal = models.JSONField(null=True, blank=True)
    """``code``, ``where`` and ``facts``, when the file as a whole was refused."""
    estate = models.ForeignKey(
        Estate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="uploads",
        verbose_name=_("estate"),
    )
    """Set when the file was taken into the ledger."""
    applied_at = models.DateTimeField(_("put into the ledger"), null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("handed-in file")
        verbose_name_plural = _("handed-in files")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name
