"""Recording a decision with its proof, counted exactly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from linli.web.matters import bridge
from linli.web.matters.actions.evidence import Paper, kept, refuse_to_come
from linli.web.matters.actions.locking import held
from linli.web.matters.electorate import electorate
from linli.web.matters.models import Decision, Matter, Proof
from linli.web.matters.record import note
from linli.web.matters.wording import total_words
from linli.web.shared import rights
from linli.web.shared.rights import Hand


@dataclass(frozen=True)
class Decided:
    """A decision as its paper says it.

    ``totals`` of the owners' ballot, by the names in ``bridge.TOTALS``; ``passed`` is asked only
    where an office decides.
    """

    on: date
    proof: Proof
    paper: Paper
    totals: Mapping[str, int] | None = None
    passed: bool = False


@transaction.atomic
def record_decision(hand: Hand, matter: Matter, decided: Decided, *, moment: datetime) -> Decision:
    """Put a decision on record.

    Owners' totals are held against the rule of the charter; whether it passed follows from them.

    Raises
    ------
    ValidationError : totals are missing, or contradict themselves; the day is still to come
    """
    matter = held(matter)
    grant = rights.demand(hand, "record_decision", matter, moment=moment)
    refuse_to_come(decided.on, moment)
    rule = bridge.rule_of(matter)
    passed, counted = decided.passed, dict[str, int]()
    if rule is not None:
        outcome = _outcome(decided.totals, rule)
        passed, counted = outcome.passed, dict(decided.totals or {})
    document = kept(matter, grant, "decision", decided.paper, moment)
    by_ledger = electorate(matter, moment)
    decision = Decision.objects.create(
        matter=matter,
        stage=matter.stage,
        decided_on=decided.on,
        by=bridge.kind_of(matter).decide.by,
        rule=rule.code if rule else None,
        proof=decided.proof,
        document=document,
        passed=passed,
        ledger_area=by_ledger.area,
        ledger_heads=by_ledger.heads,
        recorded_by=grant.who or "",
        recorded_at=moment,
        **counted,
    )
    facts = {
        "passed": passed,
        "rule": decision.rule,
        "for": decision.heads_for,
        "of": decision.heads_all,
        "document": "decision",
        "sha256": document.sha256,
    }
    note(matter, grant, facts, moment=moment)
    return decision


def _outcome(totals: Mapping[str, int] | None, rule: bridge.Rule) -> bridge.Outcome:
    if totals is None or set(totals) != set(bridge.TOTALS):
        raise ValidationError(_("Owners decide this: enter the totals by area and by heads."))
    try:
        return bridge.check(bridge.counted(dict(totals)), rule)
    except bridge.InputError as error:
        raise ValidationError(total_words(error)) from error
