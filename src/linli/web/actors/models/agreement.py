"""What two organisations or more have agreed in writing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.actors.models.actor import Actor
from linli.web.estates.models import Estate


class Agreement(models.Model):
    """A title, its dates and where the paper lies; ``actions.add_agreement`` wants two parties."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="agreements")
    title = models.CharField(_("what it is called"), max_length=120)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    document = models.CharField(_("number or place of the paper"), max_length=200, blank=True)

    class Meta:
        ordering = ("-since", "pk")
        constraints = [
            models.CheckConstraint(
                name="agreement_has_a_title", condition=~models.Q(title__regex=r"^\s*$")
            ),
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                violation_error_message=_("Choose a last day after the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """One side of an agreement and what it does."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="parties")
    does = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(name="party_once", fields=["agreement", "actor"]),
            models.CheckConstraint(
                name="party_does_something", condition=~models.Q(does__regex=r"^\s*$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.does}"
