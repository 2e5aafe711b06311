"""The plan: floor, voice and reach in this order, packages beside it, and what each rule costs."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor
from typing import Literal, NamedTuple

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters
from linli.engine.renewal.catalogue import Catalogue
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.difference import Difference, difference
from linli.engine.renewal.floor import Floor, floor_of
from linli.engine.renewal.gains import Chosen, Trials
from linli.engine.renewal.gaps import hard_gaps
from linli.engine.renewal.heard import heard
from linli.engine.renewal.money import Fen
from linli.engine.renewal.packages import Choice, Package, PackageName, apart, package, served
from linli.engine.renewal.problem import Problem
from linli.engine.renewal.reach import Reach, reach
from linli.engine.renewal.schedule import Terms
from linli.engine.renewal.seen import Seen
from linli.engine.renewal.sources import Sources
from linli.engine.renewal.stability import Stability, stability
from linli.engine.renewal.wishes import Wishes
from linli.engine.stress.rules import bundled
from linli.engine.stress.trial import Asked, Progress
from linli.engine.study.worlds import Worlds

A_THIRD = Fraction(1, 3)
"""The community's part of the money left after the floor, unless chosen otherwise: assumption."""


class Shares(NamedTuple):
    """Of the money that the floor leaves: the residents' part, and how much of it is spent."""

    name: PackageName
    community: Fraction
    spend: Fraction


UNASKED = (
    Shares("whole", Fraction(0), Fraction(1)),
    Shares("three_quarters", Fraction(0), Fraction(3, 4)),
    Shares("half", Fraction(0), Fraction(1, 2)),
)
"""Packages where nobody was asked: they differ by what they spend."""


@dataclass(frozen=True)
class Brief:
    """What is to be planned.

    Parameters
    ----------
    budget : all the money, fen
    sources : who pays, and what for
    catalogue : the measures
    year : the year of the works
    wishes : of residents; None when nobody was asked
    community : the part of the money left after the floor on which residents decide, 0 to 1
    works : the year of works
    """

    budget: Fen
    sources: Sources
    catalogue: Catalogue
    year: int
    wishes: Wishes | None = None
    community: Fraction = A_THIRD
    works: Terms = field(default_factory=Terms)


@dataclass(frozen=True)
class Effort:
    """How much work a plan may take."""

    draws: int = 30
    """Draws of each shock when sets are compared."""
    report: int = 300
    """Draws of each shock in what is told of the packages; other draws than those of the search,
    so that the search's luck is not told as an effect."""
    worlds: int = 8
    """Worlds of parameters, and of everything, in which packages are compared."""


LADDER = tuple(Fraction(part, 4) for part in range(1, 9))
"""Budgets, as parts of the one asked for, at which the joined plan is told too."""


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


Rule = Literal["top_down", "bottom_up"]


@dataclass(frozen=True)
class Rival:
    """What one rule alone would choose for the same money."""

    rule: Rule
    chosen: tuple[int, ...]
    cost: Fen
    difference: Difference
    open_gaps: int
    """Hard gaps it leaves open."""
    served: Fraction | None
    """Share of voters with at least one of their wishes in it; None when nobody was asked."""


@dataclass(frozen=True)
class Plan:
    """Packages for an estate, the proposed one first."""

    desk: Desk
    brief: Brief
    problem: Problem
    floor: Floor
    packages: tuple[Package, ...]
    rivals: tuple[Rival, ...]
    ladder: tuple[Rung, ...]
    stability: Stability
    seen: Seen
    """What each candidate was seen to add to sets, person-days a year."""
    asked: Asked
    effort: Effort


