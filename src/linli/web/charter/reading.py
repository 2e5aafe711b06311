"""A charter as its page tells it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from linli.web.charter import bridge, telling

GROUPS = ("matter", "estate", "site")


@dataclass(frozen=True)
class ActTold:
    """One right in words: who has it, and what no charter may change about it."""

    code: str
    words: str
    who: str
    fixed: str


@dataclass(frozen=True)
class StageTold:
    """One step in words."""

    title: str
    who: str
    days: int | None
    gates: list[str]
    rights: list[tuple[str, str]]


@dataclass(frozen=True)
class KindTold:
    """One kind of matter in words."""

    title: str
    scopes: str
    raised_by: str
    consult: str
    decided_by: str
    rule: str
    article: str
    pay: str
    carry_out: str
    supervise: str
    rights: list[tuple[str, str]]
    stages: list[StageTold]


def act_groups(charter: bridge.Charter) -> list[tuple[str, list[ActTold]]]:
    """Every act, grouped by what it is about, in the order of the table."""
    return [
        (group, [_act(charter, act) for act in bridge.ACTS.values() if act.where == group])
        for group in GROUPS
    ]


@dataclass(frozen=True)
class ActDrafted:
    """One right in a draft: who has it there, and who has it now where that is somebody else."""

    code: str
    words: str
    who: str
    now: str | None


def draft_groups(
    rights: Mapping[str, Collection[str]], charter: bridge.Charter
) -> list[tuple[str, list[ActDrafted]]]:
    """Every act of a draft beside the charter in force, grouped as there."""
    return [
        (
            group,
            [
                _drafted(act, frozenset(rights.get(act.code, ())), charter)
                for act in bridge.ACTS.values()
                if act.where == group
            ],
        )
        for group in GROUPS
    ]


def _drafted(act: bridge.Act, who: frozenset[str], charter: bridge.Charter) -> ActDrafted:
    before = bridge.who_may(charter, act.code)
    now = None if before == who else telling.roles(before)
    return ActDrafted(act.code, telling.act(act.code), telling.roles(who), now)


def _act(charter: bridge.Charter, act: bridge.Act) -> ActTold:
    fixed = telling.why(act.why) if act.floor or act.ceiling != bridge.EVERYBODY else ""
    who = telling.roles(bridge.who_may(charter, act.code))
    return ActTold(act.code, telling.act(act.code), who, fixed)


def kind_told(charter: bridge.Charter, kind: bridge.Kind) -> KindTold:
    """One kind of matter, step by step."""
    rule = kind.decide.rule
    return KindTold(
        title=telling.kind(charter, kind.code),
        scopes=telling.listed([str(telling.SCOPES[one]) for one in kind.scopes]),
        raised_by=telling.roles(bridge.who_may(charter, "raise_matter", kind=kind.code)),
        consult=telling.roles(kind.consult),
        decided_by=telling.roles(["owner" if rule else kind.decide.by]),
        rule=telling.rule(rule) if rule else "",
        article=rule.article if rule else "",
        pay=telling.listed([str(telling.PAYERS[one]) for one in kind.pay]),
        carry_out=telling.roles(kind.carry_out),
        supervise=telling.roles(kind.supervise),
        rights=[
            (telling.act(act), telling.roles(who))
            for act, who in kind.rights.items()
            if act != "raise_matter"
        ],
        stages=[_stage(stage) for stage in kind.stages],
    )


def _stage(stage: bridge.Stage) -> StageTold:
    return StageTold(
        title=str(telling.STAGES[stage.code]),
        who=telling.roles(stage.who),
        days=stage.days,
        gates=[telling.gate(gate) for gate in stage.gates],
        rights=[(telling.act(act), telling.roles(who)) for act, who in stage.rights.items()],
    )


@dataclass(frozen=True)
class RuleTold:
    """One decision of the owners by law: what about, when it has passed, where it is written."""

    words: str
    rule: str
    article: str


def rules(law: bridge.RuleSet) -> list[RuleTold]:
    """How the owners decide by the law of a place."""
    return [
        RuleTold(telling.either(*law.words[code]), telling.rule(rule), rule.article)
        for code, rule in law.rules.items()
    ]


@dataclass(frozen=True)
class FloorTold:
    """One number of the law: what it is about, the number, where it is written, how sure we are."""

    words: str
    number: str
    article: str
    since: date
    checked: bool


def floors(law: bridge.RuleSet) -> list[FloorTold]:
    """What the law of a place asks, number by number."""
    return [
        FloorTold(
            telling.either(floor.zh, floor.en),
            _number(floor),
            floor.article,
            floor.since,
            floor.source != "to be checked",
        )
        for floor in law.floors.values()
    ]


def _number(floor: bridge.Floor) -> str:
    unit = str(telling.UNITS[floor.unit])
    told = {"number": floor.most if floor.least is None else floor.least, "unit": unit}
    return str(_SIDES[floor.least is None, floor.strict]) % told


_SIDES = {
    (False, False): gettext_lazy("at least %(number)s %(unit)s"),
    (False, True): gettext_lazy("more than %(number)s %(unit)s"),
    (True, False): gettext_lazy("at most %(number)s %(unit)s"),
    (True, True): gettext_lazy("less than %(number)s %(unit)s"),
}
