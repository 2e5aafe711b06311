"""The voice: of what law does not demand, residents decide by equal shares on a part of the money.

Every voter has an equal share of the community's part, whatever the size of the home. A measure is
bought when those who wish for it can pay for it together, each out of their own share.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from linli.engine.renewal.money import Fen
from linli.engine.renewal.problem import Problem
from linli.engine.voice.election import Election
from linli.engine.voice.rules import Outcome, equal_shares

A_STEP = Fraction(1, 100)
"""Part of a voter's share by which shares are raised until the winners would cost too much."""


@dataclass(frozen=True)
class Heard:
    """What residents bought."""

    community: Fen
    """The community's part of the money."""
    bought: tuple[int, ...]
    """Candidates bought by their supporters, in the order bought; those that cost nothing first."""
    chosen: frozenset[int]
    """With what they need, and what was forced."""
    supporters: tuple[int, ...]
    """(n,) voters who wish for each candidate."""
    voters: int
    outcome: Outcome | None
    """The count; None when there was nothing to count. Its ids are rows of candidates. Of ties it
    says only that there was one: by building many measures cost the same."""
    refused: frozenset[int] = field(default_factory=frozenset)
    """Wished for and affordable, but shut out by what was bought before: an exclusion, the working
    days of a trade, or sources that may not pay for it."""


def heard(problem: Problem, wishes: Sequence[frozenset[int]], community: Fen) -> Heard:
    """Count the wishes by equal shares.

    A candidate's price is its own cost and that of what it needs and is not yet in. When one that
    was bought cannot be carried out beside those bought before it, it is left out and all is
    counted anew, so that its supporters keep their money for other wishes.

    Parameters
    ----------
    problem : what is forced is in already, and its cost is not the community's
    wishes : (voters,) the candidates each approves of
    community : >= 0
    """
    voted = [one - problem.forced - problem.barred for one in wishes]
    numbers = tuple(sum(i in one for one in wishes) for i in range(len(problem)))
    refused: set[int] = set()
    while True:
        outcome = _count(problem, voted, community, refused)
        bought, chosen, shut_out = _carried_out(problem, voted, outcome, refused)
        if shut_out is None:
            return Heard(
                community, bought, chosen, numbers, len(wishes), outcome, frozenset(refused)
            )
        refused.add(shut_out)


def _count(
    problem: Problem, voted: Sequence[frozenset[int]], community: Fen, refused: set[int]
) -> Outcome | None:
    wished = sorted(frozenset().union(*voted) - refused)
    prices = {str(i): price for i in wished if (price := _price(problem, i)) > 0}
    if not prices or community <= 0:
        return None
    ballots = [[str(i) for i in sorted(one) if str(i) in prices] for one in voted]
    election = Election.of(prices, ballots, community)
    return equal_shares(election, completion="add1", step=election.share * A_STEP, orders=0)


def _carried_out(
    problem: Problem,
    voted: Sequence[frozenset[int]],
    outcome: Outcome | None,
    refused: set[int],
) -> tuple[tuple[int, ...], frozenset[int], int | None]:
    """What is bought, with what it needs; and the first that does not go with those before."""
    wished = sorted(frozenset().union(*voted) - refused)
    free = [i for i in wished if _price(problem, i) == 0]
    won = [int(code) for code in outcome.winners] if outcome is not None else []
    bought: tuple[int, ...] = ()
    chosen = problem.forced
    for i in (*free, *won):
        more = problem.with_needs(chosen | {i})
        if not problem.fits(more):
            return bought, chosen, i
        bought, chosen = (*bought, i), more
    return bought, chosen, None


def _price(problem: Problem, i: int) -> Fen:
    return problem.spent(problem.with_needs(frozenset({i})) - problem.forced)