def plan(
    estate: Estate,
    brief: Brief,
    asked: Asked | None = None,
    effort: Effort | None = None,
    parameters: Parameters | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Plan:
    """Draw up packages for an estate.

    The first is the joined plan: floor, then the community's part by equal shares, then the best
    reach. The others give residents none and all of what the floor leaves; where nobody was asked
    they spend less.

    Parameters
    ----------
    asked : what is asked of the stress test
    progress : hears work done and work expected in all

    Raises
    ------
    InputError : those of the stress test, ``unknown_wish``
    Cancelled : when ``progress`` raises it
    """
    known, question, size = parameters or bundled(), asked or Asked(), effort or Effort()
    desk = Desk.of(estate, brief.catalogue, brief.year)
    told = _told(progress, _expected(len(desk) - len(desk.idle), size) * len(question.shocks))
    search = Trials(estate, desk.after, known, question, size.draws, workers, told, desk.idle)
    draft = _Draft(brief, desk, search)
    top = draft.top_down()
    ground = floor_of(draft.problem, desk.gaps, desk.closes)
    choices = apart([draft.choice(ground, one, top.seen) for one in draft.shares()])
    ladder = tuple(draft.rung(floor(brief.budget * part), top.seen) for part in LADDER)
    rivals: dict[Rule, Chosen] = {"top_down": top.chosen, **draft.bottom_up()}

    elsewhere = replace(question, seed=question.seed + 1)
    report = replace(search, asked=elsewhere, draws=size.report, known={})
    sets = [one.reach.chosen for one in choices]
    before, *after = report.losses([frozenset(), *sets, *rivals.values()])
    worlds = Worlds.of(estate, known, elsewhere, size.draws)
    sure = stability(
        worlds, desk.after, sets, [before, *after[: len(sets)]], size.worlds, workers, told
    )
    return Plan(
        desk,
        brief,
        draft.problem,
        ground,
        tuple(
            package(
                desk,
                draft.sources,
                brief.works,
                ground,
                one,
                difference(before, loss),
                draft.wishes,
            )
            for one, loss in zip(choices, after, strict=False)
        ),
        tuple(
            draft.rival(rule, chosen, difference(before, loss))
            for (rule, chosen), loss in zip(rivals.items(), after[len(sets) :], strict=True)
        ),
        ladder,
        sure,
        top.seen,
        elsewhere,
        size,
    )


class _Draft:
    """The three rules on one desk."""

    def __init__(self, brief: Brief, desk: Desk, trials: Trials) -> None:
        self.brief, self.desk, self.trials = brief, desk, trials
        self.sources = brief.sources.funded(desk.estate)
        self.problem = desk.problem(brief.budget, self.sources, brief.works)
        self.wishes = _wishes(brief, desk)

    def shares(self) -> list[Shares]:
        """What of the money that the floor leaves is the residents', and spent; proposed first."""
        if not self.wishes:
            return list(UNASKED)
        mine = Shares("joined", self.brief.community, Fraction(1))
        others = (
            Shares("reach_only", Fraction(0), Fraction(1)),
            Shares("voice_only", Fraction(1), Fraction(1)),
        )
        return [mine, *(one for one in others if one.community != mine.community)]

    def choice(self, ground: Floor, shares: Shares, seen: Seen) -> Choice:
        """Floor, voice, reach."""
        base = self.problem.spent(ground.chosen)
        budget = base + floor((self.brief.budget - base) * shares.spend)
        return self.joined(replace(self.problem, budget=budget), ground, shares, seen)

    def joined(
        self, problem: Problem, ground: Floor, shares: Shares, seen: Seen, *, brief: bool = False
    ) -> Choice:
        """The three rules one after the other; ``brief`` leaves out the search around the set."""
        community = floor(max(0, problem.budget - problem.spent(ground.chosen)) * shares.community)
        forced = replace(problem, forced=ground.chosen)
        voice = heard(forced, self.wishes, community) if community else None
        start = replace(forced, forced=voice.chosen if voice is not None else ground.chosen)
        found = reach(start, self.trials, seen=seen, **(_BRIEFLY if brief else {}))
        if found is None:
            raise RuntimeError("what the floor and the voice chose is allowed")
        return Choice(shares.name, community, problem.budget, voice, found)

    def rung(self, budget: Fen, seen: Seen) -> Rung:
        """The joined plan for another budget."""
        problem = replace(self.problem, budget=budget)
        ground = floor_of(problem, self.desk.gaps, self.desk.closes)
        found = self.joined(problem, ground, self.shares()[0], seen, brief=True)
        chosen = found.reach.chosen
        return Rung(
            budget,
            tuple(sorted(chosen)),
            problem.spent(chosen),
            found.reach.gain,
            len(ground.unpaid),
        )

    def top_down(self) -> Reach:
        """The best reach of all the money, whatever law and residents say."""
        found = reach(self.problem, self.trials)
        if found is None:
            raise RuntimeError("nothing at all is always allowed")
        return found

    def bottom_up(self) -> dict[Rule, Chosen]:
        """What residents would buy with all the money; nothing when nobody was asked."""
        if not self.wishes:
            return {}
        return {"bottom_up": heard(self.problem, self.wishes, self.brief.budget).chosen}

    def rival(self, rule: Rule, chosen: Chosen, change: Difference) -> Rival:
        """One rule alone, with what it costs and leaves open."""
        gaps = hard_gaps(self.desk.after(self.desk.estate, chosen))
        return Rival(
            rule,
            tuple(sorted(chosen)),
            self.problem.spent(chosen),
            change,
            len(gaps),
            served(sorted(chosen), self.wishes),
        )


def _wishes(brief: Brief, desk: Desk) -> list[frozenset[int]]:
    if brief.wishes is None:
        return []
    known = frozenset(measure.code for measure in brief.catalogue)
    checked = brief.wishes.checked(desk.offer.candidates, known)
    return checked.supporters(desk.offer.candidates, desk.estate)


def _expected(candidates: int, effort: Effort) -> int:
    """Draws of each shock that a plan takes, about: what progress is measured against."""
    sets = 6 * candidates + _AROUND
    return sets * effort.draws + 6 * effort.report + 8 * effort.worlds * effort.draws


_BRIEFLY = {"rounds": 1, "passes": 0, "few": 0}
"""How long a rung is searched."""

_AROUND = 150
"""Sets tried by programmes and in steps, about."""


def _told(progress: Progress | None, whole: int) -> Callable[[int], None]:
    """Progress told in steps, never past its end."""
    done = 0

    def told(work: int) -> None:
        nonlocal done
        done = min(done + work, whole)
        if progress is not None:
            progress(done, whole)

    return told
