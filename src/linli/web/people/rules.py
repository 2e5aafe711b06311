"""What stands in the way of what is one's own to do: an obstacle in words, or None."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people import standing
from linli.web.people.models import Occupancy, Proxy
from linli.web.people.models.errand import How
from linli.web.people.models.mandate import holding
from linli.web.shared.rights import Hand

STRICTEST = 1
"""Owners one person may vote for where nobody knows better: local rules say 1 or 3."""
MAY_NOT_SETTLE = {How.CARER, How.PROXY}
"""Hands that act in matters, but settle nothing about the person's homes and papers."""


def why_not_settle(hand: Hand) -> str | None:
    """Homes, proxies and consents are settled by oneself, or at the counter."""
    if hand.how in MAY_NOT_SETTLE:
        return _("Only the person themselves can do this, on their own page or at the counter.")
    return None


def why_not_doubt(hand: Hand, occupancy: Occupancy, day: date) -> str | None:
    """People of a home say who is none of theirs."""
    here = Occupancy.objects.current(day).filter(
        estate=occupancy.estate, dwelling=occupancy.dwelling
    )
    if not here.filter(person=hand.person).exists():
        return _("Only people of this home can say who belongs to it.")
    if occupancy.person_id == hand.person.pk:
        return _("This is you. If you have moved out, say so instead.")
    return why_not_settle(hand)


def why_not_give_pin(occupancy: Occupancy, day: date) -> str | None:
    """The counter gives a new PIN to people of the estate, and to nobody who has rights of office.

    Whoever gave it knows it: with an office behind it, it would lend the office.
    """
    names = {"name": occupancy.person.name}
    if not Occupancy.objects.current(day).filter(pk=occupancy.pk).exists():
        return _("%(name)s no longer belongs to this home.") % names
    if standing.holds_office_on(occupancy.person, day):
        return (
            _(
                "%(name)s holds an office, so nobody else gives them a PIN. They can sign in by a "
                "code or a passkey; otherwise whoever looks after the computer sets a new password."
            )
            % names
        )
    return None


def strictest(_estate: Estate, _day: date) -> int:
    """The number that keeps every local rule."""
    return STRICTEST


def why_not_give_proxy(giver: Person, holder: Person, estate: Estate, day: date) -> str | None:
    """Owners give proxies; a holder has at most as many as the rule set of the place allows."""
    if giver == holder:
        return _("You need no proxy for yourself.")
    if not Occupancy.objects.current(day).owners().filter(person=giver, estate=estate).exists():
        return _("Only owners can give a proxy, as only owners vote by law.")
    most: int = import_string(settings.PROXY_LIMIT)(estate, day)
    givers = Proxy.objects.filter(holding(day), holder=holder, estate=estate).exclude(giver=giver)
    if givers.values("giver").distinct().count() >= most:
        return _(
            "%(name)s already acts for as many owners as the rules here allow (%(most)d). "
            "Choose somebody else."
        ) % {"name": holder.name, "most": most}
    return None


def why_not_stand_in(person: Person, by: Person, estate: Estate, day: date) -> str | None:
    """Nobody stands in for themselves, for the operator, or for somebody who lives elsewhere."""
    if person == by:
        return _("This is you: there is nobody to act for.")
    if person.is_superuser:
        return _("The operator signs in themselves.")
    if not standing.roles(person, estate, day) & standing.AT_HOME - {standing.VISITOR}:
        return _("%(name)s has no home in this estate.") % {"name": person.name}
    return None
