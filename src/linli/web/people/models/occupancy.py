"""Who belongs to which home."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate
from linli.web.people.models.periods import Period


class Relation(models.TextChoices):
    OWNER = "owner", _("owner")
    TENANT = "tenant", _("tenant")
    FAMILY = "family", _("lives there with the owner or tenant")


class Occupancy(Period):
    """A person and a home: owner, tenant or family.

    The home is named by its key in the ledger, as the ledger's rows are replaced whenever a
    workbook is taken in. An owner who lives elsewhere has ``lives_here`` false.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="homes")
    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    dwelling = models.TextField()
    relation = models.CharField(max_length=10, choices=Relation)
    lives_here = models.BooleanField(default=True)

    class Meta:
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="occupancy_relation_known",
                condition=models.Q(relation__in=Relation.values),
            ),
            models.CheckConstraint(
                name="occupancy_only_owners_live_elsewhere",
                condition=models.Q(lives_here=True) | models.Q(relation=Relation.OWNER),
            ),
            models.UniqueConstraint(
                name="occupancy_once_at_a_time",
                fields=["person", "estate", "dwelling"],
                condition=models.Q(until=None),
            ),
        ]
        indexes = [models.Index(fields=["estate", "dwelling"], name="occupancy_home")]

    def __str__(self) -> str:
        return f"{self.dwelling}: {self.relation}"
