"""What a count of an election gives: winners, payments, ties, and what losers lacked."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from linli.engine.model.arrays import Ints

Utility = Literal["cost", "cardinality"]
"""What a voter has from an approved project: its cost, or one."""

Completion = Literal["none", "add1", "add1-exhaustive", "greedy"]
"""What is done with money that equal shares alone leave.

``none``
    Nothing.
``add1``
    Every share is raised by one step and all is counted anew, until the winners would cost more
    than the budget; the last count that did not is the outcome. Also ends when every project
    anybody approves of is bought.
``add1-exhaustive``
    The same, and it also ends as soon as no project that anybody approves of fits into what is
    left.
``greedy``
    What is left is spent by the greedy rule.
"""

RuleName = Literal["equal-shares", "greedy", "phragmen"]


@dataclass(frozen=True, eq=False)
class Payment:
    """Who paid how much for one winner.

    Parameters
    ----------
    project : id
    cost : what it costs; the payments of all voters add up to it
    each : what a supporter pays who has enough left
    ballots : rows of the different ballots whose voters pay something
    pays : what one voter of each of these ballots pays, > 0, at most ``each``
    voters : how many voters each of these ballots has
    """

    project: str
    cost: Fraction
    each: Fraction
    ballots: tuple[int, ...]
    pays: tuple[Fraction, ...]
    voters: tuple[int, ...]

    @property
    def total(self) -> Fraction:
        """Sum over all voters."""
        return sum((a * n for a, n in zip(self.pays, self.voters, strict=True)), Fraction())


@dataclass(frozen=True)
class Explanation:
    """Why a project lost, as what would have made it win; each confirmed by counting again.

    Parameters
    ----------
    project : id
    reason : ``nobody`` (no approvals), ``over_budget`` (it alone costs more than there is) or
        ``money`` (its supporters' money went to what gives them more for it)
    scope : ``rule`` if the whole rule was counted again, ``count`` if only the deciding count of a
        completed rule was (with its raised shares), as for large elections
    more_supporters : so many more of the voters, had they approved of it too, and it would have
        won; null if none of the trials made it win
    supporters : how many it had
    cost_to_win : the highest cost, in whole units, at which it would have won; null as above
    """

    project: str
    reason: Literal["nobody", "over_budget", "money"]
    scope: Literal["rule", "count"]
    supporters: int
    cost: Fraction
    more_supporters: int | None = None
    cost_to_win: Fraction | None = None

    @property
    def cheaper(self) -> Fraction | None:
        """The part of its cost that would have had to go, between 0 and 1."""
        return None if self.cost_to_win is None else 1 - self.cost_to_win / self.cost


@dataclass(frozen=True)
class Ties:
    """Other outcomes that breaking ties otherwise would give.

    Parameters
    ----------
    outcomes : winners of each, in order of purchase; sets that differ from each other and from the
        outcome itself
    more : True if the search for them was ended by its limit, so that there may be others
    """

    outcomes: tuple[tuple[str, ...], ...] = ()
    more: bool = False


TIE_BREAKING = ("lower_cost", "more_supporters", "id_as_text")
"""How ties are broken, first to last."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """The winners of an election under a rule.

    Parameters
    ----------
    rule, utility, completion : what was asked for; ``utility`` and ``completion`` are null where
        the rule has none
    winners : ids in order of purchase
    bought_equally : how many of the first winners equal shares bought; the others were bought by
        the greedy completion
    budget, spent : exact
    share : what each voter started the deciding count with; null for other rules
    step : what ``add1`` raises each share by; null for other completions
    steps : how many steps the deciding count is above the equal part of the budget
    payments : one for each winner that voters paid for
    ties : other outcomes
    tie_breaking : the keys that decided, first to last
    """

    rule: RuleName
    winners: tuple[str, ...]
    budget: Fraction
    spent: Fraction
    utility: Utility | None
    completion: Completion | None
    ties: Ties
    bought_equally: int = 0
    share: Fraction | None = None
    step: Fraction | None = None
    steps: int = 0
    tie_breaking: tuple[str, ...] = TIE_BREAKING

    @property
    def leftover(self) -> Fraction:
        """What of the budget is not spent."""
        return self.budget - self.spent
