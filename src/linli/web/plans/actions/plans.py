"""Asking for a plan."""

from datetime import datetime

from django.db import transaction

from linli.web.estates import jobs
from linli.web.estates.models import Estate
from linli.web.plans import tasks
from linli.web.plans.bridge import Asked
from linli.web.plans.models import Plan, Round
from linli.web.plans.record import note
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@transaction.atomic
def ask_for_plan(hand: Hand, estate: Estate, asked: Asked, *, moment: datetime) -> Plan:
    """Put a plan in the queue; it follows the wishes of the last round that was closed."""
    grant = rights.demand(hand, "make_plan", estate, moment=moment)
    made = Plan.objects.create(
        estate=estate,
        budget_fen=asked.budget_fen,
        community_percent=asked.community_percent,
        year=asked.year,
        sources=asked.sources,
        seed=asked.seed,
        round=heard(estate),
        role=grant.role,
        asked_at=moment,
    )
    tasks.draw_up.enqueue(made.pk)
    facts = {
        "what": "asked",
        "yuan": asked.budget_fen // 100,
        "community_percent": asked.community_percent,
    }
    note(made, grant, facts, moment=moment)
    return made


@transaction.atomic
def stop(hand: Hand, plan: Plan, *, moment: datetime) -> None:
    """Stop a plan that is being drawn up."""
    rights.demand(hand, "make_plan", plan.estate, moment=moment)
    jobs.cancel(plan, moment=moment)


def heard(estate: Estate) -> Round | None:
    """The newest closed round in which somebody handed in a list.

    One that is still open could give another plan an hour later.
    """
    closed = Round.objects.filter(estate=estate, closed_at__isnull=False)
    return closed.filter(lists__isnull=False).distinct().first()
