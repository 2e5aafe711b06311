"""Work in the background that somebody asked for: how far it is, and what came out."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=10)
"""A running job that has not been heard of for so long has lost its worker."""

ATTEMPTS = 2
"""How often a job is begun before it counts as failed."""


class State(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


UNDER_WAY = (State.WAITING, State.RUNNING)
AnyJob = TypeVar("AnyJob", bound="Job")


class JobQuerySet(models.QuerySet[AnyJob]):
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


class Job(models.Model):
    """One piece of work on one estate, which each kind of job names as ``estate``."""

    asked_at = models.DateTimeField(_("asked for"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done = models.PositiveIntegerField(default=0)
    """Parts of the work finished, of ``total``; both 0 before the first report."""
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
    """What came out, as JSON."""
    obstacle = models.JSONField(null=True, blank=True)
    """Why it failed: ``code``, ``where`` and ``facts`` of the refusal."""

    wiped: ClassVar[tuple[str, ...]] = ()
    """Fields needed for the work only, emptied by the same statement that ends it."""

    estate: Any
    objects: Any

    class Meta:
        abstract = True
        ordering = ("-pk",)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="%(class)s_done_at_most_total", condition=Q(done__lte=F("total"))
            ),
            models.CheckConstraint(
                name="%(class)s_result_iff_done",
                condition=Q(state=State.DONE, result__isnull=False)
                | Q(~Q(state=State.DONE), result__isnull=True),
            ),
        )
        indexes = (models.Index(fields=("estate", "state"), name="%(class)s_of_estate"),)

    def hear(self, moment: datetime, done: int, total: int) -> bool:
        """Note a sign of life; False when the work should stop."""
        going_on = self._running().filter(cancel_asked=False)
        return bool(going_on.update(heard_at=moment, done=done, total=total))

    def note_inputs(self, digest: str, revision: int) -> None:
        """Write down which ledger this job reads."""
        self._me().update(inputs=digest, revision=revision)

    def finish(
        self,
        moment: datetime,
        *,
        state: State,
        result: str | None = None,
        obstacle: dict[str, object] | None = None,
    ) -> bool:
        """End a running job; False for one that has already ended, which stays as it is."""
        ended = {"state": state, "result": result, "obstacle": obstacle, "ended_at": moment}
        return bool(self._running().update(**ended, **dict.fromkeys(self.wiped)))

    def wait_again(self, silent_since: datetime) -> bool:
        """Back into the queue; False when somebody else has put it there, or it lives."""
        lost = self._running().filter(heard_at__lt=silent_since)
        return bool(lost.update(state=State.WAITING))

    def give_back(self) -> None:
        """Back into the queue, the attempt not counted."""
        self._running().update(state=State.WAITING, attempts=F("attempts") - 1)

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY

    def _me(self) -> models.QuerySet[Any]:
        return type(self)._default_manager.filter(pk=self.pk)

    def _running(self) -> models.QuerySet[Any]:
        return self._me().filter(state=State.RUNNING)
