"""The greedy rule: what most want for the money first, whatever still fits."""

from fractions import Fraction

from linli.engine.voice.election import Election
from linli.engine.voice.ties import Tie, TieWatch
from linli.engine.voice.words import Utility


def cost_of(election: Election, rows: tuple[int, ...]) -> Fraction:
    """What these projects cost together."""
    return Fraction(sum(election.whole_costs[row] for row in rows), election.fineness)


def greedy_rows(
    election: Election, utility: Utility, order: tuple[int, ...], before: tuple[int, ...] = ()
) -> tuple[tuple[int, ...], tuple[Tie, ...]]:
    """Rows that the greedy rule buys after ``before``, in order, and its ties.

    By falling utility of all supporters together, by cost; what no longer fits is passed over, and
    so is what nobody approves of. ``order`` breaks ties.
    """
    worth = _worth(election, utility)
    place = {row: at for at, row in enumerate(order)}
    queue = [row for row in order if worth[row] and row not in before]
    queue.sort(key=lambda row: (-worth[row], place[row]))
    left = election.budget - cost_of(election, before)
    bought: list[int] = []
    watch = TieWatch()
    for at, row in enumerate(queue):
        if election.costs[row] > left:
            continue
        tied = [row]
        for other in queue[at + 1 :]:
            if worth[other] != worth[row]:
                break
            if election.costs[other] <= left:
                tied.append(other)
        watch.see(worth[row], tied, row, [*before, *bought])
        bought.append(row)
        left -= election.costs[row]
    return tuple(bought), watch.ties()


def greedy_guess(
    election: Election, utility: Utility, bought: tuple[int, ...], left: Fraction, row: int
) -> tuple[int, Fraction]:
    """About how many more supporters, or what cost, would have let a loser in.

    Parameters
    ----------
    bought : what the greedy rule bought, in order
    left : what it had to spend
    row : the loser

    Returns
    -------
    (more, cost) : the least over all places in the order
    """
    worth = _worth(election, utility)
    votes, cost = election.supporters[row], election.costs[row]
    by_cost = cost if utility == "cardinality" else Fraction(1)
    more, cheap = election.number_of_voters, Fraction(0)
    for next_one in (*bought, None):
        wanted = worth[next_one] if next_one is not None else Fraction(0)
        if cost <= left:
            more = min(more, max(-(-(wanted * by_cost) // 1) - votes, 1))
        if utility == "cardinality":
            cheap = max(cheap, min(left, votes / wanted if wanted else left))
        elif votes >= wanted:
            cheap = max(cheap, left)
        left -= election.costs[next_one] if next_one is not None else 0
    return more, cheap


def _worth(election: Election, utility: Utility) -> tuple[Fraction, ...]:
    """(P,) utility of all supporters together by cost."""
    return tuple(
        Fraction(number) if utility == "cost" else number / cost
        for number, cost in zip(election.supporters, election.costs, strict=True)
    )
