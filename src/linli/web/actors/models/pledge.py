"""What an organisation holds ready for the estate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.actors.models.actor import Actor
from linli.web.estates.models import Estate

YEAR_H = 8760
"""Hours a year: what takes longer to come is not held ready."""


class Resource(models.TextChoices):
    PEOPLE = "people", _("people")
    MONEY = "money", _("money")
    GOODS = "goods", _("goods")
    SPACE = "space", _("rooms")
    EQUIPMENT = "equipment", _("equipment")
    VEHICLE = "vehicle", _("vehicles")
    SKILL = "skill", _("skills")


class Unit(models.TextChoices):
    PERSON = "person", _("persons")
    YUAN = "yuan", _("yuan")
    PIECE = "piece", _("pieces")
    PORTION = "portion", _("portions")
    LITRE = "litre", _("litres")
    SQUARE_METRE = "m2", _("square metres")
    HOUR = "hour", _("hours")


class Pledge(models.Model):
    """A resource, how much of it, how fast it comes, until when it is promised."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="pledges")
    resource = models.CharField(_("what sort"), max_length=12, choices=Resource)
    what = models.CharField(_("what exactly"), max_length=120, blank=True)
    quantity = models.DecimalField(
        _("how much"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    """Empty is unknown."""
    unit = models.CharField(_("unit"), max_length=10, choices=Unit)
    callable_within_h = models.PositiveIntegerField(
        _("comes within how many hours"), null=True, blank=True
    )
    since = models.DateField(_("promised on"))
    until = models.DateField(_("promised until"), null=True, blank=True)

    class Meta:
        ordering = ("resource", "pk")
        constraints = [
            models.CheckConstraint(
                name="pledge_resource_known", condition=models.Q(resource__in=Resource.values)
            ),
            models.CheckConstraint(
                name="pledge_unit_known", condition=models.Q(unit__in=Unit.values)
            ),
            models.CheckConstraint(
                name="pledge_quantity_above_zero",
                condition=models.Q(quantity=None) | models.Q(quantity__gt=0),
                violation_error_message=_(
                    "Give a quantity above 0, or leave it empty if it is not known."
                ),
            ),
            models.CheckConstraint(
                name="pledge_comes_within_a_year",
                condition=models.Q(callable_within_h=None)
                | models.Q(callable_within_h__lte=YEAR_H),
                violation_error_message=_("Give the hours until it is here, at most 8760."),
            ),
            models.CheckConstraint(
                name="pledge_ends_after_it_begins",
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                violation_error_message=_("Choose a last day after the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.what or str(self.get_resource_display())

    @property
    def estate(self) -> Estate:
        return self.actor.estate
