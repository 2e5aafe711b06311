"""The rows: the versions of each estate's charter. A version never changes and is never deleted."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate


class CharterVersion(models.Model):
    """One version, as people wrote it; number 0 is the template the estate began with."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    """Never used twice, not even after a transaction that failed: what was read of a version is
    remembered by it."""
    estate = models.ForeignKey(Estate, models.CASCADE, related_name="charters")
    number = models.PositiveIntegerField()
    rule_set = models.CharField(max_length=40)
    document = models.JSONField()
    note = models.TextField(_("why it was changed"), blank=True)
    in_force_from = models.DateField(_("in force from"))
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=12, null=True, blank=True)
    """Pseudonym; null for the template."""

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(name="charter_number_once", fields=["estate", "number"]),
            models.CheckConstraint(
                name="charter_made_by_somebody_but_the_first",
                condition=models.Q(number=0) | models.Q(made_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return _("version %(number)s") % {"number": self.number}


class CharterDraft(models.Model):
    """The next version while it is being written: one an estate, faults and all."""

    estate = models.OneToOneField(Estate, models.CASCADE, related_name="charter_draft")
    rule_set = models.CharField(max_length=40)
    document = models.JSONField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.estate_id}: {self.rule_set}"
