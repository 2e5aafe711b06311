"""Who belongs to which home."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate
from linli.web.people.models.invitation import Invitation
from linli.web.people.models.periods import Period, holds_on


class Relation(models.TextChoices):
    OWNER = "owner", _("owner")
    TENANT = "tenant", _("tenant")
    FAMILY = "family", _("lives there with the owner or tenant")


class Source(models.TextChoices):
    """What an area is proved by, the strongest first (interpretation on owners, art. 8)."""

    REGISTER = "register", _("property register")
    SURVEY = "survey", _("survey by a surveying body")
    CONTRACT = "contract", _("sale contract")


class OccupancyQuerySet(models.QuerySet["Occupancy"]):
    def current(self, day: date) -> Self:
        """Those who belong to a home on this day."""
        return self.filter(holds_on(day))

    def owners(self) -> Self:
        return self.filter(relation=Relation.OWNER)


class Occupancy(Period):
    """A person and a home: owner, tenant or family.

    The home is named by its key in the ledger, as the ledger's rows are replaced whenever a
    workbook is taken in. An owner who lives elsewhere has ``lives_here`` false. An owner counts as
    one in acts of law once the committee has seen the proof: ``owner_confirmed_at``.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="homes")
    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    dwelling = models.TextField()
    relation = models.CharField(max_length=10, choices=Relation)
    lives_here = models.BooleanField(default=True)
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="joined"
    )
    """The letter that let this person in; null for who came to the counter."""
    owner_confirmed_at = models.DateTimeField(null=True, blank=True)
    owner_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    owner_source = models.CharField(max_length=10, choices=Source, null=True, blank=True)

    objects = OccupancyQuerySet.as_manager()

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
            models.CheckConstraint(
                name="occupancy_confirmed_owner_has_source",
                condition=models.Q(owner_confirmed_at=None, owner_source=None)
                | models.Q(
                    owner_confirmed_at__isnull=False,
                    owner_source__isnull=False,
                    owner_source__in=Source.values,
                    relation=Relation.OWNER,
                ),
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
