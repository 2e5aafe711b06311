"""The times at which somebody acted for somebody else."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate
from linli.web.people.models.mandate import Care, Proxy


class How(models.TextChoices):
    """The codes are those of a ``Hand``."""

    DESK = "desk", _("at the counter")
    CARER = "carer", _("as a carer")
    PROXY = "proxy", _("as a proxy")


class Seen(models.TextChoices):
    """By what staff knew the person at the counter. No number of a card is kept."""

    KNOWN = "known", _("I know this person")
    CARD = "card", _("identity card seen")
    VOUCHED = "vouched", _("a neighbour vouches for them")
    PHONE = "phone", _("by phone, called back on the number we have")


class Errand(models.Model):
    """From its beginning to its end, everything ``by`` did was done for ``person``."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    seen = models.CharField(max_length=10, choices=Seen, null=True, blank=True)
    care = models.ForeignKey(Care, models.CASCADE, null=True, blank=True, related_name="+")
    proxy = models.ForeignKey(Proxy, models.CASCADE, null=True, blank=True, related_name="+")
    began_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="errand_for_another", condition=~Q(person=F("by"))),
            models.CheckConstraint(
                name="errand_has_its_reason",
                condition=Q(
                    how=How.DESK, seen__isnull=False, seen__in=Seen.values, care=None, proxy=None
                )
                | Q(how=How.CARER, seen=None, care__isnull=False, proxy=None)
                | Q(how=How.PROXY, seen=None, care=None, proxy__isnull=False),
            ),
            models.CheckConstraint(
                name="errand_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
            ),
            models.UniqueConstraint(
                name="errand_one_at_a_time", fields=["by"], condition=Q(ended_at=None)
            ),
        ]
        indexes = [models.Index(fields=["person", "began_at"], name="errand_of_person")]

    def __str__(self) -> str:
        return self.how
