"""Whether every step of a charter can be gone by somebody, so that no matter gets stuck."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linli.engine.charter.gates import OPENED_BY
from linli.engine.charter.shape import Fault

Document = Mapping[str, Any]


@dataclass(frozen=True)
class _Need:
    """An act that a step cannot do without, and whether somebody has the right to it."""

    act: str
    where: str
    met: bool


def stuck_faults(document: Document) -> Iterator[Fault]:
    """Each act that a step needs and nobody may do; once, where most steps lack it."""
    if not document["rights"].get("set_charter"):
        yield Fault("nobody_can", "rights/set_charter", {"act": "set_charter"})
    needs = [*_needs(document)]
    for act in dict.fromkeys(need.act for need in needs):
        same = [need for need in needs if need.act == act]
        unmet = [need.where for need in same if not need.met]
        for where in [f"rights/{act}"] if 2 * len(unmet) > len(same) else unmet:
            yield Fault("nobody_can", where, {"act": act})


def _needs(document: Document) -> Iterator[_Need]:
    for code, kind in document["kinds"].items():
        last = kind["stages"][-1]
        for stage in kind["stages"]:
            kinds = [gate["kind"] for gate in stage.get("gates", ())]
            acts = [OPENED_BY.get(gate, "record_evidence") for gate in kinds]
            acts.append("close" if stage is last else "advance")
            layers = [stage.get("rights", {}), kind.get("rights", {}), document["rights"]]
            for act in dict.fromkeys(acts):
                roles = next((layer[act] for layer in layers if act in layer), ())
                yield _Need(act, f"kinds/{code}/stages/{stage['code']}", bool(roles))
