"""A stress test somebody asked for: what was asked, how far it is, what came out."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models.estate import Estate

LEASE = timedelta(minutes=10)
"""A running test that has not been heard of for so long has lost its worker."""

ATTEMPTS = 2
"""How often a test is begun before it counts as failed."""


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


UNDER_WAY = (State.WAITING, State.RUNNING)


class DiagnosisQuerySet(models.QuerySet["Diagnosis"]):
    def done(self) -> Self:
        """Finished ones, the newest first."""
        return self.filter(state=State.DONE).order_by("-pk")

    def under_way(self) -> Self:
        return self.filter(state__in=UNDER_WAY)

    def abandoned(self, since: datetime) -> Self:
        """Running, but not heard of since then."""
        return self.filter(state=State.RUNNING, heard_at__lt=since)

    def claim(self, pk: int, moment: datetime) -> bool:
        """Take a waiting one to run; False when it is no longer waiting."""
        mine = self.filter(pk=pk, state=State.WAITING, cancel_asked=False)
        return bool(
            mine.update(
                state=State.RUNNING,
                attempts=F("attempts") + 1,
                started_at=moment,
                heard_at=moment,
                done=0,
                total=0,
            )
        )

    def without_result(self) -> Self:
        """For lists: the result of a large estate weighs megabytes."""
        return self.defer("result")


class Diagnosis(models.Model):
    """One stress test of one estate."""

    estate = models.ForeignKey(
        Estate, models.CASCADE, related_name="diagnoses", verbose_name=_("estate")
    )
    shocks = models.JSONField(_("shocks"))
    """Codes of the shocks to run."""
    draws = models.PositiveIntegerField(_("draws"))
    seed = models.PositiveBigIntegerField(_("seed"))
    asked_at = models.DateTimeField(_("asked for"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done = models.PositiveIntegerField(default=0)
    """Blocks of draws finished, of ``total``; both 0 before the first report."""
    total = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    """The worker's last sign of life."""
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    revision = models.PositiveIntegerField(null=True, blank=True)
    """Of the estate's ledger, as it was read."""
    inputs = models.CharField(max_length=64, null=True, blank=True)
    """SHA-256 of the ledger as it was read."""
    result = models.TextField(null=True, blank=True)
    """``linli.diagnosis/1`` as JSON."""
    obstacle = models.JSONField(null=True, blank=True)
    """Why it failed: ``code``, ``where`` and ``facts`` of the refusal."""

    objects = DiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = _("stress test")
        verbose_name_plural = _("stress tests")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="diagnosis_draws_within", condition=Q(draws__gte=10, draws__lte=100_000)
            ),
            models.CheckConstraint(
                name="diagnosis_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="diagnosis_done_at_most_total", condition=Q(done__lte=F("total"))
            ),
            models.CheckConstraint(
                name="diagnosis_result_iff_done",
                condition=Q(state=State.DONE, result__isnull=False)
                | Q(~Q(state=State.DONE), result__isnull=True),
            ),
        )
        indexes = (models.Index(fields=("estate", "state"), name="diagnosis_of_estate"),)

    def __str__(self) -> str:
        return f"{self.estate_id}: {', '.join(self.shocks)} x {self.draws}"

    def hear(self, moment: datetime, done: int, total: int) -> bool:
        """Note a sign of life; False when the test should stop."""
        running = Diagnosis.objects.filter(pk=self.pk, state=State.RUNNING, cancel_asked=False)
        return bool(running.update(heard_at=moment, done=done, total=total))

    def note_inputs(self, digest: str) -> None:
        """Write down which ledger this test reads."""
        mine = Diagnosis.objects.filter(pk=self.pk)
        mine.update(inputs=digest, revision=self.estate.revision)

    def finish(
        self,
        moment: datetime,
        *,
        state: State,
        result: str | None = None,
        obstacle: dict[str, object] | None = None,
    ) -> None:
        """End a running test; one that has already ended stays as it is."""
        running = Diagnosis.objects.filter(pk=self.pk, state=State.RUNNING)
        running.update(state=state, result=result, obstacle=obstacle, ended_at=moment)

    def wait_again(self, silent_since: datetime) -> bool:
        """Back into the queue; False when somebody else has put it there, or it lives."""
        lost = Diagnosis.objects.abandoned(silent_since).filter(pk=self.pk)
        return bool(lost.update(state=State.WAITING))

    def give_back(self) -> None:
        """Back into the queue, the attempt not counted."""
        running = Diagnosis.objects.filter(pk=self.pk, state=State.RUNNING)
        running.update(state=State.WAITING, attempts=F("attempts") - 1)

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY
