"""Papers by which one person may act for another: an owner's proxy, an elder's carer."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate


class Mandate(models.Model):
    """From ``giver`` to ``holder``, until withdrawn; it holds once it is confirmed."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    given_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                name="%(class)s_between_two_people", condition=~Q(giver=F("holder"))
            ),
            models.CheckConstraint(
                name="%(class)s_ends_not_before_given",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.giver_id} -> {self.holder_id}"


def holding(day: date) -> Q:
    """Those mandates under which one may act on ``day``."""
    return Q(ended_at=None, confirmed_at__isnull=False) & (Q(until=None) | Q(until__gte=day))


class Proxy(Mandate):
    """An owner lets somebody vote for them: in one matter, or in all until a day.

    The holder votes as the giver has stated, where a wish is stated (Shanghai's rules, art. 18).
    A matter is named by its number, as matters stand above people in the house.
    """

    matter = models.PositiveBigIntegerField(null=True, blank=True)
    about = models.CharField(_("what it is about"), max_length=120, blank=True)
    wish = models.TextField(_("how you want them to vote"), blank=True)
    until = models.DateField(_("until (this day included)"), null=True, blank=True)
    on_paper = models.BooleanField(default=False)

    class Meta:
        constraints = [
            *Mandate.Meta.constraints,
            models.CheckConstraint(
                name="proxy_for_a_matter_or_until_a_day",
                condition=Q(matter__isnull=False) | Q(until__isnull=False),
            ),
            models.CheckConstraint(
                name="proxy_given_here_holds_at_once",
                condition=Q(on_paper=True)
                | Q(confirmed_at__isnull=False, confirmed_at=F("given_at")),
            ),
            models.UniqueConstraint(
                name="proxy_one_for_a_matter",
                fields=["estate", "giver", "matter"],
                condition=Q(ended_at=None, matter__isnull=False),
            ),
            models.UniqueConstraint(
                name="proxy_one_for_all_matters",
                fields=["estate", "giver"],
                condition=Q(ended_at=None, matter=None),
            ),
        ]


class Consent(models.TextChoices):
    OWN_PHONE = "own_phone", _("on their own phone")
    PAPER = "paper", _("on signed paper")
    SPOKEN = "spoken", _("spoken before two witnesses")


class Care(Mandate):
    """An elder lets a carer read and, if they want, speak for them. Voting wants a proxy."""

    consent = models.CharField(max_length=10, choices=Consent)
    witnesses = models.CharField(_("names of the two witnesses"), max_length=120, blank=True)
    may_speak = models.BooleanField(default=False)
    until = models.DateField(_("until (this day included)"))

    class Meta:
        constraints = [
            *Mandate.Meta.constraints,
            models.CheckConstraint(
                name="care_consent_known", condition=Q(consent__in=Consent.values)
            ),
            models.CheckConstraint(
                name="care_spoken_consent_has_witnesses",
                condition=~Q(consent=Consent.SPOKEN) | ~Q(witnesses=""),
            ),
            models.CheckConstraint(
                name="care_agreed_here_holds_at_once",
                condition=~Q(consent=Consent.OWN_PHONE)
                | Q(confirmed_at__isnull=False, confirmed_at=F("given_at")),
            ),
            models.UniqueConstraint(
                name="care_once_at_a_time",
                fields=["estate", "giver", "holder"],
                condition=Q(ended_at=None),
            ),
        ]
