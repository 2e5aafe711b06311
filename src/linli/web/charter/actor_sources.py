"""Where the actor graph takes its duties and says from: the charter in force, and the journal."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction

from linli.web.charter import bridge
from linli.web.charter.actor_graph import Duty, Graph, Phase, Relation, Say
from linli.web.estates.models import Estate
from linli.web.journal.models import Entry
from linli.web.shared.language import Language

NO_ACTORS = frozenset({"raiser", "operator", "visitor"})
"""Roles that are nobody's standing place in the estate."""

PAYERS = {
    "residents": "resident",
    "maintenance_fund": "owner",
    "shared_income": "owner",
    "social_capital": "enterprise",
}
"""Whose money a source is, where the source is not named after a role: the owners' by law."""

CRITICAL = frozenset({"repair", "fund_use", "dispute"})
"""Matters that must not be left undone; an assumption, decision 0088."""

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

MONEY = "record_evidence"
"""An act that uses a power only where it records money found: the payer spends, fen weigh."""

YEAR = timedelta(days=365)


def duties_of_charter(charter: bridge.Charter, lang: Language) -> Iterator[Duty]:
    """Every cell of the charter's table of kinds and roles."""
    for kind in charter.kinds.values():
        words = kind.en if lang == "en" else kind.zh
        for relation, roles in _cells(charter, kind):
            for role in roles:
                if role in bridge.EVERYBODY - NO_ACTORS:
                    yield Duty(kind.code, words, relation, role, kind.code in CRITICAL)


def _cells(charter: bridge.Charter, kind: bridge.Kind) -> Iterator[tuple[Relation, Iterable[str]]]:
    yield "raise", bridge.who_may(charter, "raise_matter", kind=kind.code)
    yield "consult", kind.consult
    yield "decide", ["owner" if kind.decide.by == "owners" else kind.decide.by]
    yield "pay", {PAYERS.get(payer, payer) for payer in kind.pay}
    yield "carry_out", kind.carry_out
    yield "supervise", kind.supervise


def says_of_journal(estate: Estate, graph: Graph, moment: datetime) -> list[Say]:
    """Acts of the last 24 months, each once, in two periods of a year."""
    entries = Entry.objects.filter(
        book__name=estate.estate, act__in=[*PHASES, MONEY], at__gt=moment - 2 * YEAR, at__lte=moment
    ).order_by("number")
    found = (
        _say(graph, act, role, "2" if at > moment - YEAR else "1", json.loads(facts))
        for act, role, at, facts in entries.values_list("act", "role", "at", "facts")
    )
    return [say for say in found if say is not None]


def _say(graph: Graph, act: str, role: str, period: str, facts: dict[str, object]) -> Say | None:
    """A decision by a rule of the law is the owners', whoever writes it down."""
    if act != MONEY:
        return Say(graph.key_of("owner" if facts.get("rule") else role), PHASES[act], period)
    payer, fen = facts.get("code"), facts.get("fen")
    if facts.get("what") != "funding" or not isinstance(fen, int) or fen <= 0:
        return None
    return Say(graph.key_of(PAYERS.get(str(payer), str(payer))), "spend", period, Fraction(fen))
