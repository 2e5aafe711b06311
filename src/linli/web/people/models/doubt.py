"""What a household says when somebody has joined who is not one of them."""

from django.conf import settings
from django.db import models

from linli.web.people.models.occupancy import Occupancy


class Doubt(models.Model):
    """Somebody of the home says that this person does not belong; the committee settles it."""

    occupancy = models.ForeignKey(Occupancy, models.CASCADE, related_name="doubts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="doubt_once_at_a_time",
                fields=["occupancy", "by"],
                condition=models.Q(settled_at=None),
            ),
            models.CheckConstraint(
                name="doubt_settled_after_raised",
                condition=models.Q(settled_at=None)
                | models.Q(settled_at__gte=models.F("raised_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupancy_id}"
