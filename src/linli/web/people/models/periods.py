"""What holds from one day to another, the last day not included; open-ended while null.

What ends on the day it began has held on no day: so a mistake is undone at once.
"""

from datetime import date, datetime

from django.db import models
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest


def holds_on(day: date) -> models.Q:
    """Those rows of a ``Period`` that hold on ``day``."""
    return models.Q(since__lte=day) & (models.Q(until=None) | models.Q(until__gt=day))


def not_before(moment: datetime, field: str) -> Combinable:
    """``moment``, or the beginning in ``field`` where the clock has been set back since."""
    return Greatest(models.Value(moment, models.DateTimeField()), models.F(field))


class Period(models.Model):
    """``until`` is the first day on which it no longer holds."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                name="%(class)s_ends_not_before_it_begins",
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
            ),
        )
