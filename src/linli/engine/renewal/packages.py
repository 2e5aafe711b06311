"""Packages: sets of measures to choose from, each with its costs, payers, days and reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from linli.engine.renewal.brief import Brief, PackageName
from linli.engine.renewal.burden import Burdens, BurdenSummary, burdens, summary
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.difference import Difference
from linli.engine.renewal.floor import Floor
from linli.engine.renewal.heard import Heard
from linli.engine.renewal.measure import Candidate
from linli.engine.renewal.money import NOTHING, Fen, Money
from linli.engine.renewal.reach import Reach
from linli.engine.renewal.relief import Relief
from linli.engine.renewal.schedule import Slot, schedule
from linli.engine.renewal.sharing import Sharing, charge_of, shared
from linli.engine.renewal.sites import table_of
from linli.engine.renewal.sources import Sources
from linli.engine.renewal.terms import Terms

Part = Literal["floor", "voice", "reach", "needed"]
"""By which rule a candidate is in: law demands it, residents bought it, it saves most for its
money, or another needs it."""


@dataclass(frozen=True)
class Choice:
    """A set as the rules found it: what residents bought, and the search on top of it."""

    name: PackageName
    community: Fen
    """The community's part of the money."""
    budget: Fen
    heard: Heard | None
    reach: Reach


@dataclass(frozen=True)
class Package:
    """One set of measures, costed."""

    name: PackageName
    community: Fen
    budget: Fen
    chosen: tuple[int, ...]
    """Rows of candidates, in the order of the catalogue."""
    parts: Mapping[int, Part]
    cost: Money
    upkeep: Fen
    """A year."""
    sharing: Sharing
    borne: Burdens
    """What each home pays, before those in hardship are let off: it shows nobody's hardship."""
    burden: BurdenSummary
    """How that is spread over owners' homes."""
    relief: Relief | None
    """What is let off; None where nobody is in hardship."""
    slots: tuple[Slot, ...]
    heard: Heard | None
    reach: Reach
    difference: Difference
    served: Fraction | None
    """Share of voters with at least one of their wishes in it; None when nobody was asked."""


def package(
    desk: Desk,
    brief: Brief,
    floor: Floor,
    choice: Choice,
    difference: Difference,
    wishes: Sequence[frozenset[int]],
) -> Package:
    """A set with its costs, payers and days.

    Parameters
    ----------
    difference : what the set changes
    wishes : (voters,) the candidates each approves of
    """
    chosen = tuple(sorted(choice.reach.chosen))
    those = [desk.offer.candidates[row] for row in chosen]
    row_of = {row: at for at, row in enumerate(chosen)}
    needs = [(row_of[i], row_of[j]) for i, j in desk.needs if i in row_of and j in row_of]
    charges = [charge_of(one, desk.estate) for one in those]
    rules = brief.purse.at(desk.estate)
    paid = shared(charges, rules)
    if not isinstance(paid, Sharing):
        raise TypeError("a set the sources cannot pay is never chosen")
    terms = _private(brief.purse.terms, those)
    borne = burdens(desk.estate, paid, those, replace(terms, hardship=frozenset()))
    return Package(
        name=choice.name,
        community=choice.community,
        budget=choice.budget,
        chosen=chosen,
        parts=_parts(chosen, floor, choice, desk.needs),
        cost=sum((one.cost for one in those), NOTHING),
        upkeep=sum(one.upkeep for one in those),
        sharing=paid,
        borne=borne,
        burden=summary(borne, brief.purse.terms.years),
        relief=_relief(desk, those, rules, paid, terms),
        slots=schedule(those, needs, brief.works),
        heard=choice.heard,
        reach=choice.reach,
        difference=difference,
        served=served(chosen, wishes),
    )


def _relief(
    desk: Desk, those: Sequence[Candidate], rules: Sources, paid: Sharing, terms: Terms
) -> Relief | None:
    if not terms.hardship:
        return None
    return Relief.of(burdens(desk.estate, paid, those, terms), rules, paid, terms)


def served(chosen: Sequence[int], wishes: Sequence[frozenset[int]]) -> Fraction | None:
    """Share of voters with at least one of their wishes in a set; None when nobody was asked."""
    if not wishes:
        return None
    return Fraction(sum(bool(one.intersection(chosen)) for one in wishes), len(wishes))


def _private(terms: Terms, candidates: Sequence[Candidate]) -> Terms:
    """Measures whose places are households are inside homes: each owner pays for their own."""
    inside = {one.measure.code for one in candidates if table_of(one.measure.sites) == "households"}
    return replace(terms, private=terms.private | inside)


def apart(choices: Sequence[Choice]) -> list[Choice]:
    """Each set once, the first that led to it."""
    first: dict[frozenset[int], Choice] = {}
    for one in choices:
        first.setdefault(one.reach.chosen, one)
    return list(first.values())


def _parts(
    chosen: Sequence[int], floor: Floor, choice: Choice, needs: Sequence[tuple[int, int]]
) -> dict[int, Part]:
    bought = frozenset(choice.heard.bought) if choice.heard is not None else frozenset()
    needed = {j for i, j in needs if i in chosen}
    seen = choice.reach.seen

    def part(row: int) -> Part:
        if row in floor.chosen:
            return "floor"
        if row in bought:
            return "voice"
        return "needed" if row in needed and not seen.matters(row, 0.0) else "reach"

    return {row: part(row) for row in chosen}
