"""A stress test somebody asked for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models.estate import Estate
from linli.web.estates.models.job import Job, JobQuerySet


class Diagnosis(Job):
    """One stress test of one estate. Its progress counts draws, its result is
    ``linli.diagnosis/1``.
    """

    estate = models.ForeignKey(
        Estate, models.CASCADE, related_name="diagnoses", verbose_name=_("estate")
    )
    shocks = models.JSONField(_("shocks"))
    """Codes of the shocks to run."""
    draws = models.PositiveIntegerField(_("draws"))
    seed = models.PositiveBigIntegerField(_("seed"))

    objects = JobQuerySet["Diagnosis"].as_manager()

    class Meta(Job.Meta):
        verbose_name = _("stress test")
        verbose_name_plural = _("stress tests")
        constraints = (
            models.CheckConstraint(
                name="diagnosis_draws_within", condition=Q(draws__gte=10, draws__lte=100_000)
            ),
            *Job.Meta.constraints,
        )

    def __str__(self) -> str:
        return f"{self.estate_id}: {', '.join(self.shocks)} x {self.draws}"
