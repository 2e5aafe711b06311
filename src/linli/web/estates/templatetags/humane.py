"""Numbers as people read them."""

from datetime import timedelta

from django.template import Library
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.reports.breaks import set_words
from linli.reports.numbers import share

register = Library()

MINUTE = 60


@register.filter
def percent(value: float) -> str:
    """A share of 0 to 1 as a percentage; what is not quite nothing or all is not shown as such."""
    return share(value)


@register.filter
def about(left: timedelta) -> str:
    """Time left, as roughly as it can be known."""
    seconds = left.total_seconds()
    if seconds < MINUTE:
        return _("less than a minute")
    minutes = round(seconds / MINUTE)
    return ngettext("about %(n)d minute", "about %(n)d minutes", minutes) % {"n": minutes}


@register.filter
def unbroken(words: str) -> str:
    """As in reports, an amount and its unit stay on one line."""
    return set_words(words)
