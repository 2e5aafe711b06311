"""The best use of money against shocks, with real interactions and a bound on what is missed.

1. Each candidate is tried alone and as the last one in; up to ``SOME`` candidates also somewhere
   in between, as all are put in one after the other in a drawn order. What it added there bounds
   what it adds anywhere (``Seen``).
2. The programme finds the set with the largest possible gain under those bounds; it is tried; the
   trial becomes a cut. Repeated until the best set tried is as good as the bound, a round brings
   little, or the rounds allowed are used up.
3. Around the best set, candidates are added and exchanged as long as a trial shows a gain, and
   what saves nothing in this company is left out. Every trial in a new company widens the bounds
   where they were too tight, and the search goes on.

The bound holds as long as no candidate adds more (or less) in an untried company than in those it
was tried in; ``ceiling`` as long as no measure does harm that was not seen to. Up to ``FEW``
candidates, or where no more than ``LEFT`` prove to matter, the set is found by complete search
instead, which needs the second only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from linli.engine.chance import uniforms
from linli.engine.renewal.gains import Chosen, Trials
from linli.engine.renewal.problem import Problem
from linli.engine.renewal.programme import Cut, best
from linli.engine.renewal.seen import Seen

FEW = 12
"""Candidates up to which every set that may matter is tried."""

LEFT = 7
"""The same where more could be chosen and so many have proved to matter: all sets of twelve would
take a minute."""

SOME = 60
"""Candidates up to which each is also tried between the first and the last."""

TOLERANCE = 0.005
"""Share of the bound that a better set may still gain when the search stops."""

NOTHING = 1e-9
"""Person-days a year below which a gain is none."""

_GAP = 1e-3
"""Relative gap to which a programme over bounds is solved; its own bound holds all the same."""

_ORDER = 1
"""Seed of the order in which candidates are put in."""

_WORTH = 0.1
"""Share of what may be missed that a round must bring nearer for another to follow."""

_STEPS = 12
"""Additions and exchanges tried around a set, the most hopeful first."""


@dataclass(frozen=True)
class Reach:
    """What was found; gains in person-days a year, on the draws of the search."""

    chosen: Chosen
    gain: float
    bound: float
    """No allowed set gains more, as far as candidates add no more than they were seen to add."""
    ceiling: float
    """No set of what could be paid one by one gains more, however much money there is: the gain of
    everything that does no harm, together."""
    complete: bool
    """Every set that may matter was tried: ``bound`` is the gain."""
    seen: Seen
    trials: int
    """Sets tried."""

    @property
    def missed(self) -> float:
        """The most that a better set could still gain, as a share of ``bound``."""
        return (self.bound - self.gain) / self.bound if self.bound > NOTHING else 0.0


def reach(
    problem: Problem,
    trials: Trials,
    *,
    rounds: int = 4,
    passes: int = 2,
    spare: int = 16,
    few: int = FEW,
    seen: Seen | None = None,
) -> Reach | None:
    """The set of the largest gain that is allowed; None when not even what is forced is.

    A set after which a group loses more than before is not allowed.

    Parameters
    ----------
    problem : what is forced stays in
    trials : candidates in the order of ``problem``
    rounds : at most so many programmes are solved
    passes : at most so many times in a row a set is improved by small changes
    spare : trials of leaving out what once saved nothing, after that
    few : candidates up to which every set that may matter is tried
    seen : what candidates were seen to add in another search of the same trials; those are tried
        only where the programme wants them

    Raises
    ------
    Cancelled : when the trials' listener raises it
    """
    search = _Search(problem, trials, seen, passes, spare)
    if not search.start():
        return None
    if seen is not None or len(search.open) > few:
        search.look_around()
        few = min(few, LEFT)
    if len(search.open) <= few:
        search.try_all()
    else:
        search.climb(rounds)
    return search.found()


class _Search:
    """The state of one search: what was tried, what was seen, the best so far."""

    def __init__(
        self, problem: Problem, trials: Trials, seen: Seen | None, passes: int, spare: int
    ) -> None:
        self.problem, self.trials = problem, trials
        self.base = problem.forced
        self.all = self.base
        self.open: tuple[int, ...] = ()
        self.passes, self.spare = passes, spare
        self.seen = seen or Seen.nothing(len(problem))
        self.tried: dict[Chosen, float] = {}
        self.refused: list[Chosen] = []
        self.best = self.base
        self.bound = np.inf
        self.complete = False

    def start(self) -> bool:
        """Try what is forced, and everything together."""
        if not self.problem.fits(self.base):
            return False
        self.open = self._within_reach()
        self.all = self.base | frozenset(self.open)
        self._try([self.base, self.all])
        return True

    def look_around(self) -> None:
        """Try each candidate alone, last, and in between; keep those that ever mattered.

        What another search has seen is not tried again.
        """
        new = tuple(i for i in self.open if not np.isfinite(self.seen.most[i]))
        between = self._between() if new == self.open and len(new) <= SOME else []
        self._look_at([*self._alone(new), *self._last(new), *between])
        self.open = tuple(i for i in self.open if self.seen.matters(i, NOTHING))

    def _alone(self, rows: Sequence[int]) -> list[tuple[Chosen, int]]:
        return [(self.base, i) for i in rows]

    def _last(self, rows: Sequence[int]) -> list[tuple[Chosen, int]]:
        return [(self.all - self._rivals(i) - {i}, i) for i in rows]

    def _between(self) -> list[tuple[Chosen, int]]:
        order = self._drawn_order()
        return [(self.base | frozenset(order[:k]), i) for k, i in enumerate(order)]

    def _look_at(self, companies: Sequence[tuple[Chosen, int]]) -> None:
        """See what each candidate adds in a company."""
        self._try([one for company, i in companies for one in (company, company | {i})])
        for company, i in companies:
            self._see(i, company)

    def _drawn_order(self) -> list[int]:
        drawn = uniforms(_ORDER, "reach", np.array(self.open, dtype=np.uint64), 0)
        return [self.open[k] for k in np.argsort(drawn)]

    def found(self) -> Reach:
        """The best set and the bounds on all others."""
        harmless = self.base | {i for i in self.open if self.seen.least[i] >= 0}
        gain, ceiling = self.tried[self.best], max(self.tried[self.all], self._gain(harmless))
        return Reach(
            self.best,
            gain,
            max(gain, min(self.bound, ceiling)),
            max(gain, ceiling),
            self.complete,
            self.seen,
            len(self.tried),
        )

    def try_all(self) -> None:
        """Depth-first over the open candidates, leaving out branches that cannot be better."""
        self._look_at([*self._alone(self.open), *self._last(self.open)])
        worth = {i: self.seen.most[i] / max(1, int(self.problem.cost[i])) for i in self.open}
        order = sorted(self.open, key=lambda i: (self.seen.least[i] >= 0, -worth[i], i))
        self._branch(self.base, order)
        self.complete, self.bound = True, self.tried[self.best]

    def climb(self, rounds: int) -> None:
        """Programmes and trials by turns, then changes around the best set."""
        middle = self.seen.middle(self.base, self.tried[self.base], self.base)
        likely = best(self._open_problem(), [middle], refused=self.refused)
        if likely is not None:
            self._offer(likely.chosen)
        self._improve()
        for _ in range(rounds):
            top = best(self._open_problem(), self._cuts(), refused=self.refused, gap=_GAP)
            if top is None:
                break
            self.bound = top.bound
            if self.bound - self.tried[self.best] <= TOLERANCE * self.bound:
                break
            before = self.tried[self.best]
            if self._offer(top.chosen):
                self._improve()
                gained = self.tried[self.best] - before
                if gained < _WORTH * (self.bound - before):
                    break

    def _branch(self, chosen: Chosen, rest: Sequence[int]) -> None:
        """Every set from ``chosen`` and some of ``rest``, unless none can beat the best.

        Those that may do harm are decided first; of the others all together gain the most.
        """
        room = self.problem.budget - self.problem.spent(chosen)
        rest = [i for i in rest if self.problem.cost[i] <= room]
        self._offer(chosen)
        if not rest:
            return
        harmless = self.seen.least[rest[0]] >= 0
        if harmless and self._gain(chosen | frozenset(rest)) < self.tried[self.best] - NOTHING:
            return
        self._branch(chosen | {rest[0]}, rest[1:])
        self._branch(chosen, rest[1:])

    def _improve(self) -> None:
        """Add and exchange candidates as long as that helps; leave out what saves nothing."""
        for _ in range(self.passes):
            better = self._better_steps()
            if not any(self._offer(one) for one in [self._together(better), *better]):
                break
        self._thin()

    def _together(self, steps: Sequence[Chosen]) -> Chosen:
        """The best set after as many of the steps as go together, the first of them first."""
        start, joint = self.best, self.best
        for one in steps:
            more, fewer = one - start, start - one
            if more.isdisjoint(joint) and fewer <= joint:
                further = self.problem.with_needs((joint | more) - fewer)
                joint = further if self.problem.fits(further) else joint
        return joint

    def _better_steps(self) -> list[Chosen]:
        """Allowed sets one step from the best that are better, the best of them first."""
        steps = self._steps()
        self._try(steps)
        for one in steps:
            added = one - self.best
            if self.best < one and len(added) == 1:
                self._see(min(added), self.best)
        here = self._rank(self.best)
        better = [one for one in steps if self._rank(one) > here]
        return sorted(better, key=self._rank, reverse=True)

    def _steps(self) -> list[Chosen]:
        """The likeliest sets with one more or exchanged."""
        inside = [j for j in self.open if j in self.best - self.base]
        hopes = [
            (self.seen.most[i] - (self.seen.least[j] if j is not None else 0.0), i, j)
            for i in self.open
            if i not in self.best
            for j in (None, *inside)
        ]
        steps: list[Chosen] = []
        for hope, i, j in sorted(hopes, key=lambda one: (-one[0], one[1:2])):
            more = self.problem.with_needs(self.best | {i}) - ({j} if j is not None else set())
            if len(steps) < _STEPS and hope > 0 and self.problem.fits(more):
                steps.append(more)
        return steps

    def _thin(self) -> None:
        """Leave out what saves nothing in this company: all of it, or halves, the dearest first."""
        idle = [j for j in self.best - self.base if self.seen.least[j] <= NOTHING]
        groups = [sorted(idle, key=lambda j: (-self.problem.cost[j], j))]
        for _ in range(self.spare):
            if not groups:
                break
            group = groups.pop()
            if group and not self._offer(self.best - frozenset(group)) and len(group) > 1:
                half = len(group) // 2
                groups += [group[half:], group[:half]]

    def _offer(self, chosen: Chosen) -> bool:
        """Try a set; whether it is now the best: allowed, and gaining more or as much for less."""
        if not self.problem.fits(chosen):
            self.refused.append(chosen)
            return False
        if self._rank(chosen) <= self._rank(self.best):
            return False
        if self.trials.worse_off(chosen):
            self.refused.append(chosen)
            return False
        self.best = chosen
        return True

    def _rank(self, chosen: Chosen) -> tuple[float, int]:
        gain = round(self._gain(chosen) / NOTHING) * NOTHING
        return gain, -self.problem.spent(chosen)

    def _within_reach(self) -> tuple[int, ...]:
        """Candidates that may still be chosen and could be paid, one at a time."""
        room = self.problem.budget - self.problem.spent(self.base)
        closed = self.base | self.problem.barred | self.trials.idle
        return tuple(
            i for i in range(len(self.problem)) if i not in closed and self.problem.cost[i] <= room
        )

    def _rivals(self, i: int) -> Chosen:
        return frozenset({a + b - i for a, b in self.problem.excludes if i in (a, b)})

    def _gain(self, chosen: Chosen) -> float:
        self._try([chosen])
        return self.tried[chosen]

    def _try(self, sets: Sequence[Chosen]) -> None:
        fresh = [one for one in dict.fromkeys(sets) if one not in self.tried]
        self.tried.update(zip(fresh, self.trials.gains(fresh), strict=True))

    def _see(self, i: int, others: Chosen) -> None:
        """What ``i`` adds to ``others``; both sets were tried."""
        self.seen.add(i, self.tried[others | {i}] - self.tried[others])

    def _open_problem(self) -> Problem:
        """The problem without candidates that change nothing, unless others need them."""
        wanted = self.problem.with_needs(self.base | frozenset(self.open))
        closed = frozenset(range(len(self.problem))) - wanted
        return replace(self.problem, barred=self.problem.barred | closed)

    def _cuts(self) -> list[Cut]:
        """A cut at the base, at everything together, and at every allowed set tried."""
        at = {self.base, self.all, *(one for one in self.tried if self.problem.fits(one))}
        return [self.seen.cut(one, self.tried[one], self.base) for one in self.tried if one in at]
