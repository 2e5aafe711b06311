"""The three rules on one desk: floor, voice, reach, together and each alone."""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import Literal

from linli.engine.renewal.brief import LADDER, Brief, Shares
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.floor import Floor, floor_of
from linli.engine.renewal.gains import Chosen, Trials
from linli.engine.renewal.heard import heard
from linli.engine.renewal.money import Fen
from linli.engine.renewal.packages import Choice
from linli.engine.renewal.problem import Problem
from linli.engine.renewal.reach import Reach, reach
from linli.engine.renewal.seen import Seen

Rule = Literal["top_down", "bottom_up"]


@dataclass(frozen=True)
class Rung:
    """The joined plan for another budget, on the draws of the search; not searched as long."""

    budget: Fen
    chosen: tuple[int, ...]
    cost: Fen
    saved: float
    """Person-days a year."""
    unpaid: int
    """Hard gaps for which the money does not reach."""


@dataclass(frozen=True)
class Draft:
    """One plan in the making."""

    brief: Brief
    desk: Desk
    problem: Problem
    wishes: list[frozenset[int]]
    """By voter, the candidates wished for."""
    trials: Trials

    @classmethod
    def of(cls, brief: Brief, desk: Desk, trials: Trials) -> "Draft":
        """Put the money and the wishes on the desk.

        Raises
        ------
        InputError : ``unknown_wish``
        """
        sources = brief.purse.at(desk.estate)
        problem = desk.problem(brief.budget, sources, brief.works)
        return cls(brief, desk, problem, _wished(brief, desk), trials)

    def ground(self, problem: Problem) -> Floor:
        """What law and standard want."""
        return floor_of(problem, self.desk.gaps, self.desk.closes)

    def choice(self, ground: Floor, shares: Shares, seen: Seen) -> Choice:
        """Floor, voice, reach."""
        base = self.problem.spent(ground.chosen)
        budget = base + floor((self.brief.budget - base) * shares.spend)
        return self._joined(replace(self.problem, budget=budget), ground, shares, seen)

    def ladder(self, ground: Floor, joined: Reach, seen: Seen) -> tuple[Rung, ...]:
        """The joined plan for parts of the budget; for the budget itself as it was found."""
        asked_for = _rung(self.problem, ground, joined)
        return tuple(asked_for if part == 1 else self._part(part, seen) for part in LADDER)

    def _part(self, part: Fraction, seen: Seen) -> Rung:
        problem = replace(self.problem, budget=floor(self.brief.budget * part))
        ground = self.ground(problem)
        found = self._joined(problem, ground, self.brief.shares[0], seen, brief=True).reach
        return _rung(problem, ground, found)

    def top_down(self) -> Reach:
        """The best reach of all the money, whatever law and residents say."""
        return _found(reach(self.problem, self.trials))

    def bottom_up(self) -> dict[Rule, Chosen]:
        """What residents would buy with all the money; nothing when nobody was asked."""
        if not self.wishes:
            return {}
        return {"bottom_up": heard(self.problem, self.wishes, self.brief.budget).chosen}

    def _joined(
        self, problem: Problem, ground: Floor, shares: Shares, seen: Seen, *, brief: bool = False
    ) -> Choice:
        """The three rules one after the other; ``brief`` leaves out the search around the set."""
        left = problem.budget - problem.spent(ground.chosen)
        community = floor(left * shares.community)
        forced = replace(problem, forced=ground.chosen)
        voice = heard(forced, self.wishes, community) if community > 0 else None
        start = replace(forced, forced=voice.chosen if voice is not None else ground.chosen)
        found = reach(start, self.trials, seen=seen, **(_BRIEFLY if brief else {}))
        return Choice(shares.name, community, problem.budget, voice, _found(found))


def _rung(problem: Problem, ground: Floor, found: Reach) -> Rung:
    return Rung(
        problem.budget,
        tuple(sorted(found.chosen)),
        problem.spent(found.chosen),
        found.gain,
        len(ground.unpaid),
    )


_BRIEFLY = {"rounds": 1, "passes": 0, "spare": 2, "few": 0}
"""How long a rung is searched."""


def _found(found: Reach | None) -> Reach:
    """What was found; what is forced was chosen under the same rules, so something always is."""
    if found is None:
        raise RuntimeError("what the floor and the voice chose is allowed")
    return found


def _wished(brief: Brief, desk: Desk) -> list[frozenset[int]]:
    if brief.wishes is None:
        return []
    known = frozenset(measure.code for measure in brief.catalogue)
    checked = brief.wishes.checked(desk.offer.candidates, known)
    return checked.supporters(desk.offer.candidates, desk.estate)
