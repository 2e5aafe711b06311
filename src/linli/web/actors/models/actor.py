"""Organisations that take part in an estate."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate
from linli.web.estates.models.fields import KEY_LENGTH


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


class Place(models.TextChoices):
    """Where a kind stands in "1+6+n"; residents, the sixth of the six, are no organisation."""

    ONE = "one", _("1: brings everybody to the table")
    SIX = "six", _("6: partners with equal standing")
    MANY = "many", _("n: whoever else this place has")


SIX = frozenset({Kind.GOVERNMENT, Kind.COMMITTEE, Kind.SOCIAL, Kind.ENTERPRISE, Kind.VOLUNTEERS})


def not_ended(day: date) -> models.Q:
    """What holds on ``day`` or will begin later."""
    return models.Q(until=None) | models.Q(until__gt=day)


def active_on(day: date) -> models.Q:
    """What had begun and not ended on ``day``; where no beginning is known it had begun."""
    return not_ended(day) & (models.Q(since=None) | models.Q(since__lte=day))


class Actor(models.Model):
    """An organisation that takes part in an estate; never deleted once something hangs on it."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="actors")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    mandate = models.TextField(_("what it is there for"), blank=True)
    since = models.DateField(_("takes part since"), null=True, blank=True)
    until = models.DateField(_("took part until"), null=True, blank=True)
    ledger_key = models.CharField(max_length=KEY_LENGTH, null=True, blank=True)
    """Key of the organisation in the ledger; its rows are replaced with every import."""

    class Meta:
        ordering = ("kind", "name")
        constraints = [
            models.CheckConstraint(
                name="actor_kind_known", condition=models.Q(kind__in=Kind.values)
            ),
            models.CheckConstraint(
                name="actor_has_a_name", condition=~models.Q(name__regex=r"^\s*$")
            ),
            models.CheckConstraint(
                name="actor_ends_after_it_begins",
                condition=models.Q(until=None)
                | models.Q(since=None)
                | models.Q(until__gt=models.F("since")),
                violation_error_message=_("Choose a last day after the first."),
            ),
            models.UniqueConstraint(
                name="actor_name_once",
                fields=["estate", "name"],
                violation_error_message=_("An organisation of this name is in the list already."),
            ),
            models.UniqueConstraint(
                name="actor_of_the_ledger_once", fields=["estate", "ledger_key"]
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Place:
        if self.kind == Kind.PARTY_BRANCH:
            return Place.ONE
        return Place.SIX if self.kind in SIX else Place.MANY
