"""Where the actor graph takes its duties and says from."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import get_args

from django.utils.translation import gettext as _

from linli.web.charter.actor_graph import Duty, Graph, Phase, Relation, Say
from linli.web.estates.models import Estate
from linli.web.estates.models.people import Organisation
from linli.web.journal.models import Entry

ALL_MATTERS = "all"

POWERS: dict[str, Relation] = {
    "propose": "raise",
    "fund": "pay",
    **{each: each for each in get_args(Relation) if each not in ("raise", "pay")},
}
"""The ledger's powers as relations of the charter; a veto has none of its own."""

PHASES: dict[str, Phase] = {
    "raise_matter": "propose",
    "amend": "propose",
    "filter": "decide",
    "refuse": "decide",
    "record_decision": "decide",
    "object": "check",
    "answer_objection": "check",
}
"""Acts of the journal that use a power, by the phase they belong to."""

DECIDER = "decided_by"
"""Fact of a recorded decision: the role that took it, as it is mostly another that records it."""

YEAR = timedelta(days=365)


def duties_of_ledger(estate: Estate) -> Iterator[Duty]:
    """What the ledger says of organisations' powers, as one task: for an estate without charter."""
    words = _("all matters of the estate")
    for row in Organisation.objects.filter(estate=estate):
        for each in (row.powers or "").split(";"):
            if relation := POWERS.get(each.strip()):
                yield Duty(ALL_MATTERS, words, relation, row.kind)


def says_of_journal(estate: Estate, graph: Graph, moment: datetime) -> list[Say]:
    """Acts of the last 24 months, each once, in two periods of a year."""
    entries = Entry.objects.filter(
        book__name=estate.estate, act__in=PHASES, at__gt=moment - 2 * YEAR, at__lte=moment
    ).order_by("number")
    return [
        Say(
            graph.key_of(json.loads(facts).get(DECIDER) or role),
            PHASES[act],
            "2" if at > moment - YEAR else "1",
        )
        for act, role, at, facts in entries.values_list("act", "role", "at", "facts")
    ]
