"""A plan somebody asked for."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate, Job, JobQuerySet, State
from linli.web.estates.models.job import UNDER_WAY
from linli.web.plans.models.wishes import Round

MOST_FEN = 10**13
"""More money than any estate is renewed with: a slip of the pen."""


class PlanQuerySet(JobQuerySet["Plan"]):
    def shown(self) -> Self:
        return self.filter(shown_at__isnull=False)

    def without_result(self) -> Self:
        return super().without_result().defer("homes")


class Plan(Job):
    """Packages for one estate and one budget. Its result is ``linli.plan/1``."""

    estate = models.ForeignKey(
        Estate, models.CASCADE, related_name="plans", verbose_name=_("estate")
    )
    budget_fen = models.PositiveBigIntegerField(_("budget (fen)"))
    community_percent = models.PositiveSmallIntegerField(_("residents' part (%)"))
    """Of the money that remains after what the law demands, how much residents decide on."""
    year = models.PositiveSmallIntegerField(_("year of the works"))
    sources = models.TextField(null=True, blank=True)
    """Rules of money of this place, TOML; null for the bundled ones."""
    seed = models.PositiveBigIntegerField(_("seed"))
    round = models.ForeignKey(
        Round, models.RESTRICT, related_name="plans", null=True, blank=True, verbose_name=_("round")
    )
    """Whose wishes it follows; null where nobody was asked."""
    role = models.CharField(_("asked for by"), max_length=60)
    """The role under which somebody asked for it; who it was stands in the record."""
    hardship = models.TextField(null=True, blank=True)
    """Households in hardship, a key a line: only until the work ends, however it does."""
    homes = models.TextField(null=True, blank=True)
    """What each home pays, ``linli.burden/1``; null while under way, and for plans made before."""
    shown_at = models.DateTimeField(_("shown"), null=True, blank=True)
    """Since when everybody may read it; null for a draft."""

    wiped = ("hardship",)

    objects = PlanQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = (
            models.CheckConstraint(
                name="plan_budget_within", condition=Q(budget_fen__gt=0, budget_fen__lte=MOST_FEN)
            ),
            models.CheckConstraint(
                name="plan_community_is_a_share", condition=Q(community_percent__lte=100)
            ),
            models.CheckConstraint(
                name="plan_year_within", condition=Q(year__gte=2000, year__lte=2200)
            ),
            models.CheckConstraint(
                name="plan_hardship_only_under_way",
                condition=Q(hardship=None) | Q(state__in=UNDER_WAY),
            ),
            models.CheckConstraint(
                name="plan_homes_only_when_done",
                condition=Q(homes=None) | Q(state=State.DONE),
            ),
            models.CheckConstraint(
                name="plan_shown_only_when_done",
                condition=Q(shown_at=None) | Q(state=State.DONE),
            ),
            *Job.Meta.constraints,
        )

    def __str__(self) -> str:
        return f"{self.estate_id}: {self.budget_fen}"

    @property
    def in_hardship(self) -> frozenset[str]:
        """Keys of the households to be let off; none once the work has ended."""
        return frozenset((self.hardship or "").split("\n")) - {""}

    @property
    def subject(self) -> str:
        """As the journal calls it."""
        return f"plan/{self.pk}"
