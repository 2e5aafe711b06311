"""The three rules as anybody calls them: equal shares, greedy, Phragmén."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from linli.engine.voice.completion import (
    Decision,
    Rule,
    decide,
    usual_order,
    usual_step,
)
from linli.engine.voice.count import Count, count
from linli.engine.voice.election import Election
from linli.engine.voice.explain import Explanation, Trial, explanation
from linli.engine.voice.greedy import cost_of, greedy_guess, greedy_rows
from linli.engine.voice.payments import Payment, left_over, payments_of
from linli.engine.voice.phragmen import phragmen_rows
from linli.engine.voice.raised import raised_guesses
from linli.engine.voice.spans import first_doubt
from linli.engine.voice.thresholds import Guess, guesses, others
from linli.engine.voice.ties import FEWEST_TRIALS, MOST_TRIALS, Counted, Tie, other_outcomes
from linli.engine.voice.words import TIE_BREAKING, Completion, RuleName, Utility

EFFORT = 1_500_000_000
"""Approvals read in all trials of all losers together, above which a rule that raises shares is not
counted again as a whole for each of them; some seconds."""

TIE_EFFORT = EFFORT // 5
"""The same for all orders that are tried in the search for other outcomes of ties."""

TRIALS = 24
"""Trials a loser takes, as a rule of thumb."""


@dataclass(frozen=True)
class Ties:
    """Other outcomes that breaking ties otherwise would give.

    Parameters
    ----------
    outcomes : winners of each in order of purchase; no two of them are the same projects, nor are
        those of the outcome itself
    more : the search was ended by its limit, so there may be others
    """

    outcomes: tuple[tuple[str, ...], ...] = ()
    more: bool = False


@dataclass(frozen=True, eq=False)
class Outcome:
    """The winners of an election under a rule.

    Parameters
    ----------
    election : what was counted
    rule, utility, completion : what was asked for; null where the rule has none
    winners : ids in order of purchase
    spent : what they cost
    ties : other outcomes
    count : the deciding count by equal shares; null for other rules
    step : what ``add1`` raises each share by at a time; null for other completions
    steps : how many times it did before the deciding count
    tie_breaking : what decided between projects equally good, first to last
    """

    election: Election
    rule: RuleName
    utility: Utility | None
    completion: Completion | None
    winners: tuple[str, ...]
    spent: Fraction
    ties: Ties
    count: Count | None = None
    step: Fraction | None = None
    steps: int = 0
    tie_breaking: tuple[str, ...] = TIE_BREAKING
    _trial: Trial | None = field(default=None, repr=False)
    _raised: tuple[Rule, Decision] | None = field(default=None, repr=False)

    @property
    def budget(self) -> Fraction:
        """What there was to spend."""
        return self.election.budget

    @property
    def leftover(self) -> Fraction:
        """What of the budget is not spent."""
        return self.budget - self.spent

    @property
    def share(self) -> Fraction | None:
        """What each voter had in the deciding count."""
        return self.count.share if self.count else None

    @cached_property
    def payments(self) -> tuple[Payment, ...]:
        """Who pays what for each winner that equal shares bought, in order of purchase."""
        return payments_of(self.election, self.count) if self.count else ()

    @cached_property
    def left(self) -> tuple[Fraction, ...]:
        """(ballots,) what one voter of each has left of the share after equal shares' purchases."""
        return left_over(self.election, self.count) if self.count else ()

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """One for each loser, in the order of the election; counts again, so it may take a while.

        Empty for Phragmén, where it would take too long.
        """
        if self._trial is None:
            return ()
        election, won = self.election, set(self.winners)
        losers = [row for row, name in enumerate(election.projects) if name not in won]
        first = self._guesses(losers)
        return tuple(explanation(election, row, first[row], self._trial) for row in losers)

    def _guesses(self, losers: list[int]) -> dict[int, Guess]:
        """Where to begin: at what equal shares would have wanted or the greedy rule, if less."""
        election, utility = self.election, self.utility or "cost"
        if self._raised and self._trial and self._trial.scope == "rule":
            return raised_guesses(election, *self._raised, losers)
        by_shares = guesses(election, utility, self.count, losers) if self.count else {}
        if self.rule == "equal-shares" and self.completion != "greedy":
            return by_shares
        before = self.count.bought if self.count else ()
        bought = tuple(election.projects.index(name) for name in self.winners[len(before) :])
        left = self.budget - cost_of(election, before)
        found = {}
        for row in losers:
            more, cost = greedy_guess(election, utility, bought, left, row)
            guess = by_shares.get(row, Guess(more, others(election, row), 0.0))
            cheap = max(guess.cost, float(cost))
            found[row] = guess._replace(more=min(guess.more, more), cost=cheap)
        return found


