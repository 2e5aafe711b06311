"""The charter as a value: who may do what in which kind of matter, at which stage."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from linli.engine.ballot.decision import Rule
from linli.engine.charter.roles import CODES

SCOPES = ("estate", "building", "entrance")

STAGES = (
    "raised",
    "wish",
    "entry",
    "menu",
    "options",
    "deliberation",
    "ballot",
    "review",
    "works",
    "acceptance",
    "handover",
    "upkeep",
)
"""In the only order in which a matter goes through them; each kind has some of them."""

PAYERS = (
    "residents",
    "maintenance_fund",
    "shared_income",
    "government",
    "utility",
    "work_unit",
    "property",
    "social_capital",
    "nobody",
)

DOCUMENTS = (
    "check_up",
    "menu",
    "drawings",
    "cost_plan",
    "burden",
    "joint_review",
    "contract",
    "contract_draft",
    "photo",
    "acceptance",
    "joint_acceptance",
    "accessibility_trial",
    "covenant",
    "fund_account",
    "filing",
    "use_check",
    "decision",
    "other",
)
"""Kinds of document that a gate can ask for; nobody could hand in any other."""

Rights = Mapping[str, frozenset[str]]
"""Roles that may do an act, by act."""


@dataclass(frozen=True)
class Gate:
    """What must be so before a matter goes on; ``kind`` is one of ``gates.KINDS``."""

    kind: str
    days: int | None = None
    share: str | None = None
    documents: tuple[str, ...] = ()
    months: int | None = None


@dataclass(frozen=True)
class Stage:
    """A step: who must act, how many days it may take (null: no limit), its gates, its rights."""

    code: str
    who: tuple[str, ...]
    days: int | None
    gates: tuple[Gate, ...]
    rights: Rights


@dataclass(frozen=True)
class Decide:
    """Who decides: ``owners`` by a rule, as strict as the law's or stricter, or an office."""

    by: str
    rule: Rule | None


@dataclass(frozen=True)
class Kind:
    """A kind of matter."""

    code: str
    zh: str
    en: str
    scopes: tuple[str, ...]
    consult: tuple[str, ...]
    decide: Decide
    pay: tuple[str, ...]
    carry_out: tuple[str, ...]
    supervise: tuple[str, ...]
    rights: Rights
    stages: tuple[Stage, ...]

    def stage(self, code: str) -> Stage:
        """The stage of this code.

        Raises
        ------
        KeyError : the kind has no such stage
        """
        return next((stage for stage in self.stages if stage.code == code), None) or _no(code)

    def after(self, code: str) -> Stage | None:
        """The stage that follows; None after the last."""
        codes = [stage.code for stage in self.stages]
        at = codes.index(code) + 1
        return self.stages[at] if at < len(codes) else None


def _no(code: str) -> Stage:
    raise KeyError(code)


@dataclass(frozen=True)
class Charter:
    """A charter that has been read and holds against its rule set."""

    title: str
    rule_set: str
    rights: Rights
    kinds: Mapping[str, Kind]


def who_may(
    charter: Charter, act: str, *, kind: str | None = None, stage: str | None = None
) -> frozenset[str]:
    """Roles that may do ``act``: as the stage says, else the kind, else the charter."""
    layers: list[Rights] = [charter.rights]
    if kind is not None and kind in charter.kinds:
        known = charter.kinds[kind]
        layers.append(known.rights)
        layers += [step.rights for step in known.stages if step.code == stage]
    return next((layer[act] for layer in reversed(layers) if act in layer), frozenset())


def may(
    charter: Charter,
    act: str,
    roles: Collection[str],
    *,
    kind: str | None = None,
    stage: str | None = None,
) -> str | None:
    """The role of ``roles`` that carries the right, the most special first; None without one."""
    allowed = who_may(charter, act, kind=kind, stage=stage)
    return next((role for role in CODES if role in allowed and role in roles), None)
