"""Whether a charter speaks of known things only, each where it belongs."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from linli.engine.charter.acts import ACTS
from linli.engine.charter.charter import DOCUMENTS, PAYERS, SCOPES, STAGES
from linli.engine.charter.gates import KINDS as GATE_KINDS
from linli.engine.charter.gates import READS
from linli.engine.charter.roles import CODES
from linli.engine.charter.shape import Fault

Document = Mapping[str, Any]
WHOLE = frozenset(ACTS)
IN_A_STAGE = frozenset(code for code, act in ACTS.items() if act.where == "matter")
IN_A_KIND = IN_A_STAGE | {"raise_matter"}
"""Rights that a kind of matter can give differently from the charter as a whole."""


def unknown_faults(document: Document) -> Iterator[Fault]:
    """What is unknown, out of its order, or stands where it does not belong."""
    yield from _rights(document["rights"], "rights", WHOLE)
    for act in ACTS:
        if act not in document["rights"]:
            yield from _under(act, (), "rights")
    for code, kind in document["kinds"].items():
        yield from _kind(kind, f"kinds/{code}")


def unknown(found: Iterable[str], known: Iterable[str], where: str, code: str) -> Iterator[Fault]:
    """A fault for each of ``found`` that is none of ``known``."""
    for one in found:
        if one not in known:
            yield Fault(code, where, {"found": one, "wanted": tuple(known)})


def _rights(rights: Document, where: str, here: frozenset[str]) -> Iterator[Fault]:
    for act, roles in rights.items():
        place = f"{where}/{act}"
        if act not in ACTS:
            yield Fault("unknown_act", place, {"found": act})
            continue
        if act not in here:
            yield Fault("act_not_here", place, {"act": act})
        yield from unknown(roles, CODES, place, "unknown_role")
        for role in roles:
            if role in CODES and role not in ACTS[act].ceiling:
                facts = {"act": act, "role": role}
                yield Fault("role_not_allowed", place, facts, ACTS[act].why)
        yield from _under(act, roles, where)


def _under(act: str, roles: Iterable[str], where: str) -> Iterator[Fault]:
    for role in CODES:
        if role in ACTS[act].floor and role not in roles:
            yield Fault("role_missing", f"{where}/{act}", {"act": act, "role": role}, ACTS[act].why)


def _kind(kind: Document, where: str) -> Iterator[Fault]:
    yield from unknown(kind["scopes"], SCOPES, f"{where}/scopes", "unknown_scope")
    yield from unknown(kind["pay"], PAYERS, f"{where}/pay", "unknown_payer")
    for part in ("consult", "carry_out", "supervise"):
        yield from unknown(kind[part], CODES, f"{where}/{part}", "unknown_role")
    yield from _rights(kind.get("rights", {}), f"{where}/rights", IN_A_KIND)
    codes = [stage["code"] for stage in kind["stages"]]
    yield from unknown(codes, STAGES, f"{where}/stages", "unknown_stage")
    known = [STAGES.index(code) for code in codes if code in STAGES]
    if known != sorted(set(known)):
        yield Fault("stages_out_of_order", f"{where}/stages", {"found": codes, "wanted": STAGES})
    for stage in kind["stages"]:
        yield from _stage(stage, f"{where}/stages/{stage['code']}")


def _stage(stage: Document, where: str) -> Iterator[Fault]:
    yield from unknown(stage["who"], CODES, f"{where}/who", "unknown_role")
    yield from _rights(stage.get("rights", {}), f"{where}/rights", IN_A_STAGE)
    seen = set()
    for gate in stage.get("gates", ()):
        yield from _gate(gate, f"{where}/gates")
        if gate["kind"] in seen:
            yield Fault("gate_twice", f"{where}/gates/{gate['kind']}")
        seen.add(gate["kind"])


def _gate(gate: Document, where: str) -> Iterator[Fault]:
    """A gate has the part it reads and no other: without it, it would stand open."""
    kind = gate["kind"]
    yield from unknown([kind], GATE_KINDS, where, "unknown_gate")
    if kind not in GATE_KINDS:
        return
    part = READS.get(kind)
    if part is not None and gate.get(part) is None:
        wanted_kind = "some names" if part == "documents" else part
        yield Fault("missing", f"{where}/{kind}/{part}", {"wanted": wanted_kind})
    for name in gate:
        if name not in {"kind", part}:
            wanted = () if part is None else (part,)
            yield Fault("unknown_part", f"{where}/{kind}/{name}", {"wanted": wanted})
    asked = gate.get("documents", ())
    yield from unknown(asked, DOCUMENTS, f"{where}/{kind}", "unknown_document")
