"""An election by approvals: projects with costs, equal ballots kept once, a budget."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm
from typing import NamedTuple, Self

import numpy as np

from linli.engine.errors import InputError
from linli.engine.model.arrays import Ints

Money = int | Fraction
"""An exact amount in the currency of the election; never a float."""


class Columns(NamedTuple):
    """An election as the compiled pieces read it; P projects, V different ballots."""

    starts: Ints
    """(V + 1,) into ``approved``."""
    approved: Ints
    """Projects of each ballot, rising, each once."""
    voters: Ints
    """(V,) how many voters handed in each ballot."""
    backer_starts: Ints
    """(P + 1,) into ``backers``."""
    backers: Ints
    """Ballots that approve of each project."""


@dataclass(frozen=True, eq=False)
class Election:
    """Who approves of what, what it costs and how much there is.

    Parameters
    ----------
    projects : (P,) ids, each once
    costs : (P,) > 0, exact, in the currency of the budget
    budget : > 0, exact
    starts : (V + 1,) where each different ballot begins in ``approved``
    approved : rows of the projects of each ballot, rising, each once
    voters : (V,) > 0, how many voters handed in each ballot; an empty ballot has its share too
    groups : (V,) name of the group each ballot is from, or nothing; it counts for nothing, and lets
        a caller tell what a group asked for

    Raises
    ------
    InputError : ``no_projects``, ``project_twice``, ``cost_not_positive``, ``budget_not_positive``,
        ``nobody_voted``, ``not_exact``, ``malformed_ballots``
    """

    projects: tuple[str, ...]
    costs: tuple[Fraction, ...]
    budget: Fraction
    starts: Ints
    approved: Ints
    voters: Ints
    groups: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _refuse_projects(self)
        _refuse_ballots(self)

    @classmethod
    def of(
        cls,
        costs: Mapping[str, Money],
        ballots: Iterable[Iterable[str]],
        budget: Money,
        *,
        voters: Iterable[int] | None = None,
        groups: Iterable[str] | None = None,
    ) -> Self:
        """Build an election from ids, ballots that are equal (and of one group) merged.

        Parameters
        ----------
        costs : cost of each project by its id, exact
        ballots : ids that each approves of, in any order
        budget : exact, in the currency of the costs
        voters : how many voters handed in each ballot; one each if not given
        groups : name of the group each ballot is from

        Raises
        ------
        InputError : ``unknown_project``, ``project_twice`` (in one ballot), and those of the class
        """
        rows = {project: row for row, project in enumerate(costs)}
        named = list(ballots)
        number = list(voters) if voters is not None else [1] * len(named)
        group = list(groups) if groups is not None else [""] * len(named)
        if not len(named) == len(number) == len(group):
            raise InputError("malformed_ballots", "voters", found=len(number), wanted=len(named))
        merged: dict[tuple[str, tuple[int, ...]], int] = {}
        for at, (ids, name, weight) in enumerate(zip(named, group, number, strict=True)):
            key = (name, _rows_of(ids, rows, at))
            merged[key] = merged.get(key, 0) + weight
        starts = np.cumsum([0, *(len(ids) for _, ids in merged)], dtype=np.int64)
        return cls(
            tuple(costs),
            tuple(_exact(cost, project) for project, cost in costs.items()),
            _exact(budget, "budget"),
            starts,
            np.array([row for _, ids in merged for row in ids], np.int64),
            np.array(list(merged.values()), np.int64),
            tuple(name for name, _ in merged) if groups is not None else (),
        )

    @property
    def share(self) -> Fraction:
        """Each voter's equal part of the budget."""
        return self.budget / self.number_of_voters

    @cached_property
    def number_of_voters(self) -> int:
        """All who handed in a ballot, an empty one too."""
        return int(self.voters.sum())

    @cached_property
    def supporters(self) -> tuple[int, ...]:
        """(P,) voters who approve of each project."""
        weight = np.repeat(self.voters, np.diff(self.starts))
        found = np.zeros(len(self.projects), np.int64)
        np.add.at(found, self.approved, weight)
        return tuple(int(one) for one in found)

    @cached_property
    def fineness(self) -> int:
        """The least number that makes every cost and the budget whole when multiplied by it."""
        return lcm(self.budget.denominator, *(cost.denominator for cost in self.costs))

    @cached_property
    def whole_costs(self) -> tuple[int, ...]:
        """(P,) costs times ``fineness``."""
        return tuple(int(cost * self.fineness) for cost in self.costs)

    @cached_property
    def dearest(self) -> int:
        """The highest cost times ``fineness``."""
        return max(self.whole_costs)

    @cached_property
    def columns(self) -> Columns:
        """The arrays the compiled pieces read."""
        ballots = np.repeat(np.arange(len(self.voters)), np.diff(self.starts))
        order = np.argsort(self.approved, kind="stable")
        number = np.bincount(self.approved, minlength=len(self.projects))
        backer_starts = np.concatenate([[0], np.cumsum(number)]).astype(np.int64)
        return Columns(self.starts, self.approved, self.voters, backer_starts, ballots[order])

    def at_cost(self, row: int, cost: Fraction) -> Self:
        """The same election with another cost (> 0) of one project."""
        other = copy(self)  # with the arrays made so far, which have nothing of costs
        for made in ("fineness", "whole_costs", "dearest"):
            vars(other).pop(made, None)
        costs = (*self.costs[:row], cost, *self.costs[row + 1 :])
        object.__setattr__(other, "costs", costs)  # of the copy, before anybody has it
        return other

    def with_supporters(self, row: int, more: int, ballots: Ints) -> Self:
        """The same election where ``more`` voters approve of one project too.

        ``ballots`` are rows of ballots that do not, and that have as many voters together; their
        voters are taken in this order.
        """
        before = np.concatenate([[0], np.cumsum(self.voters[ballots])[:-1]])
        taken = np.clip(more - before, 0, self.voters[ballots])
        chosen = ballots[taken > 0]
        left = self.voters.copy()
        left[ballots] -= taken
        stay = left > 0
        sizes = np.diff(self.starts)
        added = [sorted((*self.ballot(at), row)) for at in chosen.tolist()]
        return replace(
            self,
            starts=np.cumsum([0, *sizes[stay], *(len(ids) for ids in added)], dtype=np.int64),
            approved=np.concatenate(
                [self.approved[np.repeat(stay, sizes)], *(np.array(ids) for ids in added)]
            ),
            voters=np.concatenate([left[stay], taken[taken > 0]]),
            groups=(),
        )

    def ballot(self, row: int) -> tuple[int, ...]:
        """Rows of the projects that a ballot approves of."""
        return tuple(self.approved[self.starts[row] : self.starts[row + 1]].tolist())


