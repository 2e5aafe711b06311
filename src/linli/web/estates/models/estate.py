"""The estate itself, and what every row of its ledger has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates import codes
from linli.web.estates.models.fields import code, key, maybe_code, one_of, within


class Estate(models.Model):
    """One compound. Its columns and those of the rows below it are the ledger's schema."""

    estate = key()
    name = models.TextField(_("name"), null=True, blank=True)
    county = models.TextField(null=True, blank=True)
    datum = code(codes.DATUM)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    design_intensity = maybe_code(codes.INTENSITY)
    site_class = maybe_code(codes.SITE_CLASS)
    drain_drop_m = models.FloatField(null=True, blank=True)
    mains_storeys = models.IntegerField(null=True, blank=True)
    fenced = models.BooleanField(null=True, blank=True)
    gates = models.IntegerField(null=True, blank=True)
    surveyed = models.DateField(null=True, blank=True)
    owners_committee = models.BooleanField(null=True, blank=True)
    fund_yuan = models.FloatField(null=True, blank=True)
    urgent_procedure = models.BooleanField(null=True, blank=True)
    quorum_percent = models.FloatField(null=True, blank=True)
    generated = models.TextField(null=True, blank=True)
    revision = models.PositiveIntegerField(_("revision of the ledger"), default=1)
    """Grows with every change of the ledger, so that a diagnosis knows whether it is of today."""

    class Meta:
        verbose_name = _("estate")
        verbose_name_plural = _("estates")
        ordering = ("name", "estate")
        constraints = [
            models.UniqueConstraint(name="estate_key_once", fields=["estate"]),
            one_of("estate", "datum", codes.DATUM),
            within("estate", "longitude", -180, 180),
            within("estate", "latitude", -90, 90),
            one_of("estate", "design_intensity", codes.INTENSITY),
            one_of("estate", "site_class", codes.SITE_CLASS),
            within("estate", "drain_drop_m", -50, 500),
            within("estate", "mains_storeys", 1, 30),
            within("estate", "gates", 0, 200),
            within("estate", "fund_yuan", 0, 10_000_000_000),
            within("estate", "quorum_percent", 0, 100),
        ]

    def __str__(self) -> str:
        return self.name or self.estate


class LedgerRow(models.Model):
    """A row of one table of an estate's ledger.

    References between tables do nothing on deletion, so that a table of 100,000 rows goes in one
    statement; the database itself refuses to leave one dangling at the end of the transaction.
    """

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    """Place of the row in the ledger as it was read, from 0."""
    generated = models.TextField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("position",)
        indexes = (models.Index(fields=("estate", "position"), name="%(class)s_order"),)
