"""What households wish for: a round of asking, one list a home, one row a measure."""

from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate


class RoundQuerySet(models.QuerySet["Round"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)


class Round(models.Model):
    """One time in which every home of an estate is asked what it wishes for.

    ``menu`` is fixed when the round opens: what was asked stays what was asked, whatever becomes of
    the ledger or the catalogue.
    """

    estate = models.ForeignKey(
        Estate, models.CASCADE, related_name="rounds", verbose_name=_("estate")
    )
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    menu = models.JSONField()
    """The measures one could tick (``bridge.menu``), in the order of the catalogue."""
    inputs = models.CharField(max_length=64)
    """SHA-256 of the ledger from which the menu was drawn up."""

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of wishes")
        verbose_name_plural = _("rounds of wishes")
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                name="round_one_open_an_estate", fields=["estate"], condition=Q(closed_at=None)
            ),
            models.CheckConstraint(
                name="round_closes_after_it_opens",
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.estate_id}: {self.pk}"

    @property
    def subject(self) -> str:
        """As the journal calls it."""
        return f"wishes/{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def ballots(self) -> Mapping[str, frozenset[str]]:
        """Home -> codes of what it ticked, an empty list included."""
        found: dict[str, set[str]] = {}
        rows: Any = self.lists.order_by("dwelling")
        for dwelling, code in rows.values_list("dwelling", "wishes__measure"):
            found.setdefault(dwelling, set()).update(() if code is None else (code,))
        return {dwelling: frozenset(codes) for dwelling, codes in found.items()}

    def ticked_by(self, dwelling: str) -> list[str]:
        """Codes of what one home ticked."""
        mine = Wish.objects.filter(wish_list__round=self, wish_list__dwelling=dwelling)
        return list(mine.values_list("measure", flat=True))


class WishList(models.Model):
    """What one home handed in, the last time it did. Area and number of people never count."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="lists")
    dwelling = models.TextField()
    """Key of the home in the ledger."""
    handed_in_at = models.DateTimeField(_("handed in"))
    on_paper = models.BooleanField(_("on paper"), default=False)

    class Meta:
        verbose_name = _("list of wishes")
        verbose_name_plural = _("lists of wishes")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(name="wish_list_one_a_home", fields=["round", "dwelling"]),
        )

    def __str__(self) -> str:
        return f"{self.round_id}: {self.pk}"


class Wish(models.Model):
    """One measure that a home ticked."""

    wish_list = models.ForeignKey(WishList, models.CASCADE, related_name="wishes")
    measure = models.CharField(max_length=60)
    """Code of the measure in the round's menu."""

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(name="wish_once_a_list", fields=["wish_list", "measure"]),
            models.CheckConstraint(name="wish_names_a_measure", condition=~Q(measure="")),
        )

    def __str__(self) -> str:
        return self.measure
