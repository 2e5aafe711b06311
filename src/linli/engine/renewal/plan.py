"""The plan: floor, voice and reach in this order, packages beside it, and what each rule costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from linli.engine.estate.estate import Estate
from linli.engine.parameters import Parameters, load
from linli.engine.renewal import ageing
from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.desk import Desk
from linli.engine.renewal.difference import Difference, difference
from linli.engine.renewal.draft import Draft, Rule, Rung
from linli.engine.renewal.floor import Floor
from linli.engine.renewal.forecast import Outlook
from linli.engine.renewal.gains import Chosen, Trials
from linli.engine.renewal.gaps import hard_gaps
from linli.engine.renewal.money import Fen
from linli.engine.renewal.packages import Package, apart, package, served
from linli.engine.renewal.problem import Problem
from linli.engine.renewal.seen import Seen
from linli.engine.renewal.stability import Stability, stability
from linli.engine.renewal.upkeep import fund_outlook
from linli.engine.stress.trial import Asked, Progress
from linli.engine.study.worlds import Worlds


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
    fund: Outlook
    """The maintenance fund without a plan and with the proposed one."""
    seen: Seen
    """What each candidate was seen to add to sets, person-days a year."""
    asked: Asked
    effort: Effort


def bundled_parameters() -> Parameters:
    """What a plan reckons with unless a user gives others: stress test, upkeep, year of works."""
    return load(*ageing.TABLES, "works")


def plan(
    estate: Estate,
    brief: Brief,
    asked: Asked | None = None,
    effort: Effort | None = None,
    parameters: Parameters | None = None,
    progress: Progress | None = None,
    workers: int = 1,
) -> Plan:
    """Packages for an estate, the joined plan first: floor, voice, then the best reach.

    The others give residents none and all of what the floor leaves; where unasked, they spend less.

    Parameters
    ----------
    asked, parameters : of the stress test; the latter hold those of upkeep too
    progress : hears work done and work expected in all; may raise ``Cancelled``

    Raises
    ------
    InputError : those of the stress test, ``unknown_wish``, ``nobody_to_pay``
    """
    known, question, size = parameters or bundled_parameters(), asked or Asked(), effort or Effort()
    desk = Desk.of(estate, brief.catalogue, brief.year)
    shocks, tried = len(question.shocks), len(desk) - len(desk.idle)
    told = _told(progress, size.expected(tried) * shocks)
    search = Trials(estate, desk.after, known, question, size.draws, workers, told, desk.idle)
    draft = Draft.of(brief, desk, search)
    top = draft.top_down()
    ground = draft.ground(draft.problem)
    choices = apart([draft.choice(ground, one, top.seen) for one in brief.shares])
    rivals: dict[Rule, Chosen] = {"top_down": top.chosen, **draft.bottom_up()}

    elsewhere = replace(question, seed=question.seed + 1)
    report = replace(search, asked=elsewhere, draws=size.report, known={})
    sets = [one.reach.chosen for one in choices]
    before, *after = report.losses([frozenset(), *sets, *rivals.values()])
    changes = [difference(before, one) for one in after]
    packages = tuple(
        package(desk, brief, ground, one, change, draft.wishes)
        for one, change in zip(choices, changes, strict=False)
    )
    worlds = Worlds.of(estate, known, elsewhere, size.draws)
    losses = [before, *after[: len(sets)]]
    return Plan(
        desk=desk,
        brief=brief,
        problem=draft.problem,
        floor=ground,
        packages=packages,
        rivals=_rivals(draft, rivals, changes[len(sets) :]),
        ladder=draft.ladder(ground, choices[0].reach, top.seen),
        stability=stability(worlds, desk.after, sets, losses, size.worlds, workers, told),
        fund=fund_outlook(desk, packages[0], brief.year, known, question.seed, size.fund),
        seen=top.seen,
        asked=elsewhere,
        effort=size,
    )


def _rivals(
    draft: Draft, rivals: dict[Rule, Chosen], changes: Sequence[Difference]
) -> tuple[Rival, ...]:
    return tuple(
        Rival(
            rule,
            tuple(sorted(chosen)),
            draft.problem.spent(chosen),
            change,
            len(hard_gaps(draft.desk.after(draft.desk.estate, chosen))),
            served(sorted(chosen), draft.wishes),
        )
        for (rule, chosen), change in zip(rivals.items(), changes, strict=True)
    )


def _told(progress: Progress | None, whole: int) -> Callable[[int], None]:
    """Progress told in steps, never past its end."""
    done = 0

    def told(work: int) -> None:
        nonlocal done
        done = min(done + work, whole)
        if progress is not None:
            progress(done, whole)

    return told
