"""A charter as people write it (JSON or TOML), checked against the law and read as a value."""

from collections.abc import Mapping
from typing import Any

from linli.engine.charter.charter import Charter, Decide, Gate, Kind, Rights, Stage
from linli.engine.charter.law import RuleSet
from linli.engine.charter.lawful import OWNERS, legal_faults, rule_of
from linli.engine.charter.running import stuck_faults
from linli.engine.charter.shape import Fault, shape_faults
from linli.engine.charter.vocabulary import unknown_faults
from linli.engine.errors import InputError

Document = Mapping[str, Any]


def faults(document: Document, law: RuleSet) -> tuple[Fault, ...]:
    """Everything in the document that is unknown, looser than the law, or would get stuck."""
    misshapen = tuple(shape_faults(document))
    if misshapen:
        return misshapen
    return (*unknown_faults(document), *legal_faults(document, law), *stuck_faults(document))


def read(document: Document, law: RuleSet) -> Charter:
    """The charter of a document that nobody has checked yet.

    Raises
    ------
    InputError : ``charter_fault``, the first of its faults
    """
    for found in faults(document, law):
        raise InputError("charter_fault", found.where, fault=found.code, article=found.article)
    return accepted(document, law)


def accepted(document: Document, law: RuleSet) -> Charter:
    """The charter of a document that was without fault when it was set.

    It holds until another is set: a law that has become stricter since is a reason to change the
    charter, not to leave everybody without rights.
    """
    return Charter(
        document["title"],
        law.code,
        _rights(document["rights"]),
        {code: _kind(code, kind, law) for code, kind in document["kinds"].items()},
    )


def _rights(rights: Document) -> Rights:
    return {act: frozenset(roles) for act, roles in rights.items()}


def _kind(code: str, kind: Document, law: RuleSet) -> Kind:
    decide = kind["decide"]
    rule = rule_of(decide, law) if decide["by"] == OWNERS else None
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
