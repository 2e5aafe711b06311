"""What is done with the money that equal shares leave: raising the shares, or the greedy rule."""

from dataclasses import dataclass
from fractions import Fraction

from linli.engine.errors import InputError
from linli.engine.voice.count import Count, count
from linli.engine.voice.election import Election
from linli.engine.voice.greedy import greedy_rows
from linli.engine.voice.spans import Span, spans
from linli.engine.voice.ties import Tie
from linli.engine.voice.words import Completion, Utility

MOST_STEPS = 100_000
"""Steps a share may be worth before the step is made larger than one unit."""


@dataclass(frozen=True)
class Rule:
    """Equal shares with all that must be declared before voting.

    Parameters
    ----------
    utility, completion : see ``words``
    step : what raising a share once adds, > 0; for ``add1`` and ``add1-exhaustive``
    order : rows of all projects; of projects equally good the first is bought
    ties : whether the ties of counts before the deciding one are worked out, not only marked
    """

    utility: Utility
    completion: Completion
    step: Fraction
    order: tuple[int, ...]
    ties: bool = True

    @property
    def raises(self) -> bool:
        """Whether it raises shares and counts anew."""
        return self.completion in ("add1", "add1-exhaustive")


@dataclass(frozen=True, eq=False)
class Decision:
    """The outcome of a rule in rows.

    Parameters
    ----------
    bought : in order of purchase, those of the completion last
    count : the deciding count
    steps : how often its shares are raised
    ties : that may matter, of every count on the way
    path : outcomes of all steps, in ranges, up to the one that ended it, which is not among them
    """

    bought: tuple[int, ...]
    count: Count
    steps: int
    ties: tuple[Tie, ...]
    path: tuple[Span, ...] = ()


def usual_order(election: Election) -> tuple[int, ...]:
    """Cheaper first, then more supporters, then by id as text."""
    return tuple(
        sorted(
            range(len(election.projects)),
            key=lambda row: (
                election.costs[row], -election.supporters[row], election.projects[row],
            ),
        )
    )  # fmt: skip


def usual_step(election: Election) -> Fraction:
    """One unit of the currency, as cities do, while a share is worth 1 to 100,000 units.

    Otherwise the power of ten that comes nearest to it: a share below one unit is worth 10 to 100
    steps, one above 100,000 units 10,000 to 100,000.
    """
    step = Fraction(1)
    while election.share >= MOST_STEPS * step:
        step *= 10
    if election.share < 1:
        while election.share < 10 * step:
            step /= 10
    return step


def decide(election: Election, rule: Rule, *, first: int = 0) -> Decision:
    """Count by the rule.

    Parameters
    ----------
    first : step at which raising begins, where the outcomes of those before are known

    Raises
    ------
    InputError : ``step_not_positive``
    """
    if rule.step <= 0:
        raise InputError("step_not_positive", "step", found=str(rule.step))
    if rule.raises:
        return _raised(election, rule, first)
    found = count(election, rule.utility, election.share, rule.order)
    if rule.completion == "none":
        return Decision(found.bought, found, 0, found.ties)
    more, ties = greedy_rows(election, rule.utility, rule.order, found.bought)
    return Decision((*found.bought, *more), found, 0, (*found.ties, *ties))


def _raised(election: Election, rule: Rule, first: int) -> Decision:
    """The last count before the first that would overspend, or the first that needs no more."""
    costs, budget = election.whole_costs, int(election.budget * election.fineness)
    wanted = {row for row, number in enumerate(election.supporters) if number}
    ties: dict[Tie, None] = {}
    steps = first
    path = []
    for span in spans(election, rule.utility, rule.step, rule.order, first=first, ties=rule.ties):
        ties |= dict.fromkeys(span.ties)
        left = budget - sum(costs[row] for row in span.bought)
        if left < 0:
            steps = span.first - 1
            break
        still = wanted.difference(span.bought)
        fits = any(costs[row] <= left for row in still)
        if not still or (rule.completion == "add1-exhaustive" and not fits):
            steps = span.first
            break
        path.append(span)
    found = count(election, rule.utility, election.share + steps * rule.step, rule.order)
    all_ties = tuple(ties | dict.fromkeys(found.ties))
    return Decision(found.bought, found, steps, all_ties, tuple(path))
