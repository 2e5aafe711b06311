"""What this app asks of the engine: the numbers of the law that proxies keep to."""

from datetime import date

from linli.web.estates.models import Estate

STRICTEST = 1
"""Principals a holder may have where the rule set says nothing: local rules say 1 or 3."""


def most_principals(estate: Estate, day: date) -> int:  # noqa: ARG001 - asked of the rule set
    """How many owners one person may act for, by the rules of the place on that day."""
    return STRICTEST
