"""Whether a charter is as strict as the law of its place: owners, shares, notices, the fund."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from linli.engine.ballot.decision import Rule
from linli.engine.charter.charter import STAGES
from linli.engine.charter.law import RuleSet
from linli.engine.charter.roles import CODES
from linli.engine.charter.shape import Fault
from linli.engine.charter.vocabulary import unknown

Document = Mapping[str, Any]
OWNERS = "owners"
BEFORE_THE_BALLOT = frozenset(STAGES[: STAGES.index("ballot") + 1])


def legal_faults(document: Document, law: RuleSet) -> Iterator[Fault]:
    """Everything that is looser than the law, with its article."""
    for code, rule in law.kinds.items():
        if code not in document["kinds"]:
            yield Fault("kind_missing", f"kinds/{code}", {}, law.rules[rule].article)
    for code, kind in document["kinds"].items():
        yield from _decision(code, kind, law)
        yield from _days(code, kind, law)


def rule_of(decide: Document, law: RuleSet) -> Rule:
    """The rule as the charter writes it: the law's, with shares of its own where it has some."""
    rule = law.rules[decide["rule"]]
    quorum = Fraction(decide["quorum"]) if "quorum" in decide else rule.quorum
    passing = Fraction(decide["passing"]) if "passing" in decide else rule.passing
    # A share above the law's is "at least" unless the charter says "more than".
    strict = decide.get("strict", rule.strict and passing == rule.passing)
    return replace(rule, quorum=quorum, passing=passing, strict=strict)


def _decision(code: str, kind: Document, law: RuleSet) -> Iterator[Fault]:
    where = f"kinds/{code}/decide"
    decide = kind["decide"]
    asked = law.rules.get(law.kinds.get(code, ""))
    if decide["by"] != OWNERS:
        if asked is not None:
            facts = {"found": decide["by"], "wanted": OWNERS}
            yield Fault("owners_must_decide", where, facts, asked.article)
        for payer, floor in _of_the_payers(kind, law):
            yield Fault("payer_needs_owners", f"kinds/{code}/pay", {"payer": payer}, floor.article)
        yield from unknown([decide["by"]], CODES, where, "unknown_role")
        return
    if decide.get("rule") not in law.rules:
        facts = {"found": decide.get("rule"), "wanted": tuple(law.rules)}
        yield Fault("unknown_rule", where, facts)
        return
    floor = asked or law.rules[decide["rule"]]
    rule = rule_of(decide, law)
    found = [*_looser(rule, floor, where)]
    yield from found
    if not found:
        for _payer, under in _of_the_payers(kind, law):
            yield from _looser(rule, under, where)
    yield from _ballot(code, kind, law, floor)


def _of_the_payers(kind: Document, law: RuleSet) -> Iterator[tuple[str, Rule]]:
    for payer in kind["pay"]:
        if payer in law.payers:
            yield payer, law.rules[law.payers[payer]]


def _looser(rule: Rule, floor: Rule, where: str) -> Iterator[Fault]:
    for name in ("quorum", "passing"):
        found, wanted = getattr(rule, name), getattr(floor, name)
        if found < wanted:
            facts = {"found": found, "wanted": wanted}
            yield Fault(f"{name}_too_small", f"{where}/{name}", facts, floor.article)
    if rule.passing == floor.passing and floor.strict and not rule.strict:
        facts = {"found": rule.passing, "wanted": floor.passing}
        yield Fault("must_be_more_than", f"{where}/passing", facts, floor.article)


def _ballot(code: str, kind: Document, law: RuleSet, floor: Rule) -> Iterator[Fault]:
    where = f"kinds/{code}/stages"
    ballot = next((stage for stage in kind["stages"] if stage["code"] == "ballot"), None)
    if ballot is None:
        yield Fault("no_ballot", where, {}, floor.article)
        return
    if all(gate["kind"] != "decision" for gate in ballot.get("gates", ())):
        yield Fault("ballot_without_decision", f"{where}/ballot/gates/decision", {}, floor.article)
    # What was posted with the options is no notice of the ballot: people must read what they
    # vote on. The plan of a lift may hang with its options.
    earlier = [stage for stage in kind["stages"] if stage["code"] in BEFORE_THE_BALLOT]
    for name, stages in (("ballot_notice_days", [ballot]), (f"{code}_notice_days", earlier)):
        number = law.floors.get(name)
        found = max((_notice_days(stage) for stage in stages), default=0)
        if number is not None and number.least is not None and found < number.least:
            facts: dict[str, object] = {"found": found, "wanted": number.least}
            yield Fault("notice_too_short", f"{where}/ballot/gates/notice", facts, number.article)


def _notice_days(stage: Document) -> int:
    gates = stage.get("gates", ())
    return max((gate.get("days") or 0 for gate in gates if gate["kind"] == "notice"), default=0)


def _days(code: str, kind: Document, law: RuleSet) -> Iterator[Fault]:
    """A step is long enough for its notice, and the ballot for the days it must be open too."""
    for stage in kind["stages"]:
        needed, article = _notice_days(stage), ""
        number = law.floors.get("ballot_open_days") if stage["code"] == "ballot" else None
        if number is not None and number.least is not None:
            needed, article = needed + number.least, number.article
        found = stage.get("days")
        if found is not None and found < needed:
            facts = {"found": found, "wanted": needed}
            yield Fault("days_too_few", f"kinds/{code}/stages/{stage['code']}/days", facts, article)
