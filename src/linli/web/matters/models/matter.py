"""A matter: what people decide together, from raised to closed."""

import re
from datetime import date
from itertools import pairwise
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.charter import current
from linli.web.charter.models import CharterVersion
from linli.web.estates.models import Estate
from linli.web.shared.rights import Hand


class Scope(models.TextChoices):
    ESTATE = "estate", _("the whole estate")
    BUILDING = "building", _("one building")
    ENTRANCE = "entrance", _("one entrance")


class State(models.TextChoices):
    OPEN = "open", _("under way")
    CLOSED = "closed", _("closed")
    REFUSED = "refused", _("not taken up")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MERGED = "merged", _("joined to another")


class Origin(models.TextChoices):
    RAISED = "raised", _("raised here")
    BEHALF = "behalf", _("raised for somebody")
    FINDING = "finding", _("from the check-up")
    FAULT = "fault", _("from a fault report")


class MatterQuerySet(models.QuerySet["Matter"]):
    def open(self) -> Self:
        return self.filter(state=State.OPEN)

    def alike(self, estate: Estate, words: str) -> Self:
        """Open matters whose title shares a pair of characters or a word with ``words``."""
        asked = Q()
        for piece in _pieces(words):
            asked |= Q(title__icontains=piece)
        return self.open().filter(asked, estate=estate) if asked else self.none()


class Matter(models.Model):
    """Nothing of a matter disappears: what is over stays, with the reason."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="matters")
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="+")
    """The charter it started under, and keeps."""
    kind = models.CharField(_("what kind of matter"), max_length=40)
    scope = models.CharField(_("for whom"), max_length=10, choices=Scope, default=Scope.ESTATE)
    building = models.CharField(max_length=64, null=True, blank=True)
    entrance = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(_("the matter as a question"), max_length=120)
    text = models.TextField(_("what it is about"), max_length=4000)
    salt = models.BinaryField()
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.RAISED)
    origin_key = models.CharField(max_length=64, null=True, blank=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    raised_as = models.CharField(max_length=12)
    """The pseudonym, which stays when the person's data is deleted."""
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)
    """Why it is not open any more, in words people wrote."""
    reason_salt = models.BinaryField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    stage = models.CharField(max_length=20)
    stage_since = models.DateField()
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    feasibility = models.PositiveSmallIntegerField(null=True, blank=True)
    filter_reason = models.TextField(blank=True)
    filter_salt = models.BinaryField(null=True, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["estate", "state"], name="matter_estate_state"),)
        constraints = (
            models.CheckConstraint(
                name="matter_scope_names_its_place",
                condition=Q(scope="estate", building=None, entrance=None)
                | Q(scope="building", building__isnull=False, entrance=None)
                | Q(scope="entrance", building__isnull=False, entrance__isnull=False),
            ),
            models.CheckConstraint(
                name="matter_over_with_a_day",
                condition=Q(state="open", ended_at=None)
                | Q(~Q(state="open"), ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="matter_ended_with_a_reason",
                condition=~Q(state__in=("closed", "refused", "withdrawn"), reason=""),
            ),
            models.CheckConstraint(
                name="matter_merged_iff_into_another",
                condition=Q(state="merged", merged_into__isnull=False)
                | Q(~Q(state="merged"), merged_into=None),
            ),
            models.CheckConstraint(
                name="matter_not_merged_into_itself", condition=~Q(merged_into=F("pk"))
            ),
            models.CheckConstraint(name="matter_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="matter_filtered_whole",
                condition=Q(impact=None, feasibility=None)
                | Q(
                    impact__isnull=False,
                    impact__range=(1, 3),
                    feasibility__isnull=False,
                    feasibility__range=(1, 3),
                ),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def subject(self) -> str:
        """How the journal names it."""
        return f"matter/{self.pk}"

    def under(self) -> current.InForce:
        """The charter it started under."""
        return current.kept(self.version_id)

    def own_roles(self, hand: Hand, _day: date) -> frozenset[str]:
        """Who raised it may do more in it than others."""
        mine = self.raised_by_id is not None and self.raised_by_id == hand.person.pk
        return frozenset({"raiser"}) if mine else frozenset()


class Wording(models.Model):
    """What a matter's title and text were at one time; the newest is what the matter says now."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="wordings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    salt = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Reason(models.Model):
    """Why somebody took a matter up, ended it or opened it again; each stays, the newest holds."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="reasons")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(max_length=2000)
    salt = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


def _pieces(words: str) -> set[str]:
    """Pairs of characters, as Chinese has no blanks between words, and words of other scripts."""
    found = {word for word in re.findall(r"[A-Za-z0-9]+", words) if len(word) > _SHORT}
    runs = re.findall(r"[^\W_A-Za-z0-9]+", words)
    return found | {a + b for run in runs for a, b in pairwise(run)}


_SHORT = 3
"""Words of other scripts up to this length say too little to find a matter by."""
