"""What somebody is told of matters in a digest, and who wants it by e-mail."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.matters.models.matter import Matter


class Why(models.TextChoices):
    HAPPENED = "happened", _("something happened")
    TURN = "turn", _("it is your turn")
    LATE = "late", _("it is overdue")


class News(models.Model):
    """One line of one person's digest.

    ``first`` and ``last`` are the numbers of the journal entries that it tells of; ``stage`` is the
    step that waits, since ``stage_since``.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="news")
    why = models.CharField(max_length=10, choices=Why)
    first = models.PositiveBigIntegerField(null=True, blank=True)
    last = models.PositiveBigIntegerField(null=True, blank=True)
    stage = models.CharField(max_length=20, null=True, blank=True)
    stage_since = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["person", "-at"], name="news_of_a_person"),)
        constraints = (
            models.CheckConstraint(
                name="news_of_entries_or_of_a_stage",
                condition=Q(
                    why="happened",
                    first__isnull=False,
                    last__isnull=False,
                    last__gte=F("first"),
                    stage=None,
                    stage_since=None,
                )
                | Q(
                    why__in=("turn", "late"),
                    first=None,
                    last=None,
                    stage__isnull=False,
                    stage_since__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                name="news_of_an_entry_once",
                fields=["person", "matter", "last"],
                condition=Q(why="happened"),
            ),
            models.UniqueConstraint(
                name="news_of_a_stage_once",
                fields=["person", "matter", "why", "stage", "stage_since"],
                condition=Q(why__in=("turn", "late")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.why}"


class ByMail(models.Model):
    """Who has asked to get the digest by e-mail; the row is the consent."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id}"
