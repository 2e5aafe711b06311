"""What changes from one charter to another, one fact a person understands at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from linli.engine.ballot.decision import Rule
from linli.engine.charter.charter import Charter, Gate, Kind, Rights, Stage


@dataclass(frozen=True)
class Difference:
    """One change.

    Parameters
    ----------
    code : what kind of change; the faces word it
    kind, stage : where, null for the charter as a whole
    facts : what was and what is
    """

    code: str
    kind: str | None = None
    stage: str | None = None
    facts: dict[str, object] = field(default_factory=dict)


def differences(old: Charter, new: Charter) -> tuple[Difference, ...]:
    """Every change from ``old`` to ``new``, in the order in which the charter is read."""
    found = [*_rights(old.rights, new.rights, None, None)]
    if old.rule_set != new.rule_set:
        facts: dict[str, object] = {"old": old.rule_set, "new": new.rule_set}
        found.append(Difference("rule_set", facts=facts))
    found += [Difference("kind_gone", code) for code in old.kinds if code not in new.kinds]
    for code, kind in new.kinds.items():
        if code not in old.kinds:
            found.append(Difference("kind_added", code))
        else:
            found += _kind(old.kinds[code], kind)
    return tuple(found)


def _rights(old: Rights, new: Rights, kind: str | None, stage: str | None) -> Iterator[Difference]:
    for act in {**old, **new}:
        before, after = old.get(act, frozenset()), new.get(act, frozenset())
        for code, roles in (("right_gained", after - before), ("right_lost", before - after)):
            if roles:
                yield Difference(code, kind, stage, {"act": act, "roles": roles})


def _kind(old: Kind, new: Kind) -> Iterator[Difference]:
    yield from _rights(old.rights, new.rights, new.code, None)
    for part in ("scopes", "consult", "pay", "carry_out", "supervise"):
        before, after = getattr(old, part), getattr(new, part)
        if set(before) != set(after):
            yield Difference(part, new.code, None, {"old": before, "new": after})
    if old.decide.by != new.decide.by:
        facts: dict[str, object] = {"old": old.decide.by, "new": new.decide.by}
        yield Difference("decide_by", new.code, None, facts)
    elif old.decide.rule is not None and new.decide.rule is not None:
        yield from _rule(old.decide.rule, new.decide.rule, new.code)
    yield from _stages(old, new)


def _rule(old: Rule, new: Rule, kind: str) -> Iterator[Difference]:
    if old.code != new.code:
        yield Difference("rule", kind, None, {"old": old.article, "new": new.article})
    for name in ("quorum", "passing"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Difference(name, kind, None, {"old": before, "new": after})


def _stages(old: Kind, new: Kind) -> Iterator[Difference]:
    before = {stage.code: stage for stage in old.stages}
    after = {stage.code: stage for stage in new.stages}
    for code in before.keys() - after.keys():
        yield Difference("stage_gone", new.code, code)
    for code, stage in after.items():
        if code in before:
            yield from _stage(before[code], stage, new.code)
        else:
            yield Difference("stage_added", new.code, code)


def _stage(old: Stage, new: Stage, kind: str) -> Iterator[Difference]:
    if set(old.who) != set(new.who):
        yield Difference("who", kind, new.code, {"old": old.who, "new": new.who})
    if old.days != new.days:
        yield Difference("days", kind, new.code, {"old": old.days, "new": new.days})
    yield from _rights(old.rights, new.rights, kind, new.code)
    before: dict[str, Gate] = {gate.kind: gate for gate in old.gates}
    after: dict[str, Gate] = {gate.kind: gate for gate in new.gates}
    for gate in (one for one in old.gates if one.kind not in after):
        yield Difference("gate_gone", kind, new.code, {"gate": gate})
    for gate in new.gates:
        if gate.kind not in before:
            yield Difference("gate_added", kind, new.code, {"gate": gate})
        elif gate != before[gate.kind]:
            facts: dict[str, object] = {"old": before[gate.kind], "new": gate}
            yield Difference("gate_changed", kind, new.code, facts)
