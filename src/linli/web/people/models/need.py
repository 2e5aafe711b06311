"""Who needs looking after, with consent of its own, and who has looked at that."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate
from linli.web.people.models.mandate import Consent


class Kind(models.TextChoices):
    """What help depends on; a closed list, so that no diagnosis is ever written down."""

    ALONE = "alone", _("old and living alone")
    STAIRS = "stairs", _("cannot use the stairs alone")
    POWER = "power", _("depends on a device that needs electricity")
    MEDICINE = "medicine", _("depends on medicine that must not run out")
    SIGHT = "sight", _("sees badly")
    HEARING = "hearing", _("hears badly; knock hard, write things down")
    CONFUSED = "confused", _("gets confused and needs somebody known")
    CHILD = "child", _("a child often alone")
    OTHER = "other", _("something else, see the note")


class Need(models.Model):
    """One person's need, kept because they have agreed to just this; erased when they withdraw.

    A person without an account is known by the dwelling alone.
    """

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="needs")
    dwelling = models.TextField(_("door"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="needs"
    )
    kind = models.CharField(_("what help depends on"), max_length=10, choices=Kind)
    note = models.CharField(_("what a helper must know"), max_length=200, blank=True)
    consent = models.CharField(_("how they agreed"), max_length=10, choices=Consent)
    witnesses = models.CharField(_("names of the two witnesses"), max_length=120, blank=True)
    consented_on = models.DateField(_("when they agreed"))
    review_on = models.DateField(_("to be asked again on"))
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """The neighbour paired with them, if there is one."""

    class Meta:
        ordering = ("dwelling", "pk")
        constraints = [
            models.CheckConstraint(name="need_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="need_consent_known", condition=Q(consent__in=Consent.values)
            ),
            models.CheckConstraint(
                name="need_spoken_consent_has_witnesses",
                condition=~Q(consent=Consent.SPOKEN) | ~Q(witnesses=""),
                violation_error_message=_("Spoken consent needs the names of two witnesses."),
            ),
            models.CheckConstraint(
                name="need_own_consent_has_a_person",
                condition=~Q(consent=Consent.OWN_PHONE) | Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="need_is_asked_again",
                condition=Q(review_on__gt=F("consented_on")),
            ),
            models.CheckConstraint(
                name="need_helper_is_another",
                condition=Q(helper=None) | Q(person=None) | ~Q(helper=F("person")),
            ),
            models.UniqueConstraint(
                name="need_once",
                fields=["estate", "dwelling", "person", "kind"],
                condition=Q(person__isnull=False),
            ),
            models.UniqueConstraint(
                name="need_of_a_door_once",
                fields=["estate", "dwelling", "kind"],
                condition=Q(person=None),
                violation_error_message=_("This need of this door is on the list already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Why(models.TextChoices):
    VISIT = "visit", _("to visit or call")
    PAIRING = "pairing", _("to find a helper")
    REVIEW = "review", _("to ask again whether they agree")
    EMERGENCY = "emergency", _("emergency: life or health is in danger")


class Look(models.Model):
    """Somebody has opened an entry: who, when, why. It outlives the entry."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="looks")
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="looks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    """Whose need was looked at, if they have an account."""
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=60)
    at = models.DateTimeField()
    why = models.CharField(_("why"), max_length=10, choices=Why)
    words = models.CharField(_("in a few words"), max_length=120)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(name="look_why_known", condition=Q(why__in=Why.values)),
            models.CheckConstraint(name="look_has_a_reason", condition=~Q(words__regex=r"^\s*$")),
        ]
        indexes = [models.Index(fields=["estate", "-at"], name="look_of_estate")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.why}"