def _rows_of(ids: Iterable[str], rows: Mapping[str, int], at: int) -> tuple[int, ...]:
    """The projects of one ballot as rows, rising."""
    given = list(ids)
    unknown = next((one for one in given if one not in rows), None)
    if unknown is not None:
        raise InputError("unknown_project", f"ballot {at + 1}", found=unknown)
    found = tuple(sorted(rows[one] for one in given))
    twice = next((a for a, b in pairwise(found) if a == b), None)
    if twice is not None:
        raise InputError("project_twice", f"ballot {at + 1}", found=tuple(rows)[twice])
    return found


def _exact(amount: object, where: str) -> Fraction:
    if isinstance(amount, bool) or not isinstance(amount, int | Fraction):
        raise InputError("not_exact", where, found=repr(amount))
    return Fraction(amount)


def _refuse_projects(election: Election) -> None:
    if not election.projects:
        raise InputError("no_projects", "projects")
    if len(election.costs) != len(election.projects):
        found = len(election.costs)
        raise InputError("malformed_ballots", "costs", found=found, wanted=len(election.projects))
    seen: set[str] = set()
    for project, cost in zip(election.projects, election.costs, strict=True):
        if project in seen:
            raise InputError("project_twice", "projects", found=project)
        seen.add(project)
        if _exact(cost, project) <= 0:
            raise InputError("cost_not_positive", project, found=str(cost))
    if _exact(election.budget, "budget") <= 0:
        raise InputError("budget_not_positive", "budget", found=str(election.budget))


def _refuse_ballots(election: Election) -> None:
    """Hold the arrays together; everything compiled relies on it."""
    starts, approved = election.starts, election.approved
    if not len(election.voters):
        raise InputError("nobody_voted", "ballots")
    sound = (
        all(array.dtype == np.int64 for array in (starts, approved, election.voters))
        and len(starts) == len(election.voters) + 1
        and starts[0] == 0
        and starts[-1] == len(approved)
        and np.all(np.diff(starts) >= 0)
        and np.all(election.voters > 0)
        and np.all((approved >= 0) & (approved < len(election.projects)))
        and len(election.groups) in (0, len(election.voters))
    )
    if not sound:
        raise InputError("malformed_ballots", "ballots", found="arrays", wanted="one election")
    inside = np.ones(len(approved), bool)
    inside[starts[:-1][starts[:-1] < len(approved)]] = False
    if np.any(np.diff(approved, prepend=-1)[inside] <= 0):
        raise InputError("malformed_ballots", "ballots", found="order", wanted="rising rows")
