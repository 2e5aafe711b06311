"""Asking for a plan."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from linli.web.estates import jobs
from linli.web.estates.models import Estate
from linli.web.plans import tasks
from linli.web.plans.bridge import Asked
from linli.web.plans.models import Plan, Round
from linli.web.plans.record import digest, note
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand


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
        hardship="\n".join(sorted(asked.hardship)) or None,
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


@transaction.atomic
def show(hand: Hand, plan: Plan, *, moment: datetime) -> None:
    """Let everybody read a plan that was a draft.

    Raises
    ------
    ValidationError : it is shown already, or not drawn up
    """
    grant = rights.demand(hand, "show_plan", plan.estate, moment=moment)
    if not Plan.objects.done().filter(pk=plan.pk, shown_at=None).update(shown_at=moment):
        raise ValidationError(_("There is no draft here that could be shown."))
    _note_shown("shown", plan, grant, moment)


@transaction.atomic
def withdraw(hand: Hand, plan: Plan, *, moment: datetime) -> None:
    """Make a plan a draft again; that it was shown stays in the record.

    Raises
    ------
    ValidationError : it is a draft already
    """
    grant = rights.demand(hand, "show_plan", plan.estate, moment=moment)
    if not Plan.objects.shown().filter(pk=plan.pk).update(shown_at=None):
        raise ValidationError(_("This plan is a draft already."))
    _note_shown("withdrawn", plan, grant, moment)


def _note_shown(what: str, plan: Plan, grant: Grant, moment: datetime) -> None:
    result = Plan.objects.values_list("result", flat=True).get(pk=plan.pk)
    facts = {"what": what, "yuan": plan.budget_fen // 100, "sha256": digest(result or "")}
    note(plan, grant, facts, moment=moment)


def heard(estate: Estate) -> Round | None:
    """The newest closed round in which somebody handed in a list.

    One that is still open could give another plan an hour later.
    """
    closed = Round.objects.filter(estate=estate, closed_at__isnull=False)
    return closed.filter(lists__isnull=False).distinct().first()
