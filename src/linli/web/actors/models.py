"""The rows: organisations that take part in an estate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate


class Kind(models.TextChoices):
    """The kinds of actor in "1+6+n"; the codes are those of the ledger's organisations."""

    PARTY_BRANCH = "party_branch", _("party branch")
    GOVERNMENT = "government", _("government")
    COMMITTEE = "committee", _("residents' committee")
    OWNERS_COMMITTEE = "owners_committee", _("owners' committee")
    PROPERTY = "property", _("property company")
    SOCIAL = "social", _("social organisation")
    ENTERPRISE = "enterprise", _("enterprise")
    VOLUNTEERS = "volunteers", _("volunteers")
    UTILITY = "utility", _("utility")
    WORK_UNIT = "work_unit", _("former work unit")
    PLANNER = "planner", _("community planner")
    CLINIC = "clinic", _("clinic")
    OTHER = "other", _("other")


class Actor(models.Model):
    """An organisation that takes part in an estate."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="actors")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="actor_kind_known", condition=models.Q(kind__in=Kind.values)
            ),
            models.UniqueConstraint(name="actor_name_once", fields=["estate", "name"]),
        ]

    def __str__(self) -> str:
        return self.name
