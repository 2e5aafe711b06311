"""Measures as people read them: one line for a measure, however many buildings it is done at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from linli.engine.renewal.money import Fen
from linli.reports.plan.reasons import Names, reason_sentence
from linli.reports.plan.told import Document, Told


@dataclass(frozen=True)
class Group:
    """The same measure, in or out for the same reason."""

    members: tuple[Document, ...]
    why: Document

    @property
    def first(self) -> Document:
        """One of them, for what all have in common."""
        return self.members[0]

    @property
    def cost(self) -> Fen:
        """At the middle price."""
        return sum(one["cost_fen"]["mid"] for one in self.members)


def groups(told: Told, package: Document, codes: Iterable[str]) -> list[Group]:
    """Measures that share name and reason together, in the order of the catalogue."""
    found: dict[tuple[str, str], list[Document]] = {}
    for one in told.of(codes):
        key = one["measure"], package["why"][one["code"]]["code"]
        found.setdefault(key, []).append(one)
    return [Group(tuple(some), _spoken(some, package["why"])) for some in found.values()]


def inside(told: Told, package: Document, part: str) -> list[Group]:
    """What is in by one rule."""
    why = package["why"]
    return groups(told, package, [c for c in package["measures"] if why[c]["code"] == part])


def outside(told: Told, package: Document, code: str) -> list[Group]:
    """What is out for one reason."""
    why, there = package["why"], set(package["measures"])
    return groups(told, package, [c for c in why if c not in there and why[c]["code"] == code])


def sentence(group: Group, told: Told, names: Names) -> str:
    """Why, for all of the group."""
    return reason_sentence(group.first, group.why, told.lang, names)


def _spoken(members: list[Document], why: Mapping[str, Document]) -> Document:
    """One reason that holds for all: numbers that say "at least" take the least, others the most.

    Faults closed and missing money are added up. Of wishes the member with most supporters speaks;
    what it lacked, and what each source may pay of one, is left out, as that is told of one alone.
    """
    each = [why[one["code"]] for one in members]
    loudest = max(each, key=_supporters)
    spoken: dict[str, Any] = dict(loudest)
    if len(members) > 1:
        spoken |= {"places": len(members), "more_supporters": None, "price_to_win": None}
    least = min if spoken["code"] == "reach" else max
    for fact, choose in (("saves", least), ("left", min), ("days", max)):
        if known := [one[fact] for one in each if fact in one]:
            spoken[fact] = choose(known)
    if "missing" in spoken and len(members) > 1:
        spoken |= {"missing": sum(one["missing"] for one in each), "most": {}}
    if spoken["code"] == "floor":
        rules = dict.fromkeys(rule for one in each for rule in one["gaps"])
        spoken["gaps"] = {rule: sum(one["gaps"].get(rule, 0) for one in each) for rule in rules}
    return spoken


def _supporters(why: Document) -> int:
    number: int = why.get("supporters", 0)
    return number
