"""A charter as people write it (JSON or TOML), checked against the law and read as a value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from linli.engine.ballot.decision import Rule
from linli.engine.charter.acts import ACTS
from linli.engine.charter.charter import (
    PAYERS,
    SCOPES,
    STAGES,
    Charter,
    Decide,
    Gate,
    Kind,
    Rights,
    Stage,
)
from linli.engine.charter.gates import KINDS as GATE_KINDS
from linli.engine.charter.law import RuleSet
from linli.engine.charter.roles import CODES
from linli.engine.charter.shape import Fault, shape_faults
from linli.engine.errors import InputError

Document = Mapping[str, Any]
OWNERS = "owners"


def faults(document: Document, law: RuleSet) -> tuple[Fault, ...]:
    """Everything in the document that is unknown, out of order, or looser than the law."""
    misshapen = tuple(shape_faults(document))
    if misshapen:
        return misshapen
    found = [*_rights_faults(document["rights"], "rights", whole=True)]
    for code, kind in document["kinds"].items():
        found += _kind_faults(code, kind, law)
    return tuple(found)


def read(document: Document, law: RuleSet) -> Charter:
    """The charter of a document.

    Raises
    ------
    InputError : ``charter_fault``, the first of its faults
    """
    for found in faults(document, law):
        raise InputError("charter_fault", found.where, fault=found.code, article=found.article)
    return Charter(
        document["title"],
        law.code,
        _rights(document["rights"]),
        {code: _kind(code, kind, law) for code, kind in document["kinds"].items()},
    )


def _rights_faults(rights: Document, where: str, *, whole: bool) -> Iterator[Fault]:
    """``whole``: acts that are not named are held by nobody, which a floor may forbid."""
    for act, roles in rights.items():
        if act not in ACTS:
            yield Fault("unknown_act", f"{where}/{act}", {"found": act})
            continue
        yield from _unknown(roles, CODES, f"{where}/{act}", "unknown_role")
        over = [role for role in roles if role in CODES and role not in ACTS[act].ceiling]
        for role in over:
            facts = {"act": act, "role": role}
            yield Fault("role_not_allowed", f"{where}/{act}", facts, ACTS[act].why)
        yield from _under(act, roles, where)
    if whole:
        for act in ACTS:
            if act not in rights:
                yield from _under(act, (), where)


def _under(act: str, roles: Iterable[str], where: str) -> Iterator[Fault]:
    for role in CODES:
        if role in ACTS[act].floor and role not in roles:
            yield Fault("role_missing", f"{where}/{act}", {"act": act, "role": role}, ACTS[act].why)


def _unknown(found: Iterable[str], known: Iterable[str], where: str, code: str) -> Iterator[Fault]:
    for one in found:
        if one not in known:
            yield Fault(code, where, {"found": one, "wanted": tuple(known)})


def _kind_faults(code: str, kind: Document, law: RuleSet) -> Iterator[Fault]:
    where = f"kinds/{code}"
    yield from _unknown(kind["scopes"], SCOPES, f"{where}/scopes", "unknown_scope")
    yield from _unknown(kind["pay"], PAYERS, f"{where}/pay", "unknown_payer")
    for part in ("consult", "carry_out", "supervise"):
        yield from _unknown(kind[part], CODES, f"{where}/{part}", "unknown_role")
    yield from _rights_faults(kind.get("rights", {}), f"{where}/rights", whole=False)
    yield from _stage_faults(kind["stages"], where)
    yield from _decision_faults(code, kind, law)


def _stage_faults(stages: list[Document], where: str) -> Iterator[Fault]:
    codes = [stage["code"] for stage in stages]
    yield from _unknown(codes, STAGES, f"{where}/stages", "unknown_stage")
    known = [STAGES.index(code) for code in codes if code in STAGES]
    if known != sorted(set(known)):
        yield Fault("stages_out_of_order", f"{where}/stages", {"found": codes, "wanted": STAGES})
    for stage in stages:
        place = f"{where}/stages/{stage['code']}"
        yield from _unknown(stage["who"], CODES, f"{place}/who", "unknown_role")
        yield from _rights_faults(stage.get("rights", {}), f"{place}/rights", whole=False)
        kinds = [gate["kind"] for gate in stage.get("gates", ())]
        yield from _unknown(kinds, GATE_KINDS, f"{place}/gates", "unknown_gate")


def _decision_faults(code: str, kind: Document, law: RuleSet) -> Iterator[Fault]:
    where = f"kinds/{code}/decide"
    decide = kind["decide"]
    asked = law.rules.get(law.kinds.get(code, ""))
    if decide["by"] != OWNERS:
        if asked is not None:
            facts = {"found": decide["by"], "wanted": OWNERS}
            yield Fault("owners_must_decide", where, facts, asked.article)
        yield from _unknown([decide["by"]], CODES, where, "unknown_role")
        return
    if decide.get("rule") not in law.rules:
        yield Fault(
            "unknown_rule", where, {"found": decide.get("rule"), "wanted": tuple(law.rules)}
        )
        return
    rule = _rule(decide, law)
    floor = asked or law.rules[decide["rule"]]
    yield from _looser(rule, floor, where)
    yield from _ballot_faults(code, kind, law, floor)


def _looser(rule: Rule, floor: Rule, where: str) -> Iterator[Fault]:
    for name in ("quorum", "passing"):
        found, wanted = getattr(rule, name), getattr(floor, name)
        if found < wanted:
            facts = {"found": found, "wanted": wanted}
            yield Fault(f"{name}_too_small", f"{where}/{name}", facts, floor.article)
    if rule.passing == floor.passing and floor.strict and not rule.strict:
        facts = {"found": rule.passing, "wanted": floor.passing}
        yield Fault("must_be_more_than", f"{where}/passing", facts, floor.article)


def _ballot_faults(code: str, kind: Document, law: RuleSet, floor: Rule) -> Iterator[Fault]:
    where = f"kinds/{code}/stages"
    ballot = next((stage for stage in kind["stages"] if stage["code"] == "ballot"), None)
    if ballot is None:
        yield Fault("no_ballot", where, {}, floor.article)
        return
    gates = {gate["kind"]: gate for gate in ballot.get("gates", ())}
    if "decision" not in gates:
        yield Fault("ballot_without_decision", f"{where}/ballot/gates", {}, floor.article)
    notices = [
        gate.get("days") or 0
        for stage in kind["stages"]
        for gate in stage.get("gates", ())
        if gate["kind"] == "notice" and STAGES.index(stage["code"]) <= STAGES.index("ballot")
    ]
    for name in ("ballot_notice_days", f"{code}_notice_days"):
        number = law.floors.get(name)
        least = number.least if number else None
        if number and least is not None and max(notices, default=0) < least:
            facts = {"found": max(notices, default=0), "wanted": least}
            yield Fault("notice_too_short", f"{where}/ballot/gates", facts, number.article)


def _rule(decide: Document, law: RuleSet) -> Rule:
    rule = law.rules[decide["rule"]]
    quorum = Fraction(decide["quorum"]) if "quorum" in decide else rule.quorum
    passing = Fraction(decide["passing"]) if "passing" in decide else rule.passing
    # A share above the law's is "at least" unless the charter says "more than".
    strict = decide.get("strict", rule.strict and passing == rule.passing)
    return replace(rule, quorum=quorum, passing=passing, strict=strict)


def _rights(rights: Document) -> Rights:
    return {act: frozenset(roles) for act, roles in rights.items()}


def _kind(code: str, kind: Document, law: RuleSet) -> Kind:
    decide = kind["decide"]
    rule = _rule(decide, law) if decide["by"] == OWNERS else None
    return Kind(
        code,
        kind["zh"],
        kind["en"],
        tuple(kind["scopes"]),
        tuple(kind["consult"]),
        Decide(decide["by"], rule),
        tuple(kind["pay"]),
        tuple(kind["carry_out"]),
        tuple(kind["supervise"]),
        _rights(kind.get("rights", {})),
        tuple(_stage(stage) for stage in kind["stages"]),
    )


def _stage(stage: Document) -> Stage:
    return Stage(
        stage["code"],
        tuple(stage["who"]),
        stage.get("days"),
        tuple(_gate(gate) for gate in stage.get("gates", ())),
        _rights(stage.get("rights", {})),
    )


def _gate(gate: Document) -> Gate:
    documents = tuple(gate.get("documents", ()))
    return Gate(gate["kind"], gate.get("days"), gate.get("share"), documents, gate.get("months"))