def equal_shares(
    election: Election,
    *,
    utility: Utility = "cost",
    completion: Completion = "none",
    step: Fraction | None = None,
    orders: int = MOST_TRIALS,
) -> Outcome:
    """Method of Equal Shares, exact.

    Every voter has an equal share of the budget. Again and again the project is bought that gives
    its supporters most for what each pays: all pay the same, or what they have left if that is
    less.

    Parameters
    ----------
    utility : what a supporter has from a project: its ``cost``, or one (``cardinality``)
    completion : ``none``, ``add1``, ``add1-exhaustive`` or ``greedy``; see ``words``
    step : > 0, what ``add1`` raises each share by; ``usual_step`` if not given
    orders : the most in which ties are broken otherwise, to find other outcomes; each is counted
        anew, and with 0 ``Ties.more`` only says whether there may have been a tie

    Raises
    ------
    InputError : ``step_not_positive``

    Notes
    -----
    Peters, Pierczynski and Skowron (2021), NeurIPS 34, 12726-12737. Checked against an independent
    package and three cities: tests/validation/equal_shares.
    """
    chosen = usual_step(election) if step is None else step
    rule = Rule(utility, completion, chosen, usual_order(election), ties=orders > 0)
    decision = decide(election, rule)

    def again(order: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
        other = decide(election, replace(rule, order=order))
        return other.bought, other.ties

    return Outcome(
        election,
        "equal-shares",
        utility,
        completion,
        _names(election, decision.bought),
        cost_of(election, decision.bought),
        _ties(
            election,
            again,
            rule.order,
            (decision.bought, decision.ties),
            min(orders, _affordable(election, len(decision.path))),
        ),
        decision.count,
        chosen if rule.raises else None,
        decision.steps,
        _trial=_trial(election, decision, rule),
        _raised=(rule, decision) if rule.raises else None,
    )


def greedy(election: Election, *, utility: Utility = "cost") -> Outcome:
    """By falling utility for all supporters by cost, whatever still fits into the budget.

    With ``cost`` that is by votes, with ``cardinality`` by votes for the money.
    """

    def again(
        order: tuple[int, ...], of: Election = election
    ) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
        return greedy_rows(of, utility, order)

    def wins(other: Election, row: int) -> bool:
        return row in again(usual_order(other), other)[0]

    return _compared(election, "greedy", again, utility, Trial(wins, "rule", exact=True))


def phragmen(election: Election) -> Outcome:
    """Sequential Phragmén: voters earn at one pace and buy what its supporters can pay for first.

    Ends when what is next would overspend; see ``phragmen_rows``.
    """

    def again(order: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
        return phragmen_rows(election, order)

    return _compared(election, "phragmen", again, None, None)


@dataclass(frozen=True)
class Preference:
    """How many voters have more from one outcome, from the other, or as much from both.

    What a voter has is the cost, or the number, of the winners that he or she approves of.
    """

    first: int
    second: int
    even: int


def preferred(first: Outcome, second: Outcome, utility: Utility = "cost") -> Preference:
    """Hold two outcomes of one election against each other, voter by voter.

    Some cities put the outcome of equal shares beside the greedy one and take the one that more
    voters prefer (in Pabulib ``equalshares/add1-comparison``).
    """
    election = first.election
    worth = election.whole_costs if utility == "cost" else (1,) * len(election.projects)
    gain = [
        (name in first.winners) * value - (name in second.winners) * value
        for name, value in zip(election.projects, worth, strict=True)
    ]
    difference = [
        sum(gain[row] for row in election.ballot(at)) for at in range(len(election.voters))
    ]
    voters = election.voters.tolist()
    for_first = sum(n for n, more in zip(voters, difference, strict=True) if more > 0)
    for_second = sum(n for n, more in zip(voters, difference, strict=True) if more < 0)
    return Preference(for_first, for_second, sum(voters) - for_first - for_second)


def _compared(
    election: Election,
    rule: RuleName,
    again: Counted,
    utility: Utility | None,
    trial: Trial | None,
) -> Outcome:
    order = usual_order(election)
    bought, ties = again(order)
    return Outcome(
        election,
        rule,
        utility,
        None,
        _names(election, bought),
        cost_of(election, bought),
        _ties(election, again, order, (bought, ties), _affordable(election, 1)),
        _trial=trial,
    )


def _trial(election: Election, decision: Decision, rule: Rule) -> Trial:
    """The whole rule if that is not too much work, else the deciding count alone."""
    share = decision.count.share

    def rule_wins(other: Election, row: int) -> bool:
        its = replace(rule, order=usual_order(other))
        if not rule.raises:
            return row in decide(other, its).bought
        first = first_doubt(
            other, its.utility, its.step, its.order, path=decision.path, project=row
        )
        return row in decide(other, its, first=first).bought

    def count_wins(other: Election, row: int) -> bool:
        return row in count(other, rule.utility, share, usual_order(other)).bought

    losers = len(election.projects) - len(decision.bought)
    if not rule.raises:
        return Trial(rule_wins, "rule", exact=True)
    if losers * TRIALS * len(decision.path) * len(election.approved) <= EFFORT:
        return Trial(rule_wins, "rule", exact=False)
    return Trial(count_wins, "count", exact=True)


def _ties(
    election: Election,
    again: Counted,
    order: tuple[int, ...],
    usual: tuple[tuple[int, ...], tuple[Tie, ...]],
    most: int,
) -> Ties:
    """Other outcomes than the ``usual`` one (bought, ties), in at most so many orders."""
    bought, ties = usual
    found, more = other_outcomes(again, order, ties, most)
    found.pop(frozenset(bought), None)
    return Ties(tuple(_names(election, other) for other in found.values()), more)


def _affordable(election: Election, counts: int) -> int:
    """Orders that may be tried where the usual one took so many counts."""
    affordable = TIE_EFFORT // (max(counts, 1) * max(len(election.approved), 1))
    return min(MOST_TRIALS, max(affordable, FEWEST_TRIALS))


def _names(election: Election, rows: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(election.projects[row] for row in rows)
