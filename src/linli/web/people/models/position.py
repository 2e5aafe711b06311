"""Who holds which office in an estate."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.actors.models import Actor
from linli.web.estates.models import Estate
from linli.web.people.models.periods import Period


class Office(models.TextChoices):
    """The roles one holds by office; the codes are those of ``linli.engine.charter.roles``."""

    PARTY_BRANCH = "party_branch", _("party branch")
    GOVERNMENT = "government", _("sub-district office")
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
    OTHER = "other", _("other organisation")
    GRID_WORKER = "grid_worker", _("grid worker")
    BUILDING_LEADER = "building_leader", _("building leader")
    SUPERVISOR = "supervisor", _("residents' supervisor of works")


class Position(Period):
    """A person holds an office in an estate, for an organisation if the office is one's."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="positions")
    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    office = models.CharField(max_length=20, choices=Office)
    actor = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="positions"
    )
    building = models.TextField(null=True, blank=True)
    """Key of the building, for an office that is one building's."""

    class Meta:
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="position_office_known", condition=models.Q(office__in=Office.values)
            ),
            models.UniqueConstraint(
                name="position_once_at_a_time",
                fields=["person", "estate", "office"],
                condition=models.Q(until=None, building=None),
            ),
            models.UniqueConstraint(
                name="position_once_a_building",
                fields=["person", "estate", "office", "building"],
                condition=models.Q(until=None, building__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.office
