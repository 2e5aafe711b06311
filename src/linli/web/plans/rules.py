"""Who speaks for a home when it is asked what it wishes for; who reads a draft of a plan."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.web.estates.models import Estate
from linli.web.people.models import Occupancy
from linli.web.plans.models import Plan, Round
from linli.web.shared import rights
from linli.web.shared.rights import Hand


def reads_drafts(hand: Hand, estate: Estate, moment: datetime) -> bool:
    """Drafts are for those who draw plans up or show them."""
    return any(rights.may(hand, act, estate, moment=moment) for act in ("make_plan", "show_plan"))


def why_not_read(hand: Hand, plan: Plan, moment: datetime) -> str | None:
    if plan.shown_at is None and not reads_drafts(hand, plan.estate, moment):
        return _("This plan is still a draft. As soon as it is shown, everybody can read it here.")
    return None


def homes_of(hand: Hand, estate: Estate, day: date) -> list[str]:
    """Homes for which this person may hand in a list, in the order in which they came to them.

    Who lives there speaks for the household, owner or tenant. An owner who lives elsewhere does so
    only while nobody who lives there has joined.
    """
    mine = Occupancy.objects.current(day).filter(estate=estate, person=hand.person)
    rows = list(mine.order_by("since", "pk").values_list("dwelling", "lives_here"))
    away = {home for home, lives_here in rows if not lives_here}
    lived_in = Occupancy.objects.current(day).filter(
        estate=estate, dwelling__in=away, lives_here=True
    )
    taken = away and set(lived_in.values_list("dwelling", flat=True))
    return [home for home, lives_here in rows if lives_here or home not in taken]


def why_not_hand_in(hand: Hand, asked: Round, dwelling: str, day: date) -> str | None:
    if not asked.is_open:
        return _("This round is closed. What your home asked for counts as it was handed in.")
    if dwelling not in homes_of(hand, asked.estate, day):
        return _("Whoever lives in a home says what it wishes for.")
    return None
